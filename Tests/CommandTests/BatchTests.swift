import Foundation
import TestSupport
import Testing

/// `export --batch`: order, codes, summary, what is done is skipped, and no line stops another.
@Suite("Batches", .timeLimit(.minutes(10)))
struct BatchTests {
    private let words = BatchStage.words + ["--json"]

    /// A batch of the meeting, for which only the first participant has consented.
    static func meeting(_ more: [String] = []) -> [String] {
        [
            "export", "--yes", "--batch", "cases.ndjson", "--home", "stad", "--purpose", "team_meeting", "--role",
            "coach",
        ]
            + ["--to", "af", "--json"] + more + secret
    }

    private static let mixed = [
        #"{"case":"deltagare-1","trim":true,"id":"good"}"#,
        #"{"case":"deltagare-2","categories":["identity"],"id":"no-consent"}"#,
        #"{"case":"deltagare-1","trim":true"#,
        #"{"case":"nothing"}"#,
        #"{"case":"leaking","trim":true}"#,
        #"{"case":"deltagare-1","to":["fk","vc"],"trim":true}"#,
    ]

    private func mixed() async throws -> Stage {
        let stage = try await Stage.set()
        try stage.folder.write(Self.mixed.joined(separator: "\n"), to: "cases.ndjson")
        let copied = try await run("cp", ["-a", stage.folder.path("deltagare-1"), stage.folder.path("leaking")])
        try #require(copied.code == 0)
        let other = try JSONSerialization.jsonObject(with: Data(stage.bytes("deltagare-2/case.json"))) as? [String: Any]
        let number = try #require((other?["person"] as? [String: Any])?["number"] as? String)
        try stage.edit("leaking/case.json") { $0.replacing("lager, två år", with: "ring " + number) }
        return stage
    }

    @Test func oneFailingLineNeverStopsTheOthers() async throws {
        let stage = try await mixed()
        let said = Said(try await stage.play(Self.meeting()))
        #expect(said.done == [1, 6, 6])
        #expect(said.results.compactMap { $0["recipient"] as? String } == ["af", "fk", "vc"])
        #expect(said.results.first?["id"] as? String == "good")
        #expect(
            said.failed == [
                "2 policy.denied", "3 batch.malformed", "4 file.missing", "5 export.personal-number-in-content",
            ])
        #expect(said.errors.first?["id"] as? String == "no-consent")
        #expect(said.code == 2, "the exit code is that of the first failure")
        #expect(said.count("cases") == 6 && said.count("done") == 2 && said.count("failed") == 4)
        #expect(said.count("skipped") == 0 && said.count("bundles") == 3 && said.count("not_reached") == 0)
        #expect(said.failures.values.reduce(0, +) == 4 && said.failures["policy.denied"] == 1)
        #expect(try stage.names(in: "stad/outbox").count == 3)
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "stad") != "0")
    }

    @Test func whatIsDoneIsSkippedAndWhatFailedIsTriedAgain() async throws {
        let stage = try await mixed()
        _ = try await stage.play(Self.meeting())
        let refused = try await stage.sql("SELECT count(*) FROM refused_export", in: "stad")
        try await stage.succeed(World.record(case: "deltagare-2/case.json"))
        let said = Said(try await stage.play(Self.meeting()))
        #expect(said.skipped == [1, 6] && said.done == [2])
        #expect(said.failed.first == "3 batch.malformed" && said.code == 65)
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "stad") == refused)
        #expect(try stage.names(in: "stad/outbox").count == 4)
    }

    @Test func whatChangedIsSentAgainAndSoIsEverythingWithAgain() async throws {
        let batch = try await BatchStage.set(3)
        #expect(try await batch.play(words).done == [1, 2, 3])
        try batch.stage.edit(BatchStage.path(1)) { $0.replacing("Exempelbolaget", with: "Ett annat bolag") }
        let changed = try await batch.play(words)
        #expect(changed.done == [2] && changed.skipped == [1, 3] && changed.code == 0)
        #expect(try await batch.play(words + ["--days", "7"]).done == [1, 2, 3], "another order is another item")
        #expect(try await batch.play(words + ["--again"]).done == [1, 2, 3])
        let later = try await batch.play(words + ["--at", "2027-06-01"])
        #expect(later.skipped == [], "what can no longer be opened is not done")
    }

    @Test func theSamePersonTwiceInOneBatch() async throws {
        let batch = try await BatchStage.set(1)
        let lines = [
            #"{"case":"cases/1.json","categories":["identity"]}"#,
            #"{"case":"cases/1.json","categories":["placement"]}"#,
            #"{"case":"cases/1.json","categories":["identity"]}"#,
            #"{"case":"cases/1.json","categories":["identity"],"id":"x"}"#,
        ]
        try batch.stage.folder.write(lines.joined(separator: "\n"), to: "cases.ndjson")
        let said = try await batch.play(words)
        #expect(said.done == [1, 2, 4] && said.skipped == [3] && said.code == 0)
    }

    @Test func aRehearsalWritesNothingAndSaysTheSame() async throws {
        let batch = try await BatchStage.set(4)
        try batch.stage.folder.write(Data("{}\n".utf8) + batch.stage.bytes("cases.ndjson"), to: "cases.ndjson")
        let before = try await FolderState.of(batch.stage, home: "af")
        let rehearsed = try await batch.play(words + ["--dry-run"])
        #expect(try await FolderState.of(batch.stage, home: "af").changes(since: before) == [])
        let real = try await batch.play(words)
        #expect(rehearsed.failed == real.failed && rehearsed.code == real.code && real.code == 65)
        #expect(rehearsed.results.count == 4 && rehearsed.results.count == real.results.count)
        let random: Set<String> = ["bundle_id", "identity_sha256", "path", "written", "expires", "size"]
        for (one, other) in zip(rehearsed.results + [rehearsed.summary], real.results + [real.summary]) {
            #expect(one["written"] as? Bool == false && other["written"] as? Bool == true)
            #expect(Set(one.keys) == Set(other.keys))
            for key in one.keys where !random.contains(key) {
                #expect("\(one[key] ?? "")" == "\(other[key] ?? "")", "\(key)")
            }
        }
    }

    @Test func threeHundredCasesArriveWhole() async throws {
        let batch = try await BatchStage.set(300)
        let sent = try await batch.play(words)
        #expect(sent.code == 0 && sent.done == Array(1...300), "\(sent.outcome.errors)")
        try batch.stage.folder.write("a note", to: "post/readme.txt")
        let opened = try await batch.play(BatchStage.open + ["--json"])
        #expect(opened.code == 0, "\(opened.outcome.errors)")
        #expect(opened.count("done") == 300 && opened.count("ignored") == 1)
        var arrived: Set<String> = []
        for name in try batch.stage.names(in: "opened") {
            let document =
                try JSONSerialization.jsonObject(
                    with: Data(batch.stage.bytes("opened/\(name)/identity.json"))) as? [String: Any]
            let person = try #require(document?["person"] as? [String: Any])
            let number = try #require(person["value"] as? String)
            let index = try #require(batch.numbers.firstIndex(of: number))
            let fields = try #require(document?["fields"] as? [String: Any])
            #expect(fields["family_name"] as? String == "Nummer \(index + 1)")
            arrived.insert(number)
        }
        #expect(arrived == Set(batch.numbers))
        let again = try await batch.play(BatchStage.open + ["--json"])
        #expect(again.code == 0 && again.count("skipped") == 300 && again.count("done") == 0)
    }

    static let hostile: [(rule: String, line: String)] = [
        ("an empty line", ""), ("no object", "[]"), ("a name twice", #"{"case":"cases/1.json","case":"cases/1.json"}"#),
        ("an unknown member", #"{"case":"cases/1.json","force":true}"#), ("no case", #"{"id":"x"}"#),
        ("a number for a case", #"{"case":1}"#), ("an empty case", #"{"case":""}"#),
        ("standard input for a case", #"{"case":"-"}"#), ("a byte 0 in a case", #"{"case":"cases\u0000/1.json"}"#),
        ("a byte 0 in the line", "{\"case\":\"cases\u{0}\"}"),
        ("a byte order mark", "\u{FEFF}{\"case\":\"cases/1.json\"}"),
        ("something after the object", #"{"case":"cases/1.json"} x"#), ("an open object", #"{"case":"cases/1.json""#),
        ("no recipient", #"{"case":"cases/1.json","to":[]}"#), ("a text for recipients", #"{"case":"c","to":"fk"}"#),
        ("a recipient twice", #"{"case":"cases/1.json","to":["fk","fk"]}"#),
        ("no name for a recipient", #"{"case":"cases/1.json","to":["f k"]}"#),
        ("a purpose that is no text", #"{"case":"cases/1.json","purpose":null}"#),
        ("a trim that is no truth", #"{"case":"cases/1.json","trim":1}"#), ("no days", #"{"case":"c","days":0}"#),
        ("too many days", #"{"case":"c","days":32}"#), ("days with a fraction", #"{"case":"c","days":1.5}"#),
        ("an unknown identity", #"{"case":"c","identity":"name"}"#),
        ("an event without a date", #"{"case":"c","events":{"a":1}}"#),
        ("a date that is none", #"{"case":"c","events":{"a":"2026-02-30"}}"#),
        ("an id with blanks", #"{"case":"c","id":"a b"}"#),
        ("an id that is no text", #"{"case":"c","id":1}"#),
        ("a number for an id", #"{"case":"c","id":"19821031-2396"}"#),
        ("a long line", #"{"case":"\#(String(repeating: "x", count: 1 << 20))"}"#),
    ]

    /// All of them in one batch, a good line before and after: each fails alone, with its line.
    @Test func everyHostileLineFailsAlone() async throws {
        let batch = try await BatchStage.set(2)
        let lines =
            [#"{"case":"cases/1.json"}"#] + Self.hostile.map(\.line) + [#"{"case":"cases/2.json","id":"last"}"#]
        try batch.stage.folder.write(lines.joined(separator: "\r\n"), to: "cases.ndjson")
        let said = try await batch.play(words)
        #expect(said.done == [1, lines.count])
        #expect(said.code == 65)
        for (index, hostile) in Self.hostile.enumerated() {
            let error = said.errors.first { $0["line"] as? Int == index + 2 }
            #expect(error?["code"] as? String == "batch.malformed", "\(hostile.rule)")
            #expect((error?["place"] as? [String: Any])?["line"] as? Int == index + 2, "\(hostile.rule)")
        }
        #expect(said.errors.count == Self.hostile.count)
        #expect(!said.outcome.errors.contains("19821031"))
    }

    @Test func whatIsNoBatchAtAllIsRefusedWhole() async throws {
        let batch = try await BatchStage.set(1)
        let folder = batch.stage.folder
        try folder.write("", to: "empty")
        try folder.write(String(repeating: "{}\n", count: 100_001), to: "many")
        func words(_ file: String) -> [String] { BatchStage.words.map { $0 == "cases.ndjson" ? file : $0 } }
        try await batch.stage.refuse(words("empty"), 65, "batch.empty")
        try await batch.stage.refuse(words("-"), 65, "batch.empty")
        let error = try await batch.stage.refuse(words("many"), 65, "batch.too-many-lines")
        #expect((error["place"] as? [String: Any])?["line"] as? Int == 100_001)
        try await batch.stage.refuse(words("missing"), 1, "file.missing")
        try await batch.stage.refuse(words("cases"), 65, "file.not-regular")
        try await batch.stage.refuse(BatchStage.words + ["case"], 64, "usage")
        try await batch.stage.refuse(BatchStage.words.map { $0 == "post" ? "nowhere" : $0 }, 1, "file.missing")
    }

    /// The members of the published schema are those that are read, each of them, and no others.
    @Test func theSchemaNamesWhatIsRead() async throws {
        let batch = try await BatchStage.set(1)
        let schema =
            try JSONSerialization.jsonObject(
                with: Data(PackageFiles.bytes("docs/schema/export-batch.schema.json"))) as? [String: Any]
        let members = try #require(schema?["properties"] as? [String: Any]).keys.sorted()
        // A value that no member takes: every member that is read refuses it at its own place.
        let lines = members.map { $0 == "case" ? #"{"case":7}"# : #"{"case":"cases/1.json","\#($0)":7.5}"# }
        try batch.stage.folder.write(lines.joined(separator: "\n"), to: "cases.ndjson")
        let said = try await batch.play(words)
        #expect(
            said.errors.map { ($0["place"] as? [String: Any])?["pointer"] as? String } == members.map { "/" + $0 })
        #expect(schema?["additionalProperties"] as? Bool == false && schema?["required"] as? [String] == ["case"])
    }

    @Test func standardInputIsABatchToo() async throws {
        let batch = try await BatchStage.set(2)
        let words = words.map { $0 == "cases.ndjson" ? "-" : $0 }
        #expect(try await batch.play(words, input: batch.stage.bytes("cases.ndjson")).done == [1, 2])
    }

    /// What concerns every case stops the batch at once and says what was not begun.
    @Test func aWrongPassphraseStopsTheWhole() async throws {
        let batch = try await BatchStage.set(3)
        try batch.stage.folder.write("another\n", to: "wrong")
        let said = try await batch.play(words.map { $0 == "passphrase" ? "wrong" : $0 })
        #expect(said.code == 1 && said.errors.map { $0["code"] as? String } == ["key.wrong-passphrase"])
        #expect(try batch.stage.names(in: "post") == [])
    }
}
