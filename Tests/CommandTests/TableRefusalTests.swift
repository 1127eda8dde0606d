import Foundation
import TestSupport
import Testing

/// Tables that cannot be pseudonymised: nothing is written, and the place is line and column, never a number.
@Suite("Refused tables", .timeLimit(.minutes(10)))
struct TableRefusalTests {
    private static let words =
        ["pseudonymise", "table.csv", "--home", "stad", "--domain", "statistics-2026"]
        + ["--column", "pnr", "--country", "SE"] + secret

    struct Table: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let code: String
        let line: Int?

        init(_ rule: String, _ text: String, _ code: String, _ line: Int? = nil) {
            (testDescription, self.text, self.code, self.line) = (rule, text, code, line)
        }
    }

    static let tables: [Table] = [
        Table("empty", "", "pseudonym.empty-input"),
        Table("no such column", "person,note\n199905172384,x\n", "pseudonym.missing-column"),
        Table("a column twice", "pnr,pnr\n199905172384,x\n", "pseudonym.duplicated-column"),
        Table("no header", "199905172384,Dalhem\n199012142395,x\n", "pseudonym.number-in-header"),
        Table("too few cells", "pnr,note\n199905172384,x\n199012142395\n", "pseudonym.ragged-record", 3),
        Table("too many cells", "pnr,note\n199905172384,x,y\n", "pseudonym.ragged-record", 2),
        Table(
            "a number that is not valid", "pnr,note\n199905172384,x\n199012142396,x\n", "pseudonym.invalid-number", 3),
        Table("an empty cell", "pnr,note\n,x\n", "pseudonym.invalid-number", 2),
        Table("a number of a later year", "pnr,note\n209905172384,x\n", "pseudonym.invalid-number", 2),
        Table("an unterminated quote", "pnr,note\n199905172384,\"x\n", "pseudonym.unterminated-quote", 2),
        Table("a stray quote", "pnr,note\n199905172384,x\"y\"\n", "pseudonym.stray-quote", 2),
        Table("a NUL byte", "pnr,note\n199905172384,\u{0}\n", "pseudonym.nul-byte", 2),
        Table(
            "a number elsewhere", "pnr,note\n199905172384,x\n199012142395,syster 19821031-2396\n",
            "pseudonym.number-in-other-column", 3),
        Table("ten digits elsewhere", "pnr,note\n199905172384,8210312396\n", "pseudonym.number-in-other-column", 2),
    ]

    @Test(arguments: tables)
    func isRefused(table: Table) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(table.text, to: "table.csv")
        let error = try await stage.refuse(Self.words, 65, table.code)
        if let line = table.line {
            let place = try #require(error["place"] as? [String: Any])
            #expect(place["line"] as? Int == line)
            #expect(place["file"] as? String == "table.csv")
        }
        try await stage.refuse(Self.words + ["--out", "out.csv"], 65, table.code)
        let piped = try await stage.play(
            Self.words.map { $0 == "table.csv" ? "-" : $0 }, input: Array(table.text.utf8))
        #expect(piped.code == 65)
        #expect(piped.output.isEmpty)
        #expect(try stage.names(in: "stad/spool") == [])
    }

    /// The fault stands in the last of many rows, when most of the result has been made.
    @Test func aFaultAtTheEndKeepsBackTheBeginning() async throws {
        let stage = try await Stage.set()
        let good = String(repeating: "199905172384,x\n", count: 40_000)
        try stage.folder.write("pnr,note\n" + good + "199905172385,x\n", to: "table.csv")
        let error = try await stage.refuse(Self.words, 65, "pseudonym.invalid-number")
        #expect((error["place"] as? [String: Any])?["line"] as? Int == 40_002)
        try await stage.refuse(Self.words + ["--out", "out.csv"], 65, "pseudonym.invalid-number")
    }

    @Test func filesAreKeptUnlessForced() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("pnr\n199905172384\n", to: "table.csv")
        try stage.folder.write("mine", to: "out.csv")
        try await stage.refuse(Self.words + ["--out", "out.csv"], 1, "file.exists")
        try await stage.succeed(Self.words + ["--out", "out.csv", "--force"])
        #expect(String(decoding: try stage.bytes("out.csv"), as: UTF8.self).hasPrefix("pnr\nhbgstat1"))
        try await stage.refuse(Self.words + ["--out", "no/where.csv"], 1, "file.missing")
    }

    @Test func aFolderIsNotReplacedAndNothingIsLeftBesideIt() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("pnr\n199905172384\n", to: "table.csv")
        try stage.folder.write("mine", to: "out/file")
        let before = stage.folder.contents().filter { !$0.contains("sqlite") }
        let outcome = try await stage.play(Self.words + ["--out", "out", "--force"])
        #expect(outcome.code == 1)
        #expect(stage.folder.contents().filter { !$0.contains("sqlite") } == before)
    }

    @Test(arguments: [
        Refusal("a table that is missing", ["pseudonymise", "nothing.csv"], 1, "file.missing"),
        Refusal("a table that is a folder", ["pseudonymise", "shared"], 65, "file.not-regular"),
    ])
    func aTableThatIsNoFileIsRefused(refusal: Refusal) async throws {
        let stage = try await Stage.set()
        try await stage.refuse(refusal.words + Self.words.dropFirst(2), refusal.exit, refusal.code)
    }

    @Test func aDomainNeedsAKeyAndAHolder() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("pnr\n199905172384\n", to: "table.csv")
        try await stage.refuse(Self.words.map { $0 == "stad" ? "af" : $0 }, 1, "key.missing-pseudonym-key")
        try await stage.refuse(
            Self.words.map { $0 == "statistics-2026" ? "other" : $0 }, 64, "pseudonym.unknown-domain")
        try await stage.refuse(Self.words + ["--delimiter", "\""], 64, "pseudonym.option")
    }

    /// The digest of this table holds ten digits that could be a Danish personal number; it must be printed whole.
    @Test(arguments: [
        (1747, "af2b7fa6c450f9df6eaac44aff61cc8bcab33ee845b0ef181f01c2012776150a"),
        (2427, "8c267f484027f502a9e061be8155631af8fbf0911790103b89236b9ce59ffb03"),
    ])
    func theReportsDigestsAreWhole(number: Int, digest: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write("pnr,note\n199905172384,x\(number)\n", to: "table.csv")
        let outcome = try await stage.play(Self.words + ["--json"])
        #expect(outcome.code == 0)
        #expect(try objects(Array(outcome.errors.utf8)).first?["input_sha256"] as? String == digest)
    }

    @Test func aReaderThatGoesAwayEndsTheCommandQuietly() async throws {
        let stage = try await Stage.set()
        try stage.folder.write(
            "pnr,note\n" + String(repeating: "199905172384,x\n", count: 20_000), to: "table.csv")
        let words = Self.words.map { "'\($0)'" }.joined(separator: " ")
        let outcome = try await run(
            "bash", ["-c", "'\(BuiltCommand.path)' \(words) 2>errors | head -n 1; echo ${PIPESTATUS[0]}"],
            in: stage.root)
        #expect(outcome.text.hasPrefix("pnr,note\n"))
        #expect(!String(decoding: try stage.bytes("errors"), as: UTF8.self).contains("error:"))
    }
}
