@testable import DisclosureControl
import Foundation
import TestSupport
import Testing

/// A solver of others' works out the same bounds from what is published: glpsol of GLPK.
///
/// Every hidden cell has a copy of its table's equations for itself, so that one run finds all least numbers and another
/// all greatest ones.
@Suite struct LinearProgramTests {
    @Test(arguments: AttackerModel.allCases)
    func glpsolFindsTheSameBounds(_ attacker: AttackerModel) async throws {
        let glpsol = try #require(Self.program, "glpsol is not on the path: make setup installs it")
        var samples = SampleSequence(seed: 150)
        var program = LinearProgram()
        var expected: [CountInterval] = []
        for number in 0..<150 {
            let table = try samples.table(rows: 2 + number % 4, columns: 2 + number % 5, small: 5, large: 40)
            let rule = try TableSamples.rule(4, attacker: attacker)
            let outcome = TableSuppression(rule: rule).protect(table)
            // A table that is refused is audited with its small counts hidden alone.
            let cells =
                outcome.map?.cells.map(\.cell)
                ?? table.shape.cells.filter { rule.isPrimary(table[$0] ?? 0) && $0 != table.shape.grandTotal }
            let audit = try TableAudit(of: table, hidden: Set(cells), rule: rule)
            if let map = outcome.map {
                #expect(map.cells.map(\.interval) == audit.intervals.map(\.interval))
            }
            expected += audit.intervals.map(\.interval)
            program.add(table, hidden: rule.known(of: table, hidden: cells))
        }
        let least = try await program.solve("Minimize", with: glpsol)
        let greatest = try await program.solve("Maximize", with: glpsol)
        #expect(expected.count > 1000)
        #expect(zip(least, greatest).map { CountInterval(lower: $0, upper: $1) } == expected)
    }

    private static var program: String? {
        let path = ProcessInfo.processInfo.environment["PATH"] ?? "/usr/bin:/bin"
        let places = path.split(separator: ":").map { "\($0)/glpsol" }
        return places.first { FileManager.default.isExecutableFile(atPath: $0) }
    }
}

/// Equations of published tables in the CPLEX LP format.
private struct LinearProgram {
    private var objective: [String] = []
    private var constraints: [String] = []
    private var bounds: [String] = []

    mutating func add(_ table: FrequencyTable, hidden: [TableCell: CountInterval]) {
        for target in hidden.keys.sorted() {
            let copy = "t\(objective.count)"
            let name = { (cell: TableCell) in "\(copy)_\(cell.row)_\(cell.column)" }
            objective.append(name(target))
            for (cell, interval) in hidden.sorted(by: { $0.key < $1.key }) {
                bounds.append("\(interval.lower) <= \(name(cell)) <= \(interval.upper)")
            }
            for line in lines(of: table) {
                let terms = line.filter { hidden[$0.cell] != nil }.map { "\($0.sign < 0 ? "-" : "+") \(name($0.cell))" }
                let rest = line.filter { hidden[$0.cell] == nil }.reduce(0) { $0 + $1.sign * (table[$1.cell] ?? 0) }
                if !terms.isEmpty { constraints.append("\(terms.joined(separator: " ")) = \(-rest)") }
            }
        }
    }

    func solve(_ sense: String, with glpsol: String) async throws -> [Int] {
        let folder = FileManager.default.temporaryDirectory.appending(path: "glpsol-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        defer { try? FileManager.default.removeItem(at: folder) }
        let lines =
            [sense, "goal: " + objective.joined(separator: "\n + "), "Subject To"] + constraints + ["Bounds"] + bounds
            + ["End"]
        let (file, answer) = (folder.appending(path: "attack.lp"), folder.appending(path: "answer"))
        try Data(lines.joined(separator: "\n").utf8).write(to: file)
        let outcome = try await run(glpsol, ["--lp", file.path, "-w", answer.path])
        try #require(outcome.code == 0, "\(outcome.text)")
        // Columns are numbered by their first appearance: those of the objective come first.
        let values = try String(contentsOf: answer, encoding: .utf8).split(separator: "\n").compactMap { line -> Int? in
            let words = line.split(separator: " ")
            guard words.count >= 4, words[0] == "j" else { return nil }
            return Double(words[3]).map { Int($0.rounded()) }
        }
        return Array(values.prefix(objective.count))
    }

    /// Parts count positive, their total negative; cells that a table of one line lacks are not published.
    private func lines(of table: FrequencyTable) -> [[(cell: TableCell, sign: Int)]] {
        let (rows, columns) = (table.rows.count, table.columns.count)
        let byRow = (0...rows).map { row in
            (0...columns).map { (cell: TableCell(row: row, column: $0), sign: $0 == columns ? -1 : 1) }
        }
        let byColumn = (0...columns).map { column in
            (0...rows).map { (cell: TableCell(row: $0, column: column), sign: $0 == rows ? -1 : 1) }
        }
        return (byRow + byColumn).filter { line in line.allSatisfy { table.shape.contains($0.cell) } }
    }
}
