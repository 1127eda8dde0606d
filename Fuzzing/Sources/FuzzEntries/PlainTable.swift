import PersonalNumbers
import Pseudonymisation

/// Pseudonymises a table the obvious way, whole in memory. Only tables that the engine takes are asked about, so it need
/// not find faults: quotes toggle, delimiters and line feeds outside them cut.
struct PlainTable {
    struct Cell {
        /// As written, with its quotes.
        var bytes: [UInt8] = []
        var isQuoted: Bool { bytes.first == UInt8(ascii: "\"") }
        var content: [UInt8] { isQuoted ? Array(bytes.dropFirst().dropLast()) : bytes }
    }

    struct Record {
        var cells: [Cell] = []
        var end: [UInt8] = []
    }

    let mark: [UInt8]
    let delimiter: UInt8
    var records: [Record]

    init(_ bytes: [UInt8]) {
        mark = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? [0xEF, 0xBB, 0xBF] : []
        let text = bytes.dropFirst(mark.count)
        delimiter = Self.delimiter(of: text)
        records = []
        var (record, cell, isOutside, isOpen) = (Record(), Cell(), true, false)
        for byte in text {
            isOpen = true
            if byte == UInt8(ascii: "\"") { isOutside.toggle() }
            switch byte {
            case delimiter where isOutside:
                record.cells.append(cell)
                cell = Cell()
            case 0x0A where isOutside:
                record.end = [0x0A]
                if cell.bytes.last == 0x0D {
                    cell.bytes.removeLast()
                    record.end = [0x0D, 0x0A]
                }
                record.cells.append(cell)
                records.append(record)
                (record, cell, isOpen) = (Record(), Cell(), false)
            default: cell.bytes.append(byte)
            }
        }
        guard isOpen else { return }
        record.cells.append(cell)
        records.append(record)
    }

    private static func delimiter(of text: ArraySlice<UInt8>) -> UInt8 {
        var (isOutside, counts) = (true, [UInt8: Int]())
        for byte in text {
            if byte == UInt8(ascii: "\"") { isOutside.toggle() }
            if isOutside, byte == 0x0A { break }
            if isOutside { counts[byte, default: 0] += 1 }
        }
        let candidates = Array(",;\t|".utf8)
        let most = candidates.map { counts[$0] ?? 0 }.max() ?? 0
        return candidates.first { (counts[$0] ?? 0) == most } ?? candidates[0]
    }

    /// The place of a column by its name.
    func column(_ name: String) -> Int? {
        records.first?.cells.firstIndex { cell in
            let text = String(decoding: cell.content, as: UTF8.self)
            return text.utf8.elementsEqual(name.utf8)
        }
    }

    func written(_ records: [Record]) -> [UInt8] {
        records.flatMap { $0.cells.map(\.bytes).joined(separator: [delimiter]) + $0.end }
    }
}
