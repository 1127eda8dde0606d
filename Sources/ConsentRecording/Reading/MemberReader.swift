import CaseModel
import OpenSSLCrypto

/// Reads the members of one JSON object against a closed list of names; faults carry the pointer, never a value.
struct MemberReader {
    let members: [String: JSONValue]
    let pointer: String

    init(_ value: JSONValue, at pointer: String, names: Set<String>) throws(ConsentFault) {
        guard let members = value.object else { throw ConsentFault(.wrongType(expected: "object"), at: pointer) }
        // The least unknown name is reported, so that the fault does not depend on the order of a dictionary.
        if let unknown = members.keys.filter({ !names.contains($0) }).min() {
            throw ConsentFault(.unknownName, at: pointer + "/" + pointerToken(unknown))
        }
        self.members = members
        self.pointer = pointer
    }

    func has(_ name: String) -> Bool { members[name] != nil }

    func pointer(to name: String) -> String { pointer + "/" + name }

    func required(_ name: String) throws(ConsentFault) -> JSONValue {
        guard let value = members[name] else { throw ConsentFault(.missing, at: pointer(to: name)) }
        return value
    }

    func text(_ name: String) throws(ConsentFault) -> String {
        guard let text = try required(name).string else {
            throw ConsentFault(.wrongType(expected: "string"), at: pointer(to: name))
        }
        return text
    }

    func truth(_ name: String) throws(ConsentFault) -> Bool {
        guard let truth = try required(name).bool else {
            throw ConsentFault(.wrongType(expected: "boolean"), at: pointer(to: name))
        }
        return truth
    }

    /// Reads a string by a failable initialiser; `rule` says in words what it must be.
    func value<Value>(_ name: String, _ rule: String, _ make: (String) -> Value?) throws(ConsentFault) -> Value {
        guard let value = make(try text(name)) else {
            throw ConsentFault(.invalid(rule: rule), at: pointer(to: name))
        }
        return value
    }

    func optional<Value>(
        _ name: String, _ rule: String, _ make: (String) -> Value?
    ) throws(ConsentFault) -> Value? {
        guard has(name) else { return nil }
        return try value(name, rule, make)
    }

    func digest(_ name: String) throws(ConsentFault) -> SHA256Digest {
        try value(name, Rule.digest) { SHA256Digest(hex: $0) }
    }

    func identifier(_ name: String) throws(ConsentFault) -> Identifier {
        try value(name, Rule.identifier) { Identifier($0) }
    }

    func instant(_ name: String) throws(ConsentFault) -> Instant {
        try value(name, Rule.instant) { Instant(parsing: $0) }
    }

    /// A list of names without repetition, in any order, not empty; empty when the member is absent.
    func identifiers(_ name: String) throws(ConsentFault) -> Set<Identifier> {
        guard let value = members[name] else { return [] }
        guard let elements = value.array else {
            throw ConsentFault(.wrongType(expected: "array"), at: pointer(to: name))
        }
        guard !elements.isEmpty else { throw ConsentFault(.invalid(rule: Rule.notEmpty), at: pointer(to: name)) }
        guard elements.count <= ConsentLimits.names else {
            throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: pointer(to: name))
        }
        var names: Set<Identifier> = []
        for (index, element) in elements.enumerated() {
            let place = pointer(to: name) + "/\(index)"
            guard let text = element.string else { throw ConsentFault(.wrongType(expected: "string"), at: place) }
            guard let identifier = Identifier(text) else {
                throw ConsentFault(.invalid(rule: Rule.identifier), at: place)
            }
            guard names.insert(identifier).inserted else { throw ConsentFault(.repeated, at: place) }
        }
        return names
    }

    func requiredIdentifiers(_ name: String) throws(ConsentFault) -> Set<Identifier> {
        _ = try required(name)
        return try identifiers(name)
    }
}

/// Reads strict JSON, its faults as faults of this module.
func parsed(_ bytes: [UInt8], maximumBytes: Int) throws(ConsentFault) -> JSONValue {
    do {
        return try StrictJSON.parse(bytes, maximumBytes: maximumBytes)
    } catch {
        throw ConsentFault(.malformed(error))
    }
}

/// Reads strict JSON that must be in canonical form, its faults as faults of this module.
func parsedCanonical(_ bytes: [UInt8], maximumBytes: Int) throws(ConsentFault) -> JSONValue {
    do {
        return try StrictJSON.parseCanonical(bytes, maximumBytes: maximumBytes)
    } catch {
        throw ConsentFault(.malformed(error))
    }
}

extension JSONValue {
    /// The names of a set as a sorted array.
    static func names(_ names: Set<Identifier>) -> JSONValue { .array(names.sorted().map { .string($0.text) }) }
}
