public import CaseModel

/// A batch, or one piece of it, that cannot be worked on.
public enum BatchFault: ReportableFailure, Hashable {
    /// A line is not an order: what is wrong with it, and where.
    case malformed(String, Place)
    /// There is nothing to do in it.
    case empty(Place)
    /// It has more lines than are read.
    case tooManyLines(Place)
    /// What a case would send is not what was looked at before.
    case changed
    /// The name of a bundle's file could be a personal number, and its folder would be named for it.
    case numberInName
    /// Two bundles would get the same folder.
    case sameFolder(String)
    /// A person stopped it.
    case interrupted

    /// One code per cause.
    public var code: String {
        switch self {
        case .malformed: "batch.malformed"
        case .empty: "batch.empty"
        case .tooManyLines: "batch.too-many-lines"
        case .changed: "batch.changed"
        case .numberInName: "batch.number-in-name"
        case .sameFolder: "batch.same-folder"
        case .interrupted: "interrupted"
        }
    }
    /// Bad input, but for what can be tried again.
    public var failureClass: FailureClass {
        switch self {
        case .changed: .tryAgain
        case .interrupted: .interrupted
        default: .badInput
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .malformed(let what, _): "the line is not an order: \(what)"
        case .empty: "there is nothing to do: no orders, or no bundles"
        case .tooManyLines: "the batch has more than \(BatchFile.maximumLines) lines"
        case .changed: "what would be sent of this case changed after it was looked at; nothing of it was sent"
        case .numberInName: "the name of the bundle's file could be a personal number; it was not opened"
        case .sameFolder(let name): "two bundles would be opened into the folder \(name); the second was not opened"
        case .interrupted: "it was interrupted; what is said to be done is done"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed:
            "an order is a JSON object with case and, where they differ from the options, "
                + BatchOrderReader.names.subtracting(["case"]).sorted().joined(separator: ", ")
        case .empty: "give a file with one order a line, or a folder with files named *.asice"
        case .tooManyLines: "split the file"
        case .changed: "run the command again; what is done is skipped"
        case .numberInName: "rename the file"
        case .sameFolder: "rename one of the files, or open it alone"
        case .interrupted: "run the command again; what is done is skipped"
        }
    }
    /// The line, or the file.
    public var place: Place? {
        switch self {
        case .malformed(_, let place), .empty(let place), .tooManyLines(let place): place
        default: nil
        }
    }
}
