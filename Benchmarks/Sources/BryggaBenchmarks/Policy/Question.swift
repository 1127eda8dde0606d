import CaseModel
import PolicyEvaluation

/// A request as it arrives: strings.
struct Question {
    var from: String
    var to: String
    var role: String
    var purpose: String
    var categories: [String]
    var identity: String

    /// The same question about the first categories only.
    func first(_ count: Int) -> Question {
        var question = self
        question.categories = Array(categories.prefix(count))
        return question
    }

    /// The request in Brygga's terms; nil for a name that breaks the rule for names.
    func request() -> DisclosureRequest? {
        guard let from = Identifier(from), let to = Identifier(to), let role = Identifier(role),
            let purpose = Identifier(purpose), let identity = IdentityForm(rawValue: identity)
        else { return nil }
        var names: [Identifier] = []
        for category in categories {
            guard let name = Identifier(category) else { return nil }
            names.append(name)
        }
        return DisclosureRequest(
            from: from, to: to, role: role, purpose: purpose, categories: names, identity: identity)
    }
}

/// What is known about the case: in strings, and in Brygga's terms; both are made before the clock starts.
struct Knowledge {
    var asOf: Instant
    var consents: [Consent] = []
    /// Officers of the sender with their roles.
    var approvals: [(officer: String, agency: String, roles: [String])] = []
    var events: [(name: String, day: CalendarDate)] = []
    var groupSize: Int?
    var flags: [(name: String, isSet: Bool)] = []

    struct Consent {
        var kind: ConsentKind
        var state: ConsentState = .given
        var isExplicit = true
        var given: Instant
        var from: [String]
        var to: [String]
        var purposes: [String]
        var categories: [String]
    }

    func evidence() throws -> Evidence {
        let statements = try consents.enumerated().map { number, consent in
            ConsentStatement(
                kind: consent.kind, state: consent.state, isExplicit: consent.isExplicit, eventTime: consent.given,
                expires: nil,
                scope: ConsentScope(
                    from: Set(try names(consent.from)), to: Set(try names(consent.to)),
                    purposes: Set(try names(consent.purposes)), categories: Set(try names(consent.categories))),
                isAuthorised: true, recordDigest: String(repeating: "\(number % 10)", count: 64))
        }
        let approvals = try approvals.map {
            Approval(officer: $0.officer, agency: try name($0.agency), roles: Set(try names($0.roles)))
        }
        let events = try Dictionary(uniqueKeysWithValues: events.map { (try name($0.name), $0.day) })
        let flags = try Dictionary(uniqueKeysWithValues: flags.map { (try name($0.name), $0.isSet) })
        return Evidence(
            asOf: asOf, standing: .inForce, consents: statements, approvals: approvals, eventDates: events,
            groupSize: groupSize, subjectFlags: flags)
    }
}
