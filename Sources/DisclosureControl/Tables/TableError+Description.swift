import OpenSSLCrypto

extension TableError: CustomStringConvertible {
    /// One line, lower case, without full stop.
    public var description: String {
        switch self {
        case .empty: "the table has no rows or no columns"
        case .raggedRow(let row, let expected, let actual):
            "row \(row &+ 1) has \(actual) cells instead of \(expected)"
        case .rowCount(let expected, let actual): "the table has \(actual) rows of counts instead of \(expected)"
        case .duplicateLabel(let label): "two lines are called \(label)"
        case .emptyLabel(let position): "line \(position &+ 1) has no label"
        case .negativeCount(let row, let column): "the count in row \(row &+ 1), column \(column &+ 1) is below zero"
        case .tooManyCells(let limit): "the table has more than \(limit) cells"
        case .tooManyPersons(let limit): "the table counts more than \(limit) persons"
        case .unknownLabel(let label): "the table has no line called \(label)"
        case .unknownCell: "the table has no such cell"
        case .mergeOfOneLine(let label): "\(label) cannot be merged with itself"
        case .cannotBeHidden: "the grand total and cells that count nobody cannot be hidden"
        case .widthOutOfRange(let width, let lowest, let highest):
            "a width of \(width) is not between \(lowest) and \(highest)"
        case .ruleGivesCountsAway(let group):
            "whoever knows that counts below \(group) are hidden knows each of them"
        case .shareOutOfRange(let share): "a share of \(share) per cent is not between 51 and 100"
        case .baseOutOfRange(let base, let lowest, let highest):
            "a base of \(base) is not between \(lowest) and \(highest)"
        case .personInTwoCells: "a person stands in two cells of the table"
        case .perturbation(let count, let fault): "the perturbations of a count of \(count): \(fault.explanation)"
        case .keyLength(let expected, let actual): "the key has \(actual) bytes instead of \(expected)"
        case .cryptography(let error): error.description
        }
    }
}

extension PerturbationFault {
    /// What is wrong with the row, lower case, without full stop.
    var explanation: String {
        switch self {
        case .notConsecutive: "the rows are not for 1, 2, 3 and so on"
        case .tooManyRows: "there are more than \(PerturbationTable.rowLimit) rows"
        case .repeatedChange(let change): "the change \(change) stands there twice"
        case .negativeResult(let change): "the change \(change) makes it negative"
        case .changeTooLarge(let change): "the change \(change) is above \(PerturbationTable.changeLimit)"
        case .probabilityOutOfRange(let change): "the probability of the change \(change) is not between 0 and 1"
        case .sum(let sum): "the probabilities sum to \(sum) instead of \(PerturbationTable.one)"
        }
    }
}
