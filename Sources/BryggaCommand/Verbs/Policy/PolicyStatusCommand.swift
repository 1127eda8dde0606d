import ArgumentParser
import CaseExchange
import CaseModel

extension PolicyCommand {
    /// `brygga policy status`.
    struct Status: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "status",
            abstract: "Show whether the pinned policy is in force, who has signed it and who follows another one.",
            discussion: """
                A policy is in force from its first day to its last when every agency that it names has signed its digest. \
                Which policy a partner follows is told by its last bundle in the register, and by bundles that are \
                given; they are verified, not opened. The trust list is the one of now, whatever day is asked about. A \
                policy that is not in force ends with exit code 2.

                Example: brygga policy status
                Example: brygga policy status --as-of 2026-12-31
                Example: brygga policy status stad-af.asice
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions

        @Argument(help: "Bundles of partners, whose policy is compared.", completion: .file())
        var bundles: [String] = []

        @Option(
            help: ArgumentHelp(
                "The day that is asked about, to its end, or an instant (default: --at).", valueName: "date"))
        var asOf: String?

        func validate() throws {
            if let asOf, Instant(parsingDateOrInstant: asOf) == nil {
                throw ValidationError("--as-of takes a date or an instant, such as 2026-12-31")
            }
        }

        func run() throws {
            let instant =
                asOf.flatMap { CalendarDate(parsing: $0)?.end ?? Instant(parsing: $0) } ?? common.instant
            let opened = try home.open()
            let status = try PolicyStatus(
                of: collaboration.load(opened, at: common.instant), home: opened, bundles: bundles, at: instant)
            if common.json {
                Console.result(status.json)
            } else {
                for line in status.lines(in: ChosenLanguage.current) { Console.result(line) }
            }
            guard status.isInForce else { throw PolicyNotInForce(status) }
        }
    }
}
