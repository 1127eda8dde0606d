import CaseModel

/// A failure of a module that knows lines but no files, with the file's path put to its place.
struct FailureInFile: ReportableFailure {
    private let failure: any ReportableFailure
    private let file: String?

    init(_ failure: any ReportableFailure, file: String?) { (self.failure, self.file) = (failure, file) }

    var code: String { failure.code }
    var failureClass: FailureClass { failure.failureClass }
    var message: String { failure.message }
    var hint: String? { failure.hint }
    var command: String? { failure.command }
    var details: [String] { failure.details }
    var detailObjects: JSONValue? { failure.detailObjects }
    var place: Place? {
        guard let place = failure.place else { return nil }
        return Place(file: file, line: place.line, column: place.column, pointer: place.pointer)
    }
}
