public import CaseModel
public import DisclosureControl
import OpenSSLCrypto

/// Why a table is not made or not published. Labels are those of the data's categories; no case carries a count of persons that is
/// hidden, a pseudonym or a key.
public enum TabulationFault: ReportableFailure, Hashable {
    /// The data lack a column.
    case noColumn(String)
    /// Rows and columns are one column, or one of them is that of the pseudonyms.
    case sameColumn(String)
    /// More different values than a table can have lines.
    case tooManyValues(column: String)
    /// A table, a rule or a table of perturbations cannot be used.
    case unusable(TableError)
    /// The table of these lines cannot be published as it is.
    case refused(TableRefusal, rows: [String], columns: [String])
    /// An earlier release stands against it.
    case conflicts([ReleaseConflict])
    /// A line of the file of releases cannot be read.
    case unreadableReleases(line: Int)
    /// The p-table is malformed.
    case malformedPerturbations
    /// The target table is malformed; the line from 1.
    case malformedTargets(line: Int)
    /// A target is for a category that the table does not have.
    case unknownTarget(String)
    /// The name of the release stands in the file already, for another table.
    case usedIdentifier(Identifier)

    /// One code per cause.
    public var code: String {
        switch self {
        case .noColumn: "tabulate.no-column"
        case .sameColumn: "tabulate.same-column"
        case .tooManyValues: "tabulate.too-many-values"
        case .unusable(.personInTwoCells): "tabulate.person-in-two-cells"
        case .unusable(.unknownLabel): "tabulate.unknown-label"
        case .unusable: "tabulate.unusable"
        case .refused: "tabulate.refused"
        case .conflicts: "tabulate.earlier-release"
        case .unreadableReleases: "tabulate.releases"
        case .malformedPerturbations: "tabulate.perturbations"
        case .malformedTargets: "tabulate.targets"
        case .unknownTarget: "tabulate.unknown-target"
        case .usedIdentifier: "tabulate.used-name"
        }
    }

    /// Disclosure control where the data stand in the way, else bad input.
    public var failureClass: FailureClass {
        switch self {
        case .refused, .conflicts: .disclosureControl
        default: .badInput
        }
    }

    /// Where it is.
    public var place: Place? {
        switch self {
        case .unreadableReleases(let line), .malformedTargets(let line): Place(line: line)
        default: nil
        }
    }

    /// What is wrong.
    public var message: String {
        switch self {
        case .noColumn(let name): "the data have no column \(name)"
        case .sameColumn(let name): "the column \(name) is asked for twice"
        case .tooManyValues(let column): "the column \(column) has more values than a table has lines"
        case .unusable(let error): error.description
        case .refused(let refusal, _, _): "the table cannot be published: \(refusal.reason.words)"
        case .conflicts: "earlier releases of the same population stand against the table"
        case .unreadableReleases: "the file of releases is malformed"
        case .malformedPerturbations: "the table of perturbations is malformed"
        case .malformedTargets: "the table of targets is malformed"
        case .unknownTarget(let category): "a target is for \(category), which the table does not have"
        case .usedIdentifier(let name): "another table was released as \(name)"
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .noColumn, .sameColumn: "the first line of the data names its columns"
        case .tooManyValues: "tabulate a coarser column: an extract's recipe makes bands"
        case .unusable(.personInTwoCells): "tabulate data with one row a person, such as extract link makes"
        case .unusable: nil
        case .refused(let refusal, _, _): refusal.hint
        case .conflicts: "publish the earlier table, or make both anew as one"
        case .unreadableReleases: "restore the file from a copy: without it nothing can be compared"
        case .malformedPerturbations: "compare it with docs/disclosure-control-tables.md, Cell keys"
        case .malformedTargets: "write a header category,target and one line for each"
        case .unknownTarget: "name a category as the table does, or total"
        case .usedIdentifier: "give another --name"
        }
    }

    /// The cells or releases that are meant.
    public var details: [String] {
        switch self {
        case .refused(let refusal, let rows, let columns): refusal.reason.lines(rows: rows, columns: columns)
        case .conflicts(let conflicts): conflicts.map(\.line)
        default: []
        }
    }
}

extension TableRefusal {
    /// What to do about it.
    fileprivate var hint: String {
        if let merge {
            return "merge two \(merge.axis.rawValue): --merge-\(merge.axis.rawValue) '\(merge.first)=\(merge.second)'"
        }
        if case .attributeDisclosure = reason {
            return "merge lines, or let what an officer has looked at pass with --waive ROW=COLUMN"
        }
        return "no single merge of two lines helps: tabulate coarser categories"
    }
}

extension RefusalReason {
    var words: String {
        switch self {
        case .populationBelowGroup(let group): "it counts fewer than \(group) persons"
        case .attributeDisclosure: "it says of a group what nearly all in it have in common"
        case .unprotectable: "no pattern of hidden cells protects it"
        case .patternNotFound: "no pattern of hidden cells was found that protects it"
        }
    }

    func lines(rows: [String], columns: [String]) -> [String] {
        switch self {
        case .attributeDisclosure(let flags):
            flags.map { "\($0.axis == .rows ? "row" : "column") \($0.line): nearly all in \($0.category)" }
        case .unprotectable(let cell, _):
            [
                "cell: " + (cell.row < rows.count ? rows[cell.row] : "total") + ", "
                    + (cell.column < columns.count ? columns[cell.column] : "total")
            ]
        case .populationBelowGroup, .patternNotFound: []
        }
    }
}

extension ReleasedKey {
    /// The categories in words.
    var words: String {
        isGrandTotal ? "total" : categories.map { "\($0.variable) \($0.label)" }.joined(separator: ", ")
    }
}

extension ReleaseConflict {
    /// What stands against it, in a line.
    var line: String {
        switch self {
        case .differencing(let earlier, let key, _, _):
            "\(earlier): the difference would count a few persons (\(key.words))"
        case .otherPattern(let earlier, let required):
            "\(earlier): the same cells are hidden otherwise; hide "
                + required.sorted().map(\.words).joined(separator: "; ")
        case .uncovering(let earlier, let keys):
            "\(earlier): one hides what the other shows (\(keys.map(\.words).joined(separator: "; ")))"
        case .otherMethod(let earlier, let method): "\(earlier): it was protected by \(method.rawValue)"
        }
    }
}
