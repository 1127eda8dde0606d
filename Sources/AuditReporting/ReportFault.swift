public import CaseModel

/// Why a report could not be made. None of its texts carries what the report was to say.
public enum ReportFault: ReportableFailure, Hashable {
    /// A page's template does not compile or does not render; `reason` is the place in the template, never a value.
    case template(reason: String)
    /// A table's row has another number of cells than the table has columns.
    case table(caption: String, row: Int, cells: Int, columns: Int)
    /// The digest of the page's style could not be computed; `function` is the one that failed, where known.
    case digest(function: String?)

    /// `report.failed`: whoever meets it can do the same about each; the message says which it is.
    public var code: String { "report.failed" }

    /// All are failures of the surroundings: nothing that a person gave is wrong.
    public var failureClass: FailureClass { .surroundings }

    /// What could not be made.
    public var message: String {
        switch self {
        case .template(let reason): "the page's template does not render: \(reason)"
        case .table(let caption, let row, let cells, let columns):
            "row \(row) of the table '\(ShownText.of(caption))' has \(cells) cells for \(columns) columns"
        case .digest(let function):
            "the digest of the page's style cannot be computed" + (function.map { ": \($0) failed" } ?? "")
        }
    }

    /// What to do about it.
    public var hint: String? {
        switch self {
        case .template, .table: "this is a fault of the program: report it with the code and the message"
        case .digest: "check the installation of OpenSSL: openssl version"
        }
    }
}
