/// Reads JSON (RFC 8259) from untrusted bytes and refuses what a lenient reader would guess about.
///
/// Refused: more bytes or depth than allowed, a byte order mark, invalid UTF-8, duplicate names, lone surrogates,
/// anything after the value, numbers outside the grammar or longer than 64 characters.
public enum StrictJSON {
    /// The deepest nesting that is read.
    public static let maximumDepth = 32

    /// Reads one document of at most `maximumBytes`; faults carry line and column, never content.
    public static func parse(_ bytes: [UInt8], maximumBytes: Int) throws(JSONFault) -> JSONValue {
        guard bytes.count <= maximumBytes else { throw JSONFault(reason: .tooLarge(limit: maximumBytes)) }
        var reader = JSONReader(bytes: bytes)
        return try reader.document()
    }

    /// Reads one document and refuses it unless it is byte for byte in the canonical form of RFC 8785.
    public static func parseCanonical(_ bytes: [UInt8], maximumBytes: Int) throws(JSONFault) -> JSONValue {
        let value = try parse(bytes, maximumBytes: maximumBytes)
        guard CanonicalJSON.bytes(of: value) == bytes else { throw JSONFault(reason: .notCanonical) }
        return value
    }
}

/// Why a JSON document was refused, and where.
public struct JSONFault: ReportableFailure, Hashable {
    /// What is wrong with the document.
    public enum Reason: Hashable, Sendable {
        /// It holds more bytes than are read.
        case tooLarge(limit: Int)
        /// It nests deeper than `StrictJSON.maximumDepth`.
        case tooDeep
        /// The bytes do not follow the grammar.
        case syntax
        /// The document or a string in it is not UTF-8, or holds a lone surrogate.
        case encoding
        /// An object has the same name twice.
        case duplicateName
        /// Something stands after the value.
        case trailingBytes
        /// The document is not in canonical form.
        case notCanonical
    }

    /// What is wrong.
    public let reason: Reason
    /// The line, from 1; 0 when the fault concerns the whole document.
    public let line: Int
    /// The column in bytes, from 1; 0 when the fault concerns the whole document.
    public let column: Int

    /// Makes a fault.
    public init(reason: Reason, line: Int = 0, column: Int = 0) {
        (self.reason, self.line, self.column) = (reason, line, column)
    }

    /// `json.malformed`, for every reason.
    public var code: String { "json.malformed" }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// Line and column, where they are known.
    public var place: Place? { line > 0 ? Place(line: line, column: column) : nil }
    /// What is wrong, without content.
    public var message: String {
        switch reason {
        case .tooLarge(let limit): "the JSON document is larger than \(limit) bytes"
        case .tooDeep: "the JSON document nests deeper than \(StrictJSON.maximumDepth) levels"
        case .syntax: "the JSON document is malformed"
        case .encoding: "the JSON document is not valid UTF-8"
        case .duplicateName: "a JSON object has the same name twice"
        case .trailingBytes: "something stands after the end of the JSON document"
        case .notCanonical: "the JSON document is not in canonical form (RFC 8785)"
        }
    }
    /// What to do.
    public var hint: String? { "save the file as plain JSON in UTF-8 without a byte order mark" }
}
