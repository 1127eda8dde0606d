import CaseModel
import PolicyEvaluation

/// Policies of any size, made from a seed: twenty agencies that all have every role, four permits to a forbid.
struct WidePolicy {
    /// How many rules.
    var rules: Int
    var purposes = 12
    var categories = 22
    /// Whether half of the permits ask for a consent, and a few for a group.
    var hasConditions = true
    var seed: UInt64 = 1

    private static let agencies = (1...20).map { "agency\($0)" }
    private static let roles = (1...10).map { "role\($0)" }

    /// The policy as Brygga reads it; with one permit wider or narrower where `changing` names a rule.
    func policy(changing changed: Int? = nil) throws -> SharingPolicy {
        try SharingPolicy(parsingYAML: Array(yaml(changed).utf8), file: nil)
    }

    private func yaml(_ changed: Int?) -> String {
        var random = Seeded(state: seed)
        let purposes = (1...purposes).map { "purpose\($0)" }
        let categories = (1...categories).map { "category\($0)" }
        var permits: [String] = []
        var forbids: [String] = []
        for number in 0..<rules {
            let isChanged = number == changed
            if number % 5 == 4 {
                forbids.append(forbid(number, purposes, categories, &random))
            } else {
                permits.append(permit(number, isChanged, purposes, categories, &random))
            }
        }
        return """
            policy: 1
            id: se.exempelstad.wide
            revision: r1
            jurisdiction: SE
            valid: {from: 2026-01-01, to: 2026-12-31}
            owner: {agency: agency1, contact: dpo}
            in_force_when: {signed_by: [agency1]}
            agencies:
            \(Self.agencies.map { "  \($0): {name: \($0), type: municipality}" }.joined(separator: "\n"))
            roles:
            \(Self.roles.map { "  \($0): \(list(Self.agencies))" }.joined(separator: "\n"))
            purposes: {\(purposes.map { "\($0): {label: \($0)}" }.joined(separator: ", "))}
            categories: {\(categories.map { "\($0): {fields: [field_\($0)]}" }.joined(separator: ", "))}
            identity_forms: [none, pseudonym, personal_number]
            redisclosure_levels: [none, aggregates_only, with_new_permit]
            grounds: {g: {gdpr6: {point: e, law: L}, secrecy: {provision: S, lifted_by: consent}}}
            permits:
            \(permits.joined(separator: "\n"))
            forbids:
            \(forbids.joined(separator: "\n"))
            emergency: {enabled: false}
            invariants: []

            """
    }

    private func permit(
        _ number: Int, _ isChanged: Bool, _ purposes: [String], _ categories: [String], _ random: inout Seeded
    ) -> String {
        let from = random.some(4, of: Self.agencies)
        let (to, roles) = (random.some(4, of: Self.agencies), random.some(3, of: Self.roles))
        let (purposes, listed) = (random.some(3, of: purposes), random.some(5, of: categories))
        let form = ["none", "pseudonym", "personal_number"][Int(random.next() % 3)]
        let needsConsent = hasConditions && random.next() % 2 == 0
        let needsGroup = hasConditions && random.next() % 8 == 0
        let consent =
            needsConsent
            ? "{kind: secrecy_waiver, explicit: false, max_age: P6M}" : "{kind: not_required, why: x}"
        return "- {id: P\(number), from: \(list(from)), to: \(list(to)), roles: \(list(roles)), "
            + "purposes: \(list(purposes)), categories: \(list(isChanged ? categories : listed)), identity: \(form), "
            + "ground: {\(from.map { "\($0): g" }.joined(separator: ", "))}, retention: P6M, redisclosure: none, "
            + "consent: \(consent)" + (needsGroup ? ", min_group: 5}" : "}")
    }

    private func forbid(
        _ number: Int, _ purposes: [String], _ categories: [String], _ random: inout Seeded
    ) -> String {
        "- {id: F\(number), from: \(list(random.some(3, of: Self.agencies))), "
            + "to: \(list(random.some(3, of: Self.agencies))), purposes: \(list(random.some(3, of: purposes))), "
            + "categories: \(list(random.some(3, of: categories)))"
            + (random.next() % 4 == 0 ? ", subject: [protected_identity]}" : "}")
    }
}

private func list(_ names: [String]) -> String { "[\(names.joined(separator: ", "))]" }

/// Random numbers that are the same in every run (SplitMix64).
struct Seeded {
    var state: UInt64

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }

    mutating func index(below count: Int) -> Int { Int(next() % UInt64(count)) }

    /// So many of the names, in order.
    mutating func some(_ count: Int, of names: [String]) -> [String] {
        var numbers = Set<Int>()
        while numbers.count < min(count, names.count) { numbers.insert(index(below: names.count)) }
        return numbers.sorted().map { names[$0] }
    }
}
