import Foundation
import TestSupport
import Testing

/// Maps from one key version to the next, tables that are migrated by them, and tables that are keyed a second time.
@Suite("Maps of pseudonyms", .timeLimit(.minutes(10)))
struct PseudonymMapCommandTests {
    private typealias Words = PseudonymKeyStage

    @Test func aMigratedTableIsTheOneThatTheNewKeyMakes() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        _ = try await keys.pseudonymise(Words.pair, to: "old.csv")
        let bundle = try await keys.mapped()
        let new = try await keys.pseudonymise(Words.pair, to: "new.csv")
        // By the map that was opened, without a home, and by the bundle as it came.
        let opened = try objects(
            try await stage.succeed(Words.migrate("old.csv", map: "map.csv", out: "a.csv", more: ["--json"])).output)
        try await stage.succeed(
            Words.migrate("old.csv", map: bundle, out: "b.csv", more: ["--home", "af"] + secret))
        #expect(try stage.bytes("a.csv") == new && stage.bytes("b.csv") == new)
        let rows = new.count { $0 == 0x0A } - 1
        #expect(opened.first?["migrated"] as? Int == rows && opened.first?["rows"] as? Int == rows)
        #expect(opened.first?["already_new"] as? Int == 0 && opened.first?["not_covered"] as? Int == 0)
        // Twice is the same.
        let again = try objects(
            try await stage.succeed(Words.migrate("a.csv", map: "map.csv", out: "c.csv", more: ["--json"])).output)
        #expect(try stage.bytes("c.csv") == new)
        #expect(again.first?["migrated"] as? Int == 0 && again.first?["already_new"] as? Int == rows)
        // A rehearsal says the same and leaves nothing.
        let rehearsed = try objects(
            try await stage.succeed(
                Words.migrate("old.csv", map: "map.csv", out: "d.csv", more: ["--json", "--dry-run"])
            ).output)
        #expect(rehearsed.first?["written"] as? Bool == false && !stage.exists("d.csv"))
        #expect(rehearsed.first?["output_sha256"] as? String == opened.first?["output_sha256"] as? String)
    }

    @Test func aMapNamesNobodyAndItsOrderSaysNothing() async throws {
        let keys = try await PseudonymKeyStage.set()
        let bundle = try await keys.mapped()
        let map = String(decoding: try keys.stage.bytes("map.csv"), as: UTF8.self)
        let lines = map.split(separator: "\n").dropFirst()
        #expect(lines.count == 12 && Array(lines) == lines.sorted())
        #expect(try Canaries.leaks(below: keys.stage.folder.path("maps")) == [])
        #expect(Canaries.leaks(in: Array(map.utf8)) == [])
        let mode = try FileManager.default.attributesOfItem(atPath: keys.stage.folder.path("map.csv"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
        // It is visible to nobody else, and expires.
        let words = ["pseudonyms", "open-map", bundle, "--out", "other.csv"] + secret
        try await keys.stage.refuse(words + ["--home", "fk"], 3, "E_NOT_FOR_US")
        let later = Date(timeIntervalSinceNow: 32 * 86_400).formatted(.iso8601)
        try await keys.stage.refuse(words + ["--home", "af", "--at", later], 3, "E_EXPIRED")
        try await keys.stage.refuse(Words.take(bundle), 65, "key.not-a-key")
        try await keys.stage.refuse(
            ["pseudonyms", "open-map", bundle, "--out", "map.csv", "--home", "af"] + secret, 1, "file.exists")
        let events = try await keys.stage.sql(
            "SELECT event, agency FROM pseudonym_key_event WHERE event = 'mapped'", in: "stad")
        #expect(events == "mapped|af")
    }

    @Test func aMapCanBeMadeAfterwards() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        _ = try await keys.pseudonymise(Words.pair, to: "old.csv")
        try await stage.succeed(Words.rotate(Words.pair))
        let new = try await keys.pseudonymise(Words.pair, to: "new.csv")
        let map =
            ["pseudonyms", "map", "deltagare.csv", "--domain", Words.pair, "--from-version", "0", "--to-version", "1"]
            + ["--column", "personnummer", "--country", "SE", "--home", "stad"] + secret
        let rehearsed = try objects(try await stage.succeed(map + ["--json", "--dry-run"]).output)
        #expect(rehearsed.first?["written"] as? Bool == false && rehearsed.first?["pairs"] as? Int == 12)
        let before = try stage.names(in: "stad/outbox")
        let made = try objects(try await stage.succeed(map + ["--json"]).output)
        let path = try #require(made.first?["path"] as? String)
        #expect(try stage.names(in: "stad/outbox").count == before.count + 1)
        try await stage.succeed(Words.migrate("old.csv", map: path, out: "out.csv", more: ["--home", "af"] + secret))
        #expect(try stage.bytes("out.csv") == new)
        // The outbox is as the register has it.
        let doctor = try await stage.play(["doctor", "--home", "stad"])
        #expect(doctor.text.contains(/ok[ ]+outbox[ ]/))
    }

    @Test func whatTheMapDoesNotCoverIsCountedOrStops() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        _ = try await keys.pseudonymise(Words.pair, to: "old.csv")
        try stage.folder.write("199905172384\n", to: "list.txt")
        try FileManager.default.createDirectory(atPath: stage.folder.path("maps"), withIntermediateDirectories: false)
        try await stage.succeed(
            Words.rotate(Words.pair, more: ["--map", "list.txt", "--country", "SE", "--out", "maps"] + secret))
        let bundle = "maps/" + (try #require(try stage.names(in: "maps").first))
        try await stage.succeed(["pseudonyms", "open-map", bundle, "--out", "map.csv", "--home", "af"] + secret)
        let error = try await stage.refuse(
            Words.migrate("old.csv", map: "map.csv", out: "out.csv"), 65, "pseudonym.not-in-map")
        let place = try #require(error["place"] as? [String: Any])
        #expect(place["line"] as? Int != nil && place["file"] as? String == "old.csv")
        #expect(!stage.exists("out.csv"))
        let kept = try objects(
            try await stage.succeed(
                Words.migrate("old.csv", map: "map.csv", out: "out.csv", more: ["--on-unmapped", "keep", "--json"])
            ).output)
        let (rows, rest) = (kept.first?["rows"] as? Int ?? 0, kept.first?["not_covered"] as? Int ?? 0)
        #expect(rows == 12 && rest >= 11 && kept.first?["migrated"] as? Int == rows - rest)
    }

    @Test func aRotationWhoseListIsWrongChangesNothing() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        let rotate = { (list: String) in Words.rotate(Words.pair, more: ["--map", list, "--country", "SE"] + secret) }
        for (content, code) in [
            ("", "map.no-people"), ("\n\n", "map.no-people"), ("199905172384\n12\n", "pseudonym.invalid-number"),
            ("199905172385\n", "pseudonym.invalid-number"),
        ] {
            try stage.folder.write(content, to: "list.txt")
            try await stage.refuse(rotate("list.txt"), 65, code)
        }
        try await stage.refuse(rotate("nothing.txt"), 1, "file.missing")
        try await stage.refuse(
            Words.rotate(Words.pair, more: ["--map", "deltagare.csv", "--country", "SE", "--column", "x"] + secret), 65,
            "pseudonym.missing-column")
        #expect(try await keys.versions(Words.pair).count == 1)
        #expect(try await stage.play(Words.rotate(Words.pair, more: ["--map", "list.txt"])).code == 64)
    }

    @Test func aTableIsKeyedASecondTime() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        let table = try await keys.pseudonymise("statistics-2026", to: "table.csv")
        try await stage.succeed(["key", "new", "--pseudonym", "team-2026", "--home", "samordning"])
        let rekey = { (out: String) in
            ["pseudonyms", "rekey", "table.csv", "--column", "personnummer", "--domain", "team-2026", "--tag", "team"]
                + ["--out", out, "--home", "samordning"] + secret
        }
        let rehearsed = try objects(try await stage.succeed(rekey("out.csv") + ["--json", "--dry-run"]).output)
        #expect(rehearsed.first?["written"] as? Bool == false && !stage.exists("out.csv"))
        let said = try objects(try await stage.succeed(rekey("out.csv") + ["--json"]).output)
        #expect(said.first?["sources"] as? [String] == ["hbgstat 0"] && said.first?["rows"] as? Int == 12)
        let out = String(decoding: try stage.bytes("out.csv"), as: UTF8.self)
        #expect(out.contains("team1q") && !out.contains("hbgstat"))
        // Equal stays equal, different different, and everything else of the table is as it was.
        let pairs = zip(
            String(decoding: table, as: UTF8.self).split(separator: "\n").dropFirst(),
            out.split(separator: "\n").dropFirst())
        var map: [Substring: Substring] = [:]
        for (old, new) in pairs {
            let (before, after) = (old.prefix { $0 != "," }, new.prefix { $0 != "," })
            #expect(old.dropFirst(before.count) == new.dropFirst(after.count))
            #expect(map[before] == nil || map[before] == after)
            map[before] = after
        }
        #expect(Set(map.values).count == map.count && map.count > 1)
        try await stage.succeed(rekey("again.csv"))
        #expect(try stage.bytes("again.csv") == Array(out.utf8))
        // The agencies cannot key it, and what was keyed is not keyed again.
        try await stage.refuse(
            ["pseudonyms", "rekey", "out.csv", "--column", "personnummer", "--domain", "team-2026", "--tag", "team"]
                + ["--out", "x.csv", "--home", "samordning"] + secret, 65, "pseudonym.keyed-before")
        try await stage.refuse(
            ["pseudonyms", "rekey", "deltagare.csv", "--column", "personnummer", "--domain", "team-2026", "--tag"]
                + ["team", "--out", "x.csv", "--home", "samordning"] + secret, 65, "pseudonym.not-a-pseudonym")
        try await stage.refuse(
            ["pseudonyms", "rekey", "table.csv", "--column", "personnummer", "--domain", "statistics-2026"]
                + ["--out", "x.csv", "--home", "samordning"] + secret, 2, "pseudonym.not-holder")
    }
}
