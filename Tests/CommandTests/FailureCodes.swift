import Foundation
import TestSupport
import Testing

/// The codes that stand in the sources, found by reading them, so that the catalogue cannot forget one.
enum FailureCodes {
    /// Every code of a failure or a warning in `Sources`, outside the catalogue.
    static func inSources() throws -> Set<String> {
        let texts = try files()
        let everything = texts.joined(separator: "\n")
        var codes: Set<String> = []
        for text in texts {
            for body in bodies(after: "var code: String", in: text) {
                for literal in body.matches(of: /"((?:[^"\\]|\\.)*)"/).map({ String($0.1) }) {
                    codes.formUnion(try expanded(literal, in: everything))
                }
            }
            // Warnings, and codes that are raw values of an enumeration.
            codes.formUnion(text.matches(of: /\bcode: "([^"\\.]+\.[^"\\]+)"/).map { String($0.1) })
            codes.formUnion(text.matches(of: /["\[](warning\.[a-z0-9-]+)["\]]/).map { String($0.1) })
            codes.formUnion(text.matches(of: /\bcase \w+ = "(E_[A-Z_]+|policy\.[a-z_]+)"/).map { String($0.1) })
        }
        return codes
    }

    /// Whatever else in the sources has the form of a code in one of these areas, such as `home.missing`.
    static func lookalikes(areas: Set<String>) throws -> Set<String> {
        let suffixes: Set<String> = [
            "yaml", "json", "sqlite", "sqlite-wal", "sqlite-shm", "sqlite-journal", "pem", "csv",
        ]
        var found: Set<String> = []
        for text in try files() {
            for match in text.matches(of: /"([a-z]+)\.([a-z][a-z_-]*)"/)
            where areas.contains(String(match.1)) && !suffixes.contains(String(match.2)) {
                found.insert("\(match.1).\(match.2)")
            }
            found.formUnion(text.matches(of: /"(E_[A-Z_]+)"/).map { String($0.1) })
        }
        return found
    }

    /// The Swift files without comments and without the catalogue.
    private static func files() throws -> [String] {
        let base = PackageFiles.path("Sources")
        let walk = try #require(FileManager.default.enumerator(atPath: base))
        return try walk.compactMap { $0 as? String }
            .filter { $0.hasSuffix(".swift") && !$0.hasPrefix("BryggaCommand/Failures/") }.sorted()
            .map { name in
                try PackageFiles.text("Sources/" + name).split(separator: "\n", omittingEmptySubsequences: false)
                    .filter { !$0.drop { $0 == " " }.hasPrefix("//") }.joined(separator: "\n")
            }
    }

    /// What stands between the braces behind each occurrence of some words.
    private static func bodies(after words: String, in text: String) -> [Substring] {
        var bodies: [Substring] = []
        var rest = text[...]
        while let found = rest.range(of: words) {
            rest = rest[found.upperBound...]
            guard rest.drop(while: { $0 == " " }).first == "{", let start = rest.firstIndex(of: "{") else { continue }
            var depth = 0
            let end = rest[start...].firstIndex { character in
                depth += character == "{" ? 1 : character == "}" ? -1 : 0
                return depth == 0
            }
            bodies.append(rest[start..<(end ?? rest.endIndex)])
        }
        return bodies
    }

    /// A literal, its one kind of interpolation replaced by every value that it can have.
    private static func expanded(_ literal: String, in sources: String) throws -> Set<String> {
        guard literal.contains("\\(") else { return [literal] }
        let parts = literal.components(separatedBy: "\\(fault.rawValue)")
        try #require(parts.count == 2 && !parts.joined().contains("\\("), "a code is built in a new way: \(literal)")
        let fault = try #require(
            bodies(after: "enum TableFault: String, Sendable, Hashable, CaseIterable", in: sources).first)
        let values = fault.matches(of: /case \w+ = "([^"]+)"/).map { String($0.1) }
        try #require(!values.isEmpty)
        return Set(values.map { parts[0] + $0 + parts[1] })
    }
}
