import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import ParallelWork
import PersonalNumbers

extension PseudonymsCommand {
    /// `brygga pseudonyms reidentify`: the numbers behind pseudonyms, on two officers' approval.
    struct Reidentify: AsyncParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reidentify",
            abstract: "Turn pseudonyms back into personal numbers, on a request that two officers approved.",
            discussion: """
                First --request writes a request for just these pseudonyms; two officers approve it with 'brygga \
                approve'; then --approval, given twice, searches all numbers of the country. The home's log has an \
                entry before anything is given out, and one for every refusal. The home's agency.yaml limits how many \
                pseudonyms that may be in a time: reidentification_limit (100), reidentification_days (30).

                Example: brygga pseudonyms reidentify pseudonyms.txt --domain statistics-2026 \\
                    --country SE --purpose "a finding that the person must be told" \\
                    --quota 5 --request request.json
                """)

        @OptionGroup var list: PseudonymListOptions
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var numbers: NumberOptions
        @OptionGroup var range: BornOptions

        @Option(help: "The pseudonym domain.")
        var domain: IdentifierArgument?

        @Option(
            help: ArgumentHelp(
                "The tag of a domain that no policy at hand names, 2 to 10 letters.", valueName: "letters"))
        var tag: String?

        @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
        var country: CountryArgument?

        @Option(help: ArgumentHelp("Why the persons must be known, in words.", valueName: "words"))
        var purpose: String?

        @Option(help: ArgumentHelp("The most pseudonyms that this request may be for.", valueName: "number"))
        var quota: Int?

        @Option(
            help: ArgumentHelp("Write the request that two officers are to approve.", valueName: "file"),
            completion: .file())
        var request: String?

        @Option(
            help: ArgumentHelp("An officer's approval of the request; give two.", valueName: "file"),
            completion: .file())
        var approval: [String] = []

        @Option(
            help: ArgumentHelp("The file to write the numbers to, for the owner alone: CSV.", valueName: "file"),
            completion: .file())
        var out: String?

        @Flag(help: "Replace the file when it exists.")
        var force = false

        @Flag(help: "Print the numbers on standard output.")
        var reveal = false

        @Option(help: ArgumentHelp("How many threads search (default: one for each processor).", valueName: "number"))
        var jobs: Int?

        func validate() throws {
            if let jobs, !(1...64).contains(jobs) { throw ValidationError("--jobs must be 1 to 64") }
            guard request == nil else {
                if !approval.isEmpty || out != nil || reveal {
                    throw ValidationError("--request excludes --approval, --out and --reveal")
                }
                let needed = [
                    ("--domain", domain == nil), ("--country", country == nil), ("--purpose", purpose == nil),
                    ("--quota", quota == nil),
                ]
                if let (name, _) = needed.first(where: \.1) { throw ValidationError("--request needs \(name)") }
                return
            }
            if (out != nil) == reveal, !approval.isEmpty {
                throw ValidationError("give either --out or --reveal")
            }
        }

        private var order: ReidentificationOrder {
            var order = ReidentificationOrder(ListFile(list.pseudonyms, column: list.column))
            (order.domain, order.tag, order.country) = (domain?.identifier, tag, country?.country)
            (order.purpose, order.quota, order.born) = (purpose, quota, range.born?.range)
            order.referenceDate = numbers.referenceDate?.date
            order.kinds = numbers.allow.flatMap { $0.kinds?.members ?? [] }
            return order
        }

        func run() async throws {
            let opened = try home.open(writing)
            let loaded = try collaboration.load(opened, at: common.instant)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let journey = Reidentification(home: opened, keys: keys, collaboration: loaded)
            if let request {
                show(try journey.ask(order, to: request, at: common.instant), request)
            } else {
                let display = ProgressDisplay.standardError(common)
                Interruption.listen()
                defer { display.finish() }
                let result = try await journey.run(
                    order, approvals: approval, to: out.map { .file($0, force ? .replace : .keep) } ?? .shown,
                    at: common.instant, width: jobs ?? OrderedWork.processors,
                    goesOn: { !Interruption.isRequested }, progress: display)
                display.finish()
                show(result)
            }
            writing.remark()
        }

        private func show(_ asked: ReidentificationRequest, _ path: String) {
            guard common.json else {
                Console.result("\(path): a request to re-identify \(asked.count.counted("pseudonym", "pseudonyms"))")
                return Console.message("have two officers approve it: brygga approve \(ShellWord.quoted(path))")
            }
            Console.result(writing.stamped(["request": .string(path), "terms": asked.json]))
        }

        private func show(_ result: ReidentificationResult) {
            // What the log of a rehearsal forgets must not be shown.
            if reveal, !writing.dryRun {
                for person in result.persons {
                    guard common.json else {
                        Console.result("\(person.pseudonym)  \(person.number.value)")
                        continue
                    }
                    Console.result(["pseudonym": .string(person.pseudonym), "number": .string(person.number.value)])
                }
            }
            let found = result.persons.count
            guard common.json else {
                return Console.message(
                    "\(found) of \(result.asked.counted("pseudonym", "pseudonyms")) re-identified, "
                        + "\(result.asked - found) not found, \(result.tried) numbers tried"
                        + (out.map { ": \($0)" } ?? ""))
            }
            let report = writing.stamped([
                "asked": .integer(Int64(result.asked)), "found": .integer(Int64(found)),
                "not_found": .integer(Int64(result.asked - found)), "tried": .integer(Int64(result.tried)),
                "out": out.map { .string($0) } ?? .null, "terms": result.request.json,
            ])
            guard reveal else { return Console.result(report) }
            Console.errorLine(
                CanonicalJSON.text(of: .object((report.object ?? [:]).merging(["type": "report"]) { $1 })))
        }
    }
}
