import Foundation

/// Everything a run found out; printed as it comes, written as JSON at the end.
final class Report: Encodable {
    private(set) var figures: [Figure] = []
    private(set) var quantities: [Quantity] = []
    private(set) var checks: [Check] = []
    private(set) var goals: [Goal] = []

    /// Whether every check holds.
    var holds: Bool { checks.allSatisfy(\.holds) }

    func begin(_ title: String, _ remarks: [String] = []) {
        print("\n\(title)")
        for remark in remarks { print("  \(remark)") }
    }

    func check(_ name: String, _ holds: Bool) {
        checks.append(Check(name: name, holds: holds))
        print("  \(holds ? "ok    " : "FAILED") \(name)")
    }

    func add(_ figure: Figure) {
        figures.append(figure)
        print("\n  \(figure.title) (\(figure.rounds) rounds)")
        row("", "wall/\(figure.unit)", "CPU/\(figure.unit)", "per s (CPU)", "Brygga/peer wall", "CPU", "CPU range")
        for result in figure.results {
            let ratio = figure.ratio(of: figure.results[0].name, against: result.name)
            row(
                result.name, time(result.wall), time(result.cpu), count(1 / result.cpu),
                ratio.map { times($0.wall) } ?? "", ratio.map { times($0.cpu) } ?? "",
                ratio.map { "\(times($0.lowestCPU))…\(times($0.highestCPU))" } ?? "")
        }
        for ratio in figure.ratios where ratio.of != figure.results[0].name {
            row(
                "\(ratio.of) : \(ratio.against)", "", "", "", times(ratio.wall), times(ratio.cpu),
                "\(times(ratio.lowestCPU))…\(times(ratio.highestCPU))")
        }
        fflush(nil)
    }

    /// Says whether a value reaches what it must; a goal that is missed is told and fails no run.
    func add(_ goal: Goal) {
        goals.append(goal)
        let bounds = [goal.atLeast.map { "at least \(decimal($0))" }, goal.atMost.map { "at most \(decimal($0))" }]
        let bound = bounds.compactMap(\.self).joined(separator: ", ")
        print("  \(goal.isMet ? "met   " : "MISSED") \(goal.name): \(decimal(goal.value)), goal \(bound)")
        fflush(nil)
    }

    func add(_ quantity: Quantity) {
        quantities.append(quantity)
        print("\n  \(quantity.title)")
        for value in quantity.values { row(value.name, "\(count(value.value)) \(quantity.unit)") }
        fflush(nil)
    }

    /// Writes the JSON.
    func write(to path: String) throws {
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        // What could not be measured.
        encoder.nonConformingFloatEncodingStrategy = .convertToString(
            positiveInfinity: "infinite", negativeInfinity: "-infinite", nan: "not measured")
        try encoder.encode(self).write(to: URL(fileURLWithPath: path))
    }

    private func row(_ name: String, _ cells: String...) {
        let widths = [13, 13, 12, 17, 9, 17]
        let padded = zip(cells, widths).map { cell, width in
            String(repeating: " ", count: max(1, width - cell.count)) + cell
        }
        print("    " + name + String(repeating: " ", count: max(1, 34 - name.count)) + padded.joined())
    }

    private func time(_ seconds: Double) -> String {
        switch seconds {
        case 1...: String(format: "%.2f s", seconds)
        case 1e-3..<1: String(format: "%.2f ms", seconds * 1e3)
        case 1e-6..<1e-3: String(format: "%.2f µs", seconds * 1e6)
        default: String(format: "%.1f ns", seconds * 1e9)
        }
    }

    private func count(_ value: Double) -> String {
        switch value {
        case 1e6...: String(format: "%.2f M", value / 1e6)
        case 1e4..<1e6: String(format: "%.1f k", value / 1e3)
        default: String(format: "%.0f", value)
        }
    }

    private func decimal(_ value: Double) -> String { String(format: abs(value) < 10 ? "%.2f" : "%.1f", value) }

    private func times(_ ratio: Double) -> String { String(format: ratio < 10 ? "%.2f×" : "%.0f×", ratio) }
}
