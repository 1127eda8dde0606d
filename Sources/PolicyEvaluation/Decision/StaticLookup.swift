package import CaseModel

/// The rules that match a cell, by numbers alone: what decisions and analyses share before they look at any evidence.
package struct StaticLookup: Sendable {
    /// How many names each dimension has; a role is asked about whether or not the sender has it.
    package let agencies, roles, purposes, categories: Int
    private let table: RuleTable

    /// Takes a policy's table.
    package init(of policy: SharingPolicy) {
        table = policy.table
        (agencies, roles) = (table.agencies.count, table.roles.count)
        (purposes, categories) = (table.purposes.count, table.categories.count)
    }

    /// How many permits and how many forbids match a cell, whoever the person is. The numbers are those of the names in
    /// the order of their bytes, each below the count of its dimension.
    package func rules(
        from: Int, to: Int, role: Int, purpose: Int, category: Int, identity: IdentityForm
    ) -> (permits: Int, forbids: Int) {
        let cell = Cell(from: from, to: to, role: role, purpose: purpose, category: category, identity: identity)
        var (permits, forbids) = (0, 0)
        table.permits.forEachMatching(cell) { _ in permits += 1 }
        table.forbids.forEachMatching(cell) { _ in forbids += 1 }
        return (permits, forbids)
    }
}
