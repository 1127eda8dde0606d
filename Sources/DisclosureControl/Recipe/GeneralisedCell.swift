internal import CaseModel

/// A generaliser with its table at hand, which turns cells into values of a level.
struct GeneralisedCell: Sendable {
    let generaliser: Generaliser
    /// The table of a mapping, else nil.
    let table: MappingTable?
    /// How many levels there are with `*`.
    let levelCount: Int

    static let star = UInt8(ascii: "*")

    init(_ generaliser: Generaliser, table: MappingTable?) {
        self.generaliser = generaliser
        self.table = table
        levelCount = table?.levelCount ?? generaliser.levelCount ?? 1
    }

    /// Appends the value of a cell at a level; false, with nothing appended, for a cell that does not fit. At the level of
    /// `*` a cell must fit as well: a column of the wrong kind is never passed over.
    func append(_ cell: Span<UInt8>, at level: Int, to output: inout [UInt8]) -> Bool {
        guard cell.count > 0, level < levelCount else { return false }
        let isStar = level == levelCount - 1
        switch generaliser {
        case .identity:
            if !isStar { output.append(cell) }
        case .suppression: break
        case .bands(let bands):
            guard let number = ExactDecimal(cell) else { return false }
            if !isStar { output.append(contentsOf: bands[level].text(of: number.floor).utf8) }
        case .prefix(let lengths, let length):
            guard Self.isPrintable(cell), length.map({ $0 == cell.count }) ?? (cell.count >= lengths[0]) else {
                return false
            }
            if !isStar { output.append(cell.extracting(first: lengths[level])) }
        case .dates(let grains):
            guard cell.count == 10, let date = CalendarDate(parsing: Self.text(cell)) else { return false }
            if !isStar { output.append(contentsOf: grains[level].text(of: date).utf8) }
        case .mapping:
            guard let value = table?.value(of: cell, at: level) else { return false }
            if !isStar { output.append(contentsOf: value.utf8) }
        }
        if isStar { output.append(Self.star) }
        return true
    }

    private static func isPrintable(_ cell: Span<UInt8>) -> Bool {
        for index in cell.indices where cell[index] < 0x20 || cell[index] > 0x7E { return false }
        return true
    }

    private static func text(_ cell: Span<UInt8>) -> String {
        var bytes: [UInt8] = []
        bytes.append(cell)
        return String(decoding: bytes, as: UTF8.self)
    }
}
