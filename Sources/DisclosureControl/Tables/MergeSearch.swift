/// Looks for the two rows or columns that, made one, let a refused table be protected.
///
/// Every pair is tried by protecting the merged table, the one of least loss first. The loss of a merge is the number of
/// persons who are told apart less: those of both lines. Ties: rows before columns, then by the table's order.
struct MergeSearch: Sendable {
    /// How much is tried at most, in inner cells of merged tables: each pair of a table of 20 by 20, the cheapest pairs of
    /// larger ones.
    static let workLimit = 200_000

    let rule: SuppressionRule

    /// The first merge that helps; nil where none does within the limit.
    func helpfulMerge(for table: FrequencyTable, _ reason: RefusalReason) -> TableMerge? {
        // A merge brings no persons.
        if case .populationBelowGroup = reason { return nil }
        let attempts = max(1, Self.workLimit / (table.rows.count * table.columns.count))
        for merge in merges(of: table).prefix(attempts) {
            guard let merged = try? table.merging(merge) else { continue }
            let suppression = TableSuppression(rule: rule.following(merge))
            if case .success = suppression.attempt(merged) { return merge }
        }
        return nil
    }

    private func merges(of table: FrequencyTable) -> [TableMerge] {
        let rows = pairs(.rows, table.rows, table.rowTotals)
        let columns = pairs(.columns, table.columns, table.columnTotals)
        let all = (rows + columns).enumerated()
        return all.sorted { ($0.element.loss, $0.offset) < ($1.element.loss, $1.offset) }.map(\.element.merge)
    }

    private func pairs(_ axis: TableAxis, _ labels: [String], _ totals: [Int]) -> [(merge: TableMerge, loss: Int)] {
        labels.indices.flatMap { first in
            labels.indices.dropFirst(first + 1).map { second in
                (TableMerge(axis, labels[first], labels[second]), totals[first] + totals[second])
            }
        }
    }
}

extension SuppressionRule {
    /// The rule for a merged table: a line that has a sensitive part is sensitive.
    func following(_ merge: TableMerge) -> SuppressionRule {
        guard let sensitive = attributes.sensitive, !sensitive.isDisjoint(with: [merge.first, merge.second]) else {
            return self
        }
        return replacing(attributes.withSensitive(sensitive.union([merge.label])))
    }
}
