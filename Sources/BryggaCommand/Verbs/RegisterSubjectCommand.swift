import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import ConsentRecording

extension RegisterCommand {
    /// `brygga register subject`.
    struct Subject: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "subject",
            abstract:
                "Show everything about one person: what was sent, received and refused, and what may be sent today.",
            discussion: """
                The person is named by a case file, by a file with the number, or at the terminal; never on the command \
                line.

                --letter prints the letter that answers the person who asks (GDPR article 15), --html writes it as a page.

                Example: brygga register subject --case case.json --letter --language da
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var person: PersonQuestionOptions
        @OptionGroup var form: LetterOptions
        @OptionGroup var writing: WritingOptions

        @Flag(help: "Print the letter to the person.")
        var letter = false

        func validate() throws {
            if letter, form.html != nil { throw ValidationError("--letter and --html exclude each other") }
        }

        func run() throws {
            let opened = try home.open(writing)
            let ring = home.keys(of: opened)
            let input = try person.read(at: common.instant)
            let register = try Register(of: opened, ring: ring, at: common.instant)
            let subject = try register.subject(input, with: KeyUnlocking(ring, passphrase: passphrase))
            let joined = try collaborations(of: opened)
            if letter || form.html != nil {
                let page = RegisterLetter(
                    subject: subject, home: opened, collaborations: joined, instant: common.instant
                ).letter.page(language: form.language)
                try form.hand(over: page, as: page.text(), [:], json: common.json, writing)
            } else {
                let possible = try joined.flatMap { try register.outlook(of: subject, stating: input.flags, in: $0) }
                let view = SubjectView(of: subject, in: register, possible: possible)
                if common.json { view.printObjects(at: common.instant) } else { view.printText(at: common.instant) }
            }
            Warning.gaps(in: subject).forEach(Console.warning)
        }

        private func collaborations(of home: AgencyHome) throws -> [Collaboration] {
            if let named = collaboration.collaboration?.identifier {
                return [try Collaboration.load(named, of: home, at: common.instant)]
            }
            // The past can be asked about even when a trust list is too old for anything to be sent.
            return try Collaboration.joined(of: home).compactMap { id in
                do { return try Collaboration.load(id, of: home, at: common.instant) } catch {
                    Console.warning(.unusableCollaboration(id, because: (error as? any ReportableFailure)?.code))
                    return nil
                }
            }
        }
    }
}

/// What is shown of a person.
struct SubjectView {
    let subject: RegisterSubject
    let consents: [(record: ConsentRecord, flows: [FlowStanding])]
    let possible: [PossibleDisclosure]

    init(of subject: RegisterSubject, in register: Register, possible: [PossibleDisclosure]) {
        (self.subject, self.possible) = (subject, possible)
        consents = register.consents(of: subject)
    }

    func printObjects(at instant: Instant) {
        for entry in subject.entries { Console.result(entry.json) }
        for (record, flows) in consents {
            var members = ConsentCommand.object(record).object ?? [:]
            members["type"] = "consent"
            members["flows"] = .array(flows.map(\.object))
            Console.result(.object(members))
        }
        for disclosure in possible { Console.result(disclosure.json) }
        Console.result([
            "type": "summary", "at": .string(instant.description), "sent": .integer(count(.sent)),
            "received": .integer(count(.received)), "refused": .integer(count(.refused)),
            "consents": .integer(Int64(consents.count)), "may_send": .integer(Int64(possible.count)),
            "not_searched": .integer(Int64(subject.unsearchable.values.reduce(0, +) + subject.unrecorded)),
            "extracts": .integer(Int64(subject.extracts)),
        ])
    }

    func printText(at instant: Instant) {
        for (direction, title) in [
            (RegisterEntry.Direction.sent, "Sent"), (.received, "Received"), (.refused, "Refused, nothing was sent"),
        ] {
            Console.result("\(title): \(count(direction))")
            for entry in subject.entries where entry.direction == direction {
                Console.result("  " + entry.line)
                for line in entry.restingOn { Console.result("      " + line) }
            }
        }
        if subject.extracts > 0 {
            Console.result(
                "Extracts for statistics: \(subject.extracts); whether the person is in them the register does not keep"
            )
        }
        Console.result("Consents: \(consents.count)")
        for (record, _) in consents {
            let standing = RecordStanding(of: record, at: instant)
            let until = standing.until.map { ", until \($0)" } ?? ""
            Console.result("  \(record.terms.recordID)  \(record.terms.basis.kind.rawValue)  \(standing.state)\(until)")
        }
        Console.result("May be sent on \(instant.date): \(possible.count)")
        for disclosure in possible {
            Console.result(
                "  \(disclosure.category) to \(disclosure.to) for \(disclosure.purpose) until \(disclosure.until)")
        }
    }

    private func count(_ direction: RegisterEntry.Direction) -> Int64 {
        Int64(subject.entries.count { $0.direction == direction })
    }
}
