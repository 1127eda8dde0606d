import Foundation
import TestSupport
import Testing

/// The `brygga` under test: the one that `$BRYGGA_UNDER_TEST` names, else the optimised one of `make static` where it is newer than
/// every source, else the one that lies beside the test bundle.
///
/// Most of the suite's time is that of the command starting, and the optimised one starts several times faster.
enum BuiltCommand {
    static let path = find()

    private static func find() -> String {
        if let given = ProcessInfo.processInfo.environment["BRYGGA_UNDER_TEST"], !given.isEmpty { return given }
        let optimised = PackageFiles.path(".build-static/release/brygga")
        if let built = changed(optimised), built > newestSource { return optimised }
        var folder = URL(filePath: CommandLine.arguments.first ?? ".").standardizedFileURL
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            for place in [folder, folder.appending(path: ".build/debug")] {
                let candidate = place.appending(path: "brygga").path
                var isFolder: ObjCBool = false
                if FileManager.default.fileExists(atPath: candidate, isDirectory: &isFolder), !isFolder.boolValue {
                    return candidate
                }
            }
        }
        return "brygga-is-not-beside-the-test-bundle"
    }

    private static func changed(_ path: String) -> Date? {
        try? FileManager.default.attributesOfItem(atPath: path)[.modificationDate] as? Date
    }

    /// When a source, or the package's manifest, was changed last.
    private static var newestSource: Date {
        let sources = PackageFiles.path("Sources")
        let names = FileManager.default.enumerator(atPath: sources)?.compactMap { $0 as? String } ?? []
        let dates = (names.map { sources + "/" + $0 } + [PackageFiles.path("Package.swift")]).compactMap(changed)
        return dates.max() ?? .distantFuture
    }
}

/// Runs the command in a folder, with a limit in time, and looks through everything it says for what must not be said.
func brygga(
    _ words: [String], in folder: String, input: [UInt8] = [], environment: [String: String] = [:],
    through wrapper: [String] = [], sourceLocation: SourceLocation = #_sourceLocation
) async throws -> ProcessOutcome {
    let outcome = try await run(
        "timeout", ["-k", "5", "120"] + wrapper + [BuiltCommand.path] + words, input: input,
        environment: ["BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en"].merging(environment) { _, new in new }, in: folder)
    let leaks = Canaries.leaks(in: outcome.output) + Canaries.leaks(in: Array(outcome.errors.utf8))
    #expect(leaks.isEmpty, "brygga \(words.first ?? "") says \(leaks)", sourceLocation: sourceLocation)
    #expect(outcome.code != 124, "brygga \(words.first ?? "") hangs", sourceLocation: sourceLocation)
    return outcome
}

/// The scratch passphrase of the fixtures and the options that give it.
let secret = ["--passphrase-file", "passphrase"]
