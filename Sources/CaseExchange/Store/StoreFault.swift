public import CaseModel
import GRDB

/// The store could not be used.
public struct StoreFault: ReportableFailure {
    /// SQLite's primary result code, or nil when the error did not come from SQLite.
    let resultCode: Int32?
    let path: String
    private let isMissing: Bool
    private let isNewer: Bool

    init(missing path: String) { (resultCode, self.path, isMissing, isNewer) = (nil, path, true, false) }

    init(newer path: String) { (resultCode, self.path, isMissing, isNewer) = (nil, path, false, true) }

    init(_ error: any Error, path: String) {
        resultCode = (error as? DatabaseError)?.resultCode.rawValue
        self.path = path
        isMissing = false
        isNewer = false
    }

    /// Whether it may come of rights or of the device, rather than of the store itself.
    var isOfSurroundings: Bool { code == "store.failed" }

    private var isBusy: Bool { resultCode == ResultCode.SQLITE_BUSY.rawValue }
    private var isFull: Bool { resultCode == ResultCode.SQLITE_FULL.rawValue }
    private var isDamaged: Bool {
        resultCode == ResultCode.SQLITE_CORRUPT.rawValue || resultCode == ResultCode.SQLITE_NOTADB.rawValue
    }

    /// One code per cause.
    public var code: String {
        if isMissing { return "store.missing" }
        if isNewer { return "store.newer" }
        if isBusy { return "store.busy" }
        if isFull { return "store.no-space" }
        return isDamaged ? "store.damaged" : "store.failed"
    }
    /// Busy and full can be tried again; the rest is of the surroundings.
    public var failureClass: FailureClass { isBusy || isFull ? .tryAgain : .surroundings }
    /// What went wrong, without what was stored.
    public var message: String {
        if isMissing { return "the store \(path) is missing" }
        if isNewer { return "the store \(path) was made by a newer version of this tool" }
        if isBusy { return "another command is writing to the store \(path)" }
        if isFull { return "no space left for the store \(path)" }
        if isDamaged { return "the store \(path) is damaged" }
        return "the store \(path) could not be used" + (resultCode.map { " (SQLite code \($0))" } ?? "")
    }
    /// What to do.
    public var hint: String? {
        if isMissing { return "restore the home from a backup: without its store every withdrawal is forgotten" }
        if isNewer { return "install the newer version of brygga" }
        if isBusy { return "wait for the other command to end and try again" }
        if isFull { return "free some space and run the command again" }
        return isDamaged ? "restore the home from a backup" : "check the permissions and the free space of the home"
    }
    /// Shows the folder that should hold the store, where its path is known.
    public var command: String? {
        if isNewer { return "brygga --version" }
        guard path.contains("/"), isMissing else { return nil }
        return "ls -la -- \(ShellWord.quoted(FilePath.folder(of: path)))"
    }
}
