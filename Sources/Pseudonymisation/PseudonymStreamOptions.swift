/// What a stream replaces, what it scans and how the table is written.
public struct PseudonymStreamOptions: Sendable, Hashable {
    /// What stands between two cells.
    public enum Delimiter: Sendable, Hashable {
        /// The one of `,` `;` tab `|` that stands most often outside quotes in the header; of equals the first in this
        /// order; `,` where none stands.
        case detected
        /// A character U+0021 to U+007E that is no letter, digit, quote, `+` or `-`; or tab.
        case character(UInt8)
    }

    /// The names of the columns whose numbers are replaced; at least one.
    public var columns: [String]
    /// The names of columns that are passed on without being scanned for numbers.
    public var freeColumns: [String]
    /// The delimiter.
    public var delimiter: Delimiter

    /// Makes options.
    public init(columns: [String], freeColumns: [String] = [], delimiter: Delimiter = .detected) {
        self.columns = columns
        self.freeColumns = freeColumns
        self.delimiter = delimiter
    }

    /// Refuses options that contradict themselves.
    func check() throws(PseudonymisationError) {
        guard !columns.isEmpty else { throw .invalidOption("no column is named for replacement") }
        let names = (columns + freeColumns).map { Array($0.utf8) }
        guard Set(names).count == names.count else { throw .invalidOption("a column is named twice") }
        guard case .character(let byte) = delimiter else { return }
        let isAlphanumeric = (0x30...0x39).contains(byte) || (0x61...0x7A).contains(byte | 0x20)
        let isPrintable = (0x21...0x7E).contains(byte) || byte == 0x09
        guard isPrintable, !isAlphanumeric, byte != UInt8(ascii: "\""), byte != UInt8(ascii: "+"),
            byte != UInt8(ascii: "-")
        else { throw .invalidOption("this character cannot delimit cells") }
    }
}
