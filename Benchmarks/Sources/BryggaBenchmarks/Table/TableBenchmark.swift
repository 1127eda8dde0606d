import Foundation

/// Figure 5: pseudonyms in a CSV table.
struct TableBenchmark {
    private let options: BenchmarkOptions

    init(_ options: BenchmarkOptions) { self.options = options }

    func run(into report: Report) throws {
        report.begin(
            "5. Pseudonyms in a CSV table",
            [
                "Whole processes from file to file in memory. Brygga and C: every number checked, every other cell",
                "scanned, input and output hashed, the same bytes written. The other peers check and scan nothing.",
            ])
        let folder = try TableFolder()
        defer { folder.remove() }
        try folder.makeKey(TablePrograms.key)
        let wide = try compare(.wide, rows: options.rows, rounds: 5, in: folder, report)
        addGoals(of: wide, "wide", report)
        let narrow = try compare(.narrow, rows: options.rows * 9 / 2, rounds: 3, in: folder, report)
        addGoals(of: narrow, "narrow", report)
        try comparePython(in: folder, report)
        try TableGrowth(folder: folder, options: options).run(into: report)
        try CodeBenchmark().run(into: report)
    }

    private func programs(_ shape: TableFolder.Shape, rows: Int, _ table: String, _ folder: TableFolder)
        -> TablePrograms
    {
        TablePrograms(
            folder: folder, brygga: options.brygga, python: options.python, table: table, shape: shape, rows: rows)
    }

    private enum Name {
        static let one = "Brygga, 1 thread"
        static let two = "Brygga, 2 threads"
        static let referenceOne = "C, 1 thread"
        static let referenceTwo = "C, 2 threads"
        static let polars = "polars-hash, 2 threads"
        static let duckDB = "DuckDB sha256, 2 threads"
    }

    /// All programs on one table, and their memory.
    private func compare(
        _ shape: TableFolder.Shape, rows: Int, rounds: Int, in folder: TableFolder, _ report: Report
    ) throws -> (figure: Figure, memory: Quantity) {
        let table = "\(shape).csv"
        try folder.makeTable(table, shape, rows: rows)
        defer { folder.clear(table) }
        let programs = programs(shape, rows: rows, table, folder)
        var entrants: [(name: String, program: TablePrograms.Program)] = [
            (Name.two, .brygga(threads: 2)), (Name.referenceTwo, .reference(threads: 2)),
            (Name.one, .brygga(threads: 1)),
            (Name.referenceOne, .reference(threads: 1)),
        ]
        if programs.isInstalled("polars_hash") { entrants.append((Name.polars, .peer("polars"))) }
        if programs.isInstalled("duckdb") { entrants.append((Name.duckDB, .peer("duckdb"))) }
        defer { for (_, program) in entrants { folder.clear(programs.output(program)) } }
        let contest = Contest(
            id: "table-\(shape)", title: "The \(shape) table, \(rows) rows", unit: "row",
            contestants: entrants.map { programs.contestant($0.name, $0.program) }, pairs: [(2, 3)])
        let figure = try contest.figure(rounds: rounds)
        report.add(figure)
        let ours = programs.output(.brygga(threads: 2))
        for program in [TablePrograms.Program.brygga(threads: 1), .reference(threads: 1), .reference(threads: 2)] {
            let theirs = programs.output(program)
            report.check("\(theirs) and \(ours) are the same bytes", try folder.areEqual(ours, theirs))
        }
        let memory = Quantity(
            id: "table-\(shape)-memory", title: "Peak resident memory, \(shape) table", unit: "MiB",
            values: entrants.compactMap { entrant in
                programs.peakMemory(entrant.program).map { .init(name: entrant.name, value: $0) }
            })
        report.add(memory)
        return (figure, memory)
    }

    /// One thread goes by processor time, which other work on the machine disturbs least; two by wall time.
    private func addGoals(of outcome: (figure: Figure, memory: Quantity), _ table: String, _ report: Report) {
        let (figure, memory) = outcome
        func memoryOf(_ name: String) -> Double? { memory.values.first { $0.name == name }?.value }
        report.add(
            Goal(
                "\(table): against C, 1 thread (CPU)", figure.ratio(of: Name.one, against: Name.referenceOne)?.cpu,
                .atLeast(0.85)))
        report.add(
            Goal(
                "\(table): against C, 2 threads (wall)", figure.ratio(of: Name.two, against: Name.referenceTwo)?.wall,
                .atLeast(0.85)))
        report.add(
            Goal(
                "\(table): 2 threads against 1 (wall)", figure.ratio(of: Name.two, against: Name.one)?.wall,
                .atLeast(1.6)))
        report.add(
            Goal(
                "\(table): against polars-hash (wall)", figure.ratio(of: Name.two, against: Name.polars)?.wall,
                .atLeast(3.5)))
        let share = memoryOf(Name.two).flatMap { ours in memoryOf(Name.polars).map { ours / $0 } }
        report.add(Goal("\(table): memory as a part of polars-hash's", share, .atMost(0.1)))
        report.add(
            Goal(
                "\(table): against DuckDB (wall)", figure.ratio(of: Name.two, against: Name.duckDB)?.wall, .atLeast(4)))
    }

    /// Python is so slow that it gets a table of its own.
    private func comparePython(in folder: TableFolder, _ report: Report) throws {
        let (table, rows) = ("python.csv", min(options.rows, 500_000))
        try folder.makeTable(table, .wide, rows: rows)
        defer { folder.clear(table) }
        let programs = programs(.wide, rows: rows, table, folder)
        let contest = Contest(
            id: "table-python", title: "The wide table, \(rows) rows", unit: "row",
            contestants: [
                programs.contestant(Name.two, .brygga(threads: 2)),
                programs.contestant("Python csv + hmac", .peer("python")),
            ])
        let figure = try contest.figure(rounds: 3)
        report.add(figure)
        report.check("Python's codes and other cells are Brygga's", try programs.codesAgreeWithPython())
        folder.clear(programs.output(.brygga(threads: 2)))
        folder.clear(programs.output(.peer("python")))
        report.add(Goal("wide: against Python csv + hmac (wall)", figure.ratios.first?.wall, .atLeast(50)))
    }
}
