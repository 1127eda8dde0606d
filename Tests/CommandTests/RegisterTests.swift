import Foundation
import TestSupport
import Testing

/// The register: what was sent, received and refused, each line with its decision and what it rested on.
@Suite("The register", .timeLimit(.minutes(10)))
struct RegisterTests {
    @Test func everySentBundleStandsWithGroundConsentAndRule() async throws {
        let stage = try await Stage.set()
        let lines = try await stage.register("stad").filter {
            $0.text("file_name").map { stage.exists("sent/" + $0) } == true
        }
        #expect(Set(lines.compactMap { $0.text("partner") }) == Set(World.meeting))
        for line in lines {
            let partner = try #require(line.text("partner"))
            #expect(line.text("direction") == "sent" && line.text("status") == "released")
            #expect(Set(line.texts("categories") ?? []) == World.parts[partner])
            let rule = ["af": "P06-meeting-to-af", "fk": "P07-meeting-to-fk", "vc": "P08-meeting-to-vc"]
            #expect(line.texts("permits") == [rule[partner] ?? "P09-meeting-to-bostad"])
            #expect(line.list("consents").compactMap { $0.text("record_id") } == [stage.world.record])
            #expect(line.list("consents").compactMap { $0.text("state") } == ["given"])
            let grounds = line.list("grounds")
            #expect(grounds.compactMap { $0.text("ground") } == [partner == "vc" ? "g_stad_adaptation" : "g_stad"])
            #expect(grounds.first?["verified"] as? Bool == false)
            #expect(grounds.first?.text("gdpr6_law") == "SFS 2017:725")
            #expect(grounds.first?.text("personal_number") == nil)
            #expect(line.text("purpose_label") == "Torsdagsmötet")
        }
        #expect(lines.first { $0.text("partner") == "af" }?.text("partner_name") == "Arbetsförmedlingen")
    }

    @Test func theGroundOfThePersonalNumberStandsWhereItIsUsed() async throws {
        let stage = try await Stage.set()
        let sent = try await stage.succeed(
            World.export(more: ["--identity", "personal_number", "--trim", "--json", "--out", "sent"]))
        let id = try #require(try objects(sent.output).first?.text("bundle_id"))
        let line = try #require(try await stage.register("stad").first { $0.text("id") == id })
        #expect(line.list("grounds").first?.text("personal_number_law") == "SFS 2018:218 3:10")
    }

    @Test func anOpenedBundleStandsWithItsFileAndTheSendersGround() async throws {
        let stage = try await Stage.set()
        let before = try await stage.register("af").compactMap { $0.text("id") }
        try await stage.open("af")
        let lines = try await stage.register("af").filter { !before.contains($0.text("id") ?? "") }
        #expect(lines.count == 1)
        let line = try #require(lines.first)
        #expect(line.text("direction") == "received" && line.text("status") == "opened")
        #expect(line.text("partner") == "stad")
        let bundle = try #require(stage.world.bundles["af"])
        let digest = try await run("sha256sum", [stage.folder.path(bundle)])
        #expect(line.text("file_sha256") == String(digest.text.prefix(64)))
        #expect(line.text("file_name") == String(bundle.dropFirst("sent/".count)))
        #expect(line.list("grounds").compactMap { $0.text("ground") } == ["g_stad"])
        let sent = try await stage.register("stad").first { $0.text("id") == line.text("id") }
        #expect(
            line.list("consents").compactMap { $0.text("record_sha256") }
                == sent?.list("consents").compactMap { $0.text("record_sha256") })
        #expect(line.list("consents").first?.text("record_id") == nil)
    }

    @Test func aDenialStandsWithItsReason() async throws {
        let stage = try await Stage.set()
        let before = try await stage.register("stad", ["--direction", "refused"]).count
        try await stage.refuse(World.export(to: ["samordning"], more: []), 2, "policy.denied")
        let lines = try await stage.register("stad", ["--direction", "refused"])
        #expect(lines.count == before + 1)
        #expect(lines.last?.text("partner") == "samordning")
        #expect(lines.last?.text("reason") == "forbidden")
        let id = try #require(lines.last?.text("id"))
        let shown = try await stage.succeed(["register", "show", id, "--home", "stad"])
        #expect(shown.text.contains("F02-association-gets-statistics-only"))
    }

    @Test func aWithdrawnConsentIsShownAsItStandsNow() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
        let lines = try await stage.register("stad").filter {
            $0.list("consents").contains { $0.text("record_id") == stage.world.record }
        }
        #expect(lines.count == World.meeting.count)
        #expect(lines.allSatisfy { $0.list("consents").allSatisfy { $0.text("state") == "withdrawn" } })
    }

    /// The register says what the policy said then, whatever is pinned now.
    @Test func groundsStayWhenThePolicyIsGone() async throws {
        let stage = try await Stage.set()
        let before = try await stage.register("stad", ["--direction", "sent"])
        for name in try stage.names(in: "stad/collaborations") {
            try stage.edit("stad/collaborations/\(name)/policy.yaml") {
                $0.replacing("SFS 2017:725", with: "SFS 1999:1")
            }
        }
        let after = try await stage.register("stad", ["--direction", "sent"])
        #expect(after.count == before.count)
        for (old, new) in zip(before, after) {
            #expect(old.list("grounds").first?.text("gdpr6_law") == new.list("grounds").first?.text("gdpr6_law"))
            #expect(new.text("partner_name") == nil, "a policy that was changed gives no names")
        }
    }

    @Test func filtersNarrow() async throws {
        let stage = try await Stage.set()
        let all = try await stage.register("stad")
        let times = all.compactMap { $0.text("at") }
        #expect(times == times.sorted())
        let first = try #require(times.first)
        let last = try #require(times.last)
        #expect(try await stage.register("stad", ["--from", last]).allSatisfy { $0.text("at") == last })
        #expect(try await stage.register("stad", ["--to", first]).allSatisfy { $0.text("at") == first })
        #expect(try await stage.register("stad", ["--to", String(last.prefix(10))]).count == all.count)
        #expect(try await stage.register("stad", ["--from", "2100-01-01"]).isEmpty)
        #expect(try await stage.register("stad", ["--to", "2001-01-01"]).isEmpty)
        let partner = try await stage.register("stad", ["--partner", "fk"])
        #expect(!partner.isEmpty && partner.allSatisfy { $0.text("partner") == "fk" })
        #expect(try await stage.register("stad", ["--direction", "received"]).isEmpty)
        #expect(try await stage.register("stad", ["--partner", "nobody"]).isEmpty)
    }

    static let hostile = [
        Refusal("SQL is no agency", ["list", "--partner", "x' OR '1'='1"], 64, "usage"),
        Refusal("a direction is one of three", ["list", "--direction", "both"], 64, "usage"),
        Refusal(
            "a period does not end before it begins", ["list", "--from", "2026-02-01", "--to", "2026-01-01"], 64,
            "usage"),
        Refusal("a time is a time", ["list", "--from", "yesterday"], 64, "usage"),
        Refusal("six digits at least", ["show", "abcde"], 64, "usage"),
        Refusal("digits are hexadecimal", ["show", "%%%%%%"], 64, "usage"),
        Refusal("digits are lower case", ["show", "ABCDEF"], 64, "usage"),
        Refusal("an unknown bundle", ["show", "ffffffffffffffffffffffffffffffff"], 65, "register.unknown-bundle"),
        Refusal("an unknown refusal", ["show", "refusal-999999"], 65, "register.unknown-bundle"),
        Refusal("half a refusal's number is none", ["show", "refusal-"], 64, "usage"),
        Refusal("two persons at once", ["subject", "--case", "a", "--person", "b"], 64, "usage"),
        Refusal("a number without its country", ["subject", "--person", "-"], 65, "person.unknown-country"),
        Refusal("nobody named", ["subject"], 65, "person.unknown-country"),
        Refusal("nobody to ask", ["subject", "--country", "SE"], 64, "person.not-named"),
        Refusal("a number is no argument", ["subject", "19811031"], 64, "usage"),
        Refusal("a form that is none", ["export", "--out", "r", "--format", "xlsx"], 64, "usage"),
        Refusal("a file that exists", ["export", "--out", "passphrase"], 1, "file.exists"),
        Refusal("a folder that does not exist", ["export", "--out", "none/r"], 1, "file.missing"),
    ]

    @Test(arguments: hostile)
    func whatCannotBeAskedIsRefused(refusal: Refusal) async throws {
        let stage = try await Stage.set()
        // setsid: without a terminal of its own there is nobody to ask.
        let words = ["register"] + refusal.words + ["--home", "stad"]
        let before = try await FolderState.of(stage, home: "stad")
        let outcome = try await stage.play(words + ["--json"], through: ["setsid", "-w"])
        #expect(outcome.code == refusal.exit, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
        #expect(try objects(Array(outcome.errors.utf8)).first?.text("code") == refusal.code, "\(outcome.errors)")
        #expect(try await FolderState.of(stage, home: "stad").changes(since: before) == [])
    }

    @Test func anIDIsShownByItsBeginningUnlessItIsAmbiguous() async throws {
        let stage = try await Stage.set()
        let lines = try await stage.register("stad", ["--direction", "sent"])
        let id = try #require(lines.first?.text("id"))
        let shown = try objects(
            try await stage.succeed(["register", "show", String(id.prefix(6)), "--home", "stad", "--json"]).output)
        #expect(shown.first?.text("id") == id)
        #expect((shown.first?["decision"] as? [String: Any])?.text("effect") == "allow")
        #expect(shown.first?.texts("explanation")?.first?.hasPrefix("allowed: stad →") == true)
        let text = try await stage.succeed(["register", "show", id, "--home", "stad"]).text
        for member in ["policy_sha256", "identity_sha256", "file_name"] {
            #expect(text.contains(try #require(lines.first?.text(member))))
        }
        let other = try #require(lines.last?.text("id"))
        _ = try await stage.sql(
            "UPDATE sent_bundle SET bundle_id = '\(id.prefix(8))' || substr(bundle_id, 9) WHERE bundle_id = '\(other)'",
            in: "stad")
        let error = try await stage.refuse(
            ["register", "show", String(id.prefix(8)), "--home", "stad"], 65, "register.ambiguous")
        #expect((error["message"] as? String)?.contains("2 lines") == true)
    }

    @Test(arguments: [
        "decision = replace(decision, 'allow', 'deny')", "decision = '{}'", "grounds = '{'", "grounds = '[{}]'",
        "created = 'then'", "recipient = '../x'",
    ])
    func aLineThatSomebodyChangedIsNotBelieved(change: String) async throws {
        let stage = try await Stage.set()
        _ = try await stage.sql("UPDATE sent_bundle SET \(change)", in: "stad")
        try await stage.refuse(["register", "list", "--home", "stad"], 3, "register.unreadable")
    }
}
