import CReference
import OpenSSLCrypto

/// The cost of one code, HMAC-SHA-256 of country and number, by both routes against the limit of the processor.
struct CodeBenchmark {
    func run(into report: Report) throws {
        let key = (0..<32).map { UInt8($0 * 7 + 1) }
        guard let limit = code_limit_new(key) else {
            report.begin("   The cost of a code: not measured, this processor has no SHA instructions")
            return
        }
        defer { code_limit_free(limit) }
        var sums: Set<UInt64> = []
        func contestant(_ name: String, _ route: MessageCodeRoute) -> Contestant {
            Contestant(name) {
                try Usage.measuring(Self.count) { sums.insert(try Self.sum(key, route)) }
            }
        }
        let contest = Contest(
            id: "codes", title: "One code (HMAC-SHA-256), one thread", unit: "code",
            contestants: [
                contestant(Self.fast, .compression), contestant(Self.provider, .contexts),
                Contestant(Self.limit) {
                    Usage.measuring(Self.count) { sums.insert(code_limit_run(limit, Self.count)) }
                },
            ], pairs: [(1, 2)])
        let figure = try contest.figure(rounds: Self.rounds)
        report.add(figure)
        report.check("both routes and the limit made the same codes", sums.count == 1)
        func cost(_ name: String) -> Double? { figure.ratio(of: name, against: Self.limit).map { 1 / $0.cpu } }
        report.add(Goal("code: cost of the fast route in limits", cost(Self.fast), .atMost(2)))
        report.add(Goal("code: cost of the EVP route in limits", cost(Self.provider), .atMost(4.5)))
    }

    private static let fast = "Brygga, batches"
    private static let provider = "Brygga, EVP contexts"
    private static let limit = "SHA instructions, 4 at a time"
    private static let rounds = 9
    private static let count = 1 << 20
    private static let batch = 64

    /// Makes the codes that the limit makes, and adds up their first eight bytes.
    private static func sum(_ key: [UInt8], _ route: MessageCodeRoute) throws -> UInt64 {
        var codes = try BatchedHMACSHA256(key: SecretBytes.copying(key), capacity: batch, route: route)
        codes.prepare(beginning: Array("pid1:SE:1990".utf8), count: 20)
        var sum: UInt64 = 0
        for start in stride(from: 0, to: count, by: batch) {
            for slot in 0..<batch {
                UnsafeMutableRawPointer(codes.block(slot))
                    .storeBytes(of: UInt64(start + slot), toByteOffset: 12, as: UInt64.self)
            }
            try codes.authenticate(batch)
            for slot in 0..<batch {
                sum &+= UnsafeRawPointer(codes.code(slot)).loadUnaligned(as: UInt64.self)
            }
        }
        return sum
    }
}
