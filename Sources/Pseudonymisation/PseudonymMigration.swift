/// Brings the pseudonyms of one column to the new version of their key by a map, cell by cell.
///
/// Doing it again changes nothing: a pseudonym that has the new version is left as it is.
package struct PseudonymMigration {
    /// What becomes of a pseudonym that the map does not have.
    package enum Uncovered: String, Sendable, Hashable, CaseIterable {
        /// The run ends with `pseudonym.not-in-map`.
        case stop
        /// It is left as it is, and counted.
        case keep
    }

    private let map: PseudonymMap
    private let uncovered: Uncovered
    /// The cells that became new.
    package private(set) var migrated = 0
    /// The cells that were new already.
    package private(set) var alreadyNew = 0
    /// The cells that the map does not have.
    package private(set) var notCovered = 0

    /// Works with a map.
    package init(_ map: PseudonymMap, uncovered: Uncovered) { (self.map, self.uncovered) = (map, uncovered) }

    /// The treatment of a cell: anything but a pseudonym of the map's domain is refused.
    package mutating func treat(
        _ content: [UInt8], at place: CellPlace, into output: inout [UInt8]
    ) throws(ColumnFault) {
        guard let pseudonym = Pseudonym(parsing: content) else {
            throw .notAPseudonym(place)
        }
        switch map.answer(for: pseudonym) {
        case nil: throw .otherDomain(expected: map.tag, at: place)
        case .migrated(let new)?:
            new.append(to: &output)
            migrated += 1
        case .isNew?:
            output += content
            alreadyNew += 1
        case .notCovered?:
            guard uncovered == .keep else { throw .notInMap(place) }
            output += content
            notCovered += 1
        }
    }
}
