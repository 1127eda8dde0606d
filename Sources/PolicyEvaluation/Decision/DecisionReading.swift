import CaseModel
import OpenSSLCrypto

extension Decision {
    /// Reads a decision back from its canonical JSON, such as a register keeps it; nil for anything that is not, byte for
    /// byte, what a decision writes.
    ///
    /// The JSON names the consents of the whole decision and not of each category, so here every allowed category cites
    /// them all; `citedConsents` of the decision is the same.
    public init?(readingCanonicalJSON bytes: [UInt8]) {
        guard let members = try? StrictJSON.parseCanonical(bytes, maximumBytes: Self.maximumBytes).object,
            let digest = members["policy_sha256"]?.string.flatMap(SHA256Digest.init(hex:)),
            let asOf = members["as_of"]?.string.flatMap(Instant.init(parsing:)),
            let request = members["request"].flatMap(DisclosureRequest.init(reading:)),
            let categories = members["categories"]?.array, let consents = members["consents"]?.strings
        else { return nil }
        let answers = categories.compactMap { CategoryDecision(reading: $0, citing: consents) }
        self.init(
            request: request, asOf: asOf, policyDigest: digest, perCategory: answers,
            obligations: members["obligations"].flatMap(Obligations.init(reading:)),
            domain: members["domain"]?.string.flatMap { Self.domain($0, of: request) })
        guard canonicalJSON == bytes else { return nil }
    }

    /// The most bytes of a decision that is read: 16 MiB, as many as the policy's largest vocabulary can give.
    public static let maximumBytes = 16 << 20

    private static func domain(_ text: String, of request: DisclosureRequest) -> DisclosureDomain? {
        text == "exchange/\(request.from)/\(request.to)" ? .pairwise : Identifier(text).map(DisclosureDomain.named)
    }
}

extension DisclosureRequest {
    fileprivate init?(reading value: JSONValue) {
        guard let from = value.name("from"), let to = value.name("to"), let role = value.name("role"),
            let purpose = value.name("purpose"), let categories = value.object?["categories"]?.names,
            let identity = value.word("identity", as: IdentityForm.self)
        else { return nil }
        self.init(from: from, to: to, role: role, purpose: purpose, categories: categories, identity: identity)
    }
}

extension Obligations {
    fileprivate init?(reading value: JSONValue) {
        guard let day = value.object?["retain_until"]?.string.flatMap(CalendarDate.init(parsing:)),
            let level = value.word("redisclosure", as: RedisclosureLevel.self)
        else { return nil }
        self.init(retainUntil: day, redisclosure: level)
    }
}

extension CategoryDecision {
    fileprivate init?(reading value: JSONValue, citing consents: [String]) {
        guard let category = value.name("category"), let members = value.object, let word = members["outcome"]?.string
        else { return nil }
        let outcome: Outcome
        switch DenialReason(rawValue: word) {
        case nil where word == Decision.Effect.allow.rawValue:
            outcome = .allow(permits: members["permits"]?.names ?? [])
        case .policyNotValid: outcome = .policyNotValid
        case .policyNotInForce: outcome = .policyNotInForce(missing: members["missing_signatures"]?.names ?? [])
        case .forbidden: outcome = .forbidden(forbids: members["forbids"]?.names ?? [])
        case .noPermit: outcome = .noPermit
        case .conditionUnmet:
            outcome = .conditionUnmet((members["unmet"]?.array ?? []).compactMap(NearMiss.init(reading:)))
        case nil: return nil
        }
        self.init(category: category, outcome: outcome, citedConsents: outcome.isAllowed ? consents : [])
    }
}

extension NearMiss {
    fileprivate init?(reading value: JSONValue) {
        guard let permit = value.name("permit"), let missing = value.object?["missing"]?.array else { return nil }
        self.init(permit: permit, missing: missing.compactMap(MissingCondition.init(reading:)))
    }
}

extension MissingCondition {
    fileprivate init?(reading value: JSONValue) {
        switch value.word("condition", as: ConditionKind.self) {
        case .consent:
            guard let kind = value.word("kind", as: ConsentKind.self),
                let gap = value.word("detail", as: ConsentGap.self)
            else { return nil }
            self = .consent(kind: kind, gap)
        case .approval:
            guard let needed = value.count("needed"), let counted = value.count("counted") else { return nil }
            self = .approval(needed: needed, counted: counted)
        case .window:
            guard let event = value.name("after"), let gap = value.word("detail", as: WindowGap.self) else {
                return nil
            }
            self = .window(event: event, gap)
        case .minimumGroup:
            guard let needed = value.count("needed") else { return nil }
            self = .minimumGroup(needed: needed, stated: value.count("stated"))
        case .origin:
            guard let gap = value.word("detail", as: OriginGap.self) else { return nil }
            self = .origin(gap)
        case nil: return nil
        }
    }
}

extension JSONValue {
    fileprivate func name(_ member: String) -> Identifier? { object?[member]?.string.flatMap(Identifier.init) }

    fileprivate func count(_ member: String) -> Int? { object?[member]?.integer.flatMap(Int.init(exactly:)) }

    fileprivate func word<Word: RawRepresentable>(_ member: String, as: Word.Type) -> Word?
    where Word.RawValue == String {
        object?[member]?.string.flatMap(Word.init(rawValue:))
    }

    fileprivate var strings: [String]? { array.map { $0.compactMap(\.string) } }
    fileprivate var names: [Identifier]? { strings.map { $0.compactMap(Identifier.init) } }
}
