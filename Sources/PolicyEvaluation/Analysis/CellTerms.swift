import CaseModel

/// The permits of a cell with all their conditions: what is opened, and on what obligations, when certain conditions hold.
struct CellTerms {
    /// A permit and what it asks for, in full.
    struct Alternative {
        let permit: Permit
        let conditions: ConditionSet
    }

    let alternatives: [Alternative]

    init(_ permits: [Permit]) {
        alternatives = permits.map { Alternative(permit: $0, conditions: ConditionSet($0.conditions)) }
    }

    /// The permits that certainly hold where these conditions do.
    func held(where conditions: ConditionSet) -> [Permit] {
        alternatives.filter { conditions.implies($0.conditions) }.map(\.permit)
    }

    /// The most that a recipient may be let do onward: over the ways to open the cell, the lowest level of the permits that
    /// hold together.
    var highestRedisclosure: RedisclosureLevel? {
        alternatives.compactMap { held(where: $0.conditions).map(\.redisclosure).min() }.max()
    }
}

extension SharingPolicy {
    /// The permits of a meaning.
    func permits(of meaning: CellMeaning) -> [Permit] { meaning.permits.compactMap { permit($0) } }
}
