/// Compares a table that is to be released with those that were, for the same population.
///
/// What is safe alone may not be safe beside another table: two totals that differ by a few persons count those, and a cell
/// hidden here and shown there is not hidden. Pure: the caller keeps the releases. Source:
/// docs/disclosure-control-tables.md, "Earlier releases".
public struct ReleaseMemory: Sendable, Hashable {
    /// The earlier releases, in the caller's order.
    public let releases: [ReleasedTable]

    /// A memory of these releases.
    public init(_ releases: [ReleasedTable]) { self.releases = releases }

    /// Everything that stands against releasing a table, in the order of releases; empty where nothing does.
    ///
    /// Only releases of the same population are compared, and only numbers of the same persons' categories. The group is
    /// the larger one of the two tables'.
    public func conflicts(of table: ReleasedTable) -> [ReleaseConflict] {
        releases.filter { $0.population == table.population }.flatMap { conflicts(of: table, with: $0) }
    }

    private func conflicts(of table: ReleasedTable, with earlier: ReleasedTable) -> [ReleaseConflict] {
        let shared = table.keys.intersection(earlier.keys)
        guard !shared.isEmpty else { return [] }
        guard table.method == earlier.method else { return [.otherMethod(earlier.identifier, earlier.method)] }
        // Rounded and perturbed numbers differ by design; what they tell is bounded by it.
        guard table.method == .suppression else { return [] }

        let group = max(table.minimumGroup, earlier.minimumGroup)
        var found = shared.sorted().compactMap { key -> ReleaseConflict? in
            guard let new = table.counts[key], let old = earlier.counts[key] else { return nil }
            let difference = new.subtractingReportingOverflow(old)
            guard !difference.overflow, difference.partialValue != 0, difference.partialValue.magnitude < group else {
                return nil
            }
            return .differencing(earlier.identifier, key, earlier: old, new: new)
        }
        let uncovered = shared.filter { table.hidden.contains($0) != earlier.hidden.contains($0) }
        guard !uncovered.isEmpty else { return found }
        // Of the same cells the earlier pattern is the way out; of others there is none but another table.
        found.append(
            table.keys == earlier.keys
                ? .otherPattern(earlier.identifier, required: earlier.hidden)
                : .uncovering(earlier.identifier, uncovered.sorted()))
        return found
    }
}

/// What stands against releasing a table beside an earlier one; `String` is the earlier release's identifier.
public enum ReleaseConflict: Sendable, Hashable {
    /// A published number differs from the earlier one by 1 to k - 1 persons, whom the difference would count.
    case differencing(String, ReleasedKey, earlier: Int, new: Int)
    /// The same cells with another pattern: together the tables show what each hides. The earlier pattern is required.
    case otherPattern(String, required: Set<ReleasedKey>)
    /// Numbers of the same persons that one of the two tables hides and the other shows.
    case uncovering(String, [ReleasedKey])
    /// Numbers of the same persons that were protected by other means: exact ones give rounded ones away.
    case otherMethod(String, ProtectionMethod)
}

extension ReleasedTable {
    /// All keys, shown or hidden.
    var keys: Set<ReleasedKey> { hidden.union(counts.keys) }
}

extension ReleasedKey: Comparable {
    /// Fewer categories first, then by category.
    public static func < (left: ReleasedKey, right: ReleasedKey) -> Bool {
        guard left.categories.count == right.categories.count else {
            return left.categories.count < right.categories.count
        }
        return left.categories.lexicographicallyPrecedes(right.categories)
    }
}
