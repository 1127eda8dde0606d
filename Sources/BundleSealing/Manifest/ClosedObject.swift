import CaseModel
import OpenSSLCrypto

/// Why a JSON document breaks its schema, and where; mapped to the module's faults at the edge.
public struct SchemaFault: Error, Sendable, Hashable {
    /// The RFC 6901 pointer of the value.
    public let pointer: String
    /// What is wrong with it, never the value.
    public let reason: String

    var detail: String { pointer.isEmpty ? reason : "\(reason) at \(pointer)" }
}

/// The members of a JSON object whose schema is closed: every required one is there and no unknown one.
struct ClosedObject {
    private let members: [String: JSONValue]
    let pointer: String

    init(
        _ value: JSONValue, at pointer: String, required: [String], optional: [String] = []
    ) throws(SchemaFault) {
        guard let members = value.object else { throw SchemaFault(pointer: pointer, reason: "not an object") }
        self.members = members
        self.pointer = pointer
        for name in required where members[name] == nil {
            throw SchemaFault(pointer: pointer + "/" + name, reason: "missing member")
        }
        // The unknown name itself is not repeated: it could be anything.
        guard members.keys.allSatisfy({ required.contains($0) || optional.contains($0) }) else {
            throw SchemaFault(pointer: pointer, reason: "unknown member")
        }
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func value(_ name: String) -> JSONValue { members[name] ?? .null }

    func fault(_ name: String, _ reason: String) -> SchemaFault {
        SchemaFault(pointer: pointer + "/" + name, reason: reason)
    }

    func string(_ name: String) throws(SchemaFault) -> String {
        guard let text = value(name).string else { throw fault(name, "not a string") }
        return text
    }

    func parsed<Value>(_ name: String, as kind: String, _ parse: (String) -> Value?) throws(SchemaFault) -> Value {
        guard let value = parse(try string(name)) else { throw fault(name, "not \(kind)") }
        return value
    }

    func identifier(_ name: String) throws(SchemaFault) -> Identifier {
        try parsed(name, as: "an identifier", Identifier.init(_:))
    }

    func instant(_ name: String) throws(SchemaFault) -> Instant {
        try parsed(name, as: "an instant", Instant.init(parsing:))
    }

    func digest(_ name: String) throws(SchemaFault) -> SHA256Digest {
        try parsed(name, as: "a SHA-256 digest", SHA256Digest.init(hex:))
    }

    func integer(_ name: String, in range: ClosedRange<Int>) throws(SchemaFault) -> Int {
        guard let number = value(name).integer, let small = Int(exactly: number), range.contains(small) else {
            throw fault(name, "not an integer from \(range.lowerBound) to \(range.upperBound)")
        }
        return small
    }

    func array(_ name: String, count range: ClosedRange<Int>) throws(SchemaFault) -> [JSONValue] {
        guard let elements = value(name).array else { throw fault(name, "not an array") }
        guard range.contains(elements.count) else { throw fault(name, "too few or too many elements") }
        return elements
    }

    /// Identifiers in ascending order without repetition, so that a set has one form.
    func identifierSet(_ name: String, count range: ClosedRange<Int>) throws(SchemaFault) -> [Identifier] {
        var identifiers: [Identifier] = []
        for element in try array(name, count: range) {
            guard let text = element.string, let identifier = Identifier(text) else {
                throw fault(name, "an element is not an identifier")
            }
            if let last = identifiers.last, last >= identifier { throw fault(name, "not sorted and distinct") }
            identifiers.append(identifier)
        }
        return identifiers
    }

    /// Each element read as an object of its own.
    func objects<Value>(
        _ name: String, count range: ClosedRange<Int>,
        _ read: (JSONValue, String) throws(SchemaFault) -> Value
    ) throws(SchemaFault) -> [Value] {
        var values: [Value] = []
        for (index, element) in try array(name, count: range).enumerated() {
            values.append(try read(element, "\(pointer)/\(name)/\(index)"))
        }
        return values
    }
}
