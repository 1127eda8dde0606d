/// A JSON value (RFC 8259) as the strict reader gives it: integers apart from other numbers, no duplicate names.
public enum JSONValue: Hashable, Sendable {
    /// `null`.
    case null
    /// `true` or `false`.
    case bool(Bool)
    /// A number written without fraction and exponent that fits 64 bits.
    case integer(Int64)
    /// Any other number, as it was written.
    case decimal(String)
    /// A string.
    case string(String)
    /// An array.
    case array([JSONValue])
    /// An object.
    case object([String: JSONValue])

    /// The string, or nil for another kind of value.
    public var string: String? { if case .string(let text) = self { text } else { nil } }
    /// The integer, or nil for another kind of value.
    public var integer: Int64? { if case .integer(let number) = self { number } else { nil } }
    /// The truth value, or nil for another kind of value.
    public var bool: Bool? { if case .bool(let truth) = self { truth } else { nil } }
    /// The elements, or nil for another kind of value.
    public var array: [JSONValue]? { if case .array(let elements) = self { elements } else { nil } }
    /// The members, or nil for another kind of value.
    public var object: [String: JSONValue]? { if case .object(let members) = self { members } else { nil } }

    /// An object of the members that have a value.
    public static func present(_ members: [String: JSONValue?]) -> JSONValue {
        .object(members.compactMapValues { $0 })
    }

    /// The word for this kind of value in a message: never the value itself.
    public var kindName: String {
        switch self {
        case .null: "null"
        case .bool: "boolean"
        case .integer: "integer"
        case .decimal: "number"
        case .string: "string"
        case .array: "array"
        case .object: "object"
        }
    }
}

extension JSONValue: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByBooleanLiteral,
    ExpressibleByArrayLiteral, ExpressibleByDictionaryLiteral
{
    /// A string.
    public init(stringLiteral value: String) { self = .string(value) }
    /// An integer.
    public init(integerLiteral value: Int64) { self = .integer(value) }
    /// A truth value.
    public init(booleanLiteral value: Bool) { self = .bool(value) }
    /// An array.
    public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
    /// An object; of equal names the last wins.
    public init(dictionaryLiteral elements: (String, JSONValue)...) {
        self = .object(Dictionary(elements) { _, last in last })
    }
}
