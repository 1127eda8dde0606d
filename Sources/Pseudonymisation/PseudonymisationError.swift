public import CaseModel
public import OpenSSLCrypto
public import PersonalNumbers

/// Where in a table: the physical line a cell begins on, the record and the column. It never holds a value.
public struct CellPlace: Sendable, Hashable, CustomStringConvertible {
    /// The physical line, from 1; the header begins on line 1.
    public let line: Int
    /// The record behind the header, from 1; 0 is the header.
    public let record: Int
    /// The column's name as the header has it, made printable; nil where no column is known.
    public let column: String?

    /// `line 3, record 2, column pnr`.
    public var description: String {
        let place = "line \(line), record \(record)"
        guard let column else { return place }
        return place + ", column \(column)"
    }
}

/// Ways in which bytes are not a CSV table (RFC 4180) or lines of JSON objects (RFC 8259). Each ends the run.
public enum TableFault: String, Sendable, Hashable, CaseIterable {
    /// A quote inside a cell that is not quoted, or something behind a closing quote.
    case strayQuote = "stray-quote"
    /// A quoted cell that the input ends in.
    case unterminatedQuote = "unterminated-quote"
    /// A carriage return outside quotes that no line feed follows.
    case strayCarriageReturn = "stray-carriage-return"
    /// The byte 0.
    case nulByte = "nul-byte"
    /// Bytes that are not UTF-8.
    case notUTF8 = "not-utf8"
    /// A record with more or fewer cells than the header.
    case raggedRecord = "ragged-record"
    /// A cell longer than `PseudonymStream.cellLimit`.
    case cellTooLong = "cell-too-long"
    /// A header longer than `PseudonymStream.headerLimit`.
    case headerTooLong = "header-too-long"
    /// A header with more columns than `PseudonymStream.columnLimit`.
    case tooManyColumns = "too-many-columns"
    /// A record longer than `PseudonymStream.recordLimit`.
    case recordTooLong = "record-too-long"
    /// A line that is not one JSON object.
    case notAnObject = "not-an-object"
    /// An object that has a member twice.
    case duplicatedMember = "duplicated-member"

    var explanation: String {
        switch self {
        case .strayQuote: "a quote stands where none may"
        case .unterminatedQuote: "a quoted cell does not end"
        case .strayCarriageReturn: "a carriage return stands without a line feed"
        case .nulByte: "a NUL byte"
        case .notUTF8: "bytes that are not UTF-8"
        case .raggedRecord: "the record has not as many cells as the header"
        case .cellTooLong: "a cell is longer than 1 MiB"
        case .headerTooLong: "the header is longer than 1 MiB"
        case .tooManyColumns: "the header has more than 4096 columns"
        case .recordTooLong: "a record is longer than 4 MiB"
        case .notAnObject: "the line is not a JSON object"
        case .duplicatedMember: "the object has a member twice"
        }
    }
}

/// Why pseudonyms cannot be made. No case carries a number, a cell or key bytes.
public enum PseudonymisationError: ReportableFailure, Hashable {
    /// The name or tag of a domain.
    case invalidDomain(String)
    /// The length or version of a key.
    case invalidKey(String)
    /// The cryptographic library failed.
    case cryptography(OpenSSLError)
    /// An option that contradicts itself: no column, a column twice, or a character that cannot delimit.
    case invalidOption(String)
    /// The input is empty.
    case emptyInput
    /// The header lacks columns; the names are made printable.
    case missingColumn([String], header: [String])
    /// The header has a name twice.
    case duplicatedColumn(String)
    /// A cell of the header is itself a personal number: most likely there is no header. Columns count from 1.
    case numberInHeader(column: Int)
    /// The bytes are not a table.
    case malformedTable(TableFault, at: CellPlace)
    /// A cell of a column to be replaced is not a number.
    case invalidNumber(PersonalNumberError, at: CellPlace?)
    /// A cell of a column to be replaced cannot be; the word says why.
    case refusedCell(CellRefusal, at: CellPlace)
    /// A cell of another column holds a valid number.
    case numberInOtherColumn(PersonalNumberKind, at: CellPlace)
    /// More bytes of rows would be set aside than `PseudonymStream.rejectionLimit`.
    case tooManyRejections(at: CellPlace)
    /// The bytes are in another encoding than UTF-8, as far as can be told.
    case otherEncoding(TextEncoding, at: CellPlace)
    /// The identity history contradicts itself or cannot be read.
    case malformedHistory(HistoryFault, line: Int)

    /// A stable code.
    public var code: String {
        switch self {
        case .invalidDomain: "pseudonym.domain"
        case .invalidKey: "pseudonym.key"
        case .cryptography: "pseudonym.cryptography"
        case .invalidOption: "pseudonym.option"
        case .emptyInput: "pseudonym.empty-input"
        case .missingColumn: "pseudonym.missing-column"
        case .duplicatedColumn: "pseudonym.duplicated-column"
        case .numberInHeader: "pseudonym.number-in-header"
        case .malformedTable(let fault, _): "pseudonym.\(fault.rawValue)"
        case .invalidNumber: "pseudonym.invalid-number"
        case .refusedCell: "pseudonym.refused-cell"
        case .tooManyRejections: "pseudonym.too-many-rejections"
        case .otherEncoding: "pseudonym.not-utf8"
        case .malformedHistory(let fault, _): fault.code
        case .numberInOtherColumn: "pseudonym.number-in-other-column"
        }
    }

    /// The class of the failure.
    public var failureClass: FailureClass {
        switch self {
        case .invalidOption: .usage
        case .cryptography: .surroundings
        default: .badInput
        }
    }

    /// What went wrong and where.
    public var message: String {
        switch self {
        case .invalidDomain(let what), .invalidKey(let what), .invalidOption(let what): what
        case .cryptography(let error): "\(error)"
        case .emptyInput: "the input is empty"
        case .missingColumn(let names, let header):
            "the header lacks \(Self.listed(names)); it has \(Self.listed(header))"
        case .duplicatedColumn(let name): "the header has the column \(name) twice"
        case .numberInHeader(let column): "cell \(column) of the header is a personal number"
        case .malformedTable(let fault, let place): "\(fault.explanation): \(place)"
        case .invalidNumber(let error, let place):
            "not a personal number: \(error)" + (place.map { "; \($0)" } ?? "")
        case .refusedCell(let refusal, let place): "a cell cannot be replaced: \(refusal.reason); \(place)"
        case .tooManyRejections(let place): "more than 8 MiB of rows would be set aside: \(place)"
        case .otherEncoding(let encoding, let place):
            "the text is not UTF-8 but looks like \(encoding.rawValue): \(place)"
        case .malformedHistory(let fault, let line): "\(fault.explanation): line \(line) of the identity history"
        case .numberInOtherColumn(let kind, let place):
            "a personal number (\(kind.rawValue)) stands in a column that is passed on: \(place)"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .numberInHeader: "does the table have a header? one is needed, on the first line"
        case .numberInOtherColumn: "remove it, replace this column too, or declare the column free of numbers"
        case .malformedTable(.notUTF8, _), .otherEncoding: "convert the table to UTF-8"
        case .malformedTable(.notAnObject, _): "one whole object a line; is the format right?"
        case .tooManyRejections: "is the column right, and its country?"
        case .malformedHistory: "docs/pseudonyms.md says how the file is written"
        case .malformedTable(.raggedRecord, _): "is the delimiter right?"
        case .missingColumn: "names are compared exactly; is the delimiter right?"
        default: nil
        }
    }

    /// The line, where there is one.
    public var place: Place? {
        switch self {
        case .malformedHistory(_, let line): Place(line: line)
        default: cellPlace.map { Place(line: $0.line) }
        }
    }

    /// The cell, where there is one.
    var cellPlace: CellPlace? {
        switch self {
        case .malformedTable(_, let place), .invalidNumber(_, .some(let place)), .numberInOtherColumn(_, let place),
            .refusedCell(_, let place), .tooManyRejections(let place), .otherEncoding(_, let place):
            place
        default: nil
        }
    }

    /// The same error at another place.
    func moved(to place: CellPlace) -> PseudonymisationError {
        switch self {
        case .malformedTable(let fault, _): .malformedTable(fault, at: place)
        case .invalidNumber(let error, .some): .invalidNumber(error, at: place)
        case .numberInOtherColumn(let kind, _): .numberInOtherColumn(kind, at: place)
        case .refusedCell(let refusal, _): .refusedCell(refusal, at: place)
        case .tooManyRejections: .tooManyRejections(at: place)
        case .otherEncoding(let encoding, _): .otherEncoding(encoding, at: place)
        default: self
        }
    }

    /// At most twenty names.
    private static func listed(_ names: [String]) -> String {
        let shown = names.prefix(20).joined(separator: ", ")
        return names.count > 20 ? "\(shown) and \(names.count - 20) more" : shown
    }
}
