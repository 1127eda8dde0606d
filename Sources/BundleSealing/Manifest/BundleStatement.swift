public import CaseModel
public import OpenSSLCrypto

/// What the sender states, sealed, about a disclosure: who asked, what it holds, the decision and its consents.
public struct BundleStatement: Sendable, Hashable {
    /// The role of the officer who sends.
    public let role: Identifier
    /// The categories disclosed, ascending and distinct.
    public let categories: [Identifier]
    /// How the person is named.
    public let identityForm: IdentityForm
    /// The policy's decision.
    public let decision: BundleDecision
    /// The consents the decision rests on.
    public let consents: [BundleConsent]
    /// The officers' approvals the decision rests on; an index without any does not have the member.
    public let approvals: [BundleApproval]

    /// Makes a statement; categories are sorted and repetitions dropped.
    public init(
        role: Identifier, categories: some Sequence<Identifier>, identityForm: IdentityForm,
        decision: BundleDecision, consents: [BundleConsent], approvals: [BundleApproval] = []
    ) {
        (self.role, self.identityForm, self.decision, self.consents) = (role, identityForm, decision, consents)
        self.approvals = approvals
        self.categories = Set(categories).sorted()
    }
}

/// The decision a disclosure was permitted by, as far as the recipient needs it to decide again.
public struct BundleDecision: Sendable, Hashable {
    /// The instant the decision was taken for.
    public let asOf: Instant
    /// The permits that allowed it, ascending and distinct.
    public let permits: [Identifier]
    /// The last day the recipient may keep it, or nil without such an obligation.
    public let retainUntil: CalendarDate?
    /// How far the recipient may pass it on, a word of the policy.
    public let redisclosure: Identifier
    /// The flags about the person that were stated, and their state; an absent flag was not stated.
    public let subject: [Identifier: Bool]
    /// The days of events that windows of the policy refer to, as they were stated.
    public let events: [Identifier: CalendarDate]
    /// The pseudonym domain, or nil for the pairwise one.
    public let domain: Identifier?

    /// Makes a decision; permits are sorted and repetitions dropped.
    public init(
        asOf: Instant, permits: some Sequence<Identifier>, retainUntil: CalendarDate?, redisclosure: Identifier,
        subject: [Identifier: Bool], events: [Identifier: CalendarDate] = [:], domain: Identifier?
    ) {
        (self.asOf, self.retainUntil, self.redisclosure) = (asOf, retainUntil, redisclosure)
        (self.subject, self.events, self.domain) = (subject, events, domain)
        self.permits = Set(permits).sorted()
    }
}

/// One consent as shown to the recipient: a receipt signed by the agency that recorded it.
public struct BundleConsent: Sendable, Hashable {
    /// The digest of the consent record.
    public let recordDigest: SHA256Digest
    /// The receipt, a JSON object; the consent module knows its schema.
    public let receipt: JSONValue
    /// The detached signature over the receipt's canonical JSON; check it with `VerifiedTrustList.verify`.
    public let signature: [UInt8]

    /// Makes a consent.
    public init(recordDigest: SHA256Digest, receipt: JSONValue, signature: [UInt8]) {
        (self.recordDigest, self.receipt, self.signature) = (recordDigest, receipt, signature)
    }

    /// The bytes that the signature is over.
    public var signedBytes: [UInt8] { CanonicalJSON.bytes(of: receipt) }
}

extension BundleStatement {
    /// The members of the index that come from the statement.
    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "role": .string(role.text), "categories": .array(categories.map { .string($0.text) }),
            "identity_form": .string(identityForm.rawValue), "decision": decision.value,
            "consents": .array(consents.map(\.value)),
        ]
        if !approvals.isEmpty { members["approvals"] = .array(approvals.map(\.value)) }
        return members
    }
}

extension BundleDecision {
    var value: JSONValue {
        var obligations: [String: JSONValue] = ["redisclosure": .string(redisclosure.text)]
        if let retainUntil { obligations["retain_until"] = .string(retainUntil.description) }
        let flags = subject.map { ($0.key.text, JSONValue.bool($0.value)) }
        var members: [String: JSONValue] = [
            "as_of": .string(asOf.description), "permits": .array(permits.map { .string($0.text) }),
            "obligations": .object(obligations), "subject": .object(Dictionary(flags) { first, _ in first }),
        ]
        if let domain { members["domain"] = .string(domain.text) }
        let days = events.map { ($0.key.text, JSONValue.string($0.value.description)) }
        if !days.isEmpty { members["events"] = .object(Dictionary(days) { first, _ in first }) }
        return .object(members)
    }
}

extension BundleConsent {
    var value: JSONValue {
        [
            "record_sha256": .string(recordDigest.hex), "receipt": receipt,
            "signature": .string(Base64.encode(signature)),
        ]
    }
}
