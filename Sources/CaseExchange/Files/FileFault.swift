public import CaseModel
import Glibc

/// A file or folder that could not be used: what was tried, on which path, and why.
public struct FileFault: ReportableFailure, Hashable {
    /// What went wrong with the file.
    public enum Reason: Hashable, Sendable {
        /// The system call gave this `errno`.
        case system(Int32)
        /// It is there already and is not overwritten.
        case exists
        /// It is not a regular file.
        case notRegular
        /// It holds more bytes than are read.
        case tooLarge(limit: Int)
        /// Others may read or write what must be private.
        case tooOpen
        /// It became shorter while it was read.
        case changed
    }

    /// The verb, such as `open` or `write`.
    public let operation: String
    /// The path as it was given.
    public let path: String
    /// Why.
    public let reason: Reason

    /// Makes a fault.
    public init(_ operation: String, _ path: String, _ reason: Reason) {
        (self.operation, self.path, self.reason) = (operation, path, reason)
    }

    /// One code per cause.
    public var code: String {
        switch reason {
        case .system(let number) where number == ENOENT: "file.missing"
        case .system(let number) where Self.noSpace.contains(number): "file.no-space"
        case .system(let number) where number == EACCES || number == EPERM: "file.not-permitted"
        case .system(let number) where number == EWOULDBLOCK: "file.busy"
        case .system: "file.failed"
        case .exists: "file.exists"
        case .notRegular: "file.not-regular"
        case .tooLarge: "file.too-large"
        case .tooOpen: "file.too-open"
        case .changed: "file.changed"
        }
    }

    /// No space gives 75, a file that is no fit input 65, everything else 1.
    public var failureClass: FailureClass {
        switch reason {
        case .system(let number): Self.noSpace.contains(number) || number == EWOULDBLOCK ? .tryAgain : .surroundings
        case .notRegular, .tooLarge: .badInput
        case .exists, .tooOpen, .changed: .surroundings
        }
    }

    /// What went wrong.
    public var message: String {
        switch reason {
        case .system(let number): "cannot \(operation) \(path): \(SystemCalls.describe(number))"
        case .exists: "\(path) exists already"
        case .notRegular: "\(path) is not a regular file"
        case .tooLarge(let limit): "\(path) is larger than \(limit) bytes"
        case .tooOpen: "\(path) can be read or changed by others"
        case .changed: "\(path) changed while it was read"
        }
    }

    /// The reason in words, without the path.
    var withoutPath: String {
        switch reason {
        case .system(let number): SystemCalls.describe(number)
        case .exists: "it exists already"
        case .notRegular: "it is not a regular file"
        case .tooLarge(let limit): "it is larger than \(limit) bytes"
        case .tooOpen: "it can be read or changed by others"
        case .changed: "it changed while it was read"
        }
    }

    /// What to do.
    public var hint: String? {
        switch reason {
        case .system(let number) where Self.noSpace.contains(number): "free some space and run the command again"
        case .system(let number) where number == ENOENT: "check the path"
        case .system(let number) where number == EWOULDBLOCK: "wait for the other command to end and try again"
        case .system: nil
        case .exists: "choose another path, or move what is there out of the way"
        case .notRegular, .tooLarge: "give the path of the right file"
        case .tooOpen: "take the rights of others away"
        case .changed: "run the command again"
        }
    }

    /// Takes rights away, or shows what is there.
    public var command: String? {
        let word = ShellWord.quoted(path)
        let folder = ShellWord.quoted(FilePath.folder(of: path))
        // Standard input and output have no path.
        guard path != "-", !path.isEmpty else { return nil }
        switch reason {
        case .system(let number) where Self.noSpace.contains(number): return "df -h -- \(folder)"
        case .system(let number) where number == ENOENT: return "ls -la -- \(folder)"
        case .system(let number) where number == EACCES || number == EPERM: return "ls -ld -- \(folder) \(word)"
        case .system, .changed: return nil
        case .exists, .notRegular, .tooLarge: return "ls -ld -- \(word)"
        case .tooOpen: return "chmod go= -- \(word)"
        }
    }

    /// The path.
    public var place: Place? { Place(file: path) }

    private static let noSpace: Set<Int32> = [ENOSPC, EDQUOT]
}
