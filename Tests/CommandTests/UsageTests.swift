import Foundation
import TestSupport
import Testing

/// The command line itself: help, version, and what is typed wrongly.
@Suite("Usage", .timeLimit(.minutes(10)))
struct UsageTests {
    static let verbs: [[String]] = [
        [], ["export"], ["approve"], ["verify"], ["open"], ["policy"], ["policy", "check"], ["policy", "test"],
        ["policy", "explain"], ["policy", "matrix"], ["policy", "diff"], ["policy", "prove"], ["policy", "reach"],
        ["policy", "schema"], ["policy", "sign"], ["policy", "export"], ["policy", "status"], ["consent"],
        ["consent", "record"],
        ["consent", "amend"],
        ["consent", "withdraw"],
        ["consent", "show"], ["consent", "list"], ["collaboration"], ["collaboration", "join"],
        ["collaboration", "list"], ["trust"], ["trust", "sign"], ["trust", "verify"], ["trust", "show"],
        ["trust", "update"], ["init"], ["key"], ["key", "new"], ["key", "list"], ["key", "fingerprint"],
        ["key", "export-certificate"], ["key", "certify"], ["key", "import-certificate"],
        ["key", "import-pkcs12"],
        ["key", "rotate"], ["key", "share"], ["key", "import"], ["key", "retire"], ["pseudonyms"],
        ["pseudonyms", "map"],
        ["pseudonyms", "open-map"], ["pseudonyms", "open-rejected"], ["pseudonyms", "migrate"],
        ["pseudonyms", "rekey"],
        ["pseudonyms", "resolve"], ["pseudonyms", "reidentify"], ["pseudonyms", "exposure"], ["pseudonyms", "log"],
        ["pseudonymise"], ["extract"], ["extract", "make"], ["extract", "open"], ["extract", "audit"],
        ["extract", "suggest"], ["extract", "link"], ["tabulate"], ["demo"],
        ["explain"], ["doctor"], ["register"], ["register", "list"], ["register", "show"], ["register", "subject"],
        ["register", "export"], ["consent", "letter"], ["consent", "expiring"],
        ["id"], ["id", "check"], ["id", "scan"], ["id", "generate"],
    ]

    @Test(arguments: verbs)
    func everyVerbHasHelp(verb: [String]) async throws {
        let outcome = try await brygga(verb + ["--help"], in: "/")
        #expect(outcome.code == 0)
        #expect(outcome.errors.isEmpty)
        #expect(outcome.text.contains("OVERVIEW: "))
        #expect(outcome.text.contains("USAGE: brygga" + verb.map { " " + $0 }.joined()))
        // A verb that is made later is in the list above, or its group's help would name it and this test would not.
        for line in outcome.text.split(separator: "\n") {
            guard let match = line.wholeMatch(of: /[ ]{2}([a-z][a-z-]+)[ ]{2,}[A-Z].*/) else { continue }
            #expect(Self.verbs.contains(verb + [String(match.1)]), "\(verb) \(match.1)")
        }
    }

    @Test func theVersionIsOneLine() async throws {
        let outcome = try await brygga(["--version"], in: "/")
        #expect(outcome.code == 0)
        #expect(outcome.text.wholeMatch(of: /brygga [0-9]+\.[0-9]+\.[0-9]+\n/) != nil)
        #expect(outcome.errors.isEmpty)
    }

    static let mistakes: [[String]] = [
        ["nonsense"], ["export"], ["export", "case"], ["export", "case", "--to", "a b"], ["verify"], ["open", "x"],
        ["open", "x", "--nonsense"], ["consent", "nonsense"], ["consent", "withdraw", "no-uuid", "--by", "coach"],
        ["consent", "record"], ["consent", "show"], ["consent", "show", "--case", "a", "--person", "b"],
        ["key", "new", "--coordinator", "--pseudonym", "x"], ["key", "new", "--valid-until", "2001-01-01"],
        ["key", "list", "--at", "yesterday"], ["key", "list", "--at", "2026-02-30"],
        ["trust", "sign", "x", "--collaboration", "c", "--serial", "0", "--out", "."],
        ["trust", "sign", "x", "--collaboration", "c", "--serial", "99999999999999999999", "--out", "."],
        ["trust", "sign", "--collaboration", "c", "--serial", "1", "--out", "."],
        ["trust", "sign", "--signing", "x.pem", "--collaboration", "c", "--serial", "1", "--out", "."],
        ["trust", "sign", "--decryption", "a b=x.pem", "--collaboration", "c", "--serial", "1", "--out", "."],
        ["key", "import-pkcs12", "x"], ["key", "import-pkcs12", "x", "--use", "coordinator"],
        ["key", "import-pkcs12", "x", "--use", "signing", "--password-fd", "-1"],
        ["key", "import-pkcs12", "x", "--use", "signing", "--password-fd", "3", "--password-file", "p"],
        ["pseudonymise", "--domain", "d", "--country", "SE"],
        ["pseudonymise", "--domain", "d", "--column", "c", "--country", "XX"],
        ["pseudonymise", "--domain", "d", "--column", "c", "--country", "SE", "--delimiter", "ab"],
        ["verify", "x", "--passphrase-file", "p"], ["demo", "another"],
        ["open", "x", "--out", "y", "--passphrase-file", "a", "--passphrase-fd", "3"],
        ["open", "x", "--out", "y", "--passphrase-fd", "-1"],
        ["extract", "make", "x"], ["extract", "audit", "x", "--recipe", "y", "--as", "something"],
        ["extract", "suggest", "x", "--recipe", "y", "--as", "released"], ["extract", "link", "x", "--out", "y"],
        ["extract", "link", "a=x", "a=y", "--out", "z"], ["extract", "open", "x", "--out", "y", "--tag", "team"],
        ["tabulate", "x", "--population", "p"], ["tabulate", "x", "--rows", "a"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--group", "1"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--profile", "nsa1"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--profile", "ssb3", "--group", "3"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--method", "cell-key"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--key", "k"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--base", "5"],
        ["tabulate", "x", "--rows", "a", "--population", "p", "--waive", "one"],
    ]

    @Test(arguments: mistakes)
    func aMistakeIsUsage(words: [String]) async throws {
        let folder = try TemporaryFolder()
        let outcome = try await brygga(words, in: folder.path)
        #expect(outcome.code == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(outcome.errors.hasPrefix("brygga: error: "))
        #expect(outcome.errors.contains("\nbrygga: hint: "))
        let json = try await brygga(words + ["--json"], in: folder.path)
        #expect(json.code == 64)
        #expect(json.output.isEmpty)
        let lines = try objects(Array(json.errors.utf8))
        #expect(lines.count == 1)
        #expect(lines.first?["code"] as? String == "usage")
        #expect(lines.first?["exit"] as? Int == 64)
        #expect(folder.contents() == [])
    }

    /// A personal number has no business on the command line; one that gets there by mistake is not repeated.
    @Test(arguments: [
        ["consent", "show", "--home", "stad", "--country", "SE", "--person", "19821031-2396"],
        ["consent", "show", "--home", "stad", "--case", "198210312396"],
        ["export", "8210312396", "--home", "stad", "--to", "af", "--purpose", "p", "--role", "r"],
        ["export", "x", "--home", "stad", "--to", "19821031-2396", "--purpose", "p", "--role", "r"],
        ["19821031-2396"], ["consent", "withdraw", "198210312396", "--by", "coach", "--home", "stad"],
        ["verify", "198210312396.asice", "--home", "stad"],
    ])
    func aNumberTypedByMistakeIsNotRepeated(words: [String]) async throws {
        let stage = try await Stage.set()
        for more in [[], ["--json"]] {
            let outcome = try await stage.play(words + more)
            #expect(outcome.code != 0)
            #expect(outcome.output.isEmpty)
        }
    }

    /// The same for every person of the fixtures, whatever the century and however it is written.
    @Test func noNumberTypedByMistakeIsRepeated() async throws {
        let stage = try await Stage.set()
        for number in Canaries.numbers {
            let short = String(number.dropFirst(2))
            for text in [number, short, "\(short.prefix(6))-\(short.suffix(4))"] {
                let outcome = try await stage.play(["verify", text, "--home", "stad"])
                #expect(outcome.code == 1)
            }
        }
    }

    /// Every failure prints its code word in both forms, and they agree.
    @Test func textAndJSONSayTheSame() async throws {
        let stage = try await Stage.set()
        for words in [
            ["verify", "passphrase", "--home", "af"], ["key", "list", "--home", "x"], ["policy", "check", "x"],
        ] {
            let text = try await stage.play(words)
            let json = try await stage.play(words + ["--json"])
            let error = try #require(try objects(Array(json.errors.utf8)).first)
            #expect(text.code == json.code)
            #expect(text.errors.contains("[\(error["code"] as? String ?? "?")]"))
            #expect(text.errors.contains(error["message"] as? String ?? "?"))
        }
    }
}
