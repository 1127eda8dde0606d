import Foundation
import TestSupport
import Testing

/// The health centre wants to tell the insurance agency of a participant's health, for which the policy wants two
/// officers: P13 of policies/rekrytera-helsingborg.
struct ApprovalStage: Sendable {
    let stage: Stage

    /// Sets the stage: the case, the participant's consent, officers of three roles, each with a passphrase of its own.
    static func set() async throws -> ApprovalStage {
        let approval = ApprovalStage(stage: try await Stage.set())
        let stage = approval.stage
        try stage.folder.write("of officers", to: "officer-passphrase", permissions: 0o600)
        try approval.writeCase("kan inte lyfta")
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("asked"), withIntermediateDirectories: false)
        try await stage.succeed(
            ["consent", "record", "--home", "vc", "--case", "health/case.json", "--kind", "secrecy_waiver", "--to"]
                + ["fk", "stad", "--purposes", "rehab_planning", "--categories", "health_limitation", "--explicit"]
                + ["--valid", "P6M", "--notice", "samtycke-sv.txt", "--notice-uri", "https://example.org/samtycke"]
                + ["--notice-version", "1", "--language", "sv", "--method", "signed_paper", "--evidence"]
                + ["underskrift.txt", "--by", "rehabkoordinator"] + secret)
        for (officer, role) in [
            ("officer-1", "rehabkoordinator"), ("officer-2", "verksamhetschef"), ("officer-3", "halsocoach"),
        ] { try await stage.succeed(Self.appoint(officer, role)) }
        return approval
    }

    /// Writes the case of a fixture's participant.
    func writeCase(_ limit: String, of participant: String = "deltagare-1", to name: String = "health") throws {
        let original =
            try JSONSerialization.jsonObject(
                with: Data(try stage.bytes(participant + "/case.json"))) as? [String: Any]
        let health: [String: Any] = [
            "person": try #require(original?["person"]), "subject_flags": ["protected_identity": false],
            "health_limitation": ["functional_limit": limit, "adaptation_need": "höj- och sänkbart bord"],
        ]
        try FileManager.default.createDirectory(
            atPath: stage.folder.path(name), withIntermediateDirectories: true)
        try stage.folder.write([UInt8](JSONSerialization.data(withJSONObject: health)), to: name + "/case.json")
    }

    static let officerSecret = ["--officer-passphrase-file", "officer-passphrase"]

    static func appoint(_ officer: String, _ roles: String..., home: String = "vc", more: [String] = []) -> [String] {
        ["key", "new", "--officer", officer, "--role"] + roles + ["--home", home] + more + officerSecret + secret
    }

    static func export(
        _ path: String = "health", to recipients: [String] = ["fk"], identity: String = "personal_number",
        more: [String] = []
    ) -> [String] {
        ["export", "--yes", path, "--home", "vc", "--to"] + recipients
            + ["--purpose", "rehab_planning", "--role", "rehabkoordinator", "--identity", identity] + more + secret
    }

    static func approve(_ request: String, _ officer: String, home: String = "vc", more: [String] = []) -> [String] {
        ["approve", request, "--officer", officer, "--home", home, "--yes"] + more + officerSecret
    }

    /// Has a request written and gives its path.
    func request(_ words: [String] = export(more: ["--request", "asked"])) async throws -> String {
        let outcome = try await stage.play(words + ["--json"])
        try #require(outcome.code == 2, "\(outcome.errors)")
        let error = try #require(try objects(Array(outcome.errors.utf8)).last)
        let details = try #require(error["details"] as? [[String: Any]])
        return try #require(details.compactMap { $0["approval_request"] as? String }.first)
    }

    /// Has an officer approve a request and gives the approval's path.
    func approval(of request: String, by officer: String, more: [String] = []) async throws -> String {
        let outcome = try await stage.succeed(Self.approve(request, officer, more: ["--json"] + more))
        return try #require(try objects(outcome.output).first?["approval"] as? String)
    }

    /// A request with the approvals of two officers.
    func approved() async throws -> [String] {
        let request = try await request()
        return [try await approval(of: request, by: "officer-1"), try await approval(of: request, by: "officer-2")]
    }

    /// Exports with approvals and gives the bundle's path.
    func sent(with approvals: [String], more: [String] = []) async throws -> String {
        let outcome = try await stage.succeed(Self.export(more: ["--json"] + more + ["--approval"] + approvals))
        return try #require(try objects(outcome.output).first?["path"] as? String)
    }

    /// A JSON file of the stage as an object.
    func object(_ path: String) throws -> [String: Any] {
        try #require(try JSONSerialization.jsonObject(with: Data(stage.bytes(path))) as? [String: Any])
    }

    /// Writes an object in canonical form: all values of these formats have one that Foundation gives too.
    func write(_ object: [String: Any], to path: String) throws {
        try stage.folder.write(
            [UInt8](JSONSerialization.data(withJSONObject: object, options: [.sortedKeys, .withoutEscapingSlashes])),
            to: path)
    }

    static func later(_ component: Calendar.Component, _ count: Int) throws -> String {
        try #require(Calendar.current.date(byAdding: component, value: count, to: Date())).formatted(.iso8601)
    }
}
