import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging
@testable import CaseExchange

/// A case that one bundle does not hold: a series that opens as one, whole or not at all. Here bundles are small.
@Suite("Series", .timeLimit(.minutes(10)))
struct SeriesTests {
    private struct Answer: PassphraseSource {
        let text: [UInt8]
        func passphrase() throws -> SecretBytes { try SecretBytes.copying(text) }
    }

    /// One segment and a bit: it must be cut.
    private static let film = (0..<(16 << 20) + 100).map { UInt8(truncatingIfNeeded: $0 &* 7 ^ $0 >> 9) }
    /// Two of them do not fit a small bundle.
    private static let page = Array(film.prefix(2000))

    /// The city's export of a case with more attachments, in bundles that hold at most 3,000 bytes, or one segment of a file.
    private static func export(
        from stage: Stage, with attachments: [(String, [UInt8])] = [("one.bin", page), ("two.bin", page)]
    ) throws -> [ReleasedBundle] {
        var named = ""
        for (name, bytes) in attachments {
            try stage.folder.write(bytes, to: "deltagare-1/" + name)
            named += #"{"path": "\#(name)", "category": "cv"}, "#
        }
        try stage.edit("deltagare-1/case.json") {
            $0.replacing(named, with: "").replacing(#""attachments": ["#, with: #""attachments": ["# + named)
        }
        let home = try AgencyHome.open(at: stage.folder.path("stad"), for: .recording)
        let passphrase = try stage.bytes("passphrase").prefix { $0 != 0x0A }
        let keys = KeyUnlocking(KeyRing(of: home), passphrase: Answer(text: Array(passphrase)))
        var export = try CaseExport(
            home: home, keys: keys, collaboration: try Collaboration.load(nil, of: home, at: Stage.now))
        export.contentLimit = 3000
        let order = ExportOrder(
            recipients: [try #require(Identifier("af"))],
            purpose: try #require(Identifier("team_meeting")), role: try #require(Identifier("coach")),
            identity: .personalNumber, trim: .allowedPart)
        return try export.prepare(stage.folder.path("deltagare-1"), order, at: Stage.now, into: nil).release()
    }

    private func refusal(_ outcome: ProcessOutcome) throws -> String {
        #expect(outcome.code == 3)
        #expect(outcome.output.isEmpty)
        let said = try objects(Array(outcome.errors.utf8)).first { $0["type"] as? String == "error" }
        return "\(said?["code"] as? String ?? ""): \(said?["message"] as? String ?? "")"
    }

    @Test func aCaseThatNoBundleHoldsOpensAsOne() async throws {
        let stage = try await Stage.set()
        let sent = try Self.export(from: stage, with: [("film.bin", Self.film)])
        #expect(sent.map(\.series?.number) == [1, 2, 3])
        let paths = sent.map(\.path)
        for (number, path) in paths.enumerated() { #expect(path.hasSuffix("-\(number + 1)of3.asice")) }
        #expect(Set(paths.map { $0.dropLast("-1of3.asice".count) }).count == 1)
        let counted = "SELECT count(*), count(DISTINCT series_id), max(series_count), min(status) FROM sent_bundle"
        #expect(
            try await stage.sql(counted + " WHERE series_id IS NOT NULL", in: "stad") == "3|1|3|released")

        func open(_ paths: [String], _ more: [String] = ["--out", "case"]) async throws -> ProcessOutcome {
            try await stage.play(["open"] + paths + ["--home", "af", "--json"] + more + secret)
        }
        let tail = " missing of 3, which open together only"
        #expect(try refusal(await open([paths[0]])).hasSuffix("numbers 2, 3 are" + tail))
        #expect(try refusal(await open([paths[2]])).hasSuffix("numbers 1, 2 are" + tail))
        let gap = try refusal(await open([paths[2], paths[0]]))
        #expect(gap.hasPrefix("E_SERIES: ") && gap.hasSuffix("number 2 is" + tail))
        #expect(try refusal(await open(paths + [paths[1]])).hasSuffix("one is there twice"))
        // One flipped bit in the last bundle: nothing of the first two stays.
        var bytes = try [UInt8](Data(contentsOf: URL(filePath: paths[2])))
        bytes[bytes.count / 2] ^= 1
        try stage.folder.write(bytes, to: "flipped.asice")
        #expect(try refusal(await open([paths[0], paths[1], stage.folder.path("flipped.asice")])).hasPrefix("E_"))
        #expect(!stage.exists("case"))
        #expect(try stage.names(in: ".").filter { $0.hasPrefix(".brygga-") } == [])
        #expect(try await stage.sql("SELECT count(*) FROM received_bundle", in: "af") == "1")

        let rehearsed = try await open([paths[1], paths[2], paths[0]], ["--out", "case", "--dry-run"])
        #expect(rehearsed.code == 0, "\(rehearsed.errors)")
        #expect(!stage.exists("case"))
        let opened = try await open([paths[1], paths[2], paths[0]])
        #expect(opened.code == 0, "\(opened.errors)")
        #expect(try objects(opened.output).first?["bundle_id"] as? String == sent[0].bundleID)
        #expect(try stage.bytes("case/film.bin") == Self.film)
        #expect(try stage.bytes("case/meritforteckning.txt") == stage.bytes("deltagare-1/meritforteckning.txt"))
        #expect(stage.exists("case/identity.json"))
        #expect(
            try await stage.sql(
                "SELECT count(*), count(DISTINCT file_sha256), min(status) FROM received_bundle", in: "af")
                == "4|4|opened")
        #expect(try refusal(await open(paths, ["--out", "again"])).hasPrefix("E_REPLAY"))
    }

    /// What a folder holds is put together by what the bundles say; what belongs to none, or is not whole, stops no other.
    @Test func aFolderOfSeveralSeries() async throws {
        let stage = try await Stage.set()
        let whole = try Self.export(from: stage)
        let other = try Self.export(from: stage)
        let alone = try #require(stage.world.bundles["af"])
        try FileManager.default.createDirectory(atPath: stage.folder.path("post"), withIntermediateDirectories: false)
        for path in whole.map(\.path) + other.dropLast().map(\.path) + [alone] {
            let source = path.hasPrefix("/") ? path : stage.folder.path(path)
            try FileManager.default.copyItem(
                atPath: source, toPath: stage.folder.path("post/" + (source as NSString).lastPathComponent))
        }
        let words = ["open", "post", "--home", "af", "--out", "cases", "--json"] + secret
        let said = Said(try await stage.play(words))
        #expect(said.code == 3)
        #expect(said.failed == ["- E_SERIES"])
        #expect(said.count("bundles") == 3 && said.count("done") == 2 && said.count("failed") == 1)
        let names = try stage.names(in: "cases")
        #expect(names.count == 2 && names.allSatisfy { !$0.contains("of3") })
        let folder = try #require(names.first { stage.exists("cases/\($0)/two.bin") })
        #expect(whole[0].path.contains(folder))
        #expect(try stage.bytes("cases/\(folder)/two.bin") == Self.page)
        // Again: what is opened is skipped; when the last bundle has come, its series opens too.
        try FileManager.default.copyItem(
            atPath: other[2].path, toPath: stage.folder.path("post/" + (other[2].path as NSString).lastPathComponent))
        let again = Said(try await stage.play(words))
        #expect(again.code == 0, "\(again.failed)")
        #expect(again.count("skipped") == 2 && again.count("done") == 1)
        #expect(try stage.names(in: "cases").count == 3)
        #expect(try await stage.sql("SELECT count(*) FROM received_bundle", in: "af") == "8")
    }

    @Test func aSeriesVerifiesPartByPartAndSaysSo() async throws {
        let stage = try await Stage.set()
        let sent = try Self.export(from: stage)
        let verified = try await stage.play(["verify", sent[1].path, "--trust", "shared", "--json"])
        #expect(verified.code == 0, "\(verified.errors)")
        let said = try #require(try objects(verified.output).first?["series"] as? [String: Any])
        #expect(said["number"] as? Int == 2 && said["of"] as? Int == 3 && said.count == 2)
        let words = try await stage.play(["verify", sent[1].path, "--trust", "shared"])
        #expect(words.text.contains("series     bundle 2 of 3, which open together only"))
    }

    /// Without a home a series is taken together too, and two bundles that are none are not.
    @Test func withoutAHome() async throws {
        let stage = try await Stage.set()
        let paths = try Self.export(from: stage).map(\.path)
        let key = try #require(
            try stage.names(in: "af/keys").first { $0.hasPrefix("decryption-") && $0.hasSuffix(".key.pem") })
        let without =
            ["--trust", "shared", "--policy", "shared/policy.yaml", "--key", "af/keys/" + key, "--certificate"]
            + ["af/keys/" + key.replacing(".key.pem", with: ".cert.pem")] + secret
        let opened = try await stage.play(["open"] + paths + ["--out", "case"] + without)
        #expect(opened.code == 0, "\(opened.errors)")
        #expect(try stage.bytes("case/two.bin") == Self.page)
        let mixed = try await stage.play(
            ["open", paths[0], try #require(stage.world.bundles["af"]), "--out", "other"] + without)
        #expect(mixed.code == 64)
        #expect(!stage.exists("other"))
    }

    /// A malicious partner, by its own key: parts that each hold and together are another case.
    @Test func partsThatDoNotStateTheSameAreRefused() async throws {
        let stage = try await Stage.set()
        let forgers = try stage.forgers()
        let id = try BundleID.random()
        let paths = try (1...2).map { number in
            var draft = try forgers.draft()
            draft.series = BundleManifest.Series(id: id, number: number, count: 2)
            if number == 2 { draft.segmentSize = 2048 }
            let file = PayloadFile(
                name: try #require(PayloadFileName("\(number).txt")),
                category: try #require(draft.statement.categories.first), content: PlaintextBytes([1]))
            return try stage.folder.write(try forgers.seal([file], draft: draft).bytes, to: "\(number).asice")
        }
        let refused = try await stage.play(["open"] + paths + ["--home", "af", "--out", "case", "--json"] + secret)
        #expect(try refusal(refused).hasPrefix("E_INDEX"))
        #expect(!stage.exists("case"))
        #expect(try await stage.sql("SELECT count(*) FROM received_bundle", in: "af") == "1")
    }

    /// A kill between the bundles of a series leaves an item that is not sent: the whole of it goes out again.
    @Test(arguments: [(1, "skipped"), (2, "sent")])
    func anItemOfABatchIsSentWhenItsWholeSeriesIs(count: Int, expected: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(#"{"case":"deltagare-1","trim":true}"#, to: "cases.ndjson")
        let words = BatchTests.meeting()
        #expect(Said(try await stage.play(words)).count("bundles") == 1)
        _ = try await stage.sql(
            "UPDATE sent_bundle SET status = 'logged', series_id = 'a', series_count = \(count) "
                + "WHERE batch_item IS NOT NULL", in: "stad")
        let said = Said(try await stage.play(words))
        #expect(said.code == 0)
        #expect(said.count("skipped") == (expected == "skipped" ? 1 : 0))
        #expect(said.count("bundles") == (expected == "sent" ? 1 : 0))
        let noted = try await stage.sql("SELECT status FROM sent_bundle WHERE series_id = 'a'", in: "stad")
        #expect(noted == (expected == "skipped" ? "released" : "logged"))
    }
}
