import Foundation
import TestSupport
import Testing

/// The register as a file, read back by programs that are not ours.
@Suite("The register as a file", .timeLimit(.minutes(10)))
struct RegisterExportTests {
    private let export = ["register", "export", "--home", "stad", "--out"]

    @Test func linesOfJSONAreThoseOfTheList() async throws {
        let stage = try await Stage.set()
        let said = try await stage.succeed(export + ["r.ndjson", "--json"])
        #expect(try objects(said.output).first?["written"] as? Bool == true)
        let listed = try await stage.succeed(["register", "list", "--home", "stad", "--json"])
        #expect(try stage.bytes("r.ndjson") == listed.output)
        #expect(try objects(said.output).first?["lines"] as? Int == (try objects(listed.output)).count)
        #expect(Canaries.leaks(in: try stage.bytes("r.ndjson")).isEmpty)
    }

    private static let readCSV = """
        import csv, json, sys
        with open(sys.argv[1], newline="", encoding="utf-8") as table:
            for row in csv.DictReader(table, strict=True):
                print(json.dumps(row))
        """

    private func rows(_ stage: Stage, _ name: String) async throws -> [[String: Any]] {
        let outcome = try await run("python3", ["-c", Self.readCSV, stage.folder.path(name)])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return try objects(outcome.output)
    }

    @Test func aTableReadsBackAsTheList() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(export + ["r.csv", "--format", "csv"])
        let listed = try await stage.register("stad")
        let rows = try await rows(stage, "r.csv")
        #expect(rows.count == listed.count)
        for (row, line) in zip(rows, listed) {
            for member in ["id", "direction", "at", "partner", "partner_name", "policy_sha256", "purpose_label"] {
                #expect(row.text(member) == line.text(member))
            }
            #expect(row.text("categories") == line.texts("categories")?.joined(separator: " "))
            #expect(
                row.text("consents") == line.list("consents").compactMap { $0.text("record_id") }.joined(separator: " ")
            )
            #expect(row["person"] == nil)
        }
        let bytes = try stage.bytes("r.csv")
        #expect(bytes.suffix(2) == [0x0D, 0x0A])
        #expect(!String(decoding: bytes, as: UTF8.self).contains("internal1"))
    }

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "＝1", "＋1", "－1", "＠x", "  =1", "\u{A0}=1", "\u{FEFF}@x"])
    func aFormulaIsGuarded(name: String) async throws {
        let stage = try await Stage.set()
        let characters = name.unicodeScalars.map { "char(\($0.value))" }.joined(separator: " || ")
        _ = try await stage.sql("UPDATE sent_bundle SET file_name = \(characters)", in: "stad")
        try await stage.succeed(export + ["r.csv", "--format", "csv", "--direction", "sent"])
        let rows = try await rows(stage, "r.csv")
        #expect(!rows.isEmpty && rows.allSatisfy { $0.text("file_name") == "'" + name })
    }

    @Test(arguments: [
        ("a\"b,c\r\nd;e 'f", "a\"b,c  d;e 'f"), ("a\"\u{308},b\"\u{200D},=c", "a\"\u{308},b\"\u{200D},=c"),
        ("a\u{85}b\u{2028}c\u{7F}", "a b c "), ("\t=1", "' =1"), ("\r\n-1", "'  -1"), ("\tx", " x"),
    ])
    func quotesCommasAndLineEndsStayInTheirCell(name: String, cell: String) async throws {
        let stage = try await Stage.set()
        let characters = name.unicodeScalars.map { "char(\($0.value))" }.joined(separator: " || ")
        _ = try await stage.sql("UPDATE sent_bundle SET file_name = \(characters)", in: "stad")
        try await stage.succeed(export + ["r.csv", "--format", "csv", "--direction", "sent"])
        let rows = try await rows(stage, "r.csv")
        // Compared by scalars, not by what looks the same.
        #expect(!rows.isEmpty && rows.allSatisfy { $0.text("file_name").map { Array($0.utf8) } == Array(cell.utf8) })
    }

    @Test(arguments: ["ndjson", "csv"])
    func theIDInABatchStandsOnlyBesideThePseudonym(format: String) async throws {
        let stage = try await Stage.set()
        _ = try await stage.sql("UPDATE sent_bundle SET batch_item = 'person-marked-here'", in: "stad")
        try await stage.succeed(export + ["without", "--format", format])
        try await stage.succeed(export + ["with", "--format", format, "--with-pseudonyms"])
        #expect(!String(decoding: try stage.bytes("without"), as: UTF8.self).contains("person-marked-here"))
        #expect(String(decoding: try stage.bytes("with"), as: UTF8.self).contains("person-marked-here"))
    }

    @Test(arguments: ["ndjson", "csv"])
    func pseudonymsStandOnlyWhereTheyAreAskedFor(format: String) async throws {
        let stage = try await Stage.set()
        let principal = try await stage.sql("SELECT max(principal) FROM sent_bundle", in: "stad")
        #expect(principal.hasPrefix("internal1"))
        try await stage.succeed(export + ["without", "--format", format])
        try await stage.succeed(export + ["with", "--format", format, "--with-pseudonyms"])
        #expect(!String(decoding: try stage.bytes("without"), as: UTF8.self).contains("internal1"))
        #expect(String(decoding: try stage.bytes("with"), as: UTF8.self).contains(principal))
        for name in ["with", "without"] { #expect(Canaries.leaks(in: try stage.bytes(name)).isEmpty) }
    }

    @Test func aRehearsalWritesNothing() async throws {
        let stage = try await Stage.set()
        let before = try await FolderState.of(stage, home: "stad")
        let said = try await stage.succeed(export + ["r.csv", "--format", "csv", "--dry-run", "--json"])
        #expect(try objects(said.output).first?["written"] as? Bool == false)
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
    }

    @Test func anExistingFileIsReplacedOnlyByForce() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(export + ["r.csv"])
        try await stage.refuse(export + ["r.csv"], 1, "file.exists")
        try await stage.succeed(export + ["r.csv", "--format", "csv", "--force"])
        #expect(try stage.bytes("r.csv").starts(with: Array("direction,".utf8)))
    }
}
