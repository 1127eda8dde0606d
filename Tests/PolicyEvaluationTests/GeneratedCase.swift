import CaseModel
import PolicyEvaluation

/// A request and evidence as plain values.
struct CaseDraft {
    struct Consent {
        var kind, state: String
        var explicit, authorised: Bool
        var day: CalendarDate
        var expires: CalendarDate?
        var from, to, purposes, categories: [String]
        var excluded: [String]
        var digest: String
    }

    var from, to, role, purpose, identity: String
    var categories: [String]
    var today: CalendarDate
    var missingSignatures: [String]
    var consents: [Consent]
    var approvals: [(officer: String, agency: String, role: String)]
    var event: CalendarDate?
    var group: Int?
    var flags: [String: Bool]
    var origins: [(category: String, level: String, until: CalendarDate)]

    static func random(_ random: inout Seeded) -> CaseDraft {
        let roles = PolicyDraft.roles
        let role = random.one(of: roles.keys.sorted())
        let from = random.chance(95) ? random.one(of: roles[role] ?? []) : random.one(of: PolicyDraft.agencies)
        let others = PolicyDraft.agencies.filter { $0 != from }
        var draft = CaseDraft(
            from: from, to: random.chance(97) ? random.one(of: others) : from, role: role,
            purpose: random.chance(98) ? random.one(of: PolicyDraft.purposes) : "unknown",
            identity: random.one(of: PolicyDraft.forms), categories: random.some(of: PolicyDraft.categories, 40),
            today: date(random.chance(95) ? Int.random(in: 60...360, using: &random) : random.one(of: [-1, 365])),
            missingSignatures: random.chance(96) ? [] : ["a"], consents: [], approvals: [], event: nil, group: nil,
            flags: [:], origins: [])
        for number in 0..<Int.random(in: 0...6, using: &random) { draft.consents.append(consent(number, &random)) }
        for number in 0..<Int.random(in: 0...4, using: &random) {
            draft.approvals.append(
                (
                    "o\(number / 2)", random.chance(80) ? from : random.one(of: PolicyDraft.agencies),
                    random.one(of: roles.keys.sorted())
                ))
        }
        if random.chance(70) { draft.event = date(Int.random(in: 0...330, using: &random)) }
        if random.chance(70) { draft.group = random.one(of: [0, 4, 5, 9, 50]) }
        for flag in PolicyDraft.flags where random.chance(80) { draft.flags[flag] = random.chance(20) }
        if random.chance(10) {
            draft.origins = [
                (
                    random.one(of: PolicyDraft.categories), random.one(of: PolicyDraft.levels),
                    draft.today.adding(days: random.one(of: [-1, 0, 20, 400]))
                )
            ]
        }
        return draft
    }

    private static func consent(_ number: Int, _ random: inout Seeded) -> Consent {
        Consent(
            kind: random.one(of: PolicyDraft.kinds),
            state: random.chance(75) ? "given" : random.one(of: ConsentState.allCases).rawValue,
            explicit: random.chance(60), authorised: random.chance(92),
            day: date(random.one(of: [0, 30, 60, 120, 200, 300])),
            expires: random.chance(80) ? nil : date(random.one(of: [100, 250, 360])),
            from: random.some(of: PolicyDraft.agencies, 80), to: random.some(of: PolicyDraft.agencies, 80),
            purposes: random.some(of: PolicyDraft.purposes, 80),
            categories: random.some(of: PolicyDraft.categories, 80),
            excluded: random.chance(85) ? [] : [random.one(of: PolicyDraft.categories)],
            digest: String(repeating: "\(number)", count: 64))
    }

    private static func date(_ day: Int) -> CalendarDate { CalendarDate.newYear.adding(days: day) }
}

extension CalendarDate {
    static let newYear = CalendarDate(parsing: "2026-01-01") ?? .first
}

extension CaseDraft {
    var request: DisclosureRequest {
        DisclosureRequest(
            from: Identifier(stringLiteral: from), to: Identifier(stringLiteral: to),
            role: Identifier(stringLiteral: role), purpose: Identifier(stringLiteral: purpose),
            categories: categories.map(Identifier.init(stringLiteral:)),
            identity: IdentityForm(rawValue: identity) ?? .personalNumber)
    }

    /// The instant of the decision: noon of `today`.
    var asOf: Instant { today.start.adding(seconds: 43_200) }

    var evidence: Evidence {
        var evidence = Evidence(
            asOf: asOf, standing: missingSignatures.isEmpty ? .inForce : .signaturesMissing(names(missingSignatures)))
        evidence.consents = consents.map(\.statement)
        evidence.approvals = approvals.map {
            Approval(officer: $0.officer, agency: .init(stringLiteral: $0.agency), roles: Set(names([$0.role])))
        }
        if let event { evidence.eventDates = ["e": event] }
        evidence.groupSize = group
        for (flag, isSet) in flags { evidence.subjectFlags[.init(stringLiteral: flag)] = isSet }
        evidence.origins = origins.map {
            OriginOfItems(
                category: .init(stringLiteral: $0.category),
                redisclosure: RedisclosureLevel(rawValue: $0.level) ?? .none, retainUntil: $0.until)
        }
        return evidence
    }
}

private func names(_ names: [String]) -> [Identifier] { names.map(Identifier.init(stringLiteral:)) }

extension CaseDraft.Consent {
    var statement: ConsentStatement {
        ConsentStatement(
            kind: ConsentKind(rawValue: kind) ?? .gdprConsent, state: ConsentState(rawValue: state) ?? .refused,
            isExplicit: explicit, eventTime: day.start, expires: expires?.end,
            scope: ConsentScope(
                from: Set(names(from)), to: Set(names(to)), purposes: Set(names(purposes)),
                categories: Set(names(categories)), partlyExcludedCategories: Set(names(excluded))),
            isAuthorised: authorised, recordDigest: digest)
    }
}
