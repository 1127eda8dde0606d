import CaseModel

extension Permit {
    var json: JSONValue {
        .present([
            "from": .names(from), "to": .names(to), "roles": .names(roles), "purposes": .names(purposes),
            "categories": .names(categories), "identity": .string(identity.rawValue), "consent": consent.json,
            "approval": approval?.json,
            "window": window.map {
                [
                    "after": .name($0.event), "from": .string($0.from.description), "to": .string($0.to.description),
                ]
            },
            "min_group": minimumGroup.map { .integer(Int64($0)) },
            "ground": .object(Dictionary(grounds.map { ($0.key.text, .name($0.value)) }) { first, _ in first }),
            "retention": .string(retention.description), "redisclosure": .string(redisclosure.rawValue),
            "domain": domain.map(JSONValue.name),
        ])
    }
}

extension ConsentRequirement {
    var json: JSONValue {
        switch self {
        case .notRequired(let why): ["kind": "not_required", "why": .string(why)]
        case .required(let kind, let explicitness, let maximumAge):
            .present([
                "kind": .string(kind.rawValue), "explicit": .bool(explicitness == .explicit),
                "max_age": maximumAge.map { .string($0.description) },
            ])
        }
    }
}

extension ApprovalRequirement {
    var json: JSONValue {
        ["count": .integer(Int64(count)), "roles": .names(roles), "distinct": .bool(counting == .officers)]
    }
}

extension CellFilter {
    var json: JSONValue {
        .present([
            "from": from.map(JSONValue.names), "to": to.map(JSONValue.names), "roles": roles.map(JSONValue.names),
            "purposes": purposes.map(JSONValue.names), "categories": categories.map(JSONValue.names),
            "identity": identity.map { .string($0.rawValue) },
            "identity_above": identityAbove.map { .string($0.rawValue) }, "subject": subject.map(JSONValue.names),
        ])
    }
}

extension Invariant.Promise {
    var json: JSONValue {
        switch self {
        case .never(let cells): ["never": cells.json]
        case .always(let cells, let guarantee): ["always": guarantee.json(when: cells)]
        case .onlyFrom(let category, let agencies):
            ["only_from": ["category": .name(category), "agencies": .names(agencies)]]
        case .neverReaches(let category, let agency):
            ["never_reaches": ["category": .name(category), "agency": .name(agency)]]
        }
    }
}

extension Invariant.Guarantee {
    func json(when cells: CellFilter) -> JSONValue {
        .present([
            "when": cells.json, "consent": consent.map { .string($0.rawValue) },
            "approvals_at_least": approvalsAtLeast.map { .integer(Int64($0)) },
            "retention_at_most": retentionAtMost.map { .string($0.description) },
            "redisclosure_at_most": redisclosureAtMost.map { .string($0.rawValue) },
            "ground_has": groundHas.map { .string($0.rawValue) },
        ])
    }
}

extension EmergencyClause {
    var json: JSONValue {
        .present([
            "enabled": .bool(isEnabled), "roles": .names(roles), "categories": .names(categories),
            "review_within": reviewWithin.map { .string($0.description) }, "never_overrides": .names(neverOverrides),
        ])
    }
}
