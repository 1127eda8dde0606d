import BundleSealing
public import CaseModel
public import ConsentRecording
import OpenSSLCrypto
import PersonalNumbers
import PolicyEvaluation

extension ConsentBook {
    /// Records that a person gives a consent; its terms come from the order and the collaboration's policy.
    public func record(
        _ order: ConsentOrder, of principal: Redacted<String>, expressed: ConsentExpressionOrder,
        at moment: ConsentMoment, in collaboration: Collaboration
    ) throws -> ConsentRecord {
        let terms = try terms(of: order, principal: principal, in: collaboration, at: moment.recorded)
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let giving = ConsentGiving(voice: voice, type: order.type, validity: order.validity)
        return try append(
            { try $0.record(giving, for: .new(terms), at: occasion(moment, in: $0)) }, evidence: evidence)
    }

    /// Takes part of a consent back.
    public func amend(
        _ recordID: ConsentUUID, removing removal: ConsentRemoval, expressed: ConsentExpressionOrder?,
        at moment: ConsentMoment
    ) throws -> ConsentRecord {
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        return try append(
            { try $0.amend(recordID, removing: removal, voice: voice, at: occasion(moment, in: $0, of: recordID)) },
            evidence: evidence)
    }

    /// Extends a consent by a new record with a new notice and a new expression.
    public func amend(
        _ recordID: ConsentUUID, adding order: ConsentOrder, expressed: ConsentExpressionOrder,
        at moment: ConsentMoment, in collaboration: Collaboration
    ) throws -> ConsentRecord {
        try requireNames(of: order, in: collaboration.policy, at: moment.recorded)
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let addition = ConsentAddition(
            recordID: try Self.newID(), notice: try notice(of: order), language: order.language,
            categories: Set(order.categories), specialCategories: special(order.categories, in: collaboration.policy),
            recipients: Set(order.recipients), purposes: Set(order.purposes), policy: collaboration.policy.digest)
        let giving = ConsentGiving(voice: voice, type: order.type, validity: order.validity)
        return try append(
            { try $0.amend(recordID, adding: addition, giving, at: occasion(moment, in: $0)) }, evidence: evidence)
    }

    /// Withdraws a consent; from the moment it is stated every export that needs it is denied.
    public func withdraw(
        _ recordID: ConsentUUID, expressed: ConsentExpressionOrder?, at moment: ConsentMoment
    ) throws -> ConsentRecord {
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        return try append(
            { try $0.withdraw(recordID, voice: voice, at: occasion(moment, in: $0, of: recordID)) }, evidence: evidence)
    }

    private func terms(
        of order: ConsentOrder, principal: Redacted<String>, in collaboration: Collaboration, at instant: Instant
    ) throws -> ConsentTerms {
        let policy = collaboration.policy
        try requireNames(of: order, in: policy, at: instant)
        let permits = policy.permits.filter { permit in
            permit.from.contains(home.agency) && permit.requiredConsent == order.kind
                && permit.purposes.contains(where: order.purposes.contains)
                && permit.to.contains(where: order.recipients.contains)
        }
        let grounds = permits.compactMap { $0.grounds[home.agency] }.sorted()
            .compactMap { id in policy.grounds.first { $0.id == id } }
        guard order.kind != .secrecyWaiver || !grounds.isEmpty else {
            throw ConsentOrderFault.noPermitNeedsIt(order.kind)
        }
        let secrecy = Set(grounds.map { $0.secrecy.law ?? $0.secrecy.provision }).sorted().joined(separator: "; ")
        let point: LawfulPoint =
            order.kind == .gdprConsent ? .a : grounds.first.flatMap { LawfulPoint(rawValue: $0.processing.point) } ?? .e
        let retention = permits.map(\.retention).max { $0.isCertainlyAtMost($1) }
        return try ConsentTerms(
            recordID: try Self.newID(), principal: principal, notice: try notice(of: order), language: order.language,
            purposes: Set(order.purposes),
            basis: try LawfulBasis(point: point, secrecy: secrecy.isEmpty ? nil : secrecy, kind: order.kind),
            categories: Set(order.categories), specialCategories: special(order.categories, in: policy),
            controllers: [home.agency], recipients: Set(order.recipients), retention: retention ?? order.validity,
            jurisdiction: policy.jurisdiction, withdrawalMethod: order.withdrawalMethod,
            excluded: ConsentExclusion(agencies: Set(order.excludedAgencies), fields: Set(order.excludedFields)),
            policy: policy.digest)
    }

    /// A misspelt name would make a consent that covers nothing; it is refused while the person is still there.
    private func requireNames(of order: ConsentOrder, in policy: SharingPolicy, at instant: Instant) throws {
        for agency in order.recipients + order.excludedAgencies where policy.agency(agency) == nil {
            throw ConsentOrderFault.unknownName("agency", agency, known: policy.agencies.map(\.id))
        }
        for purpose in order.purposes where policy.purpose(purpose) == nil {
            throw ConsentOrderFault.unknownName("purpose", purpose, known: policy.purposes.map(\.id))
        }
        for category in order.categories where policy.category(category) == nil {
            throw ConsentOrderFault.unknownName("category", category, known: policy.categories.map(\.id))
        }
        // These stand in the ledger and in receipts. Telephone numbers look like other countries' personal numbers.
        let countries = [Country(rawValue: policy.jurisdiction)].compactMap { $0 }
        for (text, what) in [
            (order.withdrawalMethod, "the withdrawal method"), (order.noticeURI, "the notice's address"),
            (order.noticeVersion, "the notice's version"),
        ] { try NumberFreeText.require(text, what, countries: countries, at: instant) }
        for field in order.excludedFields
        where policy.category(field.category)?.fields.contains(field.name) != true {
            throw ConsentOrderFault.unknownName(
                "field", field.name, known: policy.category(field.category)?.fields.sorted() ?? [])
        }
    }

    private func special(_ categories: [Identifier], in policy: SharingPolicy) -> Set<Identifier> {
        Set(categories.filter { policy.category($0)?.isSpecial == true })
    }

    private func notice(of order: ConsentOrder) throws -> PrivacyNotice {
        let text = try InputFile.read(order.noticePath, maximumBytes: Self.maximumEvidenceBytes)
        return try PrivacyNotice(uri: order.noticeURI, sha256: try SHA256.hash(text), version: order.noticeVersion)
    }

    private func voice(
        _ order: ConsentExpressionOrder?, at instant: Instant, keeping evidence: inout [String: [UInt8]]
    ) throws -> ConsentVoice {
        guard let order else { return try ConsentVoice() }
        if let witness = order.witness {
            try NumberFreeName.require(witness.text, "the role of the witness", at: instant)
        }
        let expression = try ConsentExpression(
            method: order.method, evidence: try keep(order.evidencePath, at: instant, in: &evidence),
            witness: order.witness)
        return try ConsentVoice(
            speaker: order.speaker,
            authority: try order.authorityPath.map { try keep($0, at: instant, in: &evidence) },
            expression: expression,
            interpreter: try order.interpreter.map { try ConsentInterpreter(language: $0.language, role: $0.role) })
    }

    /// The digest of a piece of evidence; its body is sealed to the agency itself, and only the digest is chained.
    private func keep(_ path: String, at instant: Instant, in evidence: inout [String: [UInt8]]) throws -> SHA256Digest
    {
        let body = try InputFile.read(path, maximumBytes: Self.maximumEvidenceBytes)
        let digest = try SHA256.hash(body)
        evidence[digest.hex] = try SealedEvidence.seal(body, to: ring.certificate(.decryption, at: instant))
        return digest
    }

    /// When it happened and is written down. The ledger's time never goes back: where its last entry lies later than now,
    /// because somebody gave a wrong time, the new one gets that time, so that a withdrawal can always be recorded; and a
    /// statement about a record that says nothing of its own time comes no earlier than the record's latest event.
    private func occasion(
        _ moment: ConsentMoment, in ledger: ConsentLedger, of recordID: ConsentUUID? = nil
    ) throws -> ConsentOccasion {
        try NumberFreeName.require(moment.recordedBy.text, "the role of whoever writes it down", at: moment.recorded)
        let recorded = max(moment.recorded, ledger.entries.last?.event.recordedAt ?? moment.recorded)
        let latest = recordID.flatMap { ledger.record($0)?.events.last?.time }
        let stated = moment.stated ?? max(moment.recorded, latest ?? moment.recorded)
        return try ConsentOccasion(
            eventID: try Self.newID(), time: stated, recordedAt: recorded, recordedBy: moment.recordedBy)
    }

    private static func newID() throws -> ConsentUUID {
        guard let id = ConsentUUID(randomBytes: try SecureRandom.bytes(16)) else {
            throw OpenSSLError.wrongLength(of: "random bytes", expected: 16, actual: 0)
        }
        return id
    }

    static let maximumEvidenceBytes = 32 << 20
}

extension Permit {
    /// The kind of consent it asks for, if any.
    var requiredConsent: ConsentKind? {
        guard case .required(let kind, _, _) = consent else { return nil }
        return kind
    }
}

/// A consent order that the policy has no use for.
public enum ConsentOrderFault: ReportableFailure, Hashable {
    /// The policy does not know the name.
    case unknownName(String, Identifier, known: [Identifier])
    /// No permit from this agency asks for such a consent.
    case noPermitNeedsIt(ConsentKind)

    /// One code per cause.
    public var code: String {
        switch self {
        case .unknownName: "consent.unknown-name"
        case .noPermitNeedsIt: "consent.not-needed"
        }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownName(let kind, let name, _): "the policy has no \(kind) '\(pointerToken(name.text))'"
        case .noPermitNeedsIt(let kind): "no permit of the policy asks this agency for a \(kind.rawValue) like this"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unknownName(_, _, let known): "the policy has \(known.sorted().map(\.text).joined(separator: ", "))"
        case .noPermitNeedsIt: "compare recipients, purposes and categories with the policy"
        }
    }
}
