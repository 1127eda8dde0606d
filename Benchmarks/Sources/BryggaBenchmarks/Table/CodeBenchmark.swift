import CReference

/// The cost of one code, HMAC-SHA-256 of country and number, against the limit of the processor.
struct CodeBenchmark {
    func run(into report: Report) throws {
        let key = (0..<32).map { UInt8($0 * 7 + 1) }
        guard let limit = code_limit_new(key) else {
            report.begin("   The cost of a code: not measured, this processor has no SHA instructions")
            return
        }
        defer { code_limit_free(limit) }
        var sink: UInt64 = 0
        let contest = Contest(
            id: "codes", title: "One code (HMAC-SHA-256), one thread", unit: "code",
            contestants: [
                Contestant("SHA instructions, 4 at a time") {
                    Usage.measuring(Self.count) { sink &+= code_limit_run(limit, Self.count) }
                }
            ])
        report.add(try contest.figure(rounds: Self.rounds))
    }

    private static let rounds = 9
    private static let count = 1_000_000
}
