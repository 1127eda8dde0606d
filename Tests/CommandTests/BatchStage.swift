import Foundation
import PersonalNumbers
import TestSupport
import Testing

/// Cases of made-up persons with official test numbers, which the employment service may send without a consent.
struct BatchStage: Sendable {
    let stage: Stage
    /// The numbers, twelve digits each, in the order of the lines.
    let numbers: [String]

    /// The words that send a batch from the employment service to the insurance agency.
    static let words =
        ["export", "--yes", "--batch", "cases.ndjson", "--home", "af", "--to", "fk", "--purpose", "work_placement"]
        + ["--role", "arbetsformedlare", "--identity", "personal_number", "--out", "post"] + secret

    static let open = ["open", "post", "--home", "fk", "--out", "opened"] + secret

    /// Sets a stage with `count` cases and a batch of them.
    static func set(_ count: Int) async throws -> BatchStage {
        let stage = try await Stage.set()
        let day = try #require(CivilDay(year: 2020, month: 1, day: 1))
        let source = TestNumbers(country: .sweden, referenceDate: day)
        var generator = SeededGenerator(seed: 7)
        var numbers: [String] = []
        while numbers.count < count {
            let number = try #require(source.next(using: &generator)).canonical
            if !numbers.contains(number) { numbers.append(number) }
        }
        for folder in ["cases", "post"] {
            try FileManager.default.createDirectory(
                atPath: stage.folder.path(folder), withIntermediateDirectories: true,
                attributes: [.posixPermissions: 0o700])
        }
        for (index, number) in numbers.enumerated() { try stage.folder.write(file(number, index), to: path(index)) }
        let lines = numbers.indices.map { #"{"case":"\#(path($0))","id":"case-\#($0 + 1)"}"# }
        try stage.folder.write(lines.joined(separator: "\n") + "\n", to: "cases.ndjson")
        return BatchStage(stage: stage, numbers: numbers)
    }

    static func path(_ index: Int) -> String { "cases/\(index + 1).json" }

    static func file(_ number: String, _ index: Int) -> String {
        """
        {"person":{"country":"SE","number":"\(number)"},"subject_flags":{"protected_identity":false},
        "identity":{"given_name":"Test","family_name":"Nummer \(index + 1)","birth_year":\(number.prefix(4))},
        "placement":{"employer":"Exempelbolaget AB","start":"2026-11-02","end":"2027-02-26"},
        "benefit_status":{"benefit":"aktivitetsstöd","level":"grundnivå"}}
        """
    }

    /// Runs the command and requires that no number of the cases stands in what it says.
    func play(_ words: [String], input: [UInt8] = [], through wrapper: [String] = []) async throws -> Said {
        let outcome = try await stage.play(words, input: input, through: wrapper)
        for text in [outcome.text, outcome.errors] {
            for number in numbers {
                #expect(!text.contains(number) && !text.contains(number.dropFirst(2)))
            }
        }
        return Said(outcome)
    }

    /// How often each item of a batch stands in the register of the employment service, by status.
    func items(_ status: String) async throws -> [Int] {
        try await stage.sql(
            "SELECT count(*) FROM sent_bundle WHERE status = '\(status)' AND batch_item IS NOT NULL GROUP BY batch_item",
            in: "af"
        ).split(separator: "\n").compactMap { Int($0) }
    }
}

/// What a batch said with `--json`.
struct Said {
    let outcome: ProcessOutcome
    let results: [[String: Any]]
    let errors: [[String: Any]]
    let summary: [String: Any]

    init(_ outcome: ProcessOutcome) {
        self.outcome = outcome
        let all = (try? objects(outcome.output)) ?? []
        results = all.filter { $0["type"] as? String != "summary" }
        summary = all.last.flatMap { $0["type"] as? String == "summary" ? $0 : nil } ?? [:]
        errors = ((try? objects(Array(outcome.errors.utf8))) ?? []).filter { $0["type"] as? String == "error" }
    }

    var code: Int32 { outcome.code }
    /// The codes of the failed lines, in order, as `line code`.
    var failed: [String] { errors.map { "\($0["line"] ?? "-") \($0["code"] ?? "")" } }
    /// The lines that were done, in order.
    var done: [Int] { results.filter { $0["type"] == nil }.compactMap { $0["line"] as? Int } }
    /// The lines that were skipped, in order.
    var skipped: [Int] { results.filter { $0["type"] as? String == "skipped" }.compactMap { $0["line"] as? Int } }
    /// A count of the summary.
    func count(_ name: String) -> Int? { summary[name] as? Int }
    var failures: [String: Int] { summary["failures"] as? [String: Int] ?? [:] }
}
