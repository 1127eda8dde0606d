import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// Every example of every verb's help, typed as it stands there.
@Suite("Examples of help", .timeLimit(.minutes(10)))
struct HelpExampleTests {
    /// One example: the verb it belongs to, the line, and the exit code that it says it has.
    private struct Example {
        let words: [String]
        let verb: HelpDump.Verb
        let line: String
        let code: Int32

        /// The examples in a verb's help: from `Example: ` to the end of a line that no backslash continues.
        static func all(of words: [String], _ verb: HelpDump.Verb) throws -> [Example] {
            let text = (verb.discussion ?? "").replacing(/\\\n */, with: "")
            return try text.split(separator: "\n").filter { $0.hasPrefix("Example: ") }.map { line in
                let typed = line.dropFirst("Example: ".count)
                let stated = typed.firstMatch(of: /[ ]\(exit code ([0-9]+)\)$/)
                let code = try #require(stated.map { Int32($0.1) } ?? 0)
                return Example(
                    words: words, verb: verb, line: String(stated.map { typed[..<$0.range.lowerBound] } ?? typed),
                    code: code)
            }
        }
    }

    /// Whose home an example is typed in, where that is not the sender's.
    private static let homes = [
        "open": "af", "key import": "af", "pseudonyms open-map": "af", "pseudonyms migrate": "af",
        "extract open": "samordning",
        "key certify": "samordning", "trust sign": "samordning", "approve": "vc",
    ]

    /// What an example makes, and must not find.
    private static let made: [String: [String]] = [
        "extract open": ["extract"], "extract link": ["linked.csv"], "open": ["case", "cases"],
        "verify": ["report.html"],
        "policy matrix": ["matrix.html"], "key certify": ["issued/stad-signing.pem"],
        "key export-certificate": ["certificates/stad-signing.pem", "certificates/stad-decryption.pem"],
        "key new": ["stad/keys/pseudonym-exchange,stad,af-v0.p7m", "stad/keys/pseudonym-internal,stad-v0.p7m"],
        "policy sign": ["shared/policy.stad.p7s"],
        "trust sign": ["shared/trust.json", "shared/trust.json.p7s", "shared/coordinator.pem"], "init": ["stad"],
    ]

    /// Makes what examples of keys and maps are typed with: a key and a map that `stad` sent to `af`, a table of old
    /// pseudonyms, and the key of a team.
    private static func prepareKeys(_ stage: Stage, for name: String) async throws {
        if name == "key new" {
            _ = try await stage.sql("DELETE FROM pseudonym_key WHERE domain = 'exchange/stad/af'", in: "stad")
        }
        if ["key import-pkcs12", "trust sign"].contains(name) {
            try await OutsideAuthority.make(
                "outside stad p256 digitalSignature; cp outside/stad.p12 organisation.p12", on: stage)
        }
        if name == "key import" { try await stage.succeed(PseudonymKeyStage.share(PseudonymKeyStage.pair)) }
        if name == "pseudonyms open-rejected" {
            try stage.folder.write("pnr\n199905172384\n199905172385\n", to: "broken.csv")
            try await stage.succeed(
                ["pseudonymise", "broken.csv", "--home", "stad", "--domain", "statistics-2026", "--column", "pnr"]
                    + [
                        "--country", "SE", "--on-invalid", "quarantine", "--out", "whole.csv", "--reject-file",
                        "rows.p7m",
                    ]
                    + secret)
        }
        guard name.hasPrefix("pseudonyms") else { return }
        let keys = PseudonymKeyStage(stage: stage)
        _ = try await keys.pseudonymise(PseudonymKeyStage.pair, to: "extract.csv")
        try stage.edit("extract.csv") { $0.replacing("personnummer", with: "pnr") }
        let bundle = try await keys.mapped()
        if name == "pseudonyms open-map" { try FileManager.default.removeItem(atPath: stage.folder.path("map.csv")) }
        try FileManager.default.moveItem(atPath: stage.folder.path(bundle), toPath: stage.folder.path("map.asice"))
        try await stage.succeed(["key", "new", "--pseudonym", "team-2026", "--home", "stad"])
    }

    /// The folder that examples are typed in: the names that help uses, beside the six homes.
    private static func stage() async throws -> Stage {
        let stage = try await Stage.set()
        let bundle = try #require(stage.world.bundles["af"])
        for (from, to) in [
            ("deltagare-1", "case"), ("deltagare-1/case.json", "case.json"), ("samtycke-sv.txt", "notice.txt"),
            ("underskrift.txt", "form.pdf"), ("shared/policy.yaml", "policy.yaml"),
            ("shared/coordinator.pem", "coordinator.pem"), (bundle, "stad-af.asice"),
            ("shared/policy.yaml", "old.yaml"), ("shared/policy.tests.yaml", "policy.tests.yaml"),
        ] {
            let copied = try await run("cp", ["-a", stage.folder.path(from), stage.folder.path(to)])
            try #require(copied.code == 0, "\(copied.errors)")
        }
        try stage.folder.write("Vad du samtycker till, version 2\n", to: "notice-2.txt")
        try stage.folder.write("the second form", to: "form-2.pdf")
        let policies = PackageFiles.path("policies")
        try FileManager.default.createSymbolicLink(
            atPath: stage.folder.path("policies"), withDestinationPath: policies)
        let table = String(decoding: try stage.bytes("deltagare.csv"), as: UTF8.self)
        try stage.folder.write(table.replacing("personnummer", with: "pnr"), to: "people.csv")
        try stage.folder.write(
            """
            as_of: 2026-06-04T13:00:00Z
            given: {from: stad, to: af, role: coach, purpose: team_meeting, categories: [cv], identity: pseudonym}

            """, to: "request.yaml")
        // One bundle for each recipient; only the one that is for this agency can be opened.
        let post = try await run("sh", ["-c", "mkdir post && cp stad-af.asice post"], in: stage.root)
        try #require(post.code == 0, "\(post.errors)")
        try stage.folder.write(#"{"case": "case"}"# + "\n", to: "cases.ndjson")
        try stage.folder.write("199905172384\n", to: "numbers.txt")
        let made = try await brygga(
            ["id", "generate", "--country", "NO", "--count", "3", "--seed", "1"], in: stage.root)
        try stage.folder.write(
            made.text.split(separator: "\n").map { "\"\($0)\"\n" }.joined(), to: "numbers.ndjson")
        try stage.folder.write("Dear Sir, nothing of 2026-11-21.\n", to: "letter.txt")
        try stage.folder.write(String(repeating: "1f", count: 32) + "\n", to: "master.key", permissions: 0o600)
        let extract = try await stage.succeed(
            ["pseudonymise", "people.csv", "--home", "stad", "--domain", "statistics-2026", "--column", "pnr"]
                + ["--country", "SE"] + secret)
        try stage.folder.write(
            extract.text.split(separator: "\n").dropFirst().prefix(3).map { $0.prefix { $0 != "," } + "\n" }.joined(),
            to: "pseudonyms.txt")
        try await ExtractStage.prepare(stage)
        // SHA-256 of the first number of the table.
        try stage.folder.write(
            "pnr\n\(try SHA256.hash(Array("199905172384".utf8)).hex)\n", to: "hashed.csv")
        return stage
    }

    @Test func everyVerbHasAnAbstractAndEveryOptionAHelp() async throws {
        for (words, verb) in try await HelpDump.read().all {
            let abstract = try #require(verb.abstract, "\(words)")
            #expect(abstract.hasSuffix(".") && !abstract.contains("\n"), "\(words)")
            for argument in verb.arguments ?? [] {
                #expect(
                    argument.abstract?.hasSuffix(".") == true || argument.abstract?.hasSuffix(")") == true,
                    "\(words) \(argument)")
            }
        }
    }

    @Test func everyLeafVerbHasAnExample() async throws {
        for (words, verb) in try await HelpDump.read().all where verb.verbs.isEmpty {
            let examples = try Example.all(of: words, verb)
            #expect(!examples.isEmpty, "\(words)")
            for example in examples {
                #expect(example.line.hasPrefix((["brygga"] + words).joined(separator: " ")), "\(example.line)")
            }
        }
    }

    /// An example that wraps cannot be copied.
    @Test func everyExampleFitsALine() async throws {
        for (words, verb) in try await HelpDump.read().all {
            for line in (verb.discussion ?? "").split(separator: "\n")
            where line.hasPrefix("Example: ") || line.hasSuffix("\\") || line.hasPrefix("    ") {
                #expect(line.count < 80, "\(words): \(line)")
            }
            if let place = verb.discussion?.range(of: "Example: ") {
                let shown = try await brygga(words + ["--help"], in: "/", environment: ["COLUMNS": "80"])
                let first = verb.discussion?[place.lowerBound...].prefix { $0 != "\n" } ?? ""
                #expect(shown.text.contains("\n" + first + "\n"), "\(words)")
            }
        }
    }

    @Test func everyExampleDoesWhatItSays() async throws {
        let examples = try await HelpDump.read().all.flatMap { try Example.all(of: $0.words, $0.verb) }
        #expect(examples.count >= 28)
        let readOnly = try await Self.stage()
        for example in examples {
            // Verbs that write nothing share a folder.
            let writes = example.verb.has(option: "dry-run") || example.verb.has(option: "out")
            let name = example.words.joined(separator: " ")
            let approval = name == "approve" ? try await ApprovalStage.set() : nil
            var stage = readOnly
            if let approval { stage = approval.stage } else if writes { stage = try await Self.stage() }
            if writes { try await Self.prepareKeys(stage, for: name) }
            for path in Self.made[name] ?? [] { try? FileManager.default.removeItem(atPath: stage.folder.path(path)) }
            let known = try await readOnly.sql("SELECT bundle_id FROM sent_bundle LIMIT 1", in: "stad")
            var asked = ""
            if let approval { asked = try await approval.request() }
            var line = example.line
            let values = [
                "RECORD": stage.world.record, "FINGERPRINT": stage.world.coordinator,
                "BUNDLE_ID": known,
                "BUNDLE": try #require(stage.world.bundles["af"]), "REQUEST": asked,
            ]
            for (placeholder, value) in values.sorted(by: { $0.key.count > $1.key.count }) {
                line = line.replacing(placeholder, with: value)
            }
            // What would be asked at the terminal.
            if example.verb.has(option: "passphrase-file") { line += " --passphrase-file passphrase" }
            if example.verb.has(option: "password-file") { line += " --password-file outside/pw" }
            if example.verb.has(option: "officer-passphrase-file"), line.contains("--officer ") {
                line += " --officer-passphrase-file \(approval == nil ? "passphrase" : "officer-passphrase")"
            }
            if example.verb.has(option: "yes") { line += " --yes" }
            let folder = URL(filePath: BuiltCommand.path).deletingLastPathComponent().path
            let path = folder + ":" + (ProcessInfo.processInfo.environment["PATH"] ?? "")
            let outcome = try await run(
                "timeout", ["120", "sh", "-c", line],
                environment: ["PATH": path, "BRYGGA_HOME": stage.folder.path(Self.homes[name] ?? "stad")],
                in: stage.folder.path)
            #expect(outcome.code == example.code, "\(example.line): \(outcome.errors)")
            #expect(Canaries.leaks(in: outcome.output + Array(outcome.errors.utf8)) == [], "\(example.line)")
        }
    }
}
