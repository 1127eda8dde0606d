import DisclosureControl
import Foundation

/// k, l and t of a million rows, beside pyCANON and DuckDB, and the protection of a table.
struct ExtractBenchmark {
    let folder: URL
    let python: String
    private static let rows = 1_000_000
    private static let rounds = 5

    /// What `Peers/extract_measures.py` writes.
    private struct Answered: Decodable {
        var k: Int
        var l: [Int]
        var t: [Double]
        var pycanonSeconds: Double
        var duckdbK: Int
        var duckdbSeconds: [Double]
    }

    func run(into report: Report) throws {
        report.begin(
            "6. Extracts and tables",
            [
                "k, l and t of 1,000,000 rows of as many persons, counted from memory on one thread.",
                "pyCANON: k, l and t of a data frame, once; DuckDB: k alone, by SQL over a table in memory, one thread.",
            ])
        try measures(into: report)
        try table(into: report)
    }

    private func measures(into report: Report) throws {
        let table = SyntheticRows(count: Self.rows)
        let commands = Commands(folder: folder)
        try commands.write(table.csv, "rows.csv")
        guard try commands.succeeds([python, "-c", "import pycanon, duckdb"]) else {
            report.check("pyCANON and DuckDB are installed", false)
            return
        }
        try commands.run([
            python, Neighbours.source("Benchmarks/Peers/extract_measures.py"), "rows.csv", "answered.json",
        ])
        let answered = try JSONDecoder().decode(Answered.self, from: Data(try commands.read("answered.json")))
        let recipe = try ExtractRecipe(parsing: Array(SyntheticRows.recipe.utf8))
        let plan = try ExtractPlan(recipe, header: SyntheticRows.header, mappingTables: [:])
        var audit: ExtractAudit?
        let brygga = Contestant("Brygga, k, l and t") {
            try Usage.measuring(1) {
                var classes = EquivalenceClasses(plan)
                try table.forEach { try classes.add($0, ends: $1) }
                audit = try classes.audit()
            }
        }
        let pycanon = Contestant("pyCANON, k, l and t") {
            Usage(wall: answered.pycanonSeconds, cpu: answered.pycanonSeconds, operations: 1)
        }
        var times = answered.duckdbSeconds[...]
        let duckdb = Contestant("DuckDB, k") {
            let seconds = times.popFirst() ?? median(answered.duckdbSeconds)
            return Usage(wall: seconds, cpu: seconds, operations: 1)
        }
        let figure = try Contest(
            id: "extract-measures", title: "\(Self.rows) rows, 3 quasi-identifiers, 2 sensitive columns", unit: "table",
            contestants: [brygga, pycanon, duckdb]
        ).figure(rounds: Self.rounds)
        report.add(figure)
        let found = audit?.measures
        report.check("all three find the same k", found?.smallestClass == answered.k && answered.k == answered.duckdbK)
        report.check("pyCANON finds the same l", found?.sensitive.map(\.distinct) == answered.l)
        report.check(
            "pyCANON finds the same t",
            zip(found?.sensitive ?? [], answered.t).allSatisfy { abs($0.exactDistance - $1) < 1e-9 }
                && found?.sensitive.count == answered.t.count)
        report.add(
            Goal(
                "against pyCANON (wall)", figure.ratio(of: "Brygga, k, l and t", against: "pyCANON, k, l and t")?.wall,
                .atLeast(20)))
        report.add(
            Goal(
                "against DuckDB, which finds k alone (wall)",
                figure.ratio(of: "Brygga, k, l and t", against: "DuckDB, k")?.wall, .atLeast(0.5)))
    }

    private func table(into report: Report) throws {
        var random = Seeded(state: 3)
        let labels = (0..<20).map { "line \($0)" }
        // One cell in ten is small.
        let counts = labels.map { _ in
            labels.map { _ in random.index(below: 10) == 0 ? random.index(below: 5) : 5 + random.index(below: 60) }
        }
        let table = try FrequencyTable(rows: labels, columns: labels, counts: counts)
        let rule = try SuppressionRule(
            profile: .dst5, attributes: AttributeRule(share: 100))
        var isProtected = false
        var seconds: [Double] = []
        for round in 0...Self.rounds {
            let usage = Usage.measuring(1) {
                if case .protected = TableSuppression(rule: rule).protect(table) { isProtected = true }
            }
            if round > 0 { seconds.append(usage.cpu) }
        }
        report.check("the table is protected", isProtected)
        report.add(Goal("a table of 20 by 20 protected and audited, s (CPU)", median(seconds), .atMost(1)))
    }
}

/// Rows of made-up persons: an age band, a sex and a county that others may know, an outcome and a number of days.
private struct SyntheticRows {
    private var bytes: [UInt8] = []
    private var ends: [Int] = []
    private let width = header.count

    static let header = ["pid", "age", "sex", "county", "outcome", "days"]
    static let recipe = """
        {"format":"brygga-extract-recipe","version":1,"purpose":"p","recipient":"r","profile":"dst5","columns":[
        {"name":"pid","role":"pseudonym","country":"SE"},
        {"name":"age","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"sex","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"county","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"outcome","role":"sensitive","kind":"categorical"},
        {"name":"days","role":"sensitive","kind":"ordered"}]}
        """

    init(count: Int) {
        var random = Seeded(state: 6)
        bytes.reserveCapacity(count * 60)
        ends.reserveCapacity(count * width)
        for number in 0..<count {
            let start = bytes.count
            for cell in [
                "person-\(1_000_000_000 + number)", "\(20 + 10 * random.index(below: 5))..",
                random.index(below: 2) == 0 ? "K" : "M",
                "county-\(random.index(below: 21))", "outcome-\(random.index(below: 6))",
                "\(random.index(below: 60) * 5)",
            ] {
                bytes.append(contentsOf: cell.utf8)
                ends.append(bytes.count - start)
            }
        }
    }

    /// The table as CSV.
    var csv: [UInt8] {
        var csv = Array((Self.header.joined(separator: ",") + "\n").utf8)
        csv.reserveCapacity(bytes.count + ends.count + csv.count)
        var start = 0
        for (index, end) in ends.enumerated() {
            let place = index % width
            if place > 0 { csv.append(UInt8(ascii: ",")) }
            let first = place > 0 ? ends[index - 1] : 0
            csv.append(contentsOf: bytes[(start + first)..<(start + end)])
            if place == width - 1 {
                csv.append(0x0A)
                start += end
            }
        }
        return csv
    }

    func forEach(_ body: (Span<UInt8>, Span<Int>) throws -> Void) rethrows {
        var start = 0
        for row in 0..<(ends.count / width) {
            let rowEnds = ends.span.extracting((row * width)..<((row + 1) * width))
            let end = start + rowEnds[width - 1]
            try body(bytes.span.extracting(start..<end), rowEnds)
            start = end
        }
    }
}
