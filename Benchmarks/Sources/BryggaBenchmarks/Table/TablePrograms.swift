import Foundation

/// The programs that replace the numbers of a table, each a process of its own, from file to file.
struct TablePrograms {
    let folder: TableFolder
    let brygga: String
    let python: String
    let table: String
    let shape: TableFolder.Shape
    let rows: Int

    /// A program and what it does with how many threads.
    enum Program {
        case brygga(threads: Int)
        /// The same work in C, `Sources/CReference/table.c`.
        case reference(threads: Int)
        /// `Peers/table_NAME.py`.
        case peer(String)
    }

    /// The day on which the numbers are read.
    private static let day = "2026-06-04"
    private static let domain = "benchmark"
    private static let tag = "bench"
    static let key = "master.key"

    /// The name of the file that a program writes.
    func output(_ program: Program) -> String {
        switch program {
        case .brygga(let threads): "\(table)-brygga-\(threads)"
        case .reference(let threads): "\(table)-reference-\(threads)"
        case .peer(let name): "\(table)-\(name)"
        }
    }

    /// The command line.
    func arguments(_ program: Program) -> [String] {
        let (input, output) = (folder.file(table), folder.file(output(program)))
        switch program {
        case .brygga(let threads):
            return [
                brygga, "pseudonymise", input, "--key", folder.file(Self.key), "--domain", Self.domain, "--tag",
                Self.tag,
                "--country", "SE", "--out", output, "--jobs", "\(threads)", "--at", Self.day, "--no-progress",
            ] + shape.columns.flatMap { ["--column", $0] }
        case .reference(let threads):
            return [
                Neighbours.path("TableReference"), input, output, folder.file(Self.key), Self.domain, Self.tag,
                shape.columns.joined(separator: ","), Self.day, "\(threads)",
            ]
        case .peer(let name):
            return [python, Self.script("table_\(name)"), folder.file(Self.key), input, output, "2"] + shape.columns
        }
    }

    /// A contestant that measures the whole process; the result stays until the next round.
    func contestant(_ name: String, _ program: Program) -> Contestant {
        Contestant(name) {
            folder.clear(output(program))
            return try Commands(folder: URL(filePath: folder.path)).run(arguments(program)).counting(rows)
        }
    }

    /// Peak resident memory in MiB.
    func peakMemory(_ program: Program) -> Double? {
        folder.clear(output(program))
        return Commands(folder: URL(filePath: folder.path)).peakMemory(arguments(program))
    }

    /// Whether Python has what a peer imports.
    func isInstalled(_ modules: String) -> Bool {
        (try? Commands(folder: URL(filePath: folder.path)).succeeds([python, "-c", "import \(modules)"])) ?? false
    }

    /// Whether the tables of Brygga and Python hold the same codes and the same other cells, as Python reads them.
    func codesAgreeWithPython() throws -> Bool {
        let tables = [Program.brygga(threads: 2), .peer("python")].map { folder.file(output($0)) }
        return try Commands(folder: URL(filePath: folder.path)).succeeds(
            [python, Self.script("compare_codes")] + tables + ["\(rows)"] + shape.columns)
    }

    private static func script(_ name: String) -> String { Neighbours.source("Benchmarks/Peers/\(name).py") }
}
