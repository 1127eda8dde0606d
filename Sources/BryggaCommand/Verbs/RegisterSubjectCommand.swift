import ArgumentParser
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

                Example: brygga register subject --case case.json
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var person: PersonQuestionOptions

        func run() throws {
            let opened = try home.open()
            let ring = home.keys(of: opened)
            let input = try person.read(at: common.instant)
            let register = try Register(of: opened, ring: ring, at: common.instant)
            let subject = try register.subject(input, with: KeyUnlocking(ring, passphrase: passphrase))
            let view = try SubjectView(of: subject, in: register, possible: possible(subject, register, opened, input))
            if common.json { view.printObjects(at: common.instant) } else { view.printText(at: common.instant) }
            Warning.gaps(in: subject).forEach(Console.warning)
        }

        private func possible(
            _ subject: RegisterSubject, _ register: Register, _ home: AgencyHome, _ input: PersonInput
        ) throws -> [PossibleDisclosure] {
            let joined = try Collaboration.joined(of: home)
            let ids = collaboration.collaboration.map { [$0.identifier] } ?? joined
            return try ids.flatMap {
                try register.outlook(
                    of: subject, stating: input.flags, in: try Collaboration.load($0, of: home, at: common.instant))
            }
        }
    }
}

/// What is shown of a person.
struct SubjectView {
    let subject: RegisterSubject
    let consents: [(record: ConsentRecord, flows: [FlowStanding])]
    let possible: [PossibleDisclosure]

    init(of subject: RegisterSubject, in register: Register, possible: [PossibleDisclosure]) throws {
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
