public import CaseModel

/// A policy with one element taken out of one rule: a test suite that cannot tell it from the policy leaves the element
/// untested.
public struct PolicyMutant: Sendable {
    /// What is taken out.
    public enum Removal: Sendable, Hashable {
        /// The whole rule.
        case rule
        /// A name out of a list: `from`, `to`, `roles`, `purposes`, `categories` or `subject`.
        case name(list: String, Identifier)
        /// A condition: `consent`, `approval`, `window` or `min_group`.
        case condition(ConditionKind)
    }

    /// The rule.
    public let rule: Identifier
    /// What is taken out of it.
    public let removal: Removal
    /// Where the rule stands.
    public let place: Place
    let model: PolicyModel

    /// What is taken out, such as `P05-vc-rehab without approval`.
    public var description: String {
        switch removal {
        case .rule: "no \(rule)"
        case .name(let list, let name): "\(rule) without \(name) in \(list)"
        case .condition(let kind): "\(rule) without \(kind.rawValue)"
        }
    }
}

extension SharingPolicy {
    /// The policy without one rule, one name of a list or one condition, each way there is. A list without names matches
    /// nothing.
    public var mutants: [PolicyMutant] {
        var mutants: [PolicyMutant] = []
        for (number, permit) in model.permits.enumerated() {
            func add(_ removal: PolicyMutant.Removal, _ change: (inout PermitParts) -> Void) {
                var parts = PermitParts(permit)
                change(&parts)
                var changed = model
                changed.permits[number] = parts.permit
                mutants.append(PolicyMutant(rule: permit.id, removal: removal, place: permit.place, model: changed))
            }
            var without = model
            without.permits.remove(at: number)
            mutants.append(PolicyMutant(rule: permit.id, removal: .rule, place: permit.place, model: without))
            for (list, path) in PermitParts.lists {
                for name in PermitParts(permit)[keyPath: path] {
                    add(.name(list: list, name)) { $0[keyPath: path].removeAll { $0 == name } }
                }
            }
            if case .required = permit.consent { add(.condition(.consent)) { $0.consent = .notRequired(why: "") } }
            if permit.approval != nil { add(.condition(.approval)) { $0.approval = nil } }
            if permit.window != nil { add(.condition(.window)) { $0.window = nil } }
            if permit.minimumGroup != nil { add(.condition(.minimumGroup)) { $0.minimumGroup = nil } }
        }
        for (number, forbid) in model.forbids.enumerated() {
            var without = model
            without.forbids.remove(at: number)
            mutants.append(PolicyMutant(rule: forbid.id, removal: .rule, place: forbid.place, model: without))
            for (list, path) in CellFilter.lists {
                for name in forbid.cells[keyPath: path] ?? [] {
                    var changed = model
                    changed.forbids[number] = Forbid(
                        id: forbid.id, cells: forbid.cells.without(name, in: path), place: forbid.place)
                    mutants.append(
                        PolicyMutant(
                            rule: forbid.id, removal: .name(list: list, name), place: forbid.place, model: changed))
                }
            }
        }
        return mutants
    }
}

/// A permit that is taken apart and put together again.
private struct PermitParts {
    static var lists: [(String, WritableKeyPath<PermitParts, [Identifier]>)] {
        [("from", \.from), ("to", \.to), ("roles", \.roles), ("purposes", \.purposes), ("categories", \.categories)]
    }

    var from, to, roles, purposes, categories: [Identifier]
    var consent: ConsentRequirement
    var approval: ApprovalRequirement?
    var window: WindowRequirement?
    var minimumGroup: Int?
    private let original: Permit

    init(_ permit: Permit) {
        original = permit
        (from, to, roles) = (permit.from, permit.to, permit.roles)
        (purposes, categories, consent) = (permit.purposes, permit.categories, permit.consent)
        (approval, window, minimumGroup) = (permit.approval, permit.window, permit.minimumGroup)
    }

    var permit: Permit {
        Permit(
            id: original.id, from: from, to: to, roles: roles, purposes: purposes, categories: categories,
            identity: original.identity, consent: consent, approval: approval, window: window,
            minimumGroup: minimumGroup, grounds: original.grounds, retention: original.retention,
            redisclosure: original.redisclosure, domain: original.domain, place: original.place)
    }
}

extension CellFilter {
    fileprivate static var lists: [(String, KeyPath<CellFilter, [Identifier]?>)] {
        [
            ("from", \.from), ("to", \.to), ("roles", \.roles), ("purposes", \.purposes),
            ("categories", \.categories), ("subject", \.subject),
        ]
    }

    fileprivate func without(_ name: Identifier, in path: KeyPath<CellFilter, [Identifier]?>) -> CellFilter {
        func left(_ other: KeyPath<CellFilter, [Identifier]?>) -> [Identifier]? {
            path == other ? self[keyPath: other]?.filter { $0 != name } : self[keyPath: other]
        }
        return CellFilter(
            from: left(\.from), to: left(\.to), roles: left(\.roles), purposes: left(\.purposes),
            categories: left(\.categories), identity: identity, identityAbove: identityAbove, subject: left(\.subject))
    }
}
