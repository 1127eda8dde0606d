import Foundation
import TestSupport
import Testing

/// `--dry-run`: the same decision and the same output but for `written`, and nothing to be seen afterwards.
@Suite("Rehearsals", .timeLimit(.minutes(10)))
struct DryRunTests {
    /// A writing verb: the words, and the members of its JSON that are new at every run.
    struct Verb: Sendable, CustomTestStringConvertible {
        let name: String
        let words: @Sendable (Stage) throws -> [String]
        let home: String?
        var fresh: Set<String> = []
        var testDescription: String { name }
    }

    /// Rows of test numbers.
    private static let participants = [
        "197811209944", "195003259883", "194004089969", "200804119857",
        "196912249916", "199905219995", "197607189813", "193711029961",
        "193705109860", "201002129953", "199903279827", "194401179991",
        "192006079921", "198311249869", "195905039995", "195309189982",
    ].enumerated().map { "\($1),\($0 % 2 == 0 ? "K" : "M"),\($0 % 3 == 0 ? "arbete" : "studier")\n" }.joined()

    static let verbs: [Verb] = [
        Verb(
            name: "export", words: { _ in World.export(to: ["af", "fk"]) }, home: "stad",
            fresh: ["bundle_id", "identity_sha256", "path", "size"]),
        Verb(
            name: "open", words: { ["open", $0.world.bundles["af"] ?? "", "--home", "af", "--out", "case"] + secret },
            home: "af"),
        Verb(
            name: "consent record", words: { _ in World.record(case: "deltagare-2/case.json") }, home: "stad",
            fresh: ["record_id"]),
        Verb(
            name: "consent amend",
            words: { ["consent", "amend", $0.world.record, "--home", "stad", "--remove-to", "af", "--by", "coach"] },
            home: "stad"),
        Verb(
            name: "consent withdraw",
            words: { ["consent", "withdraw", $0.world.record, "--home", "stad", "--by", "coach"] }, home: "stad"),
        Verb(
            name: "collaboration join", words: { _ in ["collaboration", "join", "shared", "--home", "stad"] },
            home: "stad"),
        Verb(name: "trust update", words: { _ in ["trust", "update", "shared", "--home", "stad"] }, home: "stad"),
        Verb(
            name: "trust sign",
            words: { stage in
                ["trust", "sign"] + (try stage.names(in: "issued").map { "issued/" + $0 })
                    + ["--collaboration", "se.helsingborg.rekrytera", "--serial", "9", "--home", "samordning"]
                    + ["--out", "shared", "--force"] + secret
            }, home: "samordning"),
        Verb(
            name: "policy sign",
            words: { _ in
                ["policy", "sign", "shared/policy.yaml", "--home", "stad", "--out", "shared", "--force"] + secret
            }, home: "stad"),
        Verb(
            name: "pseudonymise",
            words: { _ in
                ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
                    + ["personnummer", "--country", "SE", "--out", "extract.csv"] + secret
            }, home: "stad"),
        Verb(
            name: "extract make",
            words: { stage in
                try stage.folder.write("personnummer,kon,status\n" + Self.participants, to: "rows.csv")
                try stage.folder.write(
                    ExtractStage.recipe(
                        columns: """
                            {"name":"personnummer","role":"pseudonym","country":"SE"},
                            {"name":"kon","role":"quasi","generaliser":{"kind":"suppress"},"level":0},
                            {"name":"status","role":"sensitive","kind":"categorical"}
                            """), to: "recipe.json")
                return ExtractStage.make()
            }, home: "stad", fresh: ["bundle_id", "identity_sha256", "path", "size", "officer_report"]),
        Verb(
            name: "extract suggest --out",
            words: { stage in
                try stage.folder.write("personnummer,kon,status\n" + Self.participants, to: "rows.csv")
                try stage.folder.write(
                    ExtractStage.recipe(
                        columns: """
                            {"name":"personnummer","role":"pseudonym","country":"SE"},
                            {"name":"kon","role":"quasi","generaliser":{"kind":"identity"},"level":0},
                            {"name":"status","role":"sensitive","kind":"categorical"}
                            """, more: #""k":4"#), to: "recipe.json")
                return ["extract", "suggest", "rows.csv", "--recipe", "recipe.json", "--out", "better.json"]
            }, home: nil),
        Verb(
            name: "tabulate",
            words: { stage in
                try stage.folder.write(
                    "pseudonym,outcome\n" + (0..<40).map { "person-\($0),\($0 % 2)\n" }.joined(), to: "people.csv")
                return ["tabulate", "people.csv", "--rows", "outcome", "--population", "people", "--csv", "t.csv"]
            }, home: nil),
        Verb(name: "init", words: { _ in ["init", "--agency", "ny", "--name", "Ny", "--home", "ny"] }, home: nil),
        Verb(
            name: "key new", words: { _ in ["key", "new", "--home", "stad"] + secret }, home: "stad",
            fresh: ["fingerprint", "certificate"]),
        Verb(
            name: "key new --pseudonym",
            words: { _ in ["key", "new", "--home", "fk", "--pseudonym", "exchange/fk/af"] }, home: "fk"),
        Verb(
            name: "key rotate",
            words: { _ in
                ["key", "rotate", "exchange/stad/af", "--home", "stad", "--map", "deltagare.csv", "--column"]
                    + ["personnummer", "--country", "SE"] + secret
            }, home: "stad", fresh: ["maps"]),
        Verb(
            name: "key share",
            words: { _ in
                ["key", "share", "statistics-2026", "--to", "af", "--home", "stad", "--out", "key.asice"] + secret
            }, home: "stad", fresh: ["bundle_id"]),
        Verb(
            name: "key retire",
            words: { _ in
                ["key", "retire", "statistics-2026", "--home", "stad", "--key-version", "0", "--destroy"]
            }, home: "stad"),
        Verb(
            name: "key export-certificate",
            words: { _ in ["key", "export-certificate", "--home", "stad", "--out", "."] },
            home: "stad"),
        Verb(
            name: "key certify",
            words: { _ in
                ["key", "certify", "certificates/stad-signing.pem", "--home", "samordning", "--out", "."] + secret
            }, home: "samordning"),
        Verb(
            name: "key import-certificate",
            words: { _ in ["key", "import-certificate", "issued/stad-signing.pem", "--home", "stad"] }, home: "stad"),
    ]

    @Test(arguments: verbs)
    func aRehearsalSaysTheSameAndLeavesNothing(verb: Verb) async throws {
        let stage = try await Stage.set()
        let now = Date().formatted(.iso8601)
        let words = try verb.words(stage) + ["--json", "--at", now]
        let before = try await FolderState.of(stage, home: verb.home)
        let rehearsed = try await stage.succeed(words + ["--dry-run"])
        let after = try await FolderState.of(stage, home: verb.home)
        #expect(after.changes(since: before) == [])
        let real = try await stage.succeed(words)
        let changed = try await FolderState.of(stage, home: verb.home)
        // Importing what is there already writes the same bytes.
        #expect(changed.changes(since: before) != [] || verb.name == "key import-certificate")
        let (said, done) = (try objects(rehearsed.output), try objects(real.output))
        #expect(said.count == done.count && !said.isEmpty)
        for (rehearsal, result) in zip(said, done) {
            #expect(rehearsal["written"] as? Bool == false && result["written"] as? Bool == true)
            let keys = Set(rehearsal.keys)
            #expect(keys == Set(result.keys))
            for key in keys.subtracting(verb.fresh).subtracting(["written"]) {
                let pair = try [rehearsal, result].map { object in
                    let value = try #require(object[key])
                    return try JSONSerialization.data(
                        withJSONObject: value, options: [.fragmentsAllowed, .sortedKeys])
                }
                #expect(pair[0] == pair[1], "\(key)")
            }
        }
    }

    @Test func everyWritingVerbIsRehearsedHere() async throws {
        // Every leaf verb that takes --dry-run, by its own help, stands above, but for those with tests of their own.
        let elsewhere: Set = [
            "approve", "register subject", "register export", "consent letter", "verify", "key import",
            "pseudonyms map", "pseudonyms open-map", "pseudonyms open-rejected", "pseudonyms migrate",
            "pseudonyms rekey", "pseudonyms resolve",
            "pseudonyms reidentify", "policy matrix", "extract open", "extract link", "key import-pkcs12",
        ]
        let tree = try await brygga(["--experimental-dump-help"], in: "/")
        let object = try #require(try JSONSerialization.jsonObject(with: Data(tree.output)) as? [String: Any])
        var writing: Set<String> = []
        func walk(_ command: [String: Any], _ path: [String]) {
            let children = command["subcommands"] as? [[String: Any]] ?? []
            let names = (command["arguments"] as? [[String: Any]] ?? []).flatMap {
                ($0["names"] as? [[String: Any]] ?? []).compactMap { $0["name"] as? String }
            }
            if children.isEmpty, names.contains("dry-run") { writing.insert(path.joined(separator: " ")) }
            for child in children { walk(child, path + [child["commandName"] as? String ?? ""]) }
        }
        walk(try #require(object["command"] as? [String: Any]), [])
        #expect(writing.count >= 15)
        let covered = Set(Self.verbs.map { $0.name.split(separator: " --")[0].description }).union(elsewhere)
        #expect(writing.subtracting(covered) == [])
    }

    @Test func aDenialIsTheSameInARehearsalAndIsNotEntered() async throws {
        let stage = try await Stage.set()
        let words = World.export("deltagare-2", more: ["--trim"])
        let before = try await stage.sql("SELECT count(*) FROM refused_export", in: "stad")
        let rehearsed = try await stage.refuse(words + ["--dry-run"], 2, "policy.denied")
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "stad") == before)
        let denied = try await stage.refuse(words, 2, "policy.denied")
        #expect(rehearsed["message"] as? String == denied["message"] as? String)
        #expect(try await stage.sql("SELECT count(*) FROM refused_export", in: "stad") != before)
    }

    @Test func aRehearsalShowsWhatWouldLeaveAndWhatLacksConsent() async throws {
        let stage = try await Stage.set()
        try await stage.succeed(
            ["consent", "amend", stage.world.record, "--home", "stad", "--remove-categories", "cv", "--by", "coach"])
        let said = try objects(try await stage.succeed(World.export(more: ["--trim", "--dry-run", "--json"])).output)
        let bundle = try #require(said.first)
        #expect(bundle["missing_consents"] as? [String] == ["cv"])
        #expect(bundle["recipient_name"] as? String == "Arbetsförmedlingen")
        #expect(bundle["persons"] as? Int == 1 && (bundle["size"] as? Int ?? 0) > 1000)
        let fields = try #require(bundle["fields"] as? [String])
        #expect(fields.contains("contact.phone") && !fields.contains { $0.hasPrefix("cv.") })
        #expect((bundle["fingerprint_words"] as? String)?.split(separator: " ").count == 6)
    }
}
