import Foundation
import TestSupport
import Testing

/// Rows that were set aside come back to the agency, whole, and to nobody else.
@Suite("Rejected rows", .timeLimit(.minutes(10)))
struct RejectedRowTests {
    private static let table = "id,pnr\n1,199905172384\n2,\"hello,\n there\"\n3,199905172385\n"
    private static let rejected = "id,pnr\n2,\"hello,\n there\"\n3,199905172385\n"

    /// The city sets two of three rows aside in `rows.p7m`.
    private func setAside(_ stage: Stage) async throws {
        try stage.folder.write(Self.table, to: "table.csv")
        try await stage.succeed(
            ["pseudonymise", "table.csv", "--home", "stad", "--domain", "statistics-2026", "--column", "pnr"]
                + ["--country", "SE", "--on-invalid", "quarantine", "--out", "out.csv", "--reject-file", "rows.p7m"]
                + secret)
    }

    private static let open =
        ["pseudonyms", "open-rejected", "rows.p7m", "--home", "stad", "--out", "rows.csv"] + secret

    @Test func theyComeBackAsTheyWere() async throws {
        let stage = try await Stage.set()
        try await setAside(stage)
        let rehearsed = try await stage.succeed(Self.open + ["--dry-run", "--json"])
        #expect(try objects(rehearsed.output).first?["written"] as? Bool == false)
        #expect(!stage.exists("rows.csv"))
        let opened = try await stage.succeed(Self.open + ["--json"])
        let said = try #require(try objects(opened.output).first)
        #expect(said["size"] as? Int == Self.rejected.utf8.count && said["path"] as? String == "rows.csv")
        #expect(try stage.bytes("rows.csv") == Array(Self.rejected.utf8))
        let mode = try FileManager.default.attributesOfItem(atPath: stage.folder.path("rows.csv"))[.posixPermissions]
        #expect(mode as? Int == 0o600)
        // A file that is there stays, but for --force.
        try stage.folder.write("mine", to: "rows.csv")
        try await stage.refuse(Self.open, 1, "file.exists")
        #expect(try stage.bytes("rows.csv") == Array("mine".utf8))
        try await stage.succeed(Self.open + ["--force"])
        #expect(try stage.bytes("rows.csv") == Array(Self.rejected.utf8))
        // Repaired, they are a table of their own.
        try stage.edit("rows.csv") {
            $0.replacing("\"hello,\n there\"", with: "199905172384").replacing("199905172385", with: "199905172384")
        }
        try await stage.succeed(
            ["pseudonymise", "rows.csv", "--home", "stad", "--domain", "statistics-2026", "--column", "pnr"]
                + ["--country", "SE", "--out", "more.csv"] + secret)
    }

    /// A new pair of keys beside the old one changes nothing.
    @Test func anOlderKeyOfTheHomeOpensThem() async throws {
        let stage = try await Stage.set()
        try await setAside(stage)
        try await stage.succeed(["key", "new", "--home", "stad"] + secret)
        try await stage.succeed(Self.open)
        #expect(try stage.bytes("rows.csv") == Array(Self.rejected.utf8))
    }

    @Test func nobodyElseOpensThem() async throws {
        let stage = try await Stage.set()
        try await setAside(stage)
        try await stage.refuse(Self.open.map { $0 == "stad" ? "af" : $0 }, 3, "E_NOT_FOR_US")
        var sealed = try stage.bytes("rows.p7m")
        for (place, code) in [(sealed.count - 1, "E_SEG_PROFILE"), (sealed.count - 40, "E_DECRYPT")] {
            sealed[place] ^= 1
            try stage.folder.write(sealed, to: "rows.p7m")
            let refused = try await stage.play(Self.open + ["--json"])
            #expect(refused.code == 3)
            let said = try objects(Array(refused.errors.utf8)).first?["code"] as? String
            #expect(said == code || said == "E_DECRYPT", "\(place)")
            sealed[place] ^= 1
        }
        for hostile in [[], Array("hello".utf8), [UInt8](repeating: 0x30, count: 5000), Array(sealed.prefix(300))] {
            try stage.folder.write(hostile, to: "rows.p7m")
            let refused = try await stage.play(Self.open + ["--json"])
            #expect(refused.code == 3 && refused.output.isEmpty)
        }
        // What else is sealed to the home is no table.
        let key = try #require(try stage.names(in: "stad/keys").first { $0.hasSuffix(".p7m") })
        try await stage.refuse(Self.open.map { $0 == "rows.p7m" ? "stad/keys/" + key : $0 }, 3, "E_SEG_PROFILE")
        try await stage.refuse(Self.open.map { $0 == "rows.p7m" ? "none.p7m" : $0 }, 1, "file.missing")
        #expect(!stage.exists("rows.csv"))
    }
}
