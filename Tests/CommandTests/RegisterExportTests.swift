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

    @Test(arguments: ["=1+1", "+1", "-1", "@x", "\tx", "\rx"])
    func aFormulaIsGuarded(name: String) async throws {
        let stage = try await Stage.set()
        let characters = name.utf8.map { "char(\($0))" }.joined(separator: " || ")
        _ = try await stage.sql("UPDATE sent_bundle SET file_name = \(characters)", in: "stad")
        try await stage.succeed(export + ["r.csv", "--format", "csv", "--direction", "sent"])
        let rows = try await rows(stage, "r.csv")
        #expect(!rows.isEmpty && rows.allSatisfy { $0.text("file_name") == "'" + name })
    }

    @Test func quotesCommasAndLineEndsStayInTheirCell() async throws {
        let stage = try await Stage.set()
        let name = "a\"b,c\r\nd;e 'f"
        let characters = name.utf8.map { "char(\($0))" }.joined(separator: " || ")
        _ = try await stage.sql("UPDATE sent_bundle SET file_name = \(characters)", in: "stad")
        try await stage.succeed(export + ["r.csv", "--format", "csv", "--direction", "sent"])
        let rows = try await rows(stage, "r.csv")
        #expect(!rows.isEmpty && rows.allSatisfy { $0.text("file_name") == name })
    }

    @Test(arguments: ["ndjson", "csv"])
    func pseudonymsStandOnlyWhereTheyAreAskedFor(format: String) async throws {
        let stage = try await Stage.set()
        let principal = try await stage.sql("SELECT DISTINCT principal FROM sent_bundle LIMIT 1", in: "stad")
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
