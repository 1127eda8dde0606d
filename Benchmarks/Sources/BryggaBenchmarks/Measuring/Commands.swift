import CReference
import Foundation

/// Runs programs and measures them.
struct Commands {
    /// The folder they run in.
    let folder: URL

    /// A command that failed.
    struct Failure: Error, CustomStringConvertible {
        let description: String
    }

    /// Runs a command once; a status other than zero is a failure.
    @discardableResult
    func run(_ arguments: [String]) throws -> Usage {
        let (usage, status) = try measure(arguments)
        guard status == 0 else {
            throw Failure(description: "status \(status) of: \(arguments.joined(separator: " "))")
        }
        return usage
    }

    /// Whether a command ends with status zero.
    func succeeds(_ arguments: [String]) throws -> Bool { try measure(arguments).status == 0 }

    /// Runs commands one after the other.
    func run(all commands: [[String]]) throws -> Usage {
        try commands.reduce(Usage(wall: 0, cpu: 0, operations: 0)) { try $0 + run($1) }
    }

    func write(_ bytes: [UInt8], _ name: String) throws { try Data(bytes).write(to: folder.appending(path: name)) }

    func read(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: folder.appending(path: name))) }

    /// The peak resident memory of a command in MiB; nil where tracing a process is not allowed.
    func peakMemory(_ arguments: [String]) -> Double? {
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        let peak = child_peak_memory(&pointers)
        return peak >= 0 ? Double(peak) / 1024 : nil
    }

    private func measure(_ arguments: [String]) throws -> (usage: Usage, status: Int32) {
        var pointers = arguments.map { strdup($0) } + [nil]
        defer { for pointer in pointers { free(pointer) } }
        var usage = child_usage()
        let failure = child_run(&pointers, folder.path, &usage)
        guard failure == 0 else { throw Failure(description: "cannot run \(arguments[0]): error \(failure)") }
        return (Usage(wall: Double(usage.wall) / 1e9, cpu: Double(usage.cpu) / 1e9, operations: 1), usage.status)
    }
}

/// Where this program's companions lie.
enum Neighbours {
    /// A file of the source tree, by its path from the top.
    static func source(_ path: String) -> String {
        (0..<5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }.appending(path: path)
            .path
    }

    /// A program that is built with this one.
    static func path(_ name: String) -> String {
        URL(fileURLWithPath: "/proc/self/exe").resolvingSymlinksInPath().deletingLastPathComponent()
            .appending(path: name).path
    }
}
