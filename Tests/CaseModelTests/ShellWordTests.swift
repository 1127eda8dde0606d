import CaseModel
import TestSupport
import Testing

@Suite("Words for a shell")
struct ShellWordTests {
    static let words = [
        "plain", "a/b-c_d.e:f,g+h@i=j", "", " ", "a b", "it's", "''", "$(touch hacked)", "`id`", "a;b|c&d", "*?[x]",
        "~", "#x",
        "å ä ö æ ø", "line\nline", "\\", "\"", "'\u{301}; echo hacked; '\u{301}", "'\u{308}; touch hacked; '\u{308}",
        "-n", "!x", "{a,b}",
    ]

    @Test(arguments: words)
    func aShellGivesBackTheWord(word: String) async throws {
        let outcome = try await run("sh", ["-c", "printf %s " + "x" + ShellWord.quoted(word)])
        #expect(outcome.code == 0)
        #expect(outcome.output == Array(("x" + word).utf8))
    }

    @Test func onlyHarmlessWordsStandBare() {
        #expect(ShellWord.line(["chmod", "go=", "--", "/home/a b"]) == "chmod go= -- '/home/a b'")
        #expect(ShellWord.quoted("") == "''")
        #expect(ShellWord.quoted("~") == "'~'")
    }
}
