import Foundation
import TestSupport
import Testing

/// The passphrase at a terminal: asked for without echo, twice for a new key, and given up on by Ctrl-C.
@Suite("Prompt", .timeLimit(.minutes(10)))
struct PromptTests {
    private func play(
        _ words: [String], answering answers: [[String]], in folder: TemporaryFolder
    ) async throws -> TerminalRun {
        try await TerminalRun.of(words, answering: answers, in: folder.path)
    }

    private func home() async throws -> TemporaryFolder {
        let folder = try TemporaryFolder()
        let made = try await brygga(["init", "--agency", "a", "--name", "A", "--home", "a"], in: folder.path)
        try #require(made.code == 0)
        return folder
    }

    private let new = ["key", "new", "--home", "a"]

    @Test func aNewPassphraseIsAskedForTwiceWithoutEcho() async throws {
        let folder = try await home()
        let answers = [["New passphrase: ", "typed phrase\n"], ["Once more: ", "typed phrase\n"]]
        let seen = try await play(new, answering: answers, in: folder)
        #expect(seen.code == 0 && !seen.echo)
        #expect(!seen.shown.contains("typed phrase"))
        // The key opens with what was typed, and with nothing else.
        let certify = ["key", "new", "--coordinator", "--home", "a"]
        #expect(try await play(certify, answering: answers, in: folder).code == 0)
        let sign = ["key", "certify", "a-signing.pem", "--home", "a", "--out", "out"]
        #expect(
            try await brygga(["key", "export-certificate", "--home", "a", "--out", "."], in: folder.path).code == 0)
        try FileManager.default.createDirectory(atPath: folder.path("out"), withIntermediateDirectories: false)
        let wrong = try await play(sign, answering: [["Passphrase: ", "another\n"]], in: folder)
        #expect(wrong.code == 1 && wrong.shown.contains("key.wrong-passphrase"))
        #expect(try await play(sign, answering: [["Passphrase: ", "typed phrase\n"]], in: folder).code == 0)
    }

    @Test func twoEntriesThatDifferMakeNoKey() async throws {
        let folder = try await home()
        let seen = try await play(
            new, answering: [["New passphrase: ", "one\n"], ["Once more: ", "two\n"]], in: folder)
        #expect(seen.code == 65 && seen.shown.contains("prompt.differs"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/keys")).isEmpty)
    }

    @Test func aPersonalNumberIsTypedUnseenAndNotSaid() async throws {
        let stage = try await Stage.set()
        let number = String(decoding: try stage.number(1), as: UTF8.self)
        let words = ["register", "subject", "--country", "SE", "--home", stage.folder.path("stad"), "--json"]
        let pass = ["--passphrase-file", stage.folder.path("passphrase")]
        let seen = try await play(words + pass, answering: [["Personal number: ", number]], in: stage.folder)
        #expect(seen.code == 0 && !seen.echo)
        #expect(Canaries.leaks(in: Array(seen.shown.utf8)).isEmpty)
        #expect(seen.shown.contains(stage.world.record))
        for (typed, code) in [("\n", "key.unusable-passphrase"), ("19811031-0000\n", "person.invalid-number")] {
            let refused = try await play(words + pass, answering: [["Personal number: ", typed]], in: stage.folder)
            #expect(refused.code != 0 && refused.shown.contains(code), "\(refused.shown)")
        }
    }

    /// Ctrl-C and the signals that end a program: at the first question or the second.
    @Test(arguments: ["\u{3}", "SIGINT", "SIGTERM", "SIGHUP"])
    func anInterruptedPromptEndsWithItsCode(signal: String) async throws {
        let folder = try await home()
        for answers in [
            [["New passphrase: ", signal]], [["New passphrase: ", "typed phrase\n"], ["Once more: ", signal]],
        ] {
            let seen = try await play(new, answering: answers, in: folder)
            #expect(seen.code == 130)
            #expect(!seen.echo && seen.restored)
            #expect(seen.shown.contains("[prompt.interrupted]") && seen.shown.contains("hint: run the command again"))
            #expect(!seen.shown.contains("typed phrase"))
            let json = try await play(new + ["--json"], answering: answers, in: folder)
            #expect(json.code == 130 && json.restored)
            let line = json.shown.split(whereSeparator: \.isNewline).last { $0.contains("{") } ?? ""
            let object = try objects(Array(line[(line.firstIndex(of: "{") ?? line.startIndex)...].utf8)).first
            #expect(object?["code"] as? String == "prompt.interrupted" && object?["exit"] as? Int == 130)
            #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/keys")).isEmpty)
        }
    }

    @Test func theEndOfInputIsNoPassphrase() async throws {
        let folder = try await home()
        let seen = try await play(new, answering: [["New passphrase: ", "\u{4}"]], in: folder)
        #expect(seen.code == 65 && seen.shown.contains("[prompt.ended]") && seen.restored)
        let second = try await play(
            new, answering: [["New passphrase: ", "typed phrase\n"], ["Once more: ", "\u{4}"]], in: folder)
        #expect(second.code == 65 && second.shown.contains("[prompt.ended]"))
        // An empty line is an answer, and not one that will do.
        let empty = try await play(new, answering: [["New passphrase: ", "\n"]], in: folder)
        #expect(empty.code == 65 && empty.shown.contains("[key.unusable-passphrase]"))
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder.path("a/keys")).isEmpty)
    }

    @Test func anOfficerLooksConfirmsAndGivesTheOwnPassphrase() async throws {
        let approval = try await ApprovalStage.set()
        let folder = approval.stage.folder
        let request = try await approval.request()
        let words = ["approve", request, "--officer", "officer-1", "--home", "vc"]
        let question = "Approve as officer-1 (rehabkoordinator)? (yes/no) "
        let refused = try await play(words, answering: [[question, "y\n"]], in: folder)
        #expect(refused.code == 130 && refused.shown.contains("approval.not-confirmed"))
        #expect(try approval.stage.names(in: "asked").count == 1)
        let answers = [[question, "yes\n"], ["Passphrase of officer-1: ", "of officers\n"]]
        let seen = try await play(words, answering: answers, in: folder)
        #expect(seen.code == 0 && !seen.echo && !seen.shown.contains("of officers"), "\(seen.shown)")
        for shown in [
            "Försäkringskassan", "Rehabiliteringsplanering", "health_limitation", "named by personal_number",
            "P13-rehab-from-vc: 2 of rehabkoordinator, verksamhetschef",
        ] { #expect(seen.shown.contains(shown)) }
        #expect(Canaries.leaks(in: Array(seen.shown.utf8)).isEmpty)
        #expect(try approval.stage.names(in: "asked").count == 2)
    }

    @Test func anOfficersNewPassphraseIsAskedForTwice() async throws {
        let approval = try await ApprovalStage.set()
        let words = ["key", "new", "--officer", "o-9", "--role", "halsocoach", "--home", "vc"] + secret
        let first = "New passphrase of o-9: "
        let differing = try await play(
            words, answering: [[first, "one\n"], ["Once more: ", "two\n"]], in: approval.stage.folder)
        #expect(differing.code == 65 && differing.shown.contains("prompt.differs"))
        let seen = try await play(
            words, answering: [[first, "one\n"], ["Once more: ", "one\n"]], in: approval.stage.folder)
        #expect(seen.code == 0 && !seen.echo && !seen.shown.contains("one\n"))
    }
}
