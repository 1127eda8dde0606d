/// Protects a table by hiding cells: the small ones, and as many others as it takes.
///
/// The same table and rule always give the same pattern, and the order of rows and columns does not matter. What cannot be
/// protected is refused: no weaker table is made. Source: docs/disclosure-control-tables.md, "Suppression".
public struct TableSuppression: Sendable {
    /// What is hidden, and against whom.
    public let rule: SuppressionRule

    /// Suppression under a rule.
    public init(rule: SuppressionRule) { self.rule = rule }

    /// The protected table and the officer's map of it, or why there is none and which merge would help.
    public func protect(_ table: FrequencyTable) -> SuppressionOutcome {
        switch attempt(table) {
        case .success(let plan): outcome(of: plan, table)
        case .failure(let reason):
            .refused(TableRefusal(reason: reason, merge: MergeSearch(rule: rule).helpfulMerge(for: table, reason)))
        }
    }

    /// The finished plan, without a search for merges.
    func attempt(_ table: FrequencyTable) -> Result<SuppressionPlan, RefusalReason> {
        guard table.total >= rule.minimumGroup else {
            return .failure(.populationBelowGroup(minimumGroup: rule.minimumGroup))
        }
        let flags = rule.attributes.flags(in: table)
        guard flags.isEmpty else { return .failure(.attributeDisclosure(flags)) }
        var plan = SuppressionPlan(table, rule: rule)
        if let (cell, failure) = plan.reach() {
            return .failure(.unprotectable(plan.network.cells[cell], failure))
        }
        guard plan.coverPrimaries(), plan.coverInsiders() else { return .failure(.patternNotFound) }
        plan.dropSuperfluous()
        return plan.isSound ? .success(plan) : .failure(.patternNotFound)
    }

    private func outcome(of plan: SuppressionPlan, _ table: FrequencyTable) -> SuppressionOutcome {
        let hidden = plan.network.hidden
        let primaries = Set(plan.primaries)
        let mapped = hidden.map { cell in
            MappedCell(
                cell: plan.network.cells[cell], role: primaries.contains(cell) ? .primary : .secondary,
                count: plan.network.counts[cell], interval: plan.network.interval(of: cell))
        }
        let audit = TableAudit(checked: table, hidden: hidden.map { plan.network.cells[$0] })
        return .protected(
            ProtectedTable(table, rule: rule, certificate: audit.intervals),
            SuppressionMap(rule: rule, cells: mapped.sorted { $0.cell < $1.cell }))
    }
}

/// What became of a table.
public enum SuppressionOutcome: Sendable, Hashable {
    /// What is published, and what stays inside.
    case protected(ProtectedTable, SuppressionMap)
    /// Nothing is published.
    case refused(TableRefusal)
}

/// Why a table is not published, and what would help. For the officer: it names cells that are small.
public struct TableRefusal: Sendable, Hashable {
    /// What stands against it.
    public let reason: RefusalReason
    /// The merge of least loss after which the table is protected; nil where no single merge helps.
    public let merge: TableMerge?

    /// A refusal for a reason.
    public init(reason: RefusalReason, merge: TableMerge?) { (self.reason, self.merge) = (reason, merge) }
}

/// What stands against a table's publication.
public enum RefusalReason: Error, Sendable, Hashable {
    /// The whole table counts fewer persons than the group.
    case populationBelowGroup(minimumGroup: Int)
    /// Lines say what nearly all of their persons have in common, and nobody waived that.
    case attributeDisclosure([AttributeFlag])
    /// A cell that no pattern of hidden cells protects.
    case unprotectable(TableCell, SuppressionFailure)
    /// No pattern passed the last audit, although nothing stands against one: the table is not released all the same.
    case patternNotFound
}
