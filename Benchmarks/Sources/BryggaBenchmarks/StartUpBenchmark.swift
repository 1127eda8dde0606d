import Foundation

/// Figure 3: start-up and memory of the release binary; `make bench` gives the one with the Swift runtime linked in.
struct StartUpBenchmark {
    let folder: URL
    let brygga: String

    func run(into report: Report) throws {
        report.begin(
            "3. Start-up",
            ["A whole process, from starting it to its end, output to /dev/null; memory by a traced run of its own."])
        guard FileManager.default.isExecutableFile(atPath: brygga) else {
            throw Commands.Failure(description: "no release binary: make static, or give --brygga PATH")
        }
        let question = folder.appending(path: "question.yaml").path
        try Data(Self.question.utf8).write(to: URL(filePath: question))
        let policy = Neighbours.source("policies/rekrytera-helsingborg/policy.yaml")
        let commands = [
            ("brygga --version", [brygga, "--version"]),
            ("brygga policy explain", [brygga, "policy", "explain", question, "--policy", policy]),
            ("age --version", ["age", "--version"]), ("openssl version", ["openssl", "version"]),
            ("/bin/true", ["/bin/true"]),
        ]
        let runner = Commands(folder: folder)
        let contest = Contest(
            id: "start-up", title: "Start-up", unit: "process",
            contestants: commands.map { name, arguments in
                Contestant(name) { try runner.run(all: Array(repeating: arguments, count: Self.processes)) }
            })
        report.add(try contest.figure(rounds: Self.rounds))
        let peaks = commands.compactMap { name, arguments in
            let samples = (0..<Self.rounds).compactMap { _ in runner.peakMemory(arguments) }
            return samples.isEmpty ? nil : Quantity.Value(name: name, value: median(samples))
        }
        // Some containers forbid tracing.
        let title =
            peaks.isEmpty ? "Peak resident memory: not measured, tracing is not allowed" : "Peak resident memory"
        report.add(Quantity(id: "start-up-memory", title: title, unit: "MiB", values: peaks))
    }

    /// One decision under a policy that is loaded for it, as a command asks it.
    private static let question = """
        as_of: 2026-06-04T13:00:00Z
        fixtures:
          waiver: {state: given, kind: secrecy_waiver, explicit: true, given_at: 2026-05-04,
            scope: {from: [af], to: [stad], purposes: [enrolment], categories: [identity, contact, language, cv]}}
        given: {from: af, to: stad, role: arbetsformedlare, purpose: enrolment, categories: [identity, contact, cv],
          identity: personal_number, consents: [waiver], subject: []}

        """

    private static let rounds = 7
    private static let processes = 10
}
