import CaseModel
import Testing

@testable import CaseExchange

/// Judgements over what a machine says of itself, where no real machine at hand says it.
@Suite("MachineChecks")
struct MachineChecksTests {
    private func outcome(
        _ id: String, _ change: (inout MachineState) -> Void, sourceLocation: SourceLocation = #_sourceLocation
    ) throws -> CheckResult.Outcome {
        var machine = MachineState.read()
        change(&machine)
        let checks = MachineChecks(machine).all
        let check = try #require(checks.first { $0.id == id }, sourceLocation: sourceLocation)
        return CheckResult(id, check.finding()).outcome
    }

    @Test(arguments: [
        ("3.37.0", CheckResult.Outcome.ok), ("3.40.1", .ok), ("4.0.0", .ok), ("3.36.9", .failed), ("2.99.0", .failed),
        ("unknown", .failed), ("", .failed), ("3", .failed),
    ])
    func sqliteIsNewEnough(version: String, expected: CheckResult.Outcome) throws {
        #expect(try outcome("sqlite-version") { $0.sqlite = (version, true) } == expected)
        #expect(try outcome("sqlite-version") { $0.sqlite = (version, false) } == .failed)
    }

    @Test(arguments: [
        (UInt(0x3000_0150), CheckResult.Outcome.failed), (0x3000_0160, .ok), (0x3010_0000, .ok), (0x3050_0060, .ok),
        (0x1010_11F0, .failed), (0, .failed),
    ])
    func openSSLIsNewEnough(number: UInt, expected: CheckResult.Outcome) throws {
        #expect(try outcome("openssl-version") { $0.openSSL.number = number } == expected)
    }

    @Test func swapIsReadAsTheSystemWritesIt() {
        let head = "Filename\t\t\t\tType\t\tSize\t\tUsed\t\tPriority\n"
        #expect(MachineState.swapAreas("").isEmpty && MachineState.swapAreas(head).isEmpty)
        let areas = MachineState.swapAreas(
            head
                + "/dev/sda2                               partition\t8388604\t\t0\t\t-2\n/dev/zram0 partition 9 0 100\n"
        )
        #expect(areas.map(\.name) == ["/dev/sda2", "/dev/zram0"])
        #expect(areas.map(\.isProtected) == [false, true])
    }

    @Test(arguments: [
        ("0077", CheckResult.Outcome.notApplicable), ("0177", .warning), ("0022", .warning), ("0000", .warning),
        ("unknown", .warning),
    ])
    func theFileMaskLeavesNothingToOthers(mask: String, expected: CheckResult.Outcome) throws {
        #expect(try outcome("file-mask") { $0.fileMask = mask } == expected)
    }

    @Test func coreDumpsAreOffOnlyAtNought() throws {
        for (limit, expected) in [
            ("0", CheckResult.Outcome.notApplicable), ("1", .warning), ("unlimited", .warning), ("unknown", .warning),
        ] {
            #expect(try outcome("core-dumps") { $0.coreDumps = (limit, "|/usr/lib/handler %p") } == expected)
        }
    }

    @Test func theClockIsJudgedAndNoOtherTime() throws {
        for (clock, expected) in [
            ("2026-12-01T09:00:00Z", CheckResult.Outcome.ok), ("1970-01-01T00:00:00Z", .failed),
            ("2180-01-01T00:00:00Z", .failed),
        ] {
            let instant = try #require(Instant(parsing: clock))
            #expect(try outcome("clock-plausible") { $0.clock = instant } == expected)
        }
    }

    @Test func knownAnswersComeOut() throws { #expect(try KnownAnswers.hold()) }
}
