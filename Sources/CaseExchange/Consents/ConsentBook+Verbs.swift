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
    ) throws -> ConsentEntry {
        let terms = try terms(of: order, principal: principal, in: collaboration)
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let giving = ConsentGiving(voice: voice, type: order.type, validity: order.validity)
        let occasion = try occasion(moment)
        return try append({ try $0.record(giving, for: .new(terms), at: occasion) }, evidence: evidence)
    }

    /// Takes part of a consent back.
    public func amend(
        _ recordID: ConsentUUID, removing removal: ConsentRemoval, expressed: ConsentExpressionOrder?,
        at moment: ConsentMoment
    ) throws -> ConsentEntry {
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let occasion = try occasion(moment)
        return try append(
            { try $0.amend(recordID, removing: removal, voice: voice, at: occasion) }, evidence: evidence)
    }

    /// Extends a consent by a new record with a new notice and a new expression.
    public func amend(
        _ recordID: ConsentUUID, adding order: ConsentOrder, expressed: ConsentExpressionOrder,
        at moment: ConsentMoment, in collaboration: Collaboration
    ) throws -> ConsentEntry {
        try requireNames(of: order, in: collaboration.policy)
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let addition = ConsentAddition(
            recordID: try Self.newID(), notice: try notice(of: order), language: order.language,
            categories: Set(order.categories), specialCategories: special(order.categories, in: collaboration.policy),
            recipients: Set(order.recipients), purposes: Set(order.purposes), policy: collaboration.policy.digest)
        let giving = ConsentGiving(voice: voice, type: order.type, validity: order.validity)
        let occasion = try occasion(moment)
        return try append({ try $0.amend(recordID, adding: addition, giving, at: occasion) }, evidence: evidence)
    }

    /// Withdraws a consent; from the moment it is stated every export that needs it is denied.
    public func withdraw(
        _ recordID: ConsentUUID, expressed: ConsentExpressionOrder?, at moment: ConsentMoment
    ) throws -> ConsentEntry {
        var evidence: [String: [UInt8]] = [:]
        let voice = try voice(expressed, at: moment.recorded, keeping: &evidence)
        let occasion = try occasion(moment)
        return try append({ try $0.withdraw(recordID, voice: voice, at: occasion) }, evidence: evidence)
    }

    private func terms(
        of order: ConsentOrder, principal: Redacted<String>, in collaboration: Collaboration
    ) throws -> ConsentTerms {
        let policy = collaboration.policy
        try requireNames(of: order, in: policy)
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
    private func requireNames(of order: ConsentOrder, in policy: SharingPolicy) throws {
        for agency in order.recipients + order.excludedAgencies where policy.agency(agency) == nil {
            throw ConsentOrderFault.unknownName("agency", agency)
        }
        for purpose in order.purposes where policy.purpose(purpose) == nil {
            throw ConsentOrderFault.unknownName("purpose", purpose)
        }
        for category in order.categories where policy.category(category) == nil {
            throw ConsentOrderFault.unknownName("category", category)
        }
        if let country = Country(rawValue: policy.jurisdiction) {
            let texts = [order.withdrawalMethod, order.noticeURI, order.noticeVersion]
            guard !texts.contains(where: { Self.holdsNumber($0, of: country) }) else {
                throw ConsentOrderFault.personalNumberInText
            }
        }
        for field in order.excludedFields
        where policy.category(field.category)?.fields.contains(field.name) != true {
            throw ConsentOrderFault.unknownName("field", field.name)
        }
    }

    /// These texts stand in the ledger and in receipts, where no number belongs.
    private static func holdsNumber(_ text: String, of country: Country) -> Bool {
        guard let day = CivilDay(year: 9999, month: 12, day: 31) else { return true }
        let scanner = PersonalNumberScanner(country: country, options: ParsingOptions(referenceDate: day))
        return !scanner.matches(in: text).isEmpty
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

    private func occasion(_ moment: ConsentMoment) throws -> ConsentOccasion {
        try ConsentOccasion(
            eventID: try Self.newID(), time: moment.stated, recordedAt: moment.recorded, recordedBy: moment.recordedBy)
    }

    private static func newID() throws -> ConsentUUID {
        guard let id = ConsentUUID(randomBytes: try SecureRandom.bytes(16)) else {
            throw KeyFault.cryptography("random bytes")
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
    case unknownName(String, Identifier)
    /// A personal number stands in a text of the record.
    case personalNumberInText
    /// No permit from this agency asks for such a consent.
    case noPermitNeedsIt(ConsentKind)

    /// One code per cause.
    public var code: String {
        switch self {
        case .unknownName: "consent.unknown-name"
        case .personalNumberInText: "consent.personal-number-in-text"
        case .noPermitNeedsIt: "consent.not-needed"
        }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownName(let kind, let name): "the policy has no \(kind) '\(pointerToken(name.text))'"
        case .personalNumberInText:
            "a personal number stands in the withdrawal method, or in the notice's address or version"
        case .noPermitNeedsIt(let kind): "no permit of the policy asks this agency for a \(kind.rawValue) like this"
        }
    }
    /// What to do.
    public var hint: String? {
        self == .personalNumberInText
            ? "write how a person withdraws without naming the person"
            : "compare recipients, purposes and categories with the policy"
    }
}
