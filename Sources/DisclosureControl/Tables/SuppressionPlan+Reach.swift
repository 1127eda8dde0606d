extension SuppressionPlan {
    /// Hides everything that may be hidden, takes out what nobody can keep hidden, and says whether all that is small is
    /// then protected. Nil: it is, and `candidates` are those that a cover may use. Else a cell that no pattern protects.
    ///
    /// To hide more cells never narrows an interval and never lets anybody learn more, so what is known exactly here is
    /// known in every pattern: a primary cell for which this fails cannot be protected by suppression at all.
    mutating func reach() -> (cell: Int, failure: SuppressionFailure)? {
        var whole = self
        whole.hide(candidates.keys.sorted())
        let primaries = Set(primaries)
        while let excluded = whole.certainCells() {
            for (cell, isInsiders) in excluded {
                if primaries.contains(cell) { return (cell, isInsiders ? .learntByInsider : .interval) }
                whole.exclude(cell)
                exclude(cell)
            }
        }
        for cell in self.primaries where whole.witness(of: cell) == nil { return (cell, .interval) }
        return nil
    }

    /// All hidden cells that somebody knows exactly, primary ones first; nil where there are none.
    private func certainCells() -> [(cell: Int, isInsiders: Bool)]? {
        for (place, known) in knowledge.enumerated() {
            let cells = network.certain(knowing: known)
            guard !cells.isEmpty else { continue }
            let small = cells.filter { rule.isPrimary(network.counts[$0]) }
            return (small + cells.filter { !rule.isPrimary(network.counts[$0]) }).map { ($0, place > 0) }
        }
        return nil
    }
}

/// What a cell fails that cannot be protected.
public enum SuppressionFailure: String, Sendable, Hashable, CaseIterable {
    /// Its interval stays too narrow, whatever else is hidden.
    case interval
    /// A person who stands in another hidden cell learns its count, whatever else is hidden.
    case learntByInsider
}
