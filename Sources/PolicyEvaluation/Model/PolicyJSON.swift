import CaseModel

extension PolicyModel {
    /// The policy as JSON with every default written out and every set sorted: what the digest is taken over.
    var json: JSONValue {
        .object([
            "policy": .integer(Int64(SharingPolicy.schemaVersion)),
            "id": .name(id),
            "revision": .string(revision),
            "jurisdiction": .string(jurisdiction),
            "valid": ["from": .string(validFrom.description), "to": .string(validTo.description)],
            "owner": ["agency": .name(ownerAgency), "contact": .string(ownerContact)],
            "in_force_when": ["signed_by": .names(signedBy)],
            "agencies": .keyed(agencies, by: \.id, \.json),
            "roles": .keyed(roles, by: \.id) { .names($0.agencies) },
            "purposes": .keyed(purposes, by: \.id) {
                ["label": .string($0.label), "statistical": .bool($0.isStatistical)]
            },
            "categories": .keyed(categories, by: \.id, \.json),
            "identity_forms": .array(IdentityForm.allCases.map { .string($0.rawValue) }),
            "redisclosure_levels": .array(RedisclosureLevel.allCases.map { .string($0.rawValue) }),
            "grounds": .keyed(grounds, by: \.id, \.json),
            "pseudonym_domains": .keyed(domains, by: \.id) {
                ["tag": .string($0.tag), "holders": .names($0.holders), "recipients": .names($0.recipients)]
            },
            "permits": .keyed(permits, by: \.id, \.json),
            "forbids": .keyed(forbids, by: \.id, \.cells.json),
            "emergency": emergency.json,
            "invariants": .keyed(invariants, by: \.id, \.promise.json),
        ])
    }
}

extension JSONValue {
    static func name(_ name: Identifier) -> JSONValue { .string(name.text) }

    static func names(_ names: [Identifier]) -> JSONValue { .array(names.sorted().map { .string($0.text) }) }

    static func keyed<Element>(
        _ elements: [Element], by key: (Element) -> Identifier, _ value: (Element) -> JSONValue
    ) -> JSONValue {
        .object(Dictionary(elements.map { (key($0).text, value($0)) }) { first, _ in first })
    }
}

extension Agency {
    var json: JSONValue {
        .present(["name": .string(name), "type": .name(type), "part_of": partOf.map(JSONValue.name)])
    }
}

extension Category {
    var json: JSONValue {
        .present([
            "fields": .names(fields), "sensitivity": .string(sensitivity.rawValue),
            "special": isSpecial ? .string("art9") : nil,
        ])
    }
}

extension Ground {
    var json: JSONValue {
        .present([
            "verified": .bool(isVerified),
            "gdpr6": processing.json,
            "gdpr9": specialCategories?.json,
            "secrecy": .present([
                "provision": .string(secrecy.provision), "lifted_by": .string(secrecy.liftedBy.rawValue),
                "law": secrecy.law.map(JSONValue.string),
            ]),
            "personal_number": personalNumber.map {
                ["law": .string($0.law), "why": .name($0.reason)]
            },
        ])
    }
}

extension Ground.LegalPoint {
    var json: JSONValue { ["point": .string(point), "law": .string(law)] }
}
