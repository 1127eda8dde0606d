public import CaseModel
import OpenSSLCrypto
public import PolicyEvaluation

/// One line of the register: something that was sent, received or refused, with the decision and what it rested on.
public struct RegisterEntry: Sendable {
    /// What happened.
    public enum Direction: String, Sendable, Hashable, CaseIterable {
        /// A bundle of ours went to a partner.
        case sent
        /// A partner's bundle was opened here.
        case received
        /// An export of ours was denied; nothing left.
        case refused
    }

    /// What happened.
    public let direction: Direction
    /// The bundle's id, 32 hexadecimal digits; of a refusal `refusal-` and its number.
    public let id: String
    /// When it was sent, opened or refused.
    public let at: Instant
    /// The collaboration.
    public let collaboration: Identifier
    /// The other agency, and its name for people where it is known.
    public let partner: Identifier
    /// The partner's name in the pinned trust list, or else in the pinned policy.
    public let partnerName: String?
    /// The purpose in plain words, by the pinned policy.
    public let purposeLabel: String?
    /// The decision, ours in every case: role, categories, form of identity, rules and obligations are in it.
    public let decision: Decision
    /// The sender's grounds for it; empty for refusals and for lines of an earlier version.
    public let grounds: [RegisteredGround]
    /// The consents it rests on.
    public let consents: [RegisteredConsent]
    /// The approvals it rests on, as they were entered.
    public let approvals: [JSONValue]
    /// The bundle; nil for a refusal.
    public let bundle: RegisteredBundle?
    /// By which pseudonym the register names the person; nil for nobody, or where an earlier version entered none.
    public let principal: Redacted<String>?

    /// The purpose.
    public var purpose: Identifier { decision.request.purpose }
}

/// What the register keeps of a bundle.
public struct RegisteredBundle: Sendable, Hashable {
    /// Whether it only stands in the register (`logged`, `releasing`) or was handed over (`released`, `opened`).
    public let status: String
    /// When the sender made it.
    public let created: Instant
    /// The last instant at which it can be opened; nil for a received one.
    public let expires: Instant?
    /// Its identity: SHA-256 of its entry list.
    public let identityDigest: String
    /// SHA-256 of the partner's certificate: the one it is sealed for, or the one it is signed with.
    public let certificateDigest: String
    /// The file's name; nil where an earlier version did not keep it.
    public let fileName: String?
    /// SHA-256 of the file that was opened; nil for a sent one.
    public let fileDigest: String?
    /// The order of a batch it came from.
    public let batchItem: String?
}

extension RegisterEntry {
    /// The entry as one object of flat members (docs/register.md, docs/schema/register-entry.schema.json).
    public var json: JSONValue {
        let request = decision.request
        var members: [String: JSONValue] = [
            "type": "entry", "direction": .string(direction.rawValue), "id": .string(id), "at": .string(at.description),
            "collaboration": .string(collaboration.text), "partner": .string(partner.text),
            "purpose": .string(purpose.text), "role": .string(request.role.text),
            "categories": Self.list(request.categories), "identity": .string(request.identity.rawValue),
            "permits": Self.list(decision.permits), "forbids": Self.list(decision.forbids),
            "grounds": .array(grounds.map(\.json)), "consents": .array(consents.map(\.json)),
            "approvals": .array(approvals), "policy_sha256": .string(decision.policyDigest.hex),
        ]
        for (name, text) in optionalMembers { if let text { members[name] = .string(text) } }
        return .object(members)
    }

    private var optionalMembers: [(String, String?)] {
        [
            ("partner_name", partnerName), ("purpose_label", purposeLabel), ("reason", decision.reason?.rawValue),
            ("retain_until", decision.obligations?.retainUntil.description),
            ("redisclosure", decision.obligations?.redisclosure.rawValue), ("status", bundle?.status),
            ("bundle_id", bundle.map { _ in id }), ("created", bundle?.created.description),
            ("expires", bundle?.expires?.description), ("identity_sha256", bundle?.identityDigest),
            ("certificate_sha256", bundle?.certificateDigest), ("file_name", bundle?.fileName),
            ("file_sha256", bundle?.fileDigest), ("batch_item", bundle?.batchItem),
        ]
    }

    private static func list(_ names: [Identifier]) -> JSONValue { .array(names.map { .string($0.text) }) }
}
