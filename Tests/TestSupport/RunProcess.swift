import Foundation
import Subprocess

#if canImport(System)
import System
#else
import SystemPackage
#endif

/// What a process left: its exit code (or minus the signal) and its two streams.
public struct ProcessOutcome: Sendable {
    /// The exit code; minus the signal's number when a signal ended it.
    public let code: Int32
    /// Standard output.
    public let output: [UInt8]
    /// Standard error as text.
    public let errors: String
    /// Standard output as text.
    public var text: String { String(decoding: output, as: UTF8.self) }
}

/// Runs a program and collects what it says.
public func run(
    _ program: String, _ arguments: [String], input: [UInt8] = [], environment: [String: String] = [:],
    in folder: String? = nil
) async throws -> ProcessOutcome {
    var changes: [Environment.Key: String?] = [:]
    for (name, value) in environment { changes[Environment.Key(stringLiteral: name)] = value }
    let result = try await Subprocess.run(
        program.contains("/") ? .path(FilePath(program)) : .name(program), arguments: Arguments(arguments),
        environment: .inherit.updating(changes),
        workingDirectory: folder.map { FilePath($0) }, input: .array(input), output: .bytes(limit: 256 << 20),
        error: .string(limit: 16 << 20))
    let code: Int32 =
        switch result.terminationStatus {
        case .exited(let code): code
        case .signaled(let signal): -signal
        }
    return ProcessOutcome(code: code, output: result.standardOutput, errors: result.standardError)
}
