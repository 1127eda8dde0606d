import Foundation

/// Figure 1: sealing and opening a 4 KiB case.
struct BundleBenchmark {
    let folder: URL

    func run(into report: Report) throws {
        report.begin(
            "1. A 4 KiB case, sealed and opened",
            [
                "In process: container, DER, manifest, index, signature; and on opening every check of parse, verify,",
                "openIndex and openSegments. Keys and trust list are in memory. The decision is not taken again on opening,",
                "no consent is enclosed, and nothing is written to disk.",
                "openssl: four processes a case; no container, no trust list, no manifest checks.",
                "C: the primitives alone, through libcrypto, in one loop.",
            ])
        let sealedCase = try SealedCase(try Collaboration())
        let containers = try (0..<Self.distinct).map { _ in try sealedCase.sealed() }
        let tools = try StockTools(Commands(folder: folder), sealedCase: sealedCase, container: containers[0])
        let primitives = try Primitives(sealedCase, container: containers[0])
        try check(sealedCase, containers, tools, primitives, into: report)
        let figures = try [
            ("sealing", sealing(sealedCase, tools, primitives)),
            ("opening", opening(sealedCase, containers, tools, primitives)),
        ]
        for (name, contest) in figures {
            let figure = try contest.figure(rounds: Self.rounds)
            report.add(figure)
            let ratio = figure.ratio(of: "Brygga", against: "C, primitives alone")?.cpu
            report.add(Goal("\(name) a case against C", ratio, .atLeast(1 / 1.5)))
        }
    }

    private static let rounds = 7
    private static let distinct = 32
    private static let operations = 256
    private static let processes = 5

    private func check(
        _ sealedCase: SealedCase, _ containers: [[UInt8]], _ tools: StockTools, _ primitives: Primitives,
        into report: Report
    ) throws {
        let contents = try containers.map { try sealedCase.opened($0) }
        report.check("what is sealed is what is opened", contents.allSatisfy { $0 == sealedCase.plaintext })
        report.check("a changed bundle is refused", sealedCase.isDamageRefused(containers[0]))
        report.check("openssl verifies and opens what Brygga sealed", try tools.opensBrygga())
        _ = try tools.seal()
        _ = try tools.open()
        report.check("openssl opens what it sealed", try tools.isRoundTrip())
        report.check("the C loop opens what it sealed, and refuses it changed", primitives.isSound())
    }

    private func sealing(_ sealedCase: SealedCase, _ tools: StockTools, _ primitives: Primitives) -> Contest {
        Contest(
            id: "bundle-seal", title: "Seal", unit: "case",
            contestants: [
                Contestant("Brygga") {
                    try Usage.measuring(Self.operations) {
                        for _ in 0..<Self.operations { _ = try sealedCase.sealed() }
                    }
                },
                Contestant("openssl cms processes") { try Self.repeated { try tools.seal() } },
                Contestant("C, primitives alone") {
                    try Self.loop { primitives.seal($0) }
                },
            ])
    }

    private func opening(
        _ sealedCase: SealedCase, _ containers: [[UInt8]], _ tools: StockTools, _ primitives: Primitives
    ) -> Contest {
        Contest(
            id: "bundle-open", title: "Open", unit: "case",
            contestants: [
                Contestant("Brygga") {
                    try Usage.measuring(Self.operations) {
                        for number in 0..<Self.operations {
                            let content = try sealedCase.opened(containers[number % containers.count])
                            guard content.count == SealedCase.size else { throw Missing(description: "content") }
                        }
                    }
                },
                Contestant("openssl cms processes") { try Self.repeated { try tools.open() } },
                Contestant("C, primitives alone") { try Self.loop { primitives.open($0) } },
            ])
    }

    private static func repeated(_ step: () throws -> Usage) throws -> Usage {
        try (1..<processes).reduce(step()) { usage, _ in try usage + step() }
    }

    private static func loop(_ body: (Int) -> Bool) throws -> Usage {
        try Usage.measuring(operations) {
            guard body(operations) else { throw Missing(description: "a success of libcrypto") }
        }
    }
}
