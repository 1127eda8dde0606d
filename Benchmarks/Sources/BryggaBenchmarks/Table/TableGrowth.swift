import Foundation

/// Memory and cost of a row over tables that grow tenfold.
struct TableGrowth {
    let folder: TableFolder
    let options: BenchmarkOptions

    func run(into report: Report) throws {
        var sizes: [Int] = []
        var size = 100_000
        while size <= options.mostRows {
            sizes.append(size)
            size *= 10
        }
        let costs = try sizes.map { try cost(rows: $0, report) }
        report.add(
            Quantity(
                id: "table-growth-memory", title: "Peak resident memory by rows of the narrow table, 2 threads",
                unit: "MiB", values: zip(sizes, costs).map { .init(name: "\($0) rows", value: $1.memory ?? .nan) }))
        report.add(
            Quantity(
                id: "table-growth-cost", title: "Processor time of a row by rows of the narrow table, start included",
                unit: "ns", values: zip(sizes, costs).map { .init(name: "\($0) rows", value: $1.nanoseconds) }))
        let most = costs.compactMap(\.memory).max()
        report.add(Goal("memory at \(sizes.map(String.init).joined(separator: ", ")) rows in MiB", most, .atMost(32)))
        // The start of a process weighs on the smallest table; growth is what must not be.
        let first = costs.dropFirst().first?.nanoseconds ?? .nan
        report.add(
            Goal(
                "cost of a row, largest table against the second", costs.last.map { $0.nanoseconds / first },
                .atMost(1.25)))
    }

    private func cost(rows: Int, _ report: Report) throws -> (nanoseconds: Double, memory: Double?) {
        let table = "grown.csv"
        try folder.makeTable(table, .narrow, rows: rows)
        let programs = TablePrograms(
            folder: folder, brygga: options.brygga, python: options.python, table: table, shape: .narrow, rows: rows)
        let program = TablePrograms.Program.brygga(threads: 2)
        defer {
            folder.clear(table)
            folder.clear(programs.output(program))
        }
        let contestant = programs.contestant("Brygga", program)
        let rounds = rows > 10_000_000 ? 1 : 3
        let times = try (0..<rounds).map { _ in try contestant.round().cpu / Double(rows) * 1e9 }
        return (median(times), programs.peakMemory(program))
    }
}
