import Foundation
import TestSupport
import Testing

/// A recipient without the tool: unzip, openssl and sqlite3 as every system has them.
@Suite("Stock tools", .timeLimit(.minutes(10)))
struct StockToolTests {
    @Test(arguments: World.meeting)
    func aBundleIsAnOrdinaryArchiveWithACAdESSignature(agency: String) async throws {
        let stage = try await Stage.set()
        let bundle = stage.folder.path(try #require(stage.world.bundles[agency]))
        let tested = try await run("unzip", ["-t", bundle])
        #expect(tested.code == 0)
        #expect(tested.text.contains("No errors detected"))
        try await unpack(bundle, stage)
        let verified = try await verify(stage)
        #expect(verified.code == 0, "\(verified.errors)")
        #expect(verified.errors.contains("CAdES Verification successful"))
        // The same check must be able to fail.
        try stage.edit("unpacked/META-INF/ASiCManifest001.xml") { $0 + " " }
        #expect(try await verify(stage).code != 0)
    }

    @Test func theKeyInTheHomeOpensEverySegmentWithOpenSSL() async throws {
        let stage = try await Stage.set()
        try await unpack(stage.folder.path(try #require(stage.world.bundles["af"])), stage)
        let plainKey = try await run(
            "openssl",
            ["pkey", "-in", try stage.keyFile("af", "decryption"), "-passin", "file:passphrase", "-out", "plain.pem"],
            in: stage.root)
        try #require(plainKey.code == 0, "\(plainKey.errors)")
        var categories: Set<String> = []
        var texts: [[UInt8]] = []
        let payloads = try stage.names(in: "unpacked").filter { $0.hasPrefix("payload-") }
        for name in payloads {
            let opened = try await run(
                "openssl",
                ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "unpacked/" + name, "-inkey", "plain.pem"],
                in: stage.root)
            #expect(opened.code == 0, "\(opened.errors)")
            if let object = try? JSONSerialization.jsonObject(with: Data(opened.output)) as? [String: Any] {
                categories.insert(object["category"] as? String ?? "")
            } else {
                texts.append(opened.output)
            }
        }
        #expect(categories == World.parts["af"])
        #expect(texts == [try stage.bytes("deltagare-1/meritforteckning.txt")])
        // Another agency's key opens none of them.
        let foreign = try await run(
            "openssl",
            ["pkey", "-in", try stage.keyFile("fk", "decryption"), "-passin", "file:passphrase", "-out", "other.pem"],
            in: stage.root)
        try #require(foreign.code == 0)
        let refused = try await run(
            "openssl",
            ["cms", "-decrypt", "-binary", "-inform", "DER", "-in", "unpacked/index.p7m", "-inkey", "other.pem"],
            in: stage.root)
        #expect(refused.code != 0)
    }

    @Test(arguments: World.agencies)
    func noHomeHoldsAPersonalNumberOrThePassphrase(agency: String) async throws {
        let world = try await World.shared.value
        #expect(try Canaries.leaks(below: "\(world.demo)/\(agency)") == [])
        let stage = try await Stage.set()
        #expect(Canaries.leaks(in: Array(try await stage.sql(".dump", in: agency).utf8)).isEmpty)
    }

    @Test func thePersonInTheStoreIsAPseudonymOfTheAgencysOwn() async throws {
        let stage = try await Stage.set()
        for table in ["consent_entry", "sent_bundle"] {
            let rows = try await stage.sql("SELECT DISTINCT principal FROM \(table)", in: "stad").split(separator: "\n")
            #expect(!rows.isEmpty)
            for row in rows { #expect(row.hasPrefix("internal1"), "\(table)") }
        }
        // The same person in the bundles has other names.
        let principal = try await stage.sql("SELECT principal FROM sent_bundle LIMIT 1", in: "stad")
        for path in stage.world.bundles.values {
            #expect(Data(try stage.bytes(path)).range(of: Data(principal.utf8)) == nil)
        }
    }

    @Test func theNamesInABundleSayNothingAboutItsContent() async throws {
        let stage = try await Stage.set()
        for path in stage.world.bundles.values {
            let names = try await run("unzip", ["-Z1", stage.folder.path(path)]).text
            for category in World.parts.values.joined() { #expect(!names.contains(category)) }
            #expect(!names.contains("meritforteckning"))
            let bytes = Data(try stage.bytes(path))
            for word in ["Deltagare", "Drottningh", "truck", "meritforteckning"] {
                #expect(bytes.range(of: Data(word.utf8)) == nil)
            }
        }
    }

    private func unpack(_ bundle: String, _ stage: Stage) async throws {
        let unpacked = try await run("unzip", ["-q", bundle, "-d", stage.folder.path("unpacked")])
        try #require(unpacked.code == 0, "\(unpacked.errors)")
    }

    private func verify(_ stage: Stage) async throws -> ProcessOutcome {
        try await run(
            "openssl",
            ["cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "unpacked/META-INF/signature001.p7s"]
                + ["-content", "unpacked/META-INF/ASiCManifest001.xml", "-CAfile", "shared/coordinator.pem"]
                + ["-purpose", "any", "-out", "/dev/null"], in: stage.root)
    }
}
