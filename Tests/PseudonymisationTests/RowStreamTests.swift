import Testing

@testable import Pseudonymisation

/// Whole rows of a table, held against the reading of columns.
@Suite struct RowStreamTests {
    private static func rows(_ bytes: [UInt8], piece: Int) throws -> (names: [String], rows: [[String]]) {
        var stream = try RowStream(asOf: referenceDate)
        var (names, rows): ([String], [[String]]) = ([], [])
        let header: RowStream.Header = {
            #expect(rows.isEmpty)
            names += $0
        }
        let row: RowStream.Row = { bytes, ends in
            var (cells, start): ([String], Int) = ([], 0)
            for index in ends.indices {
                var cell: [UInt8] = []
                for place in start..<ends[index] { cell.append(bytes[place]) }
                cells.append(String(decoding: cell, as: UTF8.self))
                start = ends[index]
            }
            rows.append(cells)
        }
        for start in Swift.stride(from: 0, to: bytes.count, by: piece) {
            try stream.read(
                bytes.span.extracting(start..<min(start + piece, bytes.count)), header: header, row: row)
        }
        try stream.finish(header: header, row: row)
        #expect(stream.rows == rows.count)
        return (names, rows)
    }

    private static func columns(_ bytes: [UInt8], _ names: [String]) throws -> [[String]] {
        var stream = try ColumnStream(columns: names, asOf: referenceDate)
        var rows: [[String]] = []
        let body: (ColumnStream.Record) -> Void = { record in
            rows.append(record.cells.map { String(decoding: $0, as: UTF8.self) })
        }
        try stream.read(bytes.span, body)
        try stream.finish(body)
        return rows
    }

    @Test(arguments: [1, 2, 3, 7, 1 << 20])
    func theyAreThoseOfAllColumns(piece: Int) throws {
        let cells = ["a", "", "å", "\"\"", "\"x;y\"", "\"l\nl\"", "\"q\"\"q\"", " ", "0114"]
        var state: UInt64 = 9
        func next(_ count: Int) -> Int {
            state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
            return Int(state >> 33) % count
        }
        for _ in 0..<60 {
            let width = 2 + next(4)
            let end = next(2) == 0 ? "\n" : "\r\n"
            let names = (0..<width).map { "c\($0)" }
            var lines = [names.joined(separator: ";")]
            for _ in 0..<next(6) {
                lines.append((0..<width).map { _ in cells[next(cells.count)] }.joined(separator: ";"))
            }
            let bytes = Array((lines.joined(separator: end) + (next(2) == 0 ? end : "")).utf8)
            let read = try Self.rows(bytes, piece: piece)
            #expect(read.names == names)
            #expect(try read.rows == Self.columns(bytes, names))
        }
    }

    @Test(arguments: [
        "", "\u{FEFF}", "a,a\n", "a,b\n1\n", "a\n1,2\n", "a\n\"1\n", "a\n1\"\n", "199905172384,x\n1,2\n", "a\n1\u{0}\n",
    ])
    func whatIsNoTableIsRefused(text: String) {
        for piece in [1, 5, 1000] {
            #expect(throws: ColumnFault.self) { try Self.rows(Array(text.utf8), piece: piece) }
        }
    }
}
