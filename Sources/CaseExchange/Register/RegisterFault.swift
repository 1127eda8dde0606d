public import CaseModel

/// The id of a line of the register, or how it begins.
public struct RegisterID: Sendable, Hashable {
    /// Six to thirty-two lower-case hexadecimal digits, or `refusal-` and a number.
    public let text: String

    /// Whether it names a refusal.
    public var isRefusal: Bool { text.hasPrefix(Self.refusal) }

    private static let refusal = "refusal-"

    /// Reads an id; nil for anything else.
    public init?(_ text: String) {
        let bytes = Array(text.utf8)
        if text.hasPrefix(Self.refusal) {
            let digits = bytes.dropFirst(Self.refusal.utf8.count)
            guard (1...18).contains(digits.count), digits.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        } else {
            guard (6...32).contains(bytes.count),
                bytes.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
            else { return nil }
        }
        self.text = text
    }
}

/// A line of the register that cannot be shown.
public enum RegisterFault: ReportableFailure, Hashable {
    /// No line has an id that begins like this.
    case unknownBundle(String)
    /// Several lines have: their ids and directions.
    case ambiguous([String])
    /// A line was changed or damaged.
    case unreadable(RegisterEntry.Direction, String)
    /// The ledger has no such record, or the person has none.
    case noConsent

    /// One code per cause.
    public var code: String {
        switch self {
        case .unknownBundle: "register.unknown-bundle"
        case .ambiguous: "register.ambiguous"
        case .unreadable: "register.unreadable"
        case .noConsent: "consent.none"
        }
    }
    /// Bad input; a line that cannot be read is not verified.
    public var failureClass: FailureClass { if case .unreadable = self { .notVerified } else { .badInput } }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownBundle(let id): "the register has no line whose id begins with \(id)"
        case .ambiguous(let ids): "\(ids.count) lines of the register have an id that begins like this"
        case .unreadable(let direction, let id): "the register's line \(id) (\(direction.rawValue)) cannot be read"
        case .noConsent: "the ledger has no such consent record of the person"
        }
    }
    /// The lines that it could be.
    public var details: [String] { if case .ambiguous(let ids) = self { ids } else { [] } }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unknownBundle: "look for the line in the list and copy its id"
        case .ambiguous: "give more digits of the id"
        case .unreadable: "the store was changed or damaged: compare it with a backup of the home"
        case .noConsent: "compare the person and the record's id with the ledger"
        }
    }
    /// Lists what is there, or examines the home.
    public var command: String? {
        switch self {
        case .unknownBundle, .ambiguous: "brygga register list"
        case .unreadable: "brygga doctor"
        case .noConsent: "brygga consent list"
        }
    }
}
