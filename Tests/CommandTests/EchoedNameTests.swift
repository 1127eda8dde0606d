import Foundation
import TestSupport
import Testing

@Suite("Names that others chose", .timeLimit(.minutes(10)))
struct EchoedNameTests {
    @Test func theNameOfADeliveredFileIsNeitherKeptNorShown() async throws {
        let stage = try await Stage.set()
        let sent = try #require(stage.world.bundles["af"])
        try stage.folder.write(try stage.bytes(sent), to: "821031_2396.asice")
        for more in [[], ["--json"], ["--show-commands"], ["--html", "page.html"]] {
            let said = try await stage.succeed(["verify", "821031_2396.asice", "--home", "af"] + more)
            #expect(!said.text.contains("2396.asice"))
        }
        #expect(!String(decoding: try stage.bytes("page.html"), as: UTF8.self).contains("821031_2396"))
        try await stage.succeed(["open", "821031_2396.asice", "--home", "af", "--out", "case"] + secret)
        let name = try await stage.sql("SELECT file_name FROM received_bundle ORDER BY rowid DESC LIMIT 1", in: "af")
        #expect(name == sent.split(separator: "/").last.map(String.init))
    }

    @Test func withoutAnyHomeNamedNoneIsUsed() async throws {
        let stage = try await Stage.set()
        let said = try await stage.play(["register", "list"], environment: ["HOME": ""])
        #expect(said.code == 1 && said.errors.contains("neither --home") && said.errors.contains("home.missing"))
    }

    @Test func aLinkedHomeIsNotFollowed() async throws {
        let stage = try await Stage.set()
        try FileManager.default.createSymbolicLink(
            atPath: stage.folder.path("linked"), withDestinationPath: stage.folder.path("af"))
        let said = try await stage.play(["register", "list", "--home", "linked"])
        #expect(said.code == 1 && said.errors.contains("links are not followed"))
    }

    @Test func aDashIsNoPage() async throws {
        let stage = try await Stage.set()
        let said = try await stage.play(["verify", "x.asice", "--home", "af", "--html", "-"])
        #expect(said.code == 64)
    }
}
