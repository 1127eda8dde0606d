import CaseModel

/// The cells of docs/policy-file.md, section 14, written out as plainly as possible over the strings of a draft.
struct SlowMatrix {
    let policy: PolicyDraft

    struct Cell: Equatable {
        var outcome: String
        var permits: [String] = []
        var forbids: [String] = []
        var conditions: [[String]] = []
    }

    /// A condition with what it is compared by.
    private enum Condition {
        case consent(kind: String, explicit: Bool, months: Int?)
        case approval(Int)
        case window(from: Int, to: Int)
        case group(Int)

        var text: String {
            switch self {
            case .consent(let kind, let explicit, let months):
                "consent:" + kind + (explicit ? "+explicit" : "") + (months.map { "<=P\($0)M" } ?? "")
            case .approval(let count): "approval:\(count)"
            case .window(let from, let to): "window:e+P\(from)M..P\(to)M"
            case .group(let size): "min_group:\(size)"
            }
        }

        func implies(_ other: Condition) -> Bool {
            switch (self, other) {
            case (.consent(let kind, let explicit, let months), .consent(let kind2, let explicit2, let months2)):
                if kind != kind2 { return false }
                if explicit2 && !explicit { return false }
                guard let limit = months2 else { return true }
                guard let age = months else { return false }
                return age <= limit
            case (.approval(let count), .approval(let count2)): return count >= count2
            case (.window(let from, let to), .window(let from2, let to2)): return from2 <= from && to <= to2
            case (.group(let size), .group(let size2)): return size >= size2
            default: return false
            }
        }
    }

    /// What is said of a cell for a person with flags, all others stated as not set.
    func cell(
        _ from: String, _ to: String, _ role: String, _ purpose: String, _ category: String, _ identity: String,
        flags: [String]
    ) -> Cell {
        func rank(_ form: String) -> Int { PolicyDraft.forms.firstIndex(of: form) ?? -1 }
        func isListed(_ name: String, _ names: [String]?) -> Bool { names == nil || names?.contains(name) == true }
        let forbids = policy.forbids.filter { forbid in
            isListed(from, forbid.from) && isListed(to, forbid.to) && isListed(role, forbid.roles)
                && isListed(purpose, forbid.purposes) && isListed(category, forbid.categories)
                && (forbid.above == nil || rank(identity) > rank(forbid.above ?? ""))
                && (forbid.subject == nil || forbid.subject?.contains { flags.contains($0) } == true)
        }
        if !forbids.isEmpty { return Cell(outcome: "forbidden", forbids: forbids.map(\.id).sorted()) }
        let permits = policy.permits.filter { permit in
            permit.from.contains(from) && permit.to.contains(to) && permit.roles.contains(role)
                && permit.purposes.contains(purpose) && permit.categories.contains(category)
                && rank(identity) <= rank(permit.identity)
        }
        if permits.isEmpty { return Cell(outcome: "none") }
        let sets = permits.map(Self.conditions)
        var kept: [[Condition]] = []
        for (index, set) in sets.enumerated() {
            let isAbsorbed = sets.enumerated().contains { place, other in
                place != index && Self.absorbs(other, set) && (!Self.absorbs(set, other) || place < index)
            }
            if !isAbsorbed { kept.append(set) }
        }
        let conditions = kept.map { $0.map(\.text).sorted() }.sorted { $0.lexicographicallyPrecedes($1) }
        return Cell(
            outcome: conditions.contains([]) ? "allow" : "conditional", permits: permits.map(\.id).sorted(),
            conditions: conditions)
    }

    private static func conditions(_ permit: PolicyDraft.Permit) -> [Condition] {
        var conditions: [Condition] = []
        if let consent = permit.consent {
            conditions.append(.consent(kind: consent.kind, explicit: consent.explicit, months: consent.months))
        }
        if let approval = permit.approval { conditions.append(.approval(approval.count)) }
        if let window = permit.window { conditions.append(.window(from: window.from, to: window.to)) }
        if let group = permit.group { conditions.append(.group(group)) }
        return conditions
    }

    private static func absorbs(_ weaker: [Condition], _ stricter: [Condition]) -> Bool {
        weaker.allSatisfy { wanted in stricter.contains { $0.implies(wanted) } }
    }
}
