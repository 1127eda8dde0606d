import Foundation
import TestSupport
import Testing

/// Every line of a register is one that docs/schema/register-entry.schema.json describes.
@Suite("The register's schema", .timeLimit(.minutes(10)))
struct RegisterSchemaTests {
    private static let validate = """
        import json, sys, jsonschema
        with open(sys.argv[1], encoding="utf-8") as file:
            schema = json.load(file)
        jsonschema.Draft202012Validator.check_schema(schema)
        validator = jsonschema.Draft202012Validator(schema)
        for line in sys.stdin:
            for fault in validator.iter_errors(json.loads(line)):
                print(fault.json_path, fault.message)
        """

    /// The faults of lines; the validator stands in the project's own Python where `make` has set it up.
    private func faults(_ lines: [UInt8]) async throws -> String {
        let own = PackageFiles.path(".build/python/bin/python3")
        let python = FileManager.default.fileExists(atPath: own) ? own : "python3"
        let schema = PackageFiles.path("docs/schema/register-entry.schema.json")
        let outcome = try await run(python, ["-c", Self.validate, schema], input: lines)
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.text
    }

    @Test func whatEveryVerbWritesConforms() async throws {
        let stage = try await Stage.set()
        try await stage.open("af")
        try await stage.refuse(World.export(to: ["samordning"], more: []), 2, "policy.denied")
        for home in ["stad", "af"] {
            let listed = try await stage.succeed(["register", "list", "--home", home, "--json"]).output
            #expect(!listed.isEmpty)
            #expect(try await faults(listed) == "")
            let id = try #require(try objects(listed).last?.text("id"))
            #expect(
                try await faults(try await stage.succeed(["register", "show", id, "--home", home, "--json"]).output)
                    == "")
            try await stage.succeed(["register", "export", "--home", home, "--out", home + ".nd", "--with-pseudonyms"])
            #expect(try await faults(try stage.bytes(home + ".nd")) == "")
        }
    }

    @Test func theSchemaIsClosed() async throws {
        let stage = try await Stage.set()
        let listed = try await stage.succeed(["register", "list", "--home", "stad", "--json", "--direction", "sent"])
            .output
        let line = try #require(String(decoding: listed, as: UTF8.self).split(separator: "\n").first)
        for (old, new) in [
            ("{\"approvals\"", "{\"number\":\"x\",\"approvals\""), ("\"direction\":\"sent\"", "\"direction\":\"lost\""),
            ("\"verified\":false", "\"verified\":\"no\""), ("\"type\":\"entry\"", "\"type\":\"line\""),
        ] {
            #expect(line.contains(old))
            #expect(try await faults(Array(line.replacing(old, with: new).utf8)) != "")
        }
    }
}
