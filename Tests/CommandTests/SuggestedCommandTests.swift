import Foundation
import TestSupport
import Testing

/// The command that a failure suggests runs as it is printed: no placeholder, words quoted, the same home.
@Suite("Suggested commands", .timeLimit(.minutes(10)))
struct SuggestedCommandTests {
    /// Runs a suggested command as a person would paste it.
    static func paste(_ command: String, on stage: Stage) async throws -> ProcessOutcome {
        let folder = URL(filePath: BuiltCommand.path).deletingLastPathComponent().path
        let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin")
        return try await run(
            "timeout", ["-k", "5", "60", "sh", "-c", command],
            environment: ["PATH": path, "BRYGGA_HOME": "", "BRYGGA_LANGUAGE": "en"], in: stage.root)
    }

    /// Makes the failure, takes the command from the text and from the JSON, and runs it.
    @discardableResult
    private static func suggestion(
        of words: [String], _ code: String, on stage: Stage, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> (command: String, outcome: ProcessOutcome) {
        let text = try await stage.play(words)
        let json = try await stage.play(words + ["--json"])
        let error = try #require(
            try objects(Array(json.errors.utf8)).first { $0["type"] as? String == "error" }, "\(json.errors)",
            sourceLocation: sourceLocation)
        #expect(error["code"] as? String == code, "\(json.errors)", sourceLocation: sourceLocation)
        let command = try #require(error["command"] as? String, sourceLocation: sourceLocation)
        #expect(text.errors.hasSuffix("run: \(command)\n"), "\(text.errors)", sourceLocation: sourceLocation)
        #expect(
            command.firstMatch(of: /\b[A-Z]{4,}\b|[<>…]/) == nil || command.hasPrefix("brygga explain E_"),
            "\(command) has a placeholder", sourceLocation: sourceLocation)
        let outcome = try await paste(command, on: stage)
        #expect(
            ![64, 124, 126, 127].contains(outcome.code), "\(command): \(outcome.errors)", sourceLocation: sourceLocation
        )
        return (command, outcome)
    }

    static let failures: [Refusal] = [
        Refusal("no home", ["key", "list", "--home", "nowhere"], 1, "home.missing"),
        Refusal("a home is there", ["init", "--agency", "a", "--name", "A", "--home", "af"], 1, "home.exists"),
        Refusal("no file", ["verify", "sent/none of 'these'.asice", "--home", "af"], 1, "file.missing"),
        Refusal("no policy", ["policy", "check", "$(touch hacked); none"], 1, "file.missing"),
        Refusal("a folder", ["policy", "check", "sent"], 65, "file.not-regular"),
        Refusal("no bundle", ["verify", "passphrase", "--home", "af"], 3, "E_ZIP"),
        Refusal("no policy file", ["policy", "check", "deltagare.csv"], 65, "policy.malformed"),
        Refusal(
            "no record",
            ["consent", "withdraw", "6b1f7c5e-0000-4000-8000-000000000000", "--by", "coach", "--home", "stad"], 65,
            "consent.unknown_record"),
        Refusal("wrong passphrase", World.export().dropLast() + ["samtycke-sv.txt"], 1, "key.wrong-passphrase"),
        Refusal("denied", World.export(more: []), 2, "policy.denied"),
        Refusal("twice", World.export(to: ["af", "af"]), 64, "export.recipients"),
        Refusal("unknown agency", World.export(to: ["nobody"]), 65, "request.unknown_agency"),
        Refusal("an option that is none", ["consent", "list", "--nonsense"], 64, "usage"),
        Refusal("a verb that is none", ["nonsense"], 64, "usage"),
        Refusal("a verb that is half typed", ["key", "nonsense"], 64, "usage"),
        Refusal("a code that is none", ["explain", "home.mising"], 64, "explain.unknown-code"),
        Refusal(
            "files are there", ["key", "export-certificate", "--home", "af", "--out", "certificates"], 1, "file.exists"),
        Refusal(
            "certificates have run out",
            ["policy", "sign", "shared/policy.yaml", "--out", "sent", "--home", "stad", "--at", "2046-01-01"] + secret,
            1,
            "key.none-valid"),
        Refusal(
            "too early", World.export() + ["--at", "2001-01-01"], 3,
            "E_TRUST_SIGNATURE"),
    ]

    @Test(arguments: failures)
    func itRunsAsPrinted(failure: Refusal) async throws {
        let stage = try await Stage.set()
        try stage.setPermissions(0o600, of: "samtycke-sv.txt")
        try await Self.suggestion(of: failure.words, failure.code, on: stage)
        #expect(!stage.exists("hacked"))
    }

    /// The name is that of a folder which a shell would take apart.
    @Test func theRightsOfOthersAreTakenAway() async throws {
        let stage = try await Stage.set()
        let name = "the 'home' of $home; touch hacked"
        try FileManager.default.moveItem(atPath: stage.folder.path("af"), toPath: stage.folder.path(name))
        try stage.setPermissions(0o755, of: name)
        let words = ["key", "list", "--home", name]
        let mended = try await Self.suggestion(of: words, "home.too-open", on: stage)
        #expect(mended.outcome.code == 0)
        #expect(!stage.exists("hacked"))
        try await stage.succeed(words)
        try stage.setPermissions(0o644, of: "passphrase")
        try await Self.suggestion(of: World.export(), "file.too-open", on: stage)
        try await stage.succeed(World.export())
    }

    @Test func theMissingPseudonymKeyIsMade() async throws {
        let stage = try await Stage.set()
        try FileManager.default.removeItem(atPath: stage.folder.path("stad/keys/pseudonym-exchange,stad,af-v0.p7m"))
        _ = try await stage.sql("DELETE FROM pseudonym_key WHERE domain = 'exchange/stad/af'", in: "stad")
        let made = try await Self.suggestion(of: World.export(), "key.missing-pseudonym-key", on: stage)
        #expect(made.command == "brygga key new --pseudonym exchange/stad/af --home stad")
        #expect(made.outcome.code == 0, "\(made.outcome.errors)")
        try await stage.succeed(World.export())
        try await Self.suggestion(
            of: ["key", "new", "--pseudonym", "exchange/stad/af", "--home", "stad"], "key.exists", on: stage)
    }

    @Test func theMissingKeysAreMade() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["init", "--agency", "stad", "--name", "Stad", "--home", "a new home", "--another"])
        let sign = ["policy", "sign", "shared/policy.yaml", "--out", "sent", "--home=a new home"] + secret
        let made = try await Self.suggestion(of: sign, "key.missing", on: stage)
        #expect(made.command == "brygga key new --home 'a new home' --passphrase-file passphrase")
        #expect(made.outcome.code == 0, "\(made.outcome.errors)")
        try await stage.succeed(sign)
        let join = try await Self.suggestion(
            of: ["trust", "show", "--home", "a new home"], "collaboration.not-joined", on: stage)
        #expect(join.outcome.code == 0)
    }

    /// Whoever asked for a language gets the explanation in it.
    @Test func theExplanationIsInTheSameLanguage() async throws {
        let stage = try await Stage.set()
        let found = try await Self.suggestion(
            of: ["verify", "passphrase", "--home", "af", "--language", "sv"], "E_ZIP", on: stage)
        #expect(found.command == "brygga explain E_ZIP --language sv")
        #expect(found.outcome.text.contains("betydelse"))
    }
}
