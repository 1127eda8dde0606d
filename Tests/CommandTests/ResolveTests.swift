import Foundation
import TestSupport
import Testing

/// `brygga pseudonyms resolve`: one's own clients among pseudonyms, and nobody else.
@Suite("Resolving pseudonyms", .timeLimit(.minutes(10)))
struct ResolveTests {
    private static func resolve(_ list: String, clients: String, more: [String] = []) -> [String] {
        ["pseudonyms", "resolve", list, "--clients", clients, "--country", "SE", "--home", "stad"]
            + PseudonymStage.tag + more + secret
    }

    /// Pseudonyms of the first six numbers, of an older key version the seventh, of another master the eighth.
    private static func lists(_ set: PseudonymStage) async throws -> (pseudonyms: [String], clients: [String]) {
        let numbers = set.numbers
        var pseudonyms = try await set.pseudonyms(of: Array(numbers[0..<6]))
        pseudonyms += try await set.pseudonyms(of: [numbers[6]], version: 1)
        pseudonyms += try await set.pseudonyms(of: [numbers[7]], master: String(repeating: "aa", count: 32))
        pseudonyms += try await set.pseudonyms(of: [numbers[0]], version: 9, master: PseudonymStage.masters[0])
        pseudonyms.append(pseudonyms[1])
        return (pseudonyms, [numbers[9], numbers[1], numbers[4], numbers[6], numbers[7], numbers[1]])
    }

    /// Whichever list is held in memory, whichever comes through a pipe: the same persons on the same lines.
    @Test func everyWayFindsTheReferees() async throws {
        let set = try await PseudonymStage.set()
        let (pseudonyms, clients) = try await Self.lists(set)
        try set.write(pseudonyms, to: "pseudonyms.txt")
        try set.write(["", "no number"] + clients, to: "clients.txt")
        let padding = [String](repeating: "", count: 10_000)
        try set.write(pseudonyms + padding, to: "long-pseudonyms.txt")
        let expected = [
            [2, 4], [2, 8], [5, 5], [7, 6],
        ]
        let ways: [([String], [UInt8])] = [
            (Self.resolve("pseudonyms.txt", clients: "clients.txt"), []),
            (Self.resolve("long-pseudonyms.txt", clients: "clients.txt"), []),
            (Self.resolve("-", clients: "clients.txt"), try set.stage.bytes("pseudonyms.txt")),
            (Self.resolve("pseudonyms.txt", clients: "-"), try set.stage.bytes("clients.txt")),
        ]
        for (words, input) in ways {
            let outcome = try await set.stage.succeed(words + ["--json"], input: input)
            let found = try objects(outcome.output)
            #expect(found.map { [$0["line"] as? Int ?? 0, $0["client_line"] as? Int ?? 0] } == expected, "\(words[2])")
            #expect(found.map { $0["pseudonym"] as? String } == expected.map { pseudonyms[$0[0] - 1] })
            #expect(found.allSatisfy { $0["number"] == nil && $0["id"] is NSNull })
            for number in set.numbers { #expect(!outcome.text.contains(number)) }
            let report = try #require(try objects(Array(outcome.errors.utf8)).last)
            #expect(report["pseudonyms"] as? Int == 10 && report["found"] as? Int == 4)
            #expect(report["not_found"] as? Int == 5 && report["other_domain"] as? Int == 0)
            #expect(report["without_key"] as? [String: Int] == ["9": 1])
            #expect(report["clients"] as? Int == 7 && report["unreadable_clients"] as? Int == 1)
            #expect(report["first_unreadable_client"] as? Int == 2)
            #expect(report["key_versions"] as? [Int] == [0, 1])
        }
        let log = try await set.log()
        #expect(log.count == ways.count)
        #expect(log.allSatisfy { $0["event"] as? String == "released" && $0["verb"] as? String == "resolve" })
        #expect(log.allSatisfy { $0["asked"] as? Int == 10 && $0["found"] as? Int == 4 })
    }

    @Test func tablesIdsAndNumbers() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await set.pseudonyms(of: set.numbers)
        try set.write(["row;who"] + pseudonyms.enumerated().map { "\($0);\"\($1)\"" }, to: "extract.csv")
        let hyphened = set.numbers.map { "\($0.prefix(8))-\($0.suffix(4))" }
        try set.write(["id,pnr"] + hyphened.enumerated().map { "K-\($0),\($1)" }, to: "clients.csv")
        let words = Self.resolve(
            "extract.csv", clients: "clients.csv",
            more: ["--column", "who", "--clients-column", "pnr", "--id-column", "id"])
        let found = try objects(try await set.stage.succeed(words + ["--json", "--reveal"]).output)
        #expect(found.map { $0["id"] as? String } == set.numbers.indices.map { "K-\($0)" })
        #expect(found.map { $0["number"] as? String } == set.numbers)
        let text = try await set.stage.succeed(words)
        #expect(text.text.contains("2  \(pseudonyms[0])  client K-0\n"))
        #expect(text.errors.contains("10 pseudonyms, 10 of clients, 0 of nobody in the list"))
    }

    @Test func aRehearsalShowsCountsAlone() async throws {
        let set = try await PseudonymStage.set()
        try set.write(try await set.pseudonyms(of: set.numbers), to: "pseudonyms.txt")
        let outcome = try await set.stage.succeed(
            Self.resolve("pseudonyms.txt", clients: "numbers.txt", more: ["--dry-run"]))
        #expect(outcome.output.isEmpty && outcome.errors.contains("10 of clients"))
        #expect(try await set.log().isEmpty)
    }

    @Test func whatCannotBeResolvedIsRefused() async throws {
        let set = try await PseudonymStage.set()
        let pseudonyms = try await set.pseudonyms(of: set.numbers)
        try set.write(pseudonyms, to: "p.txt")
        try set.write(["id,pnr"] + set.numbers.map { "\($0),\($0)" }, to: "twice.csv")
        let stage = set.stage
        let id = ["--clients-column", "pnr", "--id-column", "id"]
        let refused = try await stage.refuse(
            Self.resolve("p.txt", clients: "twice.csv", more: id), 65, "pseudonym.number-in-id")
        #expect((refused["place"] as? [String: Any])?["line"] as? Int == 2)
        for (bad, code) in [
            ("x", "pseudonym.not-a-pseudonym"), (pseudonyms[0].uppercased(), "pseudonym.not-a-pseudonym"),
            (String(pseudonyms[0].dropLast()) + "q", "pseudonym.not-a-pseudonym"),
            (set.numbers[0], "pseudonym.not-a-pseudonym"),
        ] {
            try set.write([pseudonyms[1], bad], to: "bad.txt")
            let error = try await stage.refuse(Self.resolve("bad.txt", clients: "numbers.txt"), 65, code)
            #expect((error["place"] as? [String: Any])?["line"] as? Int == 2)
        }
        try await stage.refuse(Self.resolve("nothing", clients: "numbers.txt"), 1, "file.missing")
        try await stage.refuse(Self.resolve("p.txt", clients: "shared"), 65, "file.not-regular")
        try await stage.refuse(
            Self.resolve("p.txt", clients: "twice.csv", more: ["--clients-column", "x"]), 65,
            "pseudonym.missing-column")
        for more in [
            ["--id-column", "id"], ["--clients-column", "id", "--id-column", "id"],
        ] { try await stage.refuse(Self.resolve("p.txt", clients: "twice.csv", more: more), 64, "usage") }
        try await stage.refuse(Self.resolve("-", clients: "-"), 64, "usage")
        try await stage.refuse(
            ["pseudonyms", "resolve", "p.txt", "--clients", "numbers.txt", "--country", "SE", "--home", "stad"]
                + ["--domain", "exchange/af/fk"] + secret, 2, "pseudonym.not-holder")
        try await stage.refuse(
            ["pseudonyms", "resolve", "p.txt", "--clients", "numbers.txt", "--country", "SE", "--home", "stad"]
                + ["--domain", "exchange/af/stad"] + secret, 1, "key.missing-pseudonym-key")
        #expect(try await set.log().isEmpty)
    }

    /// An empty list of pseudonyms is of nobody.
    @Test func emptyLists() async throws {
        let set = try await PseudonymStage.set()
        try set.write([], to: "none.txt")
        try set.write(try await set.pseudonyms(of: set.numbers), to: "p.txt")
        for (list, clients) in [("none.txt", "numbers.txt"), ("p.txt", "none.txt"), ("none.txt", "none.txt")] {
            let outcome = try await set.stage.succeed(Self.resolve(list, clients: clients, more: ["--json"]))
            #expect(outcome.output.isEmpty)
        }
    }
}
