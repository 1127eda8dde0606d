import Foundation
import TestSupport
import Testing

/// A verb that writes, with what must hold after it was stopped at any point.
struct WritingVerb: Sendable, CustomTestStringConvertible {
    let name: String
    let words: @Sendable (Stage) throws -> [String]
    /// The home it works in.
    let home: String
    /// Whether a second run may say that everything was done already, with this code word.
    let doneAlready: String?

    var testDescription: String { name }

    static let all: [WritingVerb] = [
        WritingVerb(
            name: "export", words: { _ in World.export(to: ["af", "fk"]) }, home: "stad", doneAlready: nil),
        WritingVerb(
            name: "open", words: { ["open", $0.world.bundles["af"] ?? "", "--home", "af", "--out", "case"] + secret },
            home: "af", doneAlready: "file.exists"),
        WritingVerb(
            name: "consent record", words: { _ in World.record(case: "deltagare-2/case.json") }, home: "stad",
            doneAlready: nil),
        WritingVerb(
            name: "collaboration join", words: { _ in ["collaboration", "join", "shared", "--home", "stad"] },
            home: "stad", doneAlready: nil),
        WritingVerb(
            name: "pseudonymise",
            words: { _ in
                ["pseudonymise", "deltagare.csv", "--home", "stad", "--domain", "statistics-2026", "--column"]
                    + ["personnummer", "--country", "SE", "--out", "extract.csv"] + secret
            }, home: "stad", doneAlready: "file.exists"),
        WritingVerb(
            name: "key rotate",
            words: { _ in
                ["key", "rotate", "exchange/stad/fk", "--home", "stad", "--map", "deltagare.csv", "--column"]
                    + ["personnummer", "--country", "SE"] + secret
            }, home: "stad", doneAlready: nil),
    ]

    /// What must hold of the copy whenever the verb has ended, however it ended.
    func check(_ stage: Stage, _ point: String) async throws {
        let integrity = try await stage.sql("PRAGMA integrity_check", in: home)
        #expect(integrity == "ok", "\(name), \(point)")
        if stage.exists("case") {
            let files = try #require(World.parts["af"]).map { $0 + ".json" } + ["meritforteckning.txt"]
            #expect(try stage.names(in: "case") == files.sorted(), "\(name), \(point)")
        }
        if stage.exists("extract.csv") {
            let rows = try stage.bytes("extract.csv").count { $0 == 0x0A }
            #expect(rows == (try stage.bytes("deltagare.csv").count { $0 == 0x0A }), "\(name), \(point)")
        }
        for bundle in try stage.names(in: "stad/outbox") {
            #expect(bundle.hasSuffix(".asice"), "\(name), \(point)")
            let verified = try await stage.play(["verify", "stad/outbox/" + bundle, "--home", "vc"])
            #expect(verified.code == 0, "\(name), \(point): \(verified.errors)")
        }
        // One version of each key is current, and every recorded version has its file.
        let versions = try await stage.sql(
            "SELECT replace(domain, '/', ',') || '-v' || version, window_end IS NULL FROM pseudonym_key", in: "stad")
        for line in versions.split(separator: "\n") {
            let name = line.split(separator: "|").first ?? ""
            #expect(stage.exists("stad/keys/pseudonym-\(name).p7m"), "\(self.name), \(point): \(line)")
        }
        let current = versions.split(separator: "\n").filter { $0.hasSuffix("|1") }
        #expect(Set(current.map { $0.prefix { $0 != "|" }.dropLast(3) }).count == current.count, "\(name), \(point)")
        #expect(try Canaries.leaks(below: stage.folder.path(home)) == [], "\(name), \(point)")
        #expect(try looseFiles(stage) == [], "\(name), \(point)")
    }

    /// Plaintext or results under another name than their own.
    private func looseFiles(_ stage: Stage) throws -> [String] {
        let before = Set(
            try FileManager.default.subpathsOfDirectory(atPath: stage.world.template).map {
                String($0.prefix { $0 != "/" })
            })
        let known = before.union(["case", "extract.csv"])
        return try stage.names(in: ".").filter { name in
            if known.contains(name) { return false }
            // A folder of links that a kill left: its name says so, and the next run takes it away.
            return !name.hasPrefix(".brygga-")
        }
    }

    /// Runs the verb again after it was stopped: it works, or it was done.
    func runAgain(_ stage: Stage, _ point: String) async throws {
        let again = try await stage.play(try words(stage) + ["--json"])
        if again.code != 0 {
            let word = try objects(Array(again.errors.utf8)).first?["code"] as? String
            #expect(word != nil && word == doneAlready, "\(name), \(point): \(again.errors)")
        }
        try await check(stage, point + ", again")
        let strays = try stage.names(in: ".").filter { $0.hasPrefix(".brygga-") }
        #expect(strays == [], "\(name), \(point)")
        for folder in ["collaborations", "keys", "outbox", "spool", "inbox"] {
            let hidden = try stage.names(in: "\(home)/\(folder)").filter { $0.hasPrefix(".") }
            #expect(hidden == [], "\(name), \(point)")
        }
    }
}

/// Faults that strace puts into a command's system calls.
enum Strace {
    static let calls = [
        "openat", "write", "pwrite64", "fsync", "fdatasync", "linkat", "rename", "unlink", "mkdir", "ftruncate",
    ]

    /// Whether this environment lets strace watch a process.
    static let works = Task {
        let outcome = try? await run("strace", ["-f", "-qq", "-o", "/dev/null", "true"])
        return outcome?.code == 0
    }

    /// How often a command makes each of the calls.
    static func count(_ words: [String], on stage: Stage) async throws -> [String: Int] {
        let trace = stage.folder.path("trace")
        let outcome = try await stage.play(
            words, through: ["strace", "-f", "-qq", "-o", trace, "-e", "trace=" + calls.joined(separator: ",")])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let text = try String(contentsOfFile: trace, encoding: .utf8)
        var counts: [String: Int] = [:]
        for call in calls { counts[call] = text.matches(of: try Regex(" \(call)\\(")).count }
        return counts
    }

    /// At most `limit` points, spread over the calls: the first and the last of each, and more between them.
    static func points(_ counts: [String: Int], limit: Int) -> [(call: String, number: Int)] {
        var points: [(call: String, number: Int)] = []
        for share in [1.0, 0.5, 0.75, 0.25, 0.9, 0.1] {
            for (call, count) in counts.sorted(by: { $0.key < $1.key }) where count > 0 {
                let number = max(1, Int((Double(count) * share).rounded()))
                if !points.contains(where: { $0.call == call && $0.number == number }) { points.append((call, number)) }
            }
        }
        return Array(points.prefix(limit))
    }

    /// The words that put a fault at the n-th such call; strace counts the calls of every thread for itself.
    static func inject(
        _ fault: String, at point: (call: String, number: Int), log: String = "/dev/null"
    ) -> [String] {
        ["strace", "-f", "-qq", "-o", log, "-e", "trace=" + point.call, "-e"]
            + ["inject=\(point.call):\(fault):when=\(point.number)"]
    }

    /// Whether a fault met standard error: what should be said there cannot be, and the exit code alone says it.
    static func silenced(_ log: String) throws -> Bool {
        // A call of one thread may be written in two lines, with those of others between them.
        var begun: [Substring: Bool] = [:]
        for line in try String(contentsOfFile: log, encoding: .utf8).split(separator: "\n") {
            let thread = line.prefix { $0 != " " }
            if line.contains(" write(") { begun[thread] = line.contains(" write(2, ") }
            if line.hasSuffix("(INJECTED)"), begun[thread] == true { return true }
        }
        return false
    }
}
