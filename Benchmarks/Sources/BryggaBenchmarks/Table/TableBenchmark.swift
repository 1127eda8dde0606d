import Foundation
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// Figure 5: pseudonyms in a CSV table.
struct TableBenchmark {
    let folder: URL

    func run(into report: Report) throws {
        report.begin(
            "5. Pseudonyms in a CSV table of \(Self.rows) rows",
            [
                "Brygga, one thread: every number checked, every other cell scanned, input and output hashed.",
                "Python: csv and hmac of the standard library, whole process; checks nothing and scans nothing.",
            ])
        let reference = try required(CivilDay(year: 2026, month: 6, day: 4), "a day")
        let key = try SHA256.hash(Array("a key for this run".utf8)).bytes
        let commands = Commands(folder: folder)
        try commands.write(TestTable.bytes(rows: Self.rows, reference: reference), "table.csv")
        try commands.write(key, "table.key")
        let stream = StreamRun(folder: folder, keyBytes: key, reference: reference)
        let contest = Contest(
            id: "csv-pseudonyms", title: "Pseudonymise", unit: "row",
            contestants: [
                Contestant("Brygga") {
                    try Usage.measuring(Self.rows) {
                        let report = try stream.run(from: "table.csv", to: "brygga.csv")
                        guard report.rows == Self.rows else { throw Missing(description: "rows") }
                    }
                },
                Contestant("Python csv + hmac") { try python() },
            ])
        report.add(try contest.figure(rounds: Self.rounds))
        let differences = try PseudonymComparison(
            ours: commands.read("brygga.csv"), theirs: commands.read("python.csv")
        ).differences()
        report.check("both tables hold the same codes and the same other cells", differences == 0)
    }

    private static let rounds = 5
    private static let rows = 200_000

    private func python() throws -> Usage {
        func path(_ name: String) -> String { folder.appending(path: name).path }
        let script = (0..<4).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
            .appending(path: "Peers/pseudonymise.py").path
        let arguments = ["python3", script, path("table.key"), path("table.csv"), path("python.csv")]
        return try Commands(folder: folder).run(arguments).counting(Self.rows)
    }
}
