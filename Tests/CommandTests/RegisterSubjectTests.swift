import Foundation
import TestSupport
import Testing

/// Everything about one person, and nothing about another.
@Suite("The register about one person", .timeLimit(.minutes(10)))
struct RegisterSubjectTests {
    @Test func aPersonIsFoundAndAnotherIsNot() async throws {
        let stage = try await Stage.set()
        // An extract is about many, and the register does not keep whom.
        let all = try await stage.register("stad").filter { $0.text("purpose") != "statistics" }
        let first = try await stage.subject("stad", 1)
        let second = try await stage.subject("stad", 2)
        let ids = { (found: [String: [[String: Any]]]) in Set((found["entry"] ?? []).compactMap { $0.text("id") }) }
        #expect(ids(first).isSuperset(of: all.filter { $0.text("direction") == "sent" }.compactMap { $0.text("id") }))
        #expect(ids(first).isDisjoint(with: ids(second)))
        #expect(ids(first).union(ids(second)) == Set(all.compactMap { $0.text("id") }))
        #expect(first["consent"]?.contains { $0.text("record_id") == stage.world.record } == true)
        #expect(second["consent"]?.contains { $0.text("record_id") == stage.world.record } != true)
        #expect(first["summary"]?.first?["not_searched"] as? Int == 0)
        #expect(first["summary"]?.first?["extracts"] as? Int == 1)
        let letter = try await stage.succeed(
            ["register", "subject", "--case", "deltagare-1/case.json", "--letter", "--home", "stad"] + secret)
        #expect(letter.text.contains("Extracts for statistics that we have sent: 1."))
    }

    @Test func theSamePersonIsFoundByCaseFileFileAndStandardInput() async throws {
        let stage = try await Stage.set()
        let whole = try await stage.subject("stad", 1)["entry"]?.compactMap { $0.text("id") }
        try stage.folder.write(try stage.number(1), to: "number.txt")
        let ask = ["register", "subject", "--home", "stad", "--country", "SE", "--json", "--person"]
        for (source, input) in [("number.txt", []), ("-", try stage.number(1))] {
            let found = try objects(try await stage.succeed(ask + [source] + secret, input: input).output)
            #expect(found.filter { $0.text("type") == "entry" }.compactMap { $0.text("id") } == whole)
        }
    }

    @Test func aBundleThatNamesThePersonByNumberIsFoundByTheRecipient() async throws {
        let stage = try await Stage.set()
        let sent = try await stage.succeed(
            World.export(more: ["--identity", "personal_number", "--trim", "--json", "--out", "sent"]))
        let bundle = try #require(try objects(sent.output).first)
        try await stage.succeed(
            ["open", try #require(bundle.text("path")), "--home", "af", "--out", "case"] + secret)
        let found = try await stage.subject("af", 1)
        #expect(found["entry"]?.compactMap { $0.text("id") } == [try #require(bundle.text("bundle_id"))])
        #expect(found["entry"]?.first?.text("direction") == "received")
        #expect(found["entry"]?.first?.text("identity") == "personal_number")
        #expect(try await stage.subject("af", 2)["entry"] == nil)
        #expect(try Canaries.leaks(below: stage.folder.path("af")) == [])
    }

    @Test func aBundleWhosePseudonymNobodyHereCanMakeIsWarnedOf() async throws {
        let stage = try await Stage.set()
        try await stage.open("af")
        let received = try await stage.register("af", ["--direction", "received"]).count
        let words = ["register", "subject", "--home", "af", "--case", "deltagare-1/case.json", "--json"] + secret
        let outcome = try await stage.succeed(words)
        let warning = try #require(try objects(Array(outcome.errors.utf8)).first)
        #expect(warning.text("type") == "warning" && warning.text("code") == "warning.register-not-searched")
        #expect(warning.text("message")?.contains("\(received) received bundle") == true)
        #expect(warning.text("message")?.contains("exchange/stad/af") == true)
        // The hint is about the home that was asked, wherever that lies.
        let command = "brygga register list --direction received --home af"
        #expect(warning.text("command") == command)
        let spoken = try await stage.succeed(words.filter { $0 != "--json" }).errors
        #expect(spoken.contains("; run: \(command)\n"))
        #expect(try objects(outcome.output).last?["not_searched"] as? Int == received)
    }

    @Test func aBundleWhosePseudonymCanBeMadeHereIsFound() async throws {
        let stage = try await Stage.set()
        try await stage.open("af")
        // The recipient's key for the domain gives this pseudonym; the received bundle is made to carry it.
        try await stage.succeed(["key", "new", "--pseudonym", "exchange/stad/af", "--home", "af"])
        try stage.folder.write(Array("number\n".utf8) + (try stage.number(1)), to: "one.csv")
        let table = try await stage.succeed(
            ["pseudonymise", "one.csv", "--home", "af", "--domain", "exchange/stad/af", "--column", "number"]
                + ["--country", "SE"] + secret)
        let pseudonym = try #require(table.text.split(separator: "\n").last)
        let id = try #require(try await stage.register("af").last?.text("id"))
        _ = try await stage.sql(
            "UPDATE received_bundle SET principal = '\(pseudonym)' WHERE bundle_id = '\(id)'", in: "af")
        let found = try await stage.subject("af", 1)
        #expect(found["entry"]?.compactMap { $0.text("id") } == [id])
        #expect(found["summary"]?.first?["not_searched"] as? Int == 0)
        #expect(try await stage.subject("af", 2)["entry"] == nil)
    }

    @Test func whatMayBeSentTodayIsWhatAnExportMaySend() async throws {
        let stage = try await Stage.set()
        func open() async throws -> Set<String> {
            let found = try await stage.subject("stad", 1)["may_send"] ?? []
            return Set(
                found.filter { $0.text("purpose") == "team_meeting" }.compactMap {
                    "\($0.text("to") ?? "") \($0.text("category") ?? "")"
                })
        }
        let expected = World.parts.flatMap { agency, parts in parts.map { "\(agency) \($0)" } }
        #expect(try await open() == Set(expected))
        try await stage.succeed(
            ["consent", "amend", stage.world.record, "--home", "stad", "--remove-to", "fk", "--by", "coach"])
        #expect(try await open() == Set(expected.filter { !$0.hasPrefix("fk ") }))
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
        #expect(try await open() == [])
    }

    @Test func aPossibleDisclosureEndsWithTheConsent() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(World.record(case: "deltagare-2/case.json", valid: "P10D"))
        let found = try await stage.subject("stad", 2)
        let possible = found["may_send"]?.first { $0.text("to") == "af" && $0.text("category") == "cv" }
        let last = try #require(possible?.text("until"))
        #expect(possible?.texts("roles") == ["brobyggare", "coach"])
        let flow = found["consent"]?.last?.list("flows").first { $0.text("to") == "af" && $0.text("category") == "cv" }
        #expect(flow?.text("until") == last)
        let export = World.export("deltagare-2", more: ["--categories", "cv", "--dry-run", "--at"])
        let after = try #require(ISO8601DateFormatter().date(from: last)).addingTimeInterval(1).formatted(.iso8601)
        func at(_ instant: String) -> [String] { export.flatMap { $0 == "--at" ? [$0, instant] : [$0] } }
        try await stage.succeed(at(last))
        try await stage.refuse(at(after), 2, "policy.denied")
    }

    @Test func aStoreOfTheFirstVersionIsStillRead() async throws {
        let stage = try await Stage.set()
        try await stage.open("af")
        let before = try await (stage.register("stad"), stage.register("af"))
        for home in ["stad", "af"] {
            _ = try await stage.sql(
                """
                DROP INDEX sent_bundle_batch_item; DROP INDEX received_bundle_principal;
                DROP INDEX refused_export_principal;
                ALTER TABLE sent_bundle DROP COLUMN grounds; ALTER TABLE sent_bundle DROP COLUMN consents;
                ALTER TABLE sent_bundle DROP COLUMN approvals; ALTER TABLE sent_bundle DROP COLUMN batch_item;
                ALTER TABLE received_bundle DROP COLUMN identity; ALTER TABLE received_bundle DROP COLUMN principal;
                ALTER TABLE received_bundle DROP COLUMN file_sha256;
                ALTER TABLE received_bundle DROP COLUMN file_name; ALTER TABLE received_bundle DROP COLUMN grounds;
                DROP TABLE home_identity;
                DELETE FROM grdb_migrations WHERE identifier = '2';
                """, in: home)
        }
        let after = try await (stage.register("stad"), stage.register("af"))
        for (old, new) in [(before.0, after.0), (before.1, after.1)] {
            #expect(old.compactMap { $0.text("id") } == new.compactMap { $0.text("id") })
            #expect(old.map { $0.texts("permits") } == new.map { $0.texts("permits") })
            #expect(new.allSatisfy { $0.list("grounds").isEmpty })
        }
        // The decision names the consents by digest, and the ledger knows whose they are.
        let sent = after.0.filter { $0.text("direction") == "sent" }
        #expect(sent.contains { $0.list("consents").contains { $0.text("record_id") == stage.world.record } })
        let outcome = try await stage.succeed(
            ["register", "subject", "--home", "af", "--case", "deltagare-1/case.json", "--json"] + secret)
        #expect(outcome.errors.contains("warning.register-person-not-recorded"))
    }
}
