import Foundation
import TestSupport
import Testing

/// A copy of the world with the words of what is done with versions of pseudonym keys.
struct PseudonymKeyStage {
    let stage: Stage

    static func set() async throws -> PseudonymKeyStage { PseudonymKeyStage(stage: try await Stage.set()) }

    /// The domain that `stad` gives `af` pseudonyms in.
    static let pair = "exchange/stad/af"

    /// The table with its numbers replaced, in a new file.
    func pseudonymise(_ domain: String, to out: String, home: String = "stad") async throws -> [UInt8] {
        try await stage.succeed(
            ["pseudonymise", "deltagare.csv", "--home", home, "--domain", domain, "--column", "personnummer"]
                + ["--country", "SE", "--out", out] + secret)
        return try stage.bytes(out)
    }

    static func rotate(_ domain: String, more: [String] = []) -> [String] {
        ["key", "rotate", domain, "--home", "stad"] + more
    }

    /// The words that rotate with a map of the table's people.
    static func rotateWithMap(_ domain: String, out: String) -> [String] {
        rotate(
            domain,
            more: ["--map", "deltagare.csv", "--column", "personnummer", "--country", "SE", "--out", out] + secret)
    }

    static func share(
        _ domain: String, to agency: String = "af", out: String = "key.asice", more: [String] = []
    ) -> [String] {
        ["key", "share", domain, "--to", agency, "--out", out, "--home", "stad"] + more + secret
    }

    static func take(_ path: String = "key.asice", home: String = "af", more: [String] = []) -> [String] {
        ["key", "import", path, "--home", home] + more + secret
    }

    static func migrate(_ table: String, map: String, out: String, more: [String] = []) -> [String] {
        ["pseudonyms", "migrate", table, "--map", map, "--column", "personnummer", "--out", out] + more
    }

    /// Rotates with a map and opens it; gives the map's bundle.
    func mapped() async throws -> String {
        try FileManager.default.createDirectory(
            atPath: stage.folder.path("maps"), withIntermediateDirectories: false)
        try await stage.succeed(Self.rotateWithMap(Self.pair, out: "maps"))
        let bundle = "maps/" + (try #require(try stage.names(in: "maps").first))
        try await stage.succeed(["pseudonyms", "open-map", bundle, "--out", "map.csv", "--home", "af"] + secret)
        return bundle
    }

    /// What `key list --json` says of a domain, by version.
    func versions(_ domain: String, home: String = "stad", at instant: String? = nil) async throws -> [[String: Any]] {
        let words = ["key", "list", "--home", home, "--json"] + (instant.map { ["--at", $0] } ?? [])
        return try objects(try await stage.succeed(words).output).filter {
            $0["pseudonym_domain"] as? String == domain
        }
    }
}
