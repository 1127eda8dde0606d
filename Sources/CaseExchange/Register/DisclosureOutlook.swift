public import CaseModel
import ConsentRecording
import PolicyEvaluation

/// Something that may be sent about a person now, and until when.
public struct PossibleDisclosure: Sendable, Hashable {
    /// The recipient.
    public let to: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The category.
    public let category: Identifier
    /// The roles that may send it.
    public let roles: [Identifier]
    /// The permits that allow it.
    public let permits: [Identifier]
    /// The most identifying form in which the person may be named.
    public let identity: IdentityForm
    /// The last instant at which it may, as far as is known now.
    public let until: Instant

    /// The disclosure as one flat object.
    public var json: JSONValue {
        [
            "type": "may_send", "to": .string(to.text), "purpose": .string(purpose.text),
            "category": .string(category.text), "roles": .array(roles.map { .string($0.text) }),
            "permits": .array(permits.map { .string($0.text) }), "identity": .string(identity.rawValue),
            "until": .string(until.description),
        ]
    }
}

/// What a policy lets an agency send about a person, asked cell by cell of the policy itself.
struct DisclosureOutlook {
    let policy: SharingPolicy
    let agency: Identifier
    let evidence: Evidence

    /// Every cell of the policy that is open now, sorted by recipient, purpose and category.
    func open() throws(RequestFault) -> [PossibleDisclosure] {
        var cells: [Cell: Set<Identifier>] = [:]
        for permit in policy.permits where permit.from.contains(agency) {
            for to in permit.to where to != agency {
                for purpose in permit.purposes {
                    for category in permit.categories {
                        cells[Cell(to: to, purpose: purpose, category: category), default: []].formUnion(permit.roles)
                    }
                }
            }
        }
        var found: [PossibleDisclosure] = []
        for (cell, roles) in cells.sorted(by: { $0.key < $1.key }) {
            if let disclosure = try disclosure(cell, roles: roles.sorted()) { found.append(disclosure) }
        }
        return found
    }

    private struct Cell: Hashable, Comparable {
        let to: Identifier
        let purpose: Identifier
        let category: Identifier

        static func < (left: Cell, right: Cell) -> Bool {
            (left.to, left.purpose, left.category) < (right.to, right.purpose, right.category)
        }
    }

    private func disclosure(_ cell: Cell, roles: [Identifier]) throws(RequestFault) -> PossibleDisclosure? {
        let holding = roles.filter { role in
            policy.roles.contains { $0.id == role && $0.agencies.contains(agency) }
        }
        for identity in IdentityForm.allCases.sorted(by: >) {
            var allowed: [Identifier] = []
            var permits: Set<Identifier> = []
            for role in holding {
                let decision = try decide(cell, role, identity, at: evidence.asOf)
                guard decision.effect == .allow else { continue }
                allowed.append(role)
                permits.formUnion(decision.permits)
            }
            guard let role = allowed.first else { continue }
            return PossibleDisclosure(
                to: cell.to, purpose: cell.purpose, category: cell.category, roles: allowed, permits: permits.sorted(),
                identity: identity, until: try lastInstant(cell, role, identity))
        }
        return nil
    }

    private func decide(
        _ cell: Cell, _ role: Identifier, _ identity: IdentityForm, at instant: Instant
    ) throws(RequestFault) -> Decision {
        var evidence = evidence
        evidence.asOf = instant
        return try policy.decide(
            DisclosureRequest(
                from: agency, to: cell.to, role: role, purpose: cell.purpose, categories: [cell.category],
                identity: identity), on: evidence)
    }

    /// Only where a consent or the policy runs out can the answer change; the policy is asked just after each such instant.
    private func lastInstant(
        _ cell: Cell, _ role: Identifier, _ identity: IdentityForm
    ) throws(RequestFault) -> Instant {
        var ends: Set<Instant> = [policy.valid.to.end]
        for statement in evidence.consents {
            if let expires = statement.expires { ends.insert(expires) }
            for case .required(_, _, let age?) in policy.permits.map(\.consent) {
                ends.insert(statement.eventTime.adding(age))
            }
        }
        for end in ends.sorted() where end >= evidence.asOf {
            if try decide(cell, role, identity, at: end.adding(seconds: 1)).effect == .deny { return end }
        }
        return policy.valid.to.end
    }
}

extension Register {
    /// What may be sent about a person today under a collaboration. Flags that the case does not state count as set, and
    /// events of the case are not known, so that nothing is promised that an export would deny.
    public func outlook(
        of subject: RegisterSubject, stating flags: [Identifier: Bool], in collaboration: Collaboration
    ) throws -> [PossibleDisclosure] {
        let statements = ledger.statements(for: subject.principal.value, asOf: instant, knownAt: instant)
        let evidence = Evidence(
            asOf: instant, standing: collaboration.standing, consents: statements, subjectFlags: flags)
        return try DisclosureOutlook(policy: collaboration.policy, agency: home.agency, evidence: evidence).open()
    }
}
