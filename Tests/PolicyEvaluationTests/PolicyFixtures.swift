public import CaseModel
import Foundation
import PolicyEvaluation
import Testing

extension Identifier: ExpressibleByStringLiteral {
    /// A name that a test writes down.
    public init(stringLiteral text: String) {
        guard let name = Identifier(text) else { preconditionFailure("a test names '\(text)'") }
        self = name
    }
}

/// Files that the tests read from the source tree.
enum Files {
    static let tests = URL(filePath: #filePath).deletingLastPathComponent()

    static func vector(_ name: String) throws -> [UInt8] {
        [UInt8](try Data(contentsOf: tests.appending(path: "Vectors").appending(path: name)))
    }

    static func collaboration(_ name: String, _ file: String) throws -> [UInt8] {
        let root = tests.deletingLastPathComponent().deletingLastPathComponent()
        return [UInt8](try Data(contentsOf: root.appending(path: "policies/\(name)/\(file)")))
    }
}

extension SharingPolicy {
    static func reading(_ text: String) throws -> SharingPolicy {
        try SharingPolicy(parsingYAML: Array(text.utf8), file: "p.yaml")
    }

    static func vector() throws -> SharingPolicy {
        try SharingPolicy(
            parsingYAML: Files.vector("samverkan-arbete.policy.yaml"), file: "samverkan-arbete.policy.yaml")
    }
}

extension Instant {
    static func at(_ text: String) throws -> Instant { try #require(Instant(parsingDateOrInstant: text)) }
}

/// A small policy that uses every key, for tests that change one thing.
let smallPolicy = """
    policy: 1
    id: se.test.small
    revision: 2026.1
    jurisdiction: SE
    valid: {from: 2026-01-01, to: 2026-12-31}
    owner: {agency: a, contact: dpo@a.example}
    in_force_when: {signed_by: [a, b]}
    agencies:
      a: {name: Agency A, type: municipality}
      b: {name: Agency B, type: state_agency, part_of: a}
      c: {name: Agency C, type: health_care}
    roles: {clerk: [a, b], chief: [a]}
    purposes:
      help: {label: Help}
      count: {label: Count, statistical: true}
    categories:
      who: {fields: [name, born]}
      work: {fields: [employer], sensitivity: sensitive}
      health: {fields: [limit], special: art9}
    identity_forms: [none, pseudonym, personal_number]
    redisclosure_levels: [none, aggregates_only, with_new_permit]
    grounds:
      g: {verified: true, gdpr6: {point: e, law: L1}, gdpr9: {point: h, law: L2}, secrecy: {provision: S, lifted_by: consent, law: L3}, personal_number: {law: L4, why: statute}}
      h: {gdpr6: {point: c, law: L1}, secrecy: {provision: none_applicable, lifted_by: none_needed}}
    pseudonym_domains:
      d: {tag: stat, holders: [a, b], recipients: [c]}
    permits:
      - {id: P1, from: [a], to: [b], roles: [clerk], purposes: [help], categories: [who, work], identity: personal_number, consent: {kind: secrecy_waiver, max_age: P6M}, ground: g, retention: P12M, redisclosure: none}
      - {id: P2, from: [a, b], to: [c], roles: [clerk], purposes: [count], categories: [work], identity: pseudonym, consent: {kind: not_required, why: statistics}, min_group: 5, ground: {a: g, b: h}, retention: P24M, redisclosure: aggregates_only, domain: d}
      - {id: P3, from: [a], to: [c], roles: [clerk, chief], purposes: [help], categories: [health], identity: pseudonym, consent: {kind: participation, explicit: true}, approval: {count: 2, roles: [clerk, chief], distinct: true}, window: {after: visit, from: P1M, to: P3M}, ground: g, retention: P30D, redisclosure: with_new_permit}
    forbids:
      - {id: F1, to: [b], categories: [health]}
      - {id: F2, purposes: [count], identity_above: pseudonym}
      - {id: F3, subject: [protected], categories: [who]}
    emergency: {enabled: false}
    invariants:
      - {id: I1, never_reaches: {category: health, agency: b}}
      - {id: I2, never: {purposes: [count], identity_above: pseudonym}}
      - {id: I3, always: {when: {categories: [health], identity: pseudonym}, consent: participation, approvals_at_least: 2, retention_at_most: P6M, redisclosure_at_most: none, ground_has: gdpr9}}
      - {id: I4, only_from: {category: health, agencies: [a]}}

    """
