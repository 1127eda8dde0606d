import Foundation
import TestSupport
import Testing

/// Verbs that need no home work in an empty environment and make none.
@Suite("Without a home", .timeLimit(.minutes(10)))
struct WithoutHomeTests {
    struct Verb: Sendable, CustomTestStringConvertible {
        let words: [String]
        let exit: Int32
        var testDescription: String { words.prefix(3).joined(separator: " ") }

        init(_ words: String..., exit: Int32 = 0) { (self.words, self.exit) = (words, exit) }
    }

    static let verbs: [Verb] = [
        Verb("--version"), Verb("--help"), Verb("policy", "check", "policy.yaml"),
        Verb("policy", "check", "nothing.yaml", exit: 1), Verb("policy", "test", "policy.tests.yaml"),
        Verb("policy", "test", "policy.tests.yaml", "--policy", "policy.yaml"),
        Verb("policy", "explain", "request.yaml", "--policy", "policy.yaml"),
        Verb("key", "fingerprint", "shared/coordinator.pem"), Verb("trust", "verify", "shared"),
        Verb("verify", "bundle.asice", "--trust", "shared"), Verb("id", "check", "numbers.txt", "--country", "SE"),
        Verb("id", "check", "numbers.txt", "--country", "NO", exit: 65),
        Verb("id", "check", "numbers.ndjson", "--country", "NO", "--input", "ndjson", "--allow", "synthetic", "--json"),
        Verb("id", "scan", "letter.txt", "--country", "SE", "NO"),
        Verb("id", "scan", "numbers.txt", "--country", "SE", exit: 65),
        Verb("id", "generate", "--country", "SE", "--count", "10", "--seed", "1"),
        Verb(
            "pseudonymise", "people.csv", "--key", "master.key", "--domain", "study", "--tag", "study", "--column",
            "pnr",
            "--country", "SE"),
        Verb(
            "pseudonymise", "people.csv", "--key", "master.key", "--domain", "statistics-2026", "--policy",
            "policy.yaml",
            "--agency", "stad", "--column", "pnr", "--country", "SE"),
        Verb(
            "pseudonymise", "people.csv", "--key", "nothing", "--domain", "study", "--tag", "study", "--column", "pnr",
            "--country", "SE", exit: 1),
    ]

    private func folder() async throws -> TemporaryFolder {
        let world = try await World.shared.value
        let folder = try TemporaryFolder()
        let bundle = try #require(world.bundles["af"])
        let copied = try await run(
            "sh", ["-c", "cp -R \"$1/shared\" . && cp \"$1/$2\" bundle.asice", "sh", world.template, bundle],
            in: folder.path)
        try #require(copied.code == 0, "\(copied.errors)")
        let scenario = "Sources/BryggaCommand/Demo/Scenario/"
        for name in ["policy.yaml", "policy.tests.yaml"] {
            try folder.write(PackageFiles.bytes(scenario + name), to: name)
        }
        try folder.write(
            "as_of: 2026-06-04T13:00:00Z\n"
                + "given: {from: stad, to: af, role: coach, purpose: team_meeting, categories: [cv], identity: pseudonym}\n",
            to: "request.yaml")
        try folder.write("199905172384\n", to: "numbers.txt")
        let synthetic = try await run(
            BuiltCommand.path, ["id", "generate", "--country", "NO", "--count", "3", "--seed", "4"])
        try folder.write(
            synthetic.text.split(separator: "\n").map { "\"\($0)\"\n" }.joined(), to: "numbers.ndjson")
        try folder.write("Dear Sir, nothing of 2026-11-21.\n", to: "letter.txt")
        try folder.write("pnr\n199905172384\n", to: "people.csv")
        try folder.write(String(repeating: "1f", count: 32) + "\n", to: "master.key")
        return folder
    }

    /// Nothing in the environment, then a home that is named and not there.
    @Test(arguments: verbs)
    func needsNoHomeAndMakesNone(verb: Verb) async throws {
        let folder = try await folder()
        let before = folder.contents()
        let nowhere = folder.path("nowhere")
        for settings in [[], ["HOME=\(nowhere)"], ["HOME=\(nowhere)", "BRYGGA_HOME=\(nowhere)/home"]] {
            let outcome = try await brygga(
                verb.words, in: folder.path, through: ["env", "-i", "PATH=/usr/bin:/bin"] + settings)
            #expect(outcome.code == verb.exit, "\(outcome.errors)")
            #expect(!outcome.errors.contains("[home."))
            #expect(folder.contents() == before)
        }
    }

    /// The same environment is none for a verb that needs a home.
    @Test(arguments: [
        ["key", "list"], ["consent", "list"],
        ["pseudonymise", "people.csv", "--domain", "d", "--column", "pnr", "--country", "SE"],
    ])
    func otherVerbsSayThatTheyNeedOne(words: [String]) async throws {
        let folder = try await folder()
        let before = folder.contents()
        let outcome = try await brygga(words, in: folder.path, through: ["env", "-i", "PATH=/usr/bin:/bin"])
        #expect(outcome.code == 1)
        #expect(outcome.errors.contains("[home."), "\(outcome.errors)")
        #expect(folder.contents() == before)
    }

    /// Every example in the help of these verbs is run above, or here, as it stands there.
    @Test(arguments: [["id", "check"], ["id", "scan"], ["id", "generate"], ["pseudonymise"]])
    func examplesOfTheHelpRun(verb: [String]) async throws {
        let folder = try await folder()
        let help = try await brygga(verb + ["--help"], in: "/", environment: ["COLUMNS": "500"])
        let examples = help.text.replacing("\n", with: " ").matches(
            of: /Example: brygga ([^U]*?)(?= +Example:| +USAGE:)/)
        var ran = 0
        for example in examples where verb != ["pseudonymise"] || example.1.contains("--key") {
            let words = example.1.replacing("\\ ", with: "").split(separator: " ").map(String.init)
            let outcome = try await brygga(words, in: folder.path)
            #expect(outcome.code == 0, "\(words): \(outcome.errors)")
            ran += 1
        }
        #expect(ran > 0, "\(help.text)")
    }
}
