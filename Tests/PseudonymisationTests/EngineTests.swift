import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Testing

@testable import Pseudonymisation

/// What makes the engine fast changes nothing: it gives what the plain reader gives, byte by byte, on every input.
@Suite struct EngineTests {
    /// Thousands of rows a seed: several columns, countries and keys, quotes, line ends in cells, invalid numbers.
    @Test(arguments: 0..<9)
    func manyRowsAreAsThePlainReaderHasThem(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(7_000 + seed))
        let table = try WideTable(rows: 2_000, invalid: seed % 3 == 0 ? 100 : 0, using: &generator)
        try expectEqual(table.header, table.records, table.options)
    }

    /// Small tables damaged at random places: faults, and what is no fault, are the same ones.
    @Test(arguments: 0..<20)
    func damagedRowsAreAsThePlainReaderHasThem(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(9_000 + seed))
        let strange: [UInt8] = [
            0, 0x0A, 0x0D, 0x22, 0x2C, 0x3B, 0x80, 0xC3, 0xA5, 0xE2, 0xEF, 0xBC, 0x91, 0xFF, 0x31, 0x2D, 0x20, 0x41,
        ]
        for _ in 0..<60 {
            let table = try WideTable(
                rows: Int.random(in: 0...12, using: &generator), invalid: 400, using: &generator)
            var records = table.records
            for _ in 0..<Int.random(in: 0...4, using: &generator) where !records.isEmpty {
                let index = Int.random(in: 0..<records.count, using: &generator)
                switch Int.random(in: 0...2, using: &generator) {
                case 0: records[index] = strange.randomElement(using: &generator) ?? 0
                case 1: records.insert(strange.randomElement(using: &generator) ?? 0, at: index)
                default: records.remove(at: index)
                }
            }
            try expectEqual(table.header, records, table.options)
        }
    }

    /// Bytes that mean something to the format, in every order: nothing is left to chance at the edge of a block.
    @Test(arguments: 0..<20)
    func noiseIsAsThePlainReaderHasIt(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(11_000 + seed))
        let header = try TableHeader(
            Array("a,pnr".utf8), delimiter: .character(0x2C), options: PseudonymStreamOptions(columns: ["pnr"]))
        let number = Array("900115-9855".utf8)
        let pieces: [[UInt8]] = [
            [0x22], [0x22], [0x2C], [0x2C], [0x0A], [0x0D, 0x0A], [0x0D], [0x22, 0x22], Array("x".utf8), number, number,
            Array("Å".utf8), [0x22] + number + [0x22],
        ]
        for invalid in [PseudonymStreamOptions.InvalidCells.stop, .setAside] {
            let options = PseudonymStreamOptions(columns: ["pnr"], invalidCells: invalid)
            for _ in 0..<150 {
                var records = [UInt8](repeating: 0x79, count: Int.random(in: 0...70, using: &generator))
                records += Array(",900115-9855\n".utf8)
                for _ in 0..<Int.random(in: 0...14, using: &generator) {
                    records += pieces.randomElement(using: &generator) ?? []
                }
                try expectEqual(header, records, options)
            }
        }
    }

    /// Every offset of a block: quotes, line ends and the end of the input on both sides of it.
    @Test func everyOffsetOfABlock() throws {
        let header = try TableHeader(
            Array("a,pnr,b".utf8), delimiter: .character(0x2C), options: PseudonymStreamOptions(columns: ["pnr"]))
        let endings = ["", "\n", "\r\n", "\r", "\"", "\"\n", "x"]
        for filler in 0..<132 {
            let cell = String(repeating: "z", count: filler)
            for (begin, end) in [("", ""), ("\"", "\""), ("\"\"\"", "\"\"\""), ("\"\n", "\r\n\"")] {
                let record = "\(begin)\(cell)\(end),\"19900115-9855\",\(begin)å\(end)"
                for ending in endings {
                    try expectEqual(
                        header, Array("\(record)\n\(record)\(ending)".utf8), PseudonymStreamOptions(columns: ["pnr"]))
                }
            }
        }
    }

    /// Whole runs cut anywhere have one output, and faults one place.
    @Test(arguments: 0..<12)
    func setAsideRowsDoNotDependOnChunks(_ seed: Int) throws {
        var generator = SeededGenerator(seed: UInt64(13_000 + seed))
        let table = try WideTable(rows: 60, invalid: 300, using: &generator)
        let input = table.headerBytes + table.records
        let whole = try run(input, table.options)
        #expect(try whole.get().report.rejected > 0)
        for _ in 0..<3 {
            let chunks = (0..<60).map { _ in Int.random(in: 1...90, using: &generator) }
            #expect(try run(input, table.options, chunks: chunks).get() == whole.get())
        }
    }

    /// The encoder's tables give the text that `Pseudonym` writes.
    @Test func tablesGiveTheTextOfEveryCode() throws {
        var generator = SeededGenerator(seed: 5)
        for version in 0...31 {
            for tag in ["ab", "rekstat", "abcdefghij"] {
                let encoder = PseudonymEncoder(tag: tag, version: version)
                for _ in 0..<60 {
                    let code = (0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }
                    var text = [UInt8](repeating: 0, count: encoder.count)
                    unsafe code.withUnsafeBufferPointer { source in
                        unsafe text.withUnsafeMutableBufferPointer { target in
                            unsafe encoder.write(source.baseAddress!, to: target.baseAddress!)
                        }
                    }
                    #expect(text == Array(Pseudonym(tag: tag, version: version, code: code).text.utf8))
                }
            }
        }
    }
}

/// Runs both readers over the same records.
private func expectEqual(_ header: TableHeader, _ records: [UInt8], _ options: PseudonymStreamOptions) throws {
    var options = options
    options.keepsRowEnds = true
    let (fast, plain) = (TableChunk(size: records.count), TableChunk(size: records.count))
    fast.input.append(records)
    plain.input.append(records)
    try DelimitedWorker(header: header, options: options).process(fast)
    try PlainDelimitedReader.read(plain, header: header, options: options, work: CellWork(options))
    #expect(fast.tally.fault == plain.tally.fault)
    guard plain.tally.fault == nil, fast.tally.fault == nil else { return }
    #expect(bytes(fast.output) == bytes(plain.output))
    #expect(bytes(fast.rejected) == bytes(plain.rejected))
    #expect(fast.tally.lines == plain.tally.lines)
    #expect(fast.tally.rows == plain.tally.rows)
    #expect(fast.tally.rowEnds == plain.tally.rowEnds)
    #expect(fast.tally.rejections == plain.tally.rejections)
    func order(_ left: IdentityMark, _ right: IdentityMark) -> Bool {
        (left.code, left.column) < (right.code, right.column)
    }
    #expect(fast.tally.marks.sorted(by: order) == plain.tally.marks.sorted(by: order))
}

private func bytes(_ memory: StreamMemory) -> [UInt8] {
    memory.withBytes { span in span.indices.map { span[$0] } }
}

/// A table of eight columns: numbers of two countries under two keys, and cells of every kind beside them.
struct WideTable {
    let header: TableHeader
    let headerBytes: [UInt8]
    let records: [UInt8]
    let options: PseudonymStreamOptions

    private static let otherKey = Samples.shared("exchange/other", version: 3)

    /// Of a thousand rows `invalid` have a number that is none.
    init(rows: Int, invalid: Int, using generator: inout SeededGenerator) throws {
        let delimiter = [",", ";", "\t", "|"].randomElement(using: &generator) ?? ","
        let lineEnd = ["\n", "\r\n"].randomElement(using: &generator) ?? "\n"
        let names = ["id", "pnr", "namn", "kommun", "datum", "hetu", "mor", "not"].joined(separator: delimiter)
        headerBytes = Array((names + lineEnd).utf8)
        options = PseudonymStreamOptions(
            columns: [
                ReplacedColumn("pnr", country: .sweden, key: Samples.sharedKey),
                ReplacedColumn("hetu", country: .finland, key: Self.otherKey),
                ReplacedColumn("mor", country: .sweden, key: Self.otherKey),
            ], freeColumns: ["id"], format: .delimited(.character(delimiter.utf8.first ?? 0x2C)),
            invalidCells: invalid > 0 ? .setAside : .stop,
            parsing: ParsingOptions(referenceDate: referenceDate, kinds: .all))
        header = try TableHeader(
            Array(names.utf8), delimiter: .character(delimiter.utf8.first ?? 0x2C), options: options)
        let sources = [Country.sweden, .finland].map { TestNumbers(country: $0, referenceDate: referenceDate) }
        let fillers = [
            "", "x", "Åsa Öberg", "\"a\(delimiter)b\"", "\"q\"\"q\"", "\"two\nlines\"", "1283", "2026-01-01 12:30:00",
            "😀", " ", "070-123 45 67", "123456789012345", "\"\r\n\"", "１９９０",
            "a longer text that goes on beyond one block",
        ]
        var text = ""
        for row in 0..<rows {
            var cells = (0..<8).map { _ in fillers.randomElement(using: &generator) ?? "" }
            cells[0] = "\(row)"
            for (place, source) in [(1, 0), (5, 1), (6, 0)] {
                let number = try #require(sources[source].next(using: &generator))
                var written = number.canonical
                if source == 0, Bool.random(using: &generator), (number.birthDate?.year ?? 0) > 1930 {
                    written.insert("-", at: written.index(written.startIndex, offsetBy: 8))
                }
                if Int.random(in: 0..<1000, using: &generator) < invalid {
                    written =
                        ["", "19900115-9856", "x", "900230-9855", written + "0"].randomElement(using: &generator) ?? ""
                }
                cells[place] = Int.random(in: 0..<5, using: &generator) == 0 ? "\"\(written)\"" : written
            }
            text += cells.joined(separator: delimiter) + lineEnd
        }
        records = Array(text.utf8)
    }
}
