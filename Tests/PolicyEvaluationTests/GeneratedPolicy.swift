import CaseModel
import PolicyEvaluation
import TestSupport

/// A repeatable source of random numbers and choices.
struct Seeded: RandomNumberGenerator {
    private var numbers: SplitMix64

    init(_ seed: UInt64) { numbers = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func chance(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &self) < percent }

    mutating func some(of names: [String], _ percent: Int) -> [String] {
        let picked = names.filter { _ in chance(percent) }
        return picked.isEmpty ? [names[Int.random(in: 0..<names.count, using: &self)]] : picked
    }

    mutating func one<Element>(of elements: [Element]) -> Element {
        elements[Int.random(in: 0..<elements.count, using: &self)]
    }
}

/// A policy as plain strings, written to YAML for the loader and read directly by the slow evaluator.
struct PolicyDraft {
    static let agencies = ["a", "b", "c", "d"]
    static let roles = ["r": ["a", "b"], "s": ["b", "c", "d"], "t": ["a", "c"]]
    static let purposes = ["p", "q"]
    static let categories = ["k", "l", "m"]
    static let flags = ["f", "g"]
    static let forms = ["none", "pseudonym", "personal_number"]
    static let levels = ["none", "aggregates_only", "with_new_permit"]
    static let kinds = ["secrecy_waiver", "gdpr_consent", "participation"]

    struct Permit {
        var id: String
        var from, to, roles, purposes, categories: [String]
        var identity: String
        var consent: (kind: String, explicit: Bool, months: Int?)?
        var approval: (count: Int, roles: [String], distinct: Bool)?
        var window: (from: Int, to: Int)?
        var group: Int?
        var months: Int
        var level: String
    }

    struct Forbid {
        var id: String
        var from, to, roles, purposes, categories, subject: [String]?
        var above: String?
    }

    var permits: [Permit] = []
    var forbids: [Forbid] = []

    static func random(_ random: inout Seeded) -> PolicyDraft {
        var draft = PolicyDraft()
        for number in 0..<Int.random(in: 2...7, using: &random) { draft.permits.append(permit("P\(number)", &random)) }
        for number in 0..<Int.random(in: 0...3, using: &random) { draft.forbids.append(forbid("F\(number)", &random)) }
        // Both flags are always in the vocabulary, by a forbid that is narrow.
        draft.forbids.append(
            Forbid(
                id: "FF", from: ["d"], to: ["c"], purposes: ["q"], categories: ["m"], subject: flags,
                above: "pseudonym"))
        return draft
    }

    static func permit(_ id: String, _ random: inout Seeded) -> Permit {
        Permit(
            id: id, from: random.some(of: agencies, 60), to: random.some(of: agencies, 60),
            roles: random.some(of: roles.keys.sorted(), 70), purposes: random.some(of: purposes, 70),
            categories: random.some(of: categories, 60), identity: random.one(of: forms),
            consent: random.chance(40)
                ? nil
                : (random.one(of: kinds), random.chance(30), random.chance(60) ? random.one(of: [3, 6, 12]) : nil),
            approval: random.chance(80)
                ? nil
                : (
                    Int.random(in: 1...3, using: &random), random.some(of: roles.keys.sorted(), 50),
                    random.chance(60)
                ),
            window: random.chance(85) ? nil : (random.one(of: [0, 1]), random.one(of: [2, 6])),
            group: random.chance(85) ? nil : random.one(of: [2, 5, 10]), months: random.one(of: [1, 3, 6, 12]),
            level: random.one(of: levels))
    }

    static func forbid(_ id: String, _ random: inout Seeded) -> Forbid {
        Forbid(
            id: id, from: random.chance(60) ? nil : random.some(of: agencies, 30),
            to: random.chance(50) ? nil : random.some(of: agencies, 30),
            roles: random.chance(80) ? nil : random.some(of: roles.keys.sorted(), 40),
            purposes: random.chance(60) ? nil : random.some(of: purposes, 40),
            categories: random.chance(40) ? nil : random.some(of: categories, 30),
            subject: random.chance(60) ? nil : random.some(of: flags, 50),
            above: random.chance(70) ? nil : random.one(of: ["none", "pseudonym"]))
    }

    func policy() throws -> SharingPolicy { try .reading(yaml) }

    /// The same policy with every list and every mapping of rules in another order.
    func shuffled(_ random: inout Seeded) -> PolicyDraft {
        var draft = self
        draft.permits.shuffle(using: &random)
        draft.forbids.shuffle(using: &random)
        for index in draft.permits.indices {
            draft.permits[index].from.shuffle(using: &random)
            draft.permits[index].to.shuffle(using: &random)
            draft.permits[index].roles.shuffle(using: &random)
            draft.permits[index].purposes.shuffle(using: &random)
            draft.permits[index].categories.shuffle(using: &random)
        }
        for index in draft.forbids.indices {
            draft.forbids[index].categories?.shuffle(using: &random)
            draft.forbids[index].subject?.shuffle(using: &random)
        }
        return draft
    }
}

extension PolicyDraft {
    var yaml: String {
        """
        policy: 1
        id: se.test.generated
        revision: r1
        jurisdiction: SE
        valid: {from: 2026-01-01, to: 2026-12-31}
        owner: {agency: a, contact: dpo}
        in_force_when: {signed_by: [a]}
        agencies:
        \(Self.agencies.map { "  \($0): {name: \($0), type: municipality}" }.joined(separator: "\n"))
        roles: {\(Self.roles.sorted { $0.key < $1.key }.map { "\($0.key): \(list($0.value))" }.joined(separator: ", "))}
        purposes: {\(Self.purposes.map { "\($0): {label: \($0)}" }.joined(separator: ", "))}
        categories: {\(Self.categories.map { "\($0): {fields: [field_\($0)]}" }.joined(separator: ", "))}
        identity_forms: [none, pseudonym, personal_number]
        redisclosure_levels: [none, aggregates_only, with_new_permit]
        grounds: {g: {gdpr6: {point: e, law: L}, secrecy: {provision: S, lifted_by: consent}}}
        permits:
        \(permits.map { "- {\($0.yaml)}" }.joined(separator: "\n"))
        forbids:
        \(forbids.map { "- {\($0.yaml)}" }.joined(separator: "\n"))
        emergency: {enabled: false}
        invariants: []

        """
    }
}

private func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }

extension PolicyDraft.Permit {
    fileprivate var yaml: String {
        var parts = [
            "id: \(id)", "from: \(list(from))", "to: \(list(to))", "roles: \(list(roles))",
            "purposes: \(list(purposes))", "categories: \(list(categories))", "identity: \(identity)",
            "ground: {\(from.map { "\($0): g" }.joined(separator: ", "))}", "retention: P\(months)M",
            "redisclosure: \(level)",
        ]
        if let consent {
            let age = consent.months.map { ", max_age: P\($0)M" } ?? ""
            parts.append("consent: {kind: \(consent.kind), explicit: \(consent.explicit)\(age)}")
        } else {
            parts.append("consent: {kind: not_required, why: x}")
        }
        if let approval {
            parts.append(
                "approval: {count: \(approval.count), roles: \(list(approval.roles)), distinct: \(approval.distinct)}")
        }
        if let window { parts.append("window: {after: e, from: P\(window.from)M, to: P\(window.to)M}") }
        if let group { parts.append("min_group: \(group)") }
        return parts.joined(separator: ", ")
    }
}

extension PolicyDraft.Forbid {
    fileprivate var yaml: String {
        let lists = [
            ("from", from), ("to", to), ("roles", roles), ("purposes", purposes), ("categories", categories),
            ("subject", subject),
        ]
        var parts = ["id: \(id)"] + lists.compactMap { key, names in names.map { "\(key): \(list($0))" } }
        if let above { parts.append("identity_above: \(above)") }
        return parts.joined(separator: ", ")
    }
}
