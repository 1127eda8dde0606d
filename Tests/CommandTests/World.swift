import Foundation
import TestSupport
import Testing

/// Six agencies that have joined one collaboration, made once for each test process by the real command.
///
/// `demo` is what `brygga demo --keep` leaves; `template` is what tests copy: the homes, with one more consent recorded
/// and its bundles, not yet opened, in `sent/`.
struct World: Sendable {
    /// What the demo said.
    let played: ProcessOutcome
    /// The demo's folder; tests only read it.
    let demo: String
    /// The folder that each test gets a copy of.
    let template: String
    /// The record of the consent that the bundles in `sent/` rest on.
    let record: String
    /// The bundles in `sent/`, by recipient.
    let bundles: [String: String]
    /// The coordinator's fingerprint, as hexadecimal digits.
    let coordinator: String

    static let agencies = ["stad", "af", "fk", "vc", "bostad", "samordning"]
    static let meeting = ["af", "fk", "vc", "bostad"]
    /// Which categories the policy lets each agency of the meeting have of the first participant's case.
    static let parts: [String: Set<String>] = [
        "af": ["contact", "cv", "identity", "language", "placement"],
        "fk": ["benefit_status", "identity", "placement"],
        "vc": ["identity", "language", "stated_adaptation"], "bostad": ["contact", "housing_need", "identity"],
    ]

    static let shared = Task { try await WorldFailure.naming { try await World.make() } }

    private static let base: String = {
        let path = TemporaryFolder.base.appending(path: "brygga-world-\(UUID().uuidString)").path
        atexit { try? FileManager.default.removeItem(atPath: World.base) }
        return path
    }()

    /// The words that record the first participant's consent to the meeting.
    static func record(
        case path: String = "deltagare-1/case.json", home: String = "stad", valid: String = "P6M", more: [String] = []
    ) -> [String] {
        ["consent", "record", "--home", home, "--case", path, "--kind", "secrecy_waiver", "--to"] + meeting
            + ["--purposes", "team_meeting", "--categories", "identity", "contact", "language", "cv", "placement"]
            + ["benefit_status", "stated_adaptation", "housing_need", "--explicit", "--valid", valid]
            + ["--notice", "samtycke-sv.txt", "--notice-uri", "https://example.org/samtycke", "--notice-version", "1"]
            + ["--notice-language", "sv", "--method", "signed_paper", "--evidence", "underskrift.txt", "--by", "coach"]
            + more + secret
    }

    /// The words that send a case to the meeting.
    static func export(
        _ path: String = "deltagare-1", to agencies: [String] = ["af"], home: String = "stad",
        more: [String] = ["--trim"]
    ) -> [String] {
        ["export", "--yes", path, "--home", home, "--to"] + agencies + ["--purpose", "team_meeting", "--role", "coach"]
            + more
            + secret
    }

    private static func make() async throws -> World {
        let (demo, template) = (base + "/demo", base + "/template")
        try FileManager.default.createDirectory(
            atPath: template, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        let played = try await brygga(["demo", "--keep", demo], in: base)
        try #require(played.code == 0, "\(played.errors)")
        let kept = agencies + ["shared", "deltagare-1", "deltagare-2", "certificates", "issued", "passphrase"]
        let texts = [
            "uppfoljning.csv", "recept.json", "mal.csv", "deltagare.csv", "samtycke-sv.txt", "underskrift.txt",
        ]
        let copied = try await run("cp", ["-a"] + (kept + texts).map { demo + "/" + $0 } + [template])
        try #require(copied.code == 0, "\(copied.errors)")
        try await lowerKeyCost(below: template)
        for folder in ["/stad/outbox/", "/stad/reports/"] {
            for name in try FileManager.default.contentsOfDirectory(atPath: template + folder) {
                try FileManager.default.removeItem(atPath: template + folder + name)
            }
        }
        let recorded = try await brygga(record(more: ["--json"]), in: template)
        try #require(recorded.code == 0, "\(recorded.errors)")
        try FileManager.default.createDirectory(
            atPath: template + "/sent", withIntermediateDirectories: false, attributes: [.posixPermissions: 0o700])
        let sent = try await brygga(
            export(to: meeting, more: ["--trim", "--json", "--out", "sent"]), in: template)
        try #require(sent.code == 0, "\(sent.errors)")
        let fingerprint = try await brygga(["key", "fingerprint", "shared/coordinator.pem", "--json"], in: template)
        return World(
            played: played, demo: demo, template: template,
            record: try #require(try objects(recorded.output).first?["record_id"] as? String),
            bundles: Dictionary(
                uniqueKeysWithValues: try objects(sent.output).map {
                    (try #require($0["recipient"] as? String), try #require($0["path"] as? String))
                }), coordinator: try #require(try objects(fingerprint.output).first?["fingerprint"] as? String))
    }

    /// The keys of the copies open fast: what scrypt costs is tested where keys are made, not in every command here.
    private static func lowerKeyCost(below template: String) async throws {
        let pass = template + "/passphrase"
        for agency in agencies {
            let folder = "\(template)/\(agency)/keys/"
            for name in try FileManager.default.contentsOfDirectory(atPath: folder) where name.hasSuffix(".key.pem") {
                let words =
                    "openssl pkey -in \"$1\" -passin \"file:$2\" | "
                    + "openssl pkcs8 -topk8 -scrypt -scrypt_N 16 -scrypt_p 1 -passout \"file:$2\" -out \"$1.new\" && "
                    + "chmod 0600 \"$1.new\" && mv \"$1.new\" \"$1\""
                let changed = try await run("sh", ["-c", words, "sh", folder + name, pass])
                try #require(changed.code == 0, "\(changed.errors)")
            }
        }
    }
}

/// Why there is no world. Whoever asks for it fails with this: a failed `#require` is recorded once, by the test that came
/// first, and passed on it would leave every other test green.
struct WorldFailure: Error, CustomStringConvertible {
    let description: String

    /// What a body gives, or this failure with the words of whatever it throws.
    static func naming<Value>(_ body: () async throws -> Value) async throws(WorldFailure) -> Value {
        do { return try await body() } catch { throw WorldFailure(description: "no world: \(error)") }
    }
}

/// The JSON objects of a text with one object a line; a line that is none is an error.
func objects(_ bytes: [UInt8]) throws -> [[String: Any]] {
    try bytes.split(separator: 0x0A).map { line in
        try #require(try JSONSerialization.jsonObject(with: Data(line)) as? [String: Any])
    }
}
