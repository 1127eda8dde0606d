import Foundation
import TestSupport
import Testing

extension Stage {
    /// The lines of a home's register.
    func register(_ home: String, _ more: [String] = []) async throws -> [[String: Any]] {
        try objects(try await succeed(["register", "list", "--home", home, "--json"] + more).output)
    }

    /// What a home says about a participant, by the type of object.
    func subject(_ home: String, _ participant: Int = 1, _ more: [String] = []) async throws -> [String: [[String:
        Any]]]
    {
        let words = ["register", "subject", "--home", home, "--case", "deltagare-\(participant)/case.json", "--json"]
        let all = try objects(try await succeed(words + more + secret).output)
        return Dictionary(grouping: all) { $0["type"] as? String ?? "" }
    }

    /// The number of a participant, as a file's one line.
    func number(_ participant: Int) throws -> [UInt8] {
        let file = try JSONSerialization.jsonObject(with: Data(try bytes("deltagare-\(participant)/case.json")))
        let person = (file as? [String: Any])?["person"] as? [String: Any]
        return Array((try #require(person?["number"] as? String) + "\n").utf8)
    }

    /// Opens a bundle of `sent/` at its recipient.
    func open(_ agency: String) async throws {
        try await succeed(
            ["open", try #require(world.bundles[agency]), "--home", agency, "--out", "case-" + agency] + secret)
    }
}

extension [String: Any] {
    func text(_ member: String) -> String? { self[member] as? String }
    func texts(_ member: String) -> [String]? { self[member] as? [String] }
    func list(_ member: String) -> [[String: Any]] { self[member] as? [[String: Any]] ?? [] }
}
