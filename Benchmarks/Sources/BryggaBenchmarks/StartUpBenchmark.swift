import Foundation

/// Figure 3: start-up and memory of the release binary.
struct StartUpBenchmark {
    let brygga: String

    func run(into report: Report) throws {
        report.begin(
            "3. Start-up",
            ["A whole process, from starting it to its end, started by a small C program; output to /dev/null."])
        guard FileManager.default.isExecutableFile(atPath: brygga) else {
            throw Missing(description: "the release binary; build it or give --brygga PATH")
        }
        var peaks: [String: [Double]] = [:]
        let commands = [
            ("brygga --version", [brygga, "--version"]), ("openssl version", ["openssl", "version"]),
            ("/bin/true", ["/bin/true"]),
        ]
        let contest = Contest(
            id: "start-up", title: "Start-up", unit: "process",
            contestants: commands.map { name, arguments in
                Contestant(name) {
                    let (usage, peak) = try SmallParent.run(arguments, times: Self.processes)
                    peaks[name, default: []].append(Double(peak) / 1024)
                    return usage
                }
            })
        report.add(try contest.figure(rounds: Self.rounds))
        report.add(
            Quantity(
                id: "start-up-memory", title: "Peak memory (ru_maxrss)", unit: "MiB",
                values: commands.map { .init(name: $0.0, value: median(peaks[$0.0] ?? [])) }))
    }

    private static let rounds = 7
    private static let processes = 10
}
