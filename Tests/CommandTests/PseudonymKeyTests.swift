import Foundation
import TestSupport
import Testing

/// Versions of pseudonym keys: rotated, shared, taken over, retired.
@Suite("Pseudonym key versions", .timeLimit(.minutes(10)))
struct PseudonymKeyTests {
    private typealias Words = PseudonymKeyStage

    @Test func aRotationMakesTheNextVersionAndKeepsTheOldOneForATime() async throws {
        let keys = try await PseudonymKeyStage.set()
        let old = try await keys.pseudonymise("statistics-2026", to: "old.csv")
        let said = try objects(
            try await keys.stage.succeed(Words.rotate("statistics-2026", more: ["--window", "P2D", "--json"])).output)
        #expect(said.count == 1 && said[0]["version"] as? Int == 1 && said[0]["old_version"] as? Int == 0)
        #expect(said[0]["written"] as? Bool == true && (said[0]["maps"] as? [Any])?.isEmpty == true)
        let new = try await keys.pseudonymise("statistics-2026", to: "new.csv")
        // Another person of the same number in every row, and the version can be read behind the tag.
        #expect(old != new && old.count == new.count)
        #expect(String(decoding: old, as: UTF8.self).contains("hbgstat1q"))
        #expect(String(decoding: new, as: UTF8.self).contains("hbgstat1p"))
        // Until its window ends, the old version makes pseudonyms where it is named.
        let named =
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
            + ["personnummer", "--country", "SE", "--key-version", "0"] + secret
        try await keys.stage.succeed(named + ["--out", "named.csv"])
        #expect(try keys.stage.bytes("named.csv") == old)
        try await keys.stage.refuse(named + ["--out", "later.csv", "--at", "2099-01-01"], 2, "key.window-ended")
        let versions = try await keys.versions("statistics-2026")
        #expect(versions.map { $0["state"] as? String } == ["in_window", "current"])
        #expect(versions[0]["window_end"] as? String == said[0]["window_end"] as? String)
        let later = try await keys.versions("statistics-2026", at: "2099-01-01T00:00:00Z")
        #expect(later.map { $0["state"] as? String } == ["ended", "current"])
        // Both are there for whoever asks the register about a person.
        let person = ["register", "subject", "--home", "stad", "--case", "deltagare-1/case.json"] + secret
        #expect(try await keys.stage.play(person).code == 0)
    }

    @Test func theLastVersionCannotBeRotated() async throws {
        let keys = try await PseudonymKeyStage.set()
        for _ in 1...31 { try await keys.stage.succeed(Words.rotate("statistics-2026")) }
        try await keys.stage.refuse(Words.rotate("statistics-2026"), 1, "key.versions-exhausted")
        let versions = try await keys.versions("statistics-2026")
        #expect(versions.compactMap { $0["version"] as? Int } == Array(0...31))
        // The highest symbol of the alphabet.
        let last = try await keys.pseudonymise("statistics-2026", to: "last.csv")
        #expect(String(decoding: last, as: UTF8.self).contains("hbgstat1l"))
    }

    @Test func whatAKilledRotationLeftIsNotUsed() async throws {
        let keys = try await PseudonymKeyStage.set()
        let before = try await keys.pseudonymise("statistics-2026", to: "before.csv")
        let orphan = try keys.stage.bytes("stad/keys/pseudonym-exchange,stad,af-v0.p7m")
        try keys.stage.folder.write(orphan, to: "stad/keys/pseudonym-statistics-2026-v1.p7m", permissions: 0o600)
        #expect(try await keys.pseudonymise("statistics-2026", to: "after.csv") == before)
        #expect(try await keys.versions("statistics-2026").count == 1)
        try await keys.stage.succeed(Words.rotate("statistics-2026"))
        #expect(try await keys.pseudonymise("statistics-2026", to: "new.csv") != before)
    }

    @Test func aKeyOfAnEarlierVersionOfThisToolIsVersionZero() async throws {
        let keys = try await PseudonymKeyStage.set()
        let before = try await keys.pseudonymise("statistics-2026", to: "before.csv")
        for trigger in ["is_append_only", "is_never_deleted", "is_never_replaced"] {
            _ = try await keys.stage.sql("DROP TRIGGER IF EXISTS pseudonym_key_event_\(trigger)", in: "stad")
        }
        _ = try await keys.stage.sql(
            """
            DROP TABLE pseudonym_key; DROP TABLE pseudonym_key_event;
            DELETE FROM grdb_migrations WHERE identifier = 'pseudonym-keys'
            """, in: "stad")
        #expect(try await keys.pseudonymise("statistics-2026", to: "after.csv") == before)
        let versions = try await keys.versions("statistics-2026")
        #expect(versions.count == 1 && versions[0]["state"] as? String == "current")
        #expect(versions[0]["valid_from"] == nil)
        try await keys.stage.refuse(
            ["key", "new", "--pseudonym", "statistics-2026", "--home", "stad"], 1, "key.exists")
        try await keys.stage.succeed(Words.rotate("statistics-2026"))
        #expect(try await keys.versions("statistics-2026").map { $0["state"] as? String } == ["in_window", "current"])
    }

    @Test func theRecordIsAppendOnly() async throws {
        let keys = try await PseudonymKeyStage.set()
        for statement in [
            "UPDATE pseudonym_key_event SET agency = 'x'", "DELETE FROM pseudonym_key_event",
            "INSERT OR REPLACE INTO pseudonym_key_event SELECT 1, at, domain, 31, event, agency, bundle_id "
                + "FROM pseudonym_key_event LIMIT 1",
        ] {
            let outcome = try await run("sqlite3", [keys.stage.folder.path("stad/store.sqlite"), statement])
            #expect(outcome.code != 0 && outcome.errors.contains("append-only"))
        }
    }

    @Test func aSharedKeyMakesTheSamePseudonyms() async throws {
        let keys = try await PseudonymKeyStage.set()
        let ours = try await keys.pseudonymise("statistics-2026", to: "ours.csv")
        let shared = try objects(try await keys.stage.succeed(Words.share("statistics-2026", more: ["--json"])).output)
        let rehearsed = try objects(try await keys.stage.succeed(Words.take(more: ["--json", "--dry-run"])).output)
        #expect(rehearsed.first?["written"] as? Bool == false)
        #expect(try await keys.versions("statistics-2026", home: "af").isEmpty)
        let taken = try objects(try await keys.stage.succeed(Words.take(more: ["--json"])).output)
        #expect(taken.first?["sender"] as? String == "stad" && shared.first?["recipient"] as? String == "af")
        let words = try #require(shared.first?["key_check_words"] as? String)
        #expect(words.split(separator: " ").count == 6)
        #expect(taken.first?["key_check_words"] as? String == words)
        for home in ["stad", "af"] {
            let said = try await keys.stage.succeed(
                ["key", "fingerprint", "--pseudonym", "statistics-2026", "--home", home] + secret)
            #expect(said.text.contains(words))
        }
        #expect(try await keys.pseudonymise("statistics-2026", to: "theirs.csv", home: "af") == ours)
        let theirs = try await keys.versions("statistics-2026", home: "af")
        #expect(theirs.first?["received_from"] as? String == "stad")
        let sent = try await keys.versions("statistics-2026").first?["shared_with"] as? [[String: Any]]
        #expect(sent?.compactMap { $0["agency"] as? String } == ["af"])
        try await keys.stage.refuse(Words.take(), 1, "key.imported-before")
    }

    @Test func aRotationIsSharedWithItsWindow() async throws {
        let keys = try await PseudonymKeyStage.set()
        try await keys.stage.succeed(Words.share(Words.pair))
        try await keys.stage.succeed(Words.take())
        try await keys.stage.succeed(Words.rotate(Words.pair, more: ["--window", "P3D"]))
        try await keys.stage.succeed(Words.share(Words.pair, out: "key-1.asice"))
        try await keys.stage.succeed(Words.take("key-1.asice"))
        let (ours, theirs) = (
            try await keys.versions(Words.pair), try await keys.versions(Words.pair, home: "af")
        )
        #expect(ours.map { $0["window_end"] as? String } == theirs.map { $0["window_end"] as? String })
        #expect(theirs.map { $0["state"] as? String } == ["in_window", "current"])
        // What is shared is one version of one domain: the master of neither is there.
        let names = try keys.stage.names(in: "af/keys").filter { $0.contains("exchange,stad,af") }
        #expect(names == ["pseudonym-exchange,stad,af-v0.shared.p7m", "pseudonym-exchange,stad,af-v1.shared.p7m"])
        // Without a home the sealed file of a shared key opens as one that was made here does.
        let certificate = try #require(
            try keys.stage.names(in: "af/keys").first { $0.hasPrefix("decryption-") && $0.hasSuffix(".cert.pem") })
        let outside = try await keys.stage.succeed(
            ["pseudonymise", "deltagare.csv", "--key", "af/keys/" + names[1], "--key-version", "1", "--certificate"]
                + ["af/keys/" + certificate, "--private-key", try keys.stage.keyFile("af", "decryption"), "--domain"]
                + [Words.pair, "--column", "personnummer", "--country", "SE"] + secret)
        #expect(outside.output == (try await keys.pseudonymise(Words.pair, to: "inside.csv")))
    }

    @Test func aKeyGoesToItsHolderOnly() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        try await stage.refuse(Words.share("statistics-2026", to: "samordning"), 2, "key.other-receives")
        try await stage.refuse(Words.share("statistics-2026", to: "vc"), 2, "key.other-not-holder")
        try await stage.refuse(Words.share(Words.pair, to: "fk"), 2, "key.other-not-holder")
        try await stage.refuse(Words.share("internal/stad"), 2, "key.own-domain")
        try await stage.refuse(Words.share("statistics-2026", more: ["--key-version", "3"]), 1, "key.no-version")
        #expect(!stage.exists("key.asice"))
        #expect(
            try await stage.sql("SELECT count(*) FROM pseudonym_key_event WHERE event = 'shared'", in: "stad") == "0")
        try await stage.succeed(Words.share("statistics-2026", more: ["--days", "3"]))
        try await stage.refuse(Words.take(home: "bostad"), 3, "E_NOT_FOR_US")
        try await stage.refuse(Words.take(home: "samordning"), 3, "E_NOT_FOR_US")
        let later = Date(timeIntervalSinceNow: 4 * 86_400).formatted(.iso8601)
        try await stage.refuse(Words.take(more: ["--at", later]), 3, "E_EXPIRED")
        let bytes = try stage.bytes("key.asice")
        for place in stride(from: 100, to: bytes.count, by: bytes.count / 12) {
            var forged = bytes
            forged[place] ^= 4
            try stage.folder.write(forged, to: "forged.asice")
            let outcome = try await stage.play(Words.take("forged.asice", more: ["--json"]))
            #expect(outcome.code == 3 && outcome.output.isEmpty, "\(place): \(outcome.errors)")
        }
        try await stage.refuse(Words.take(stage.world.bundles["af"] ?? ""), 65, "key.not-a-key")
        try await stage.refuse(
            ["open", "key.asice", "--home", "af", "--out", "opened"] + secret, 3, "E_MANIFEST")
        try await stage.refuse(
            ["pseudonyms", "open-map", "key.asice", "--home", "af", "--out", "map.csv"] + secret, 65, "map.not-a-map")
        #expect(try await keys.versions("statistics-2026", home: "af").isEmpty)
    }

    @Test func aKeyThatIsHereIsNeverReplaced() async throws {
        let keys = try await PseudonymKeyStage.set()
        try await keys.stage.succeed(["key", "new", "--pseudonym", "statistics-2026", "--home", "af"])
        let before = try await keys.pseudonymise("statistics-2026", to: "before.csv", home: "af")
        try await keys.stage.succeed(Words.share("statistics-2026"))
        try await keys.stage.refuse(Words.take(), 3, "key.other-key")
        #expect(try await keys.pseudonymise("statistics-2026", to: "after.csv", home: "af") == before)
    }

    @Test func aRetiredVersionMakesNothingAndADestroyedOneIsGone() async throws {
        let keys = try await PseudonymKeyStage.set()
        let stage = keys.stage
        let retire = ["key", "retire", "statistics-2026", "--key-version", "0", "--home", "stad"]
        let table =
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
            + ["personnummer", "--country", "SE", "--out", "out.csv"] + secret
        try await stage.succeed(retire)
        try await stage.refuse(table, 2, "key.retired")
        try await stage.refuse(retire, 2, "key.retired")
        // The key is there: holders can still compare it, and what it made can be resolved.
        try await stage.succeed(["key", "fingerprint", "--pseudonym", "statistics-2026", "--home", "stad"] + secret)
        try await stage.succeed(retire + ["--destroy"])
        #expect(!stage.exists("stad/keys/pseudonym-statistics-2026-v0.p7m"))
        try await stage.refuse(table, 1, "key.destroyed")
        try await stage.refuse(Words.share("statistics-2026"), 1, "key.destroyed")
        try await stage.refuse(retire + ["--destroy"], 1, "key.destroyed")
        try await stage.refuse(
            ["key", "retire", "internal/stad", "--key-version", "0", "--home", "stad"], 2, "key.own-domain")
        let versions = try await keys.versions("statistics-2026")
        #expect(versions.first?["state"] as? String == "destroyed")
        #expect(versions.first?["retired_at"] as? String != nil)
        let events = try await stage.sql(
            "SELECT group_concat(event) FROM pseudonym_key_event WHERE domain = 'statistics-2026'", in: "stad")
        #expect(events == "made,retired,destroyed")
        // A rotation goes on from there.
        try await stage.succeed(Words.rotate("statistics-2026"))
        try await stage.succeed(table)
    }

    @Test func aWindowThatHasEndedIsSaidSo() async throws {
        let keys = try await PseudonymKeyStage.set()
        try await keys.stage.succeed(Words.rotate("statistics-2026", more: ["--window", "P1D"]))
        _ = try await keys.pseudonymise(Words.pair, to: "table.csv")
        let rekey =
            ["pseudonyms", "rekey", "table.csv", "--column", "personnummer", "--domain", "statistics-2026"]
            + ["--home", "stad", "--key-version", "0"] + secret
        try await keys.stage.succeed(rekey + ["--out", "rekeyed.csv"])
        #expect(String(decoding: try keys.stage.bytes("rekeyed.csv"), as: UTF8.self).contains("hbgstat1q"))
        try await keys.stage.refuse(
            rekey + ["--out", "later.csv", "--at", "2040-01-01"], 2, "key.window-ended")
    }
}
