import Foundation
import TestSupport
import Testing

/// The built `brygga`, which lies beside the test bundle.
enum BuiltCommand {
    static let path = find()

    private static func find() -> String {
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
