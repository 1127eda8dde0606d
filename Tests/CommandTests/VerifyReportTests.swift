import Foundation
import TestSupport
import Testing

/// The report of `verify`: every check, the verdict of EN 319 102-1, the same as stock commands, with and without a home.
@Suite("Verification report", .timeLimit(.minutes(10)))
struct VerifyReportTests {
    private static let checks = [
        "container", "signature-profile", "trust-list", "signer", "signature", "certificate-time", "certificate",
        "digests",
        "manifest", "suite", "sender", "recipient", "lifetime", "policy", "log", "replay", "withdrawal", "index",
        "decision", "consent", "approval", "segments",
    ]

    private func report(_ outcome: ProcessOutcome) throws -> [String: Any] {
        let reports = try objects(outcome.output)
        try #require(reports.count == 1)
        return reports[0]
    }

    private func outcomes(_ report: [String: Any]) throws -> [(check: String, outcome: String)] {
        try #require(report["checks"] as? [[String: Any]]).map {
            (try #require($0["check"] as? String), try #require($0["outcome"] as? String))
        }
    }

    @Test func everyCheckIsReportedInItsOrder() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["af"])
        let verified = try report(try await stage.succeed(["verify", path, "--home", "af", "--json"]))
        #expect(verified["verdict"] as? String == "TOTAL-PASSED" && verified["verified"] as? Bool == true)
        #expect(verified["sub_indication"] == nil && verified["code"] == nil)
        let list = try outcomes(verified)
        #expect(list.map(\.check) == Self.checks)
        #expect(list.prefix(17).allSatisfy { $0.outcome == "passed" || $0.check == "log" })
        #expect(list.suffix(5).allSatisfy { $0.outcome == "not reached" })
    }

    /// What is done to the bundle, the code, the verdict, the sub-indication and the check that fails.
    @Test(arguments: [
        ("bit", "E_ZIP", "TOTAL-FAILED", "FORMAT_FAILURE", "container"),
        ("digest", "E_DIGEST", "TOTAL-FAILED", "HASH_FAILURE", "digests"),
        ("later", "E_EXPIRED", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE", "lifetime"),
        ("opened", "E_REPLAY", "INDETERMINATE", "SIG_CONSTRAINTS_FAILURE", "replay"),
    ])
    func aFailureHasItsVerdict(what: String, code: String, verdict: String, sub: String, check: String) async throws {
        let stage = try await Stage.set()
        var path = try #require(stage.world.bundles["af"])
        var more: [String] = []
        switch what {
        case "bit", "digest":
            var bytes = try stage.bytes(path)
            // The second lies inside the sealed index.
            bytes[what == "bit" ? 0 : 2000] ^= 1
            path = "changed.asice"
            try stage.folder.write(bytes, to: path)
        case "later":
            let later = try #require(Calendar.current.date(byAdding: .day, value: 15, to: Date()))
            more = ["--at", later.formatted(.iso8601)]
        default: try await stage.succeed(["open", path, "--home", "af", "--out", "case"] + secret)
        }
        let outcome = try await stage.play(["verify", path, "--home", "af", "--json"] + more)
        #expect(outcome.code == 3)
        let report = try report(outcome)
        #expect(report["verdict"] as? String == verdict && report["sub_indication"] as? String == sub)
        #expect(report["verified"] as? Bool == false && report["code"] as? String == code)
        let list = try outcomes(report)
        let place = try #require(Self.checks.firstIndex(of: check))
        #expect(list.map(\.check) == Self.checks)
        #expect(list[..<place].allSatisfy { $0.outcome != "failed" })
        #expect(list[place].outcome == "failed")
        #expect(list[(place + 1)...].allSatisfy { $0.outcome == "not reached" })
        // What a valid signature vouches for is reported even though the bundle is refused, and only then.
        #expect((report["sender"] as? String == "stad") == (verdict == "INDETERMINATE"))
        #expect(try objects(Array(outcome.errors.utf8)).first?["code"] as? String == code)
    }

    @Test func aFileThatCannotBeReadHasNoReport() async throws {
        let stage = try await Stage.set()
        try await stage.refuse(["verify", "missing.asice", "--home", "af"], 1, "file.missing")
        try await stage.refuse(["verify", "missing.asice", "--trust", "missing"], 1, "file.missing")
    }

    /// What is wrong with the list, the error that the command ends with, and where the list is.
    @Test(arguments: [
        ("late", Int32(3), "E_TRUST_EXPIRED", "home"), ("late", 3, "E_TRUST_EXPIRED", "trust"),
        ("signer", 3, "E_TRUST_SIGNATURE", "trust"), ("unsigned", 1, "file.missing", "trust"),
        ("certificate", 65, "key.malformed", "trust"), ("gone", 1, "file.missing", "trust"),
        ("pinned", 3, "E_TRUST_SIGNATURE", "home"),
    ])
    func anUnusableTrustListIsReported(what: String, exit: Int32, code: String, place: String) async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["af"])
        var words = ["verify", path] + (place == "home" ? ["--home", "af"] : ["--trust", "shared"])
        switch what {
        case "late":
            let later = try #require(Calendar.current.date(byAdding: .day, value: 95, to: Date()))
            words += ["--at", later.formatted(.iso8601)]
        case "signer": words += ["--coordinator-certificate", "issued/stad-signing.pem"]
        case "unsigned": try FileManager.default.removeItem(atPath: stage.folder.path("shared/trust.json.p7s"))
        case "certificate": try stage.folder.write("nothing", to: "shared/coordinator.pem")
        case "pinned":
            let pinned = try #require(try stage.names(in: "af/collaborations").first)
            try stage.edit("af/collaborations/\(pinned)/trust.json") { $0 + " " }
        default: words = words.map { $0 == "shared" ? "nowhere" : $0 }
        }
        let outcome = try await stage.play(words + ["--json", "--html", "page.html"])
        #expect(outcome.code == exit, "\(outcome.errors)")
        #expect(try objects(Array(outcome.errors.utf8)).map { $0["code"] as? String } == [code])
        let report = try report(outcome)
        #expect(report["verdict"] as? String == "INDETERMINATE" && report["verified"] as? Bool == false)
        #expect(report["sub_indication"] as? String == "NO_CERTIFICATE_CHAIN_FOUND")
        #expect(report["code"] as? String == code && report["sender"] == nil && report["trust_serial"] == nil)
        let list = try outcomes(report)
        #expect(list.map(\.check) == Self.checks)
        #expect(list.map(\.outcome) == ["passed", "passed", "failed"] + [String](repeating: "not reached", count: 19))
        let page = String(decoding: try stage.bytes("page.html"), as: UTF8.self)
        #expect(page.contains("INDETERMINATE") && page.contains("<code>\(code)</code>"))
        // The same in words, and as commands that do not end well.
        let text = try await stage.play(words + ["--show-commands"])
        #expect(text.code == exit && text.text.hasPrefix("# not verified: \(path)\n#   verdict    INDETERMINATE"))
        #expect(text.text.contains("trust-list") && text.text.contains("[\(code)]"))
        #expect(try await run("sh", [], input: text.output, in: stage.root).code != 0)
        #expect(text.errors.contains("[\(code)]"))
    }

    /// What is no bundle is none whatever the trust list is.
    @Test func aBrokenBundleFailsBeforeTheTrustList() async throws {
        let stage = try await Stage.set()
        try stage.folder.write("no bundle", to: "broken.asice")
        let outcome = try await stage.play(
            ["verify", "broken.asice", "--trust", "shared", "--at", "2046-01-01", "--json"])
        let report = try report(outcome)
        #expect(outcome.code == 3 && report["verdict"] as? String == "TOTAL-FAILED")
        #expect(report["sub_indication"] as? String == "FORMAT_FAILURE" && report["code"] as? String == "E_ZIP")
        #expect(try outcomes(report).map(\.outcome) == ["failed"] + [String](repeating: "not reached", count: 21))
        #expect(try objects(Array(outcome.errors.utf8)).first?["code"] as? String == "E_ZIP")
    }

    @Test func thePolicyCanBeGivenWithoutAHome() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["fk"])
        let verify = ["verify", path, "--json", "--trust", "shared"]
        let without = try outcomes(try report(try await stage.succeed(verify)))
        #expect(without.contains { $0 == ("policy", "not reached") })
        let with = try outcomes(try report(try await stage.succeed(verify + ["--policy", "shared/policy.yaml"])))
        #expect(with.contains { $0 == ("policy", "passed") })
        try stage.edit("shared/policy.yaml") { $0 + "# one comment changes nothing\n" }
        try await stage.succeed(verify + ["--policy", "shared/policy.yaml"])
        try stage.edit("shared/policy.yaml") { $0.replacingOccurrences(of: "retention: P6M", with: "retention: P5M") }
        try await stage.refuse(
            ["verify", path, "--trust", "shared", "--policy", "shared/policy.yaml"], 3, "E_POLICY")
        // Another coordinator's certificate than the one that signed the list.
        try await stage.refuse(
            ["verify", path, "--trust", "shared/trust.json", "--coordinator-certificate", "issued/stad-signing.pem"], 3,
            "E_TRUST_SIGNATURE")
    }

    @Test(arguments: ["home", "trust"])
    func theCommandsOfStockToolsFindTheSame(from place: String) async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["vc"])
        let words =
            ["verify", path, "--show-commands"] + (place == "home" ? ["--home", "vc"] : ["--trust", "shared"])
        let script = try await stage.succeed(words).output
        let played = try await run("sh", [], input: script, in: stage.root)
        #expect(played.code == 0, "\(played.errors)")
        #expect(played.errors.components(separatedBy: "CAdES Verification successful").count == 3)
        #expect(played.text.contains("\"recipient\":{\"agency\":\"vc\""))
        let commands = try #require(
            try report(try await stage.succeed(words + ["--json"]))["commands"] as? [String])
        #expect(String(decoding: script, as: UTF8.self).hasSuffix(commands.joined(separator: "\n") + "\n"))
    }

    @Test func theStockCommandsRefuseWhatWasChanged() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["vc"])
        try await stage.succeed(["verify", path, "--trust", "shared"])
        // A payload changed inside a sound archive: the signature holds, the digest does not.
        let python = """
            import sys, zipfile
            old = zipfile.ZipFile(sys.argv[1])
            with zipfile.ZipFile("it's changed.asice", "w") as new:
                for item in old.infolist():
                    body = bytearray(old.read(item))
                    if item.filename == "payload-00001.p7m": body[-1] ^= 1
                    new.writestr(item.filename, bytes(body))
            """
        try #require(try await run("python3", ["-c", python, path], in: stage.root).code == 0)
        let outcome = try await stage.play(["verify", "it's changed.asice", "--trust", "shared", "--show-commands"])
        #expect(outcome.code == 3)
        let played = try await run("sh", [], input: outcome.output, in: stage.root)
        #expect(played.code == 1)
        #expect(played.errors.components(separatedBy: "CAdES Verification successful").count == 3)
        #expect(!played.text.contains("bundle_id"))
    }

    /// The name is chosen by whoever hands the file over: no line of it may pass for one of the report or the script.
    @Test(arguments: [
        "a\r\ntouch hacked #.asice", "a\nverified: b\n  verdict    TOTAL-PASSED.asice", "-x.asice",
        "q'\u{308}; touch hacked; '.asice", "$(touch hacked).asice",
    ])
    func aNameIsNoLineOfItsOwn(name: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(try stage.bytes(try #require(stage.world.bundles["af"])), to: name)
        let plain = try await stage.succeed(["verify", "--trust", "shared", "--", name])
        #expect(plain.text.split(separator: "\n").filter { $0.hasPrefix("verified: ") }.count == 1)
        #expect(plain.text.unicodeScalars.allSatisfy { $0 != "\r" })
        let script = try await stage.succeed(["verify", "--trust", "shared", "--show-commands", "--", name]).output
        _ = try await run("sh", [], input: script, in: stage.root)
        #expect(!stage.exists("hacked"))
    }

    @Test(arguments: ["index.p7m", "payload-00003.p7m", "manifest.json", "extra"])
    func theStockCommandsMissNoEntry(entry: String) async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["vc"])
        let script = try await stage.succeed(["verify", path, "--trust", "shared", "--show-commands"]).output
        let python = """
            import sys, zipfile
            old = zipfile.ZipFile(sys.argv[1])
            items = [(i.filename, old.read(i)) for i in old.infolist() if i.filename != sys.argv[2]]
            if sys.argv[2] == "extra": items.append(("payload-00099.p7m", b"more"))
            with zipfile.ZipFile(sys.argv[1], "w") as new:
                for name, body in items: new.writestr(name, body)
            """
        try #require(try await run("python3", ["-c", python, path, entry], in: stage.root).code == 0)
        let played = try await run("sh", [], input: script, in: stage.root)
        #expect(played.code != 0 && !played.text.contains("bundle_id"), "\(played.text)")
    }

    @Test func aHomeAndATrustListOfItsOwnExcludeEachOther() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["af"])
        try await stage.refuse(["verify", path, "--home", "af", "--trust", "shared"], 64, "usage")
    }

    @Test func theReportIsAPageInThePersonsLanguage() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["af"])
        let words = ["verify", path, "--home", "af", "--html", "page.html"]
        let rehearsed = try await stage.succeed(words + ["--json", "--dry-run"])
        #expect(try report(rehearsed)["written"] as? Bool == false && !stage.exists("page.html"))
        try await stage.succeed(words + ["--language", "sv"])
        let page = String(decoding: try stage.bytes("page.html"), as: UTF8.self)
        #expect(page.contains("<html lang=\"sv\"") && page.contains("TOTAL-PASSED"))
        #expect(page.contains("Arbetsförmedlingen (af)") && page.contains("(team_meeting)"))
        #expect(!page.contains("<script") && page.contains("Content-Security-Policy"))
        #expect(Canaries.leaks(in: try stage.bytes("page.html")).isEmpty)
        // A page that is there stays, and then nothing is reported either.
        try await stage.refuse(words, 1, "file.exists")
        #expect(String(decoding: try stage.bytes("page.html"), as: UTF8.self) == page)
        // A bundle that is refused has its page too: that is when one is wanted.
        var bytes = try stage.bytes(path)
        bytes[2000] ^= 1
        try stage.folder.write(bytes, to: "<b>changed.asice")
        let refused = try await stage.play(
            ["verify", "<b>changed.asice", "--trust", "shared", "--html", "page.html", "--force", "--language", "da"])
        #expect(refused.code == 3)
        let failed = String(decoding: try stage.bytes("page.html"), as: UTF8.self)
        #expect(failed.contains("TOTAL-FAILED") && failed.contains("E_DIGEST") && failed.contains("<html lang=\"da\""))
        #expect(failed.contains("&lt;b&gt;changed.asice") && !failed.contains("<b>changed"))
        try await stage.refuse(["verify", path, "--home", "af", "--force"], 64, "usage")
    }

    @Test func aBundleOpensWithoutAHome() async throws {
        let stage = try await Stage.set()
        let path = try #require(stage.world.bundles["af"])
        let key = try stage.keyFile("af", "decryption")
        let certificate = key.replacingOccurrences(of: ".key.pem", with: ".cert.pem")
        let open =
            ["open", path, "--out", "case", "--trust", "shared", "--policy", "shared/policy.yaml", "--key", key]
            + ["--certificate", certificate] + secret
        try await stage.refuse(open.map { $0 == path ? stage.world.bundles["fk"] ?? "" : $0 }, 3, "E_NOT_FOR_US")
        let foreign = try stage.keyFile("fk", "decryption")
        try await stage.refuse(open.map { $0 == key ? foreign : $0 }, 65, "key.not-the-private-key")
        try await stage.refuse(open.map { $0 == certificate ? "issued/fk-decryption.pem" : $0 }, 3, "E_NOT_FOR_US")
        try await stage.refuse(Array(open.prefix(6)) + secret, 64, "usage")
        try FileManager.default.moveItem(
            atPath: stage.folder.path("shared/policy.af.p7s"), toPath: stage.folder.path("kept.p7s"))
        try await stage.refuse(open, 3, "E_POLICY")
        try FileManager.default.moveItem(
            atPath: stage.folder.path("kept.p7s"), toPath: stage.folder.path("shared/policy.af.p7s"))
        let opened = try await stage.play(open + ["--json"], environment: ["HOME": stage.folder.path("nobody")])
        #expect(opened.code == 0, "\(opened.errors)")
        #expect(try objects(Array(opened.errors.utf8)).first?["code"] as? String == "warning.no-register")
        #expect(!stage.exists("nobody"))
        let files = try #require(World.parts["af"]).map { $0 + ".json" } + ["meritforteckning.txt"]
        #expect(try stage.names(in: "case") == files.sorted())
    }
}
