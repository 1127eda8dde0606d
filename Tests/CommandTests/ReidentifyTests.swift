import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

/// `brygga pseudonyms reidentify`: the persons behind pseudonyms, on two officers' word, once, and written down first.
@Suite("Re-identification", .timeLimit(.minutes(10)))
struct ReidentifyTests {
    /// Three pseudonyms of both key versions, and one of nobody.
    private static func list(_ set: PseudonymStage) async throws -> [String] {
        let pseudonyms =
            try await set.pseudonyms(of: [set.numbers[3], set.numbers[0]])
            + (try await set.pseudonyms(of: [set.numbers[9]], version: 1))
            + (try await set.pseudonyms(of: [set.numbers[1]], master: String(repeating: "bb", count: 32)))
        try set.write(pseudonyms, to: "list.txt")
        return pseudonyms
    }

    @Test func theRefereesPersonsAreFoundOnceAndLoggedFirst() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await Self.list(set)
        let approvals = try await set.approvals(of: "list.txt")
        let outcome = try await set.stage.succeed(
            PseudonymStage.given("list.txt", approvals, more: ["--out", "result.csv", "--json"]))
        let report = try #require(try objects(outcome.output).first)
        #expect(report["asked"] as? Int == 4 && report["found"] as? Int == 3 && report["not_found"] as? Int == 1)
        #expect(report["written"] as? Bool == true)
        for number in set.numbers { #expect(!(outcome.text + outcome.errors).contains(number)) }
        let table = String(decoding: try set.stage.bytes("result.csv"), as: UTF8.self)
        let persons = zip(pseudonyms, [set.numbers[3], set.numbers[0], set.numbers[9]])
        #expect(table == "pseudonym,number\n" + persons.map { "\($0),\($1)\n" }.joined())
        let mode = try FileManager.default.attributesOfItem(atPath: set.stage.folder.path("result.csv"))
        #expect(mode[.posixPermissions] as? Int == 0o600)
        let log = try await set.log()
        #expect(log.map { $0["event"] as? String } == ["begun", "released"])
        #expect(log.allSatisfy { $0["asked"] as? Int == 4 && $0["purpose"] as? String == "they must be told" })
        #expect(log[1]["found"] as? Int == 3 && log[1]["key_versions"] as? [Int] == [0, 1])
        let officers = (log[1]["approvals"] as? [[String: Any]])?.compactMap { $0["officer"] as? String }
        #expect(officers == ["anna", "bo"])
        #expect(log[1]["request_sha256"] as? String == (try SHA256.hash(set.stage.bytes("request.json")).hex))
        let text = try await set.stage.sql(
            "SELECT group_concat(quote(purpose) || quote(approvals)) FROM reversal", in: "stad")
        for secret in pseudonyms + set.numbers { #expect(!text.contains(secret)) }
        // What two officers approve is one answer.
        try await refuse(
            set, PseudonymStage.given("list.txt", approvals, more: ["--out", "again.csv"]), 2, "reidentification.used")
        // The log can be added to, not changed.
        for statement in [
            "UPDATE reversal SET found = 0", "DELETE FROM reversal",
            "INSERT OR REPLACE INTO reversal SELECT * FROM reversal LIMIT 1",
        ] {
            let changed = try await run("sqlite3", [set.stage.folder.path("stad/store.sqlite"), statement])
            #expect(changed.code != 0 && changed.errors.contains("append-only"), "\(statement)")
        }
    }

    @Test func whoAsksToSeeThemSeesThem() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await Self.list(set)
        let approvals = try await set.approvals(of: "list.txt")
        let words = PseudonymStage.given("list.txt", approvals, more: ["--reveal", "--jobs", "1"])
        let rehearsed = try await set.stage.succeed(words + ["--dry-run", "--json"])
        #expect(rehearsed.output.isEmpty)
        #expect(try await set.log().isEmpty)
        let outcome = try await set.stage.succeed(words)
        #expect(
            outcome.text
                == zip(pseudonyms, [set.numbers[3], set.numbers[0], set.numbers[9]]).map { "\($0)  \($1)\n" }.joined())
        #expect(outcome.errors.contains("3 of 4 pseudonyms re-identified, 1 not found"))
    }

    /// Refuses as `Stage.refuse`, and enters the denial.
    private func refuse(
        _ set: PseudonymStage, _ words: [String], _ exit: Int32, _ code: String,
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws {
        let before = try await set.log().count
        try await set.stage.refuse(words, exit, code, sourceLocation: sourceLocation)
        let log = try await set.log()
        #expect(log.count == before + 1, sourceLocation: sourceLocation)
        #expect(log.last?["event"] as? String == "denied", sourceLocation: sourceLocation)
        #expect(log.last?["code"] as? String == code, sourceLocation: sourceLocation)
    }

    @Test func withoutTwoOfficersNothingIsSearched() async throws {
        let set = try await PseudonymStage.set()
        _ = try await Self.list(set)
        let files = try await set.approvals(of: "list.txt")
        let again = try await set.approvals(of: "list.txt", request: "other.json")
        let stage = set.stage
        for given in [[], [files[0]]] {
            try await refuse(set, PseudonymStage.given("list.txt", given), 2, "reidentification.unapproved")
        }
        try await refuse(
            set, PseudonymStage.given("list.txt", [files[0], files[0]]), 2, "reidentification.same-officer")
        try await stage.succeed(
            ApprovalStage.approve("request.json", "anna", home: "stad", more: ["--out", "anna-2.json"]))
        try await refuse(
            set, PseudonymStage.given("list.txt", [files[0], "anna-2.json"]), 2, "reidentification.same-officer")
        // Two officers, two requests.
        try await refuse(set, PseudonymStage.given("list.txt", [files[0], again[1]]), 3, "approval.other-request")
        // Others than those approved: fewer, more, another order of the same is the same.
        let pseudonyms = try await Self.list(set)
        try set.write(Array(pseudonyms.dropLast()), to: "fewer.txt")
        try set.write(pseudonyms + (try await set.pseudonyms(of: [set.numbers[8]])), to: "more.txt")
        try set.write(pseudonyms.reversed() + [pseudonyms[0]], to: "same.txt")
        try await refuse(set, PseudonymStage.given("fewer.txt", files), 3, "approval.other-request")
        try await refuse(set, PseudonymStage.given("more.txt", files), 3, "approval.other-request")
        for (option, value) in [
            ("--country", "DK"), ("--purpose", "something else"), ("--quota", "6"), ("--domain", "statistics-2026"),
            ("--born", "1988-02-28..1988-02-29"), ("--reference-date", "2020-01-01"), ("--allow", "interim"),
        ] {
            let words = PseudonymStage.given("list.txt", files, more: [option, value, "--out", "result.csv"])
            try await refuse(set, words, 3, "approval.other-request")
        }
        let late = try ApprovalStage.later(.day, 8)
        try await refuse(
            set, PseudonymStage.given("list.txt", files, more: ["--at", late, "--out", "result.csv"]), 3,
            "approval.expired")
        try await stage.refuse(
            ApprovalStage.approve("request.json", "anna", home: "stad", more: ["--at", late]), 3, "approval.expired")
        try await stage.succeed(PseudonymStage.given("same.txt", files))
    }

    /// An approval that is changed anywhere, signed by a stranger, or made for something else is not believed.
    @Test func forgeriesAreRefused() async throws {
        let set = try await PseudonymStage.set()
        _ = try await Self.list(set)
        let files = try await set.approvals(of: "list.txt")
        let approval = ApprovalStage(stage: set.stage)
        let good = try approval.object(files[0])
        func refuse(_ exit: Int32, _ code: String, _ edit: (inout [String: Any]) throws -> Void) async throws {
            var object = good
            try edit(&object)
            try approval.write(object, to: "bad.json")
            try await self.refuse(set, PseudonymStage.given("list.txt", ["bad.json", files[1]]), exit, code)
        }
        func request(_ name: String, _ value: Any) throws -> [String: Any] {
            var request = try #require(good["request"] as? [String: Any])
            request[name] = value
            return request
        }
        func search(_ name: String, _ value: Any) throws -> [String: Any] {
            let request = try #require(good["request"] as? [String: Any])
            var search = try #require(request["search"] as? [String: Any])
            search[name] = value
            return self.replaced(request, "search", search)
        }
        try await refuse(65, "approval.malformed") { $0["note"] = "x" }
        try await refuse(65, "approval.malformed") { $0["signature"] = nil }
        try await refuse(65, "approval.malformed") { $0["request"] = try request("quota", 3) }
        try await refuse(65, "approval.malformed") { $0["request"] = try request("expires", "2099-01-01T00:00:00Z") }
        try await refuse(65, "approval.malformed") { $0["request"] = try search("key_versions", [1, 0]) }
        try await refuse(65, "approval.malformed") { $0["request"] = try search("key_versions", [0, 32]) }
        try await refuse(65, "approval.malformed") { $0["request"] = try search("born_to", "1988-02-01") }
        try await refuse(65, "approval.malformed") { $0["format"] = "brygga-approval1" }
        try await refuse(3, "approval.not-verified") { $0["signature"] = "" }
        try await refuse(3, "approval.not-verified") { $0["request"] = try request("quota", 9) }
        try await refuse(3, "approval.not-verified") { $0["request"] = try request("purpose", "something else") }
        try await refuse(3, "approval.not-verified") { $0["request"] = try search("born_to", "1988-03-01") }
        try await refuse(3, "approval.not-verified") { $0["request"] = try search("country", "DK") }
        try await refuse(3, "approval.not-verified") { $0["expires"] = "2099-01-01T00:00:00Z" }
        try await refuse(3, "approval.not-verified") { $0["approved_at"] = "2026-01-01T00:00:00Z" }
        // An officer of another agency does not speak for this one, and a self-made certificate for nobody.
        try await set.stage.succeed(ApprovalStage.appoint("cay", "halsocoach", home: "vc"))
        for (officer, home, isSelfMade) in [("cay", "vc", false), ("anna", "stad", true)] {
            let asked = try ReidentificationRequest(parsing: set.stage.bytes("request.json"))
            let key = try approval.stage.key("officer-\(officer)-", of: home, "officer-passphrase")
            var certificate = try approval.stage.certificate("officer-\(officer)-", of: home)
            if isSelfMade {
                certificate = try CertificateIssuer.selfSigned(
                    subject: certificate.subject, key: key, usage: .officer, notBefore: certificate.notBefore,
                    notAfter: certificate.notAfter)
            }
            let forged = try ReidentificationApproval.sign(
                asked, officer: try #require(OfficerCertificate(certificate)), key: key, at: asked.created)
            try set.stage.folder.write(forged.canonicalJSON, to: "forged.json")
            try await self.refuse(
                set, PseudonymStage.given("list.txt", ["forged.json", files[1]]), 3, "approval.not-verified")
        }
        // One kind of approval is not the other.
        try await set.stage.refuse(
            World.export(more: ["--trim", "--approval", files[0]]), 65, "approval.malformed")
        try await self.refuse(
            set, PseudonymStage.given("list.txt", ["request.json", files[1]]), 65, "approval.malformed")
        try await set.stage.refuse(ApprovalStage.approve(files[0], "anna", home: "stad"), 65, "approval.malformed")
        try await set.stage.refuse(
            ApprovalStage.approve("request.json", "cay", home: "vc"), 3, "approval.other-agency")
        try await set.stage.succeed(PseudonymStage.given("list.txt", files))
    }

    private func replaced(_ object: [String: Any], _ name: String, _ value: Any) -> [String: Any] {
        object.merging([name: value]) { $1 }
    }

    @Test func quotaAndLimitHold() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await Self.list(set)
        try await refuse(
            set, PseudonymStage.asked("list.txt", quota: 3) + ["--request", "r.json"], 2, "reidentification.over-quota")
        #expect(!set.stage.exists("r.json"))
        try set.write([pseudonyms[0]], to: "one.txt")
        let first = try await set.approvals(of: "one.txt", request: "first.json")
        let second = try await set.approvals(of: "list.txt", request: "second.json")
        try set.stage.edit("stad/agency.yaml") { $0 + "reidentification_limit: 4\nreidentification_days: 2\n" }
        try await set.stage.succeed(PseudonymStage.given("one.txt", first, more: ["--out", "first.csv"]))
        try await refuse(set, PseudonymStage.given("list.txt", second), 2, "reidentification.limit")
        // Two days and a minute later the first lies far enough back.
        let later = try ApprovalStage.later(.minute, 2 * 1440 + 1)
        try await set.stage.succeed(
            PseudonymStage.given("list.txt", second, more: ["--at", later, "--out", "second.csv"]))
        try set.stage.edit("stad/agency.yaml") { $0.replacing("limit: 4", with: "limit: many") }
        let third = try await set.approvals(of: "one.txt", request: "third.json")
        try await set.stage.refuse(PseudonymStage.given("one.txt", third), 1, "home.malformed")
        try set.stage.edit("stad/agency.yaml") { $0.replacing("limit: many", with: "limit: 0") }
        try await refuse(set, PseudonymStage.given("one.txt", third), 2, "reidentification.limit")
    }

    @Test func requestsThatCannotBeAreRefused() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await Self.list(set)
        let stage = set.stage
        let ask = { (list: String, more: [String]) in PseudonymStage.asked(list, more: more) + ["--request", "r.json"] }
        try set.write(
            try await set.pseudonyms(of: [set.numbers[0]], version: 7, master: PseudonymStage.masters[0]),
            to: "seven.txt")
        try await stage.refuse(ask("seven.txt", []), 65, "pseudonym.version-not-at-hand")
        try set.write([pseudonyms[0], "hbgstat1qaxd5rxezgcxzmdm62dpzama65hu98hys"], to: "foreign.txt")
        let foreign = try await stage.refuse(ask("foreign.txt", []), 65, "pseudonym.other-domain")
        #expect((foreign["place"] as? [String: Any])?["line"] as? Int == 2)
        try set.write([], to: "none.txt")
        try await stage.refuse(ask("none.txt", []), 65, "pseudonym.empty-list")
        try await stage.refuse(ask("list.txt", ["--born", "2099-01-01..2099-01-02"]), 64, "pseudonym.option")
        try await stage.refuse(ask("list.txt", ["--born", "1988-02-29..1988-02-28"]), 64, "usage")
        try await stage.refuse(ask("list.txt", ["--quota", "0"]), 64, "pseudonym.option")
        try await stage.refuse(ask("list.txt", ["--purpose", "x"]), 64, "pseudonym.option")
        try await stage.refuse(ask("list.txt", ["--purpose", "of \(set.numbers[0])"]), 65, "text.personal-number")
        try await stage.refuse(ask("list.txt", ["--out", "x"]), 64, "usage")
        try await stage.refuse(
            ["pseudonyms", "reidentify", "list.txt", "--home", "stad", "--request", "r.json"], 64, "usage")
        try await stage.refuse(
            PseudonymStage.given("list.txt", ["a", "b"], more: ["--out", "x", "--reveal"]), 64, "usage")
        try await stage.refuse(PseudonymStage.given("list.txt", ["a", "b"], more: []), 64, "usage")
        try await stage.refuse(
            PseudonymStage.asked("list.txt", more: ["--country", "NO", "--allow", "fh-number"]) + [
                "--request", "r.json",
            ],
            64, "pseudonym.option")
        try stage.folder.write("x", to: "r.json")
        try await stage.refuse(ask("list.txt", []), 1, "file.exists")
    }

    /// Ctrl-C gives nothing out, says so in the log, and leaves the approvals to be used.
    @Test func anInterruptedSearchGivesNothingOut() async throws {
        let set = try await PseudonymStage.set()
        _ = try await Self.list(set)
        let files = try await set.approvals(of: "list.txt", more: ["--born", "1930-01-01..1999-12-31"])
        let outcome = try await set.stage.play(
            PseudonymStage.given("list.txt", files, more: ["--out", "result.csv", "--json"]),
            through: ["timeout", "--preserve-status", "-s", "INT", "3"])
        #expect(outcome.code == 130, "\(outcome.errors)")
        #expect(outcome.errors.contains(#""code":"interrupted""#) && outcome.output.isEmpty)
        #expect(!set.stage.exists("result.csv"))
        let log = try await set.log()
        #expect(log.map { $0["event"] as? String } == ["begun", "ended"])
        #expect(log.last?["code"] as? String == "interrupted")
        #expect(set.stage.folder.contents().filter { $0.contains(".brygga-") } == [])
    }
}
