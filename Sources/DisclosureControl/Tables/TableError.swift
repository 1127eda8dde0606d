public import OpenSSLCrypto

/// Why a table, a rule or a table of perturbations is refused as input.
///
/// That a sound table cannot be published under a sound rule is no error but a value, `TableRefusal`. No case carries a
/// pseudonym or key bytes; labels are those of the caller's categories.
public enum TableError: Error, Hashable, Sendable {
    /// A table without rows or without columns.
    case empty
    /// A row does not have as many cells as there are columns; `row` counts from 0.
    case raggedRow(row: Int, expected: Int, actual: Int)
    /// The number of rows of counts is not that of row labels.
    case rowCount(expected: Int, actual: Int)
    /// A label that two rows or two columns carry.
    case duplicateLabel(String)
    /// A label without characters; `position` counts from 0 along its axis.
    case emptyLabel(position: Int)
    /// A count below zero; positions count from 0.
    case negativeCount(row: Int, column: Int)
    /// More inner cells than `FrequencyTable.cellLimit`.
    case tooManyCells(limit: Int)
    /// More persons, in a cell or in all, than `FrequencyTable.personLimit`.
    case tooManyPersons(limit: Int)
    /// A label that is none of the table's.
    case unknownLabel(String)
    /// A cell outside the table.
    case unknownCell(row: Int, column: Int)
    /// A merge of a line with itself.
    case mergeOfOneLine(String)
    /// A cell that is to be hidden and counts nobody, or is the grand total.
    case cannotBeHidden(row: Int, column: Int)
    /// An interval's width that is not between the two bounds, in persons.
    case widthOutOfRange(Int, lowest: Int, highest: Int)
    /// An attacker who knows the rule knows every hidden cell: with groups of two, each hides one person.
    case ruleGivesCountsAway(minimumGroup: Int)
    /// A share in per cent outside 51...100.
    case shareOutOfRange(Int)
    /// A base of rounding below the profile's group, or above `SmallCountRounding.baseLimit`.
    case baseOutOfRange(Int, lowest: Int, highest: Int)
    /// A person who was counted in one cell and is now counted in another; the person is not named.
    case personInTwoCells
    /// A row of a table of perturbations breaks a rule; `count` is the count it is for.
    case perturbation(count: Int, PerturbationFault)
    /// A key for record keys has another length than `RecordKeys.keyCount` bytes.
    case keyLength(expected: Int, actual: Int)
    /// A cryptographic operation fails.
    case cryptography(OpenSSLError)
}

/// The rules that a row of a table of perturbations can break.
public enum PerturbationFault: Hashable, Sendable {
    /// The rows are not for the counts 1, 2, 3 and so on, or there are none.
    case notConsecutive
    /// More rows than `PerturbationTable.rowLimit`.
    case tooManyRows
    /// Two entries for one change.
    case repeatedChange(Int)
    /// A change that would make the count negative.
    case negativeResult(change: Int)
    /// A change above `PerturbationTable.changeLimit`.
    case changeTooLarge(Int)
    /// A probability outside 0...1.
    case probabilityOutOfRange(change: Int)
    /// The probabilities do not sum to 1; both numbers are in units of `PerturbationTable.one`.
    case sum(Int)
}
