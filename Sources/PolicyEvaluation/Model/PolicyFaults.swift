public import CaseModel

/// Everything that is wrong with a policy file or a suite of policy tests; never empty.
public struct PolicyFaults: ReportableFailure {
    /// The most faults that are kept.
    public static let limit = 100

    /// The faults in the order of the file, at most `limit`.
    public let faults: [PolicyFault]

    init(_ faults: [PolicyFault]) { self.faults = faults }

    /// `policy.malformed`.
    public var code: String { "policy.malformed" }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// The first fault, and how many more there are.
    public var message: String {
        let first = faults.first?.message ?? "the policy file is malformed"
        return faults.count > 1 ? "\(first) (and \(faults.count - 1) more)" : first
    }
    /// The hint of the first fault.
    public var hint: String? { faults.first?.hint }
    /// Explains the first fault.
    public var command: String? { faults.first.map { "brygga explain \($0.code.rawValue)" } }
    /// The place of the first fault.
    public var place: Place? { faults.first?.place }
    /// Every fault on a line of its own, when there are several.
    public var details: [String] { faults.count > 1 ? faults.map(\.description) : [] }
    /// Every fault with its place, code, message and hint.
    public var detailObjects: JSONValue? { .array(faults.map(\.json)) }
}

/// One thing that is wrong with a policy file, and where.
public struct PolicyFault: Hashable, Sendable, CustomStringConvertible {
    /// The kinds of fault; the raw values are stable.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The file is larger than is read.
        case tooLarge = "policy.too_large"
        /// Nested deeper than is read.
        case tooDeep = "policy.too_deep"
        /// More entries than are read.
        case tooMany = "policy.too_many"
        /// Not UTF-8.
        case encoding = "policy.encoding"
        /// A character that no policy needs.
        case character = "policy.character"
        /// Not YAML.
        case syntax = "policy.syntax"
        /// YAML outside the subset.
        case feature = "policy.yaml_feature"
        /// A key twice in one mapping.
        case duplicateKey = "policy.duplicate_key"
        /// A schema version that is not known.
        case version = "policy.unknown_version"
        /// A key that the schema does not know.
        case unknownKey = "policy.unknown_key"
        /// A key that is missing.
        case missingKey = "policy.missing_key"
        /// A value of the wrong type.
        case wrongType = "policy.wrong_type"
        /// A text that is no identifier.
        case badName = "policy.bad_name"
        /// A name that the policy does not declare.
        case unknownName = "policy.unknown_name"
        /// A name given twice.
        case duplicateName = "policy.duplicate_name"
        /// A value outside what is allowed.
        case badValue = "policy.bad_value"
        /// A list without elements where one is needed.
        case emptyList = "policy.empty_list"
        /// A sender of a permit without a ground.
        case missingGround = "policy.missing_ground"
        /// Parts of the policy that contradict each other.
        case contradiction = "policy.contradiction"
        /// The digest could not be computed.
        case digest = "policy.digest"
    }

    /// Where it stands.
    public let place: Place
    /// What kind of fault it is.
    public let code: Code
    /// What is wrong: lower case, no full stop.
    public let message: String
    /// What to do about it.
    public let hint: String?

    /// `place: message`.
    public var description: String { "\(place): \(message)" }

    var json: JSONValue {
        .present([
            "file": place.file.map { .string($0) }, "line": place.line.map { .integer(Int64($0)) },
            "column": place.column.map { .integer(Int64($0)) }, "code": .string(code.rawValue),
            "message": .string(message), "hint": hint.map { .string($0) },
        ])
    }
}
