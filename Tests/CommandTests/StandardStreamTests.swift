import Foundation
import TestSupport
import Testing

/// Standard streams that go away: a reader that has seen enough, and streams that were never open.
@Suite("Standard streams", .timeLimit(.minutes(10)))
struct StandardStreamTests {
    /// Runs a line of bash in the stage, with the command as `$BRYGGA`.
    private func line(_ text: String, in stage: Stage) async throws -> ProcessOutcome {
        try await run(
            "timeout", ["60", "bash", "-c", text], environment: ["BRYGGA": BuiltCommand.path, "BRYGGA_HOME": "stad"],
            in: stage.root)
    }

    /// `head -1` leaves; what is longer than a pipe holds, or slower, ends quietly all the same.
    @Test(arguments: [
        "--help", "export --help", "help files", "policy schema",
        "policy explain request.yaml --policy shared/policy.yaml",
        "consent list", "collaboration list", "trust show", "key list", "--generate-completion-script fish",
        "pseudonymise large.csv --domain statistics-2026 --column pnr --country SE --passphrase-file passphrase",
    ])
    func aReaderThatLeavesIsNoFailure(words: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(
            """
            as_of: 2026-06-04T13:00:00Z
            given: {from: stad, to: af, role: coach, purpose: team_meeting, categories: [cv], identity: pseudonym}

            """, to: "request.yaml")
        let table = String(decoding: try stage.bytes("deltagare.csv"), as: UTF8.self)
            .replacing("personnummer", with: "pnr")
        let rows = table.split(separator: "\n").dropFirst().map { $0 + "\n" }.joined()
        try stage.folder.write(table + String(repeating: rows, count: 400), to: "large.csv")
        for reader in ["head -1", "true"] {
            let outcome = try await line(#""$BRYGGA" \#(words) | \#(reader); echo "code ${PIPESTATUS[0]}""#, in: stage)
            #expect(outcome.text.hasSuffix("code 0\n"), "\(outcome.text.suffix(200)) \(outcome.errors)")
            #expect(!outcome.errors.contains("error") && !outcome.errors.contains("roken pipe"), "\(outcome.errors)")
        }
    }

    /// A closed standard output is a failure of its own, and no file of the command is opened in its place.
    @Test(arguments: ["--version", "help files", "policy schema", "key list", "consent list"])
    func aClosedOutputIsSaid(words: String) async throws {
        let stage = try await Stage.set()
        let before = stage.folder.contents()
        let outcome = try await line(#""$BRYGGA" \#(words) >&-"#, in: stage)
        #expect(outcome.code == 1 && outcome.errors.contains("[output.closed]"), "\(outcome.errors)")
        #expect(
            stage.folder.contents().filter { !$0.contains("store.sqlite") }
                == before.filter { !$0.contains("store.sqlite") })
    }

    @Test func aClosedInputIsSaid() async throws {
        let stage = try await Stage.set()
        for words in [
            "consent show --person - --country SE --passphrase-file passphrase",
            "pseudonymise - --domain statistics-2026 --column pnr --country SE --passphrase-file passphrase",
        ] {
            let outcome = try await line(#""$BRYGGA" \#(words) <&-"#, in: stage)
            #expect(
                outcome.code == 1 && outcome.output.isEmpty && outcome.errors.contains("[file."), "\(outcome.errors)")
        }
    }

    @Test func withoutStandardErrorTheCodeSaysIt() async throws {
        let stage = try await Stage.set()
        #expect(try await line(#""$BRYGGA" verify missing 2>&-"#, in: stage).code == 1)
        let all = try await line(#""$BRYGGA" key list <&- 2>&-"#, in: stage)
        #expect(all.code == 0 && all.text.contains("signing"))
    }

    @Test func theSchemasThatArePublishedAreThoseOfTheCommand() async throws {
        for (words, name) in [
            (["policy", "schema"], "policy-file"), (["policy", "schema", "--tests"], "policy-tests"),
        ] {
            let outcome = try await brygga(words, in: "/")
            #expect(outcome.code == 0 && outcome.errors.isEmpty)
            #expect(outcome.output == (try PackageFiles.bytes("docs/schema/\(name).schema.json")))
        }
    }
}
