public import CaseModel
public import OpenSSLCrypto

/// Why a consent record, event, ledger or receipt is refused, and where.
///
/// It names rules and places, never a value: a record speaks about a person.
public struct ConsentFault: ReportableFailure, Hashable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// It is not JSON, or not in canonical form where that is required.
        case malformed(JSONFault)
        /// A member is missing.
        case missing
        /// A value has the wrong type.
        case wrongType(expected: String)
        /// A member has a name the closed schema does not know.
        case unknownName
        /// A value breaks a rule of docs/consent.md.
        case invalid(rule: String)
        /// A list holds more than is allowed.
        case tooMany(limit: Int)
        /// A list names the same thing twice.
        case repeated
        /// The life cycle does not allow this state here.
        case transition(from: ConsentState?, to: ConsentState)
        /// No record has this identifier.
        case unknownRecord
        /// The ledger already has a record or an event with this identifier.
        case identifierTaken
        /// `x_prev` is not the digest of the entry before.
        case chainBroken
        /// The last entry's digest is not the expected head: entries are missing at the end, added, or altered.
        case headDiffers
        /// A digest could not be computed.
        case cryptography(OpenSSLError)
    }

    /// What is wrong.
    public let reason: Reason
    /// The RFC 6901 pointer within the document, or nil when the fault concerns the whole.
    public let pointer: String?
    /// The index, from 0, of the ledger entry, or nil when the fault is not in a ledger that is read.
    public let entry: Int?

    init(_ reason: Reason, at pointer: String? = nil, entry: Int? = nil) {
        self.reason = reason
        self.pointer = pointer
        self.entry = entry
    }

    /// The same fault, its pointer prefixed: for a part that is read within a greater whole.
    func under(_ prefix: String) -> ConsentFault {
        ConsentFault(reason, at: prefix + (pointer ?? ""), entry: entry)
    }

    /// The same fault, placed in a ledger entry.
    func inEntry(_ index: Int) -> ConsentFault { ConsentFault(reason, at: pointer, entry: index) }

    /// A stable code: `consent.malformed`, `consent.transition`, `consent.unknown_record` or `consent.cryptography`; in a
    /// ledger that is read `consent.chain` or `consent.ledger-malformed`.
    public var code: String {
        switch reason {
        case .chainBroken, .headDiffers: "consent.chain"
        case .cryptography: "consent.cryptography"
        case _ where entry != nil: "consent.ledger-malformed"
        case .transition: "consent.transition"
        case .unknownRecord: "consent.unknown_record"
        default: "consent.malformed"
        }
    }

    /// Not verified in a ledger that is read, a failure of the surroundings for cryptography, otherwise bad input.
    public var failureClass: FailureClass {
        switch reason {
        case .cryptography: .surroundings
        case .chainBroken, .headDiffers: .notVerified
        default: entry == nil ? .badInput : .notVerified
        }
    }

    /// What went wrong, without any value.
    public var message: String {
        let text =
            switch reason {
            case .malformed(let fault): fault.message
            case .missing: "a member is missing"
            case .wrongType(let expected): "a value has the wrong type, expected \(expected)"
            case .unknownName: "a member's name is unknown"
            case .invalid(let rule): rule
            case .tooMany(let limit): "a list holds more than \(limit) elements"
            case .repeated: "a list names the same thing twice"
            case .transition(nil, let to): "a consent record cannot begin as \(to.rawValue)"
            case .transition(let from?, let to) where from == to: "the consent is \(from.rawValue) already"
            case .transition(let from?, let to): "a consent that is \(from.rawValue) cannot become \(to.rawValue)"
            case .unknownRecord: "the ledger has no such consent record"
            case .identifierTaken: "the ledger already has a record or event with this identifier"
            case .chainBroken: "the entry does not follow on the entry before it"
            case .headDiffers: "the ledger does not end in the expected head"
            case .cryptography(let error): error.description
            }
        return entry.map { "consent ledger entry \($0): \(text)" } ?? text
    }

    /// What to do.
    public var hint: String? {
        switch reason {
        case .cryptography: nil
        case .chainBroken, .headDiffers: "restore the ledger from a copy; the entries before this one are intact"
        case _ where entry != nil: "restore the ledger from a copy; the entries before this one are intact"
        case .transition: "see the life cycle in docs/consent.md; begin a new record where a consent has ended"
        case .unknownRecord: "list the records of the person first"
        case .identifierTaken: "take a new random identifier"
        default: "compare with docs/consent.md"
        }
    }

    /// Lists the records, where the right one is to be found.
    public var command: String? {
        switch reason {
        case .transition, .unknownRecord: entry == nil ? "brygga consent list" : nil
        case .cryptography: "openssl version -a"
        default: nil
        }
    }

    /// The ledger line (from 1) and the JSON pointer, where they are known.
    public var place: Place? {
        if entry == nil, pointer == nil { return nil }
        return Place(line: entry.map { $0 + 1 }, pointer: pointer)
    }
}

/// The SHA-256 of bytes, its failure as a fault of this module.
func digest(of bytes: [UInt8]) throws(ConsentFault) -> SHA256Digest {
    do {
        return try SHA256.hash(bytes)
    } catch {
        throw ConsentFault(.cryptography(error))
    }
}
