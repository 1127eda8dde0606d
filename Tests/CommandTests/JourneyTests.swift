import Foundation
import TestSupport
import Testing

/// One consented case from agency to agency, as `brygga demo` plays it and as a person would type it.
@Suite("The journey", .timeLimit(.minutes(10)))
struct JourneyTests {
    @Test func demoRunsToItsEndAndNamesNobody() async throws {
        let world = try await World.shared.value
        #expect(world.played.code == 0)
        #expect(world.played.errors.isEmpty)
        #expect(world.played.text.contains("That was the whole way."))
        #expect(world.played.text.contains("CAdES Verification successful"))
        #expect(Canaries.leaks(in: world.played.output).isEmpty)
        for word in ["E_REPLAY", "E_NOT_FOR_US", "F01-health-and-benefit-never-housing", "was withdrawn"] {
            #expect(world.played.text.contains(word))
        }
    }

    @Test func aFolderThatExistsIsNotPlayedIn() async throws {
        let folder = try TemporaryFolder()
        try folder.write("mine", to: "demo/file")
        let outcome = try await brygga(["demo", "--keep", "demo"], in: folder.path)
        #expect(outcome.code == 1)
        #expect(outcome.output.isEmpty)
        #expect(folder.contents() == ["demo", "demo/file"])
    }

    @Test(arguments: World.meeting)
    func eachRecipientHoldsExactlyItsPartAndJustAsTheCaseHadIt(agency: String) async throws {
        let world = try await World.shared.value
        let folder = "\(world.demo)/case-\(agency)"
        let parts = try #require(World.parts[agency])
        // The attachment belongs to the category cv and travels with it alone.
        let files = parts.map { $0 + ".json" } + (parts.contains("cv") ? ["meritforteckning.txt"] : [])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).sorted() == files.sorted())
        let sent = try object(PackageFiles.bytes("policies/rekrytera-helsingborg/cases/deltagare-1/case.json"))
        for part in parts {
            let file = try object([UInt8](try Data(contentsOf: URL(filePath: "\(folder)/\(part).json"))))
            #expect(file["format"] as? String == "brygga-case1")
            #expect(file["category"] as? String == part)
            #expect(try #require(file["fields"] as? NSDictionary) == (try #require(sent[part] as? NSDictionary)))
            let person = try #require(file["person"] as? [String: String])
            #expect(Set(person.keys) == ["form", "value"])
            #expect(person["form"] == "pseudonym")
            #expect(Canaries.leaks(in: Array("\(person)".utf8)).isEmpty)
        }
        if parts.contains("cv") {
            let bytes = [UInt8](try Data(contentsOf: URL(filePath: folder + "/meritforteckning.txt")))
            let original = try PackageFiles.bytes(
                "policies/rekrytera-helsingborg/cases/deltagare-1/meritforteckning.txt")
            #expect(bytes == original)
        }
    }

    @Test func noTwoRecipientsGetTheSamePseudonym() async throws {
        let world = try await World.shared.value
        let values = try World.meeting.map { agency in
            let file = try object(
                [UInt8](try Data(contentsOf: URL(filePath: "\(world.demo)/case-\(agency)/identity.json"))))
            return try #require((file["person"] as? [String: String])?["value"])
        }
        #expect(Set(values).count == World.meeting.count)
    }

    @Test func openedFilesAreTheOwnersAlone() async throws {
        let world = try await World.shared.value
        let folder = world.demo + "/case-af"
        #expect(try permissions(folder) == 0o700)
        for name in try FileManager.default.contentsOfDirectory(atPath: folder) {
            #expect(try permissions(folder + "/" + name) == 0o600)
        }
    }

    /// The one place where the design puts a personal number is the sealed content, for a recipient whose permit says so.
    @Test func aPersonalNumberStandsInTheContentAndNowhereElse() async throws {
        let stage = try await Stage.set()
        let sent = try await stage.succeed(
            World.export(more: ["--identity", "personal_number", "--trim", "--json", "--out", "sent"]))
        let bundle = try #require(try objects(sent.output).first?["path"] as? String)
        #expect(Canaries.leaks(in: try stage.bytes(bundle)).isEmpty)
        let opened = try await stage.succeed(["open", bundle, "--home", "af", "--out", "case", "--json"] + secret)
        #expect(try objects(opened.output).first?["identity"] as? String == "personal_number")
        for part in try #require(World.parts["af"]) {
            let person = try #require(
                try object(try stage.bytes("case/\(part).json"))["person"] as? [String: String])
            #expect(person == ["form": "personal_number", "value": "198210312396", "country": "SE"])
        }
        for home in World.agencies { #expect(try Canaries.leaks(below: stage.folder.path(home)) == []) }
    }

    @Test func nobodyIsNamedWhenNoIdentityIsAskedFor() async throws {
        let stage = try await Stage.set()
        let sent = try await stage.succeed(
            World.export(more: ["--identity", "none", "--trim", "--json", "--out", "sent"]))
        let bundle = try #require(try objects(sent.output).first?["path"] as? String)
        try await stage.succeed(["open", bundle, "--home", "af", "--out", "case"] + secret)
        for part in try #require(World.parts["af"]) {
            #expect(try object(try stage.bytes("case/\(part).json"))["person"] == nil)
        }
    }

    @Test func withdrawalStopsTheNextExportAndAmendmentNarrowsIt() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(
            ["consent", "amend", stage.world.record, "--home", "stad", "--remove-to", "fk", "--by", "coach"])
        try await stage.refuse(World.export(to: ["fk"]), 2, "policy.denied")
        try await stage.succeed(World.export(to: ["af"]))
        try await stage.succeed(["consent", "withdraw", stage.world.record, "--home", "stad", "--by", "coach"])
        try await stage.refuse(World.export(to: ["af"]), 2, "policy.denied")
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "stad") != "0")
    }

    @Test func aPseudonymisedTableKeepsEveryOtherByte() async throws {
        let stage = try await Stage.set()
        let words =
            ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
            + ["personnummer", "--country", "SE"] + secret
        let outcome = try await stage.succeed(words)
        let before = String(decoding: try stage.bytes("deltagare.csv"), as: UTF8.self).split(separator: "\n")
        let after = outcome.text.split(separator: "\n")
        #expect(before.count == after.count)
        #expect(before.first == after.first)
        for (old, new) in zip(before, after).dropFirst() {
            #expect(new.hasPrefix("hbgstat1"))
            #expect(old.drop { $0 != "," } == new.drop { $0 != "," })
        }
        let piped = try await stage.play(
            words.map { $0 == "deltagare.csv" ? "-" : $0 }, input: try stage.bytes("deltagare.csv"))
        #expect(piped.output == outcome.output)
        try await stage.succeed(words + ["--out", "extract.csv"])
        #expect(try stage.bytes("extract.csv") == outcome.output)
    }

    private func permissions(_ path: String) throws -> Int? {
        try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    }

    private func object(_ bytes: [UInt8]) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(bytes)) as? [String: Any])
    }
}
