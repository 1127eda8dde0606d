import ArgumentParser
import CaseExchange
import CaseModel
import ConsentRecording
import PersonalNumbers

/// `brygga consent …`: the agency's ledger of what people stated.
struct ConsentCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "consent",
        abstract: "Record, amend, withdraw and show what people consented to, and print it for them.",
        subcommands: [Record.self, Amend.self, Withdraw.self, Show.self, List.self, Letter.self, Expiring.self])

    /// The latest event of a record as JSON, without the person.
    static func object(_ record: ConsentRecord) -> JSONValue {
        let terms = record.terms
        var members: [String: JSONValue] = [
            "record_id": .string(terms.recordID.text), "kind": .string(terms.basis.kind.rawValue),
            "recipients": names(terms.recipients), "purposes": names(terms.purposes),
            "categories": names(terms.categories), "language": .string(terms.language),
            "events": .array(
                record.events.map {
                    [
                        "state": .string($0.state.rawValue), "event_time": .string($0.time.description),
                        "recorded_at": .string($0.recordedAt.description),
                    ]
                }),
        ]
        if let last = record.events.last { members["state"] = .string(last.state.rawValue) }
        return .object(members)
    }

    static func show(_ record: ConsentRecord) {
        let terms = record.terms
        let state = record.events.last?.state.rawValue ?? "empty"
        Console.result("\(terms.recordID)  \(terms.basis.kind.rawValue)  \(state)")
        Console.result("  to          \(list(terms.recipients))")
        Console.result("  purposes    \(list(terms.purposes))")
        Console.result("  categories  \(list(terms.categories))")
        for event in record.events {
            let removed = event.removed.map { " less \(list($0.categories.union($0.recipients).union($0.purposes)))" }
            Console.result("  \(event.time)  \(event.state.rawValue)\(removed ?? "")")
        }
    }

    private static func names(_ set: Set<Identifier>) -> JSONValue {
        .array(set.sorted().map { .string($0.text) })
    }

    private static func list(_ set: Set<Identifier>) -> String { set.sorted().map(\.text).joined(separator: ", ") }
}

/// Whom a consent is about.
struct PersonOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The case file that names the person.", valueName: "file"), completion: .file())
    var `case`: String?

    @Option(
        help: ArgumentHelp("A file with the personal number on one line, or - for standard input.", valueName: "file"),
        completion: .file())
    var person: String?

    @Option(help: "The country of the number: SE, DK, NO, FI or IS.")
    var country: CountryArgument?

    func validate() throws {
        guard (self.case == nil) != (person == nil) else { throw ValidationError("give either --case or --person") }
    }

    func read(at instant: Instant) throws -> PersonInput {
        if let path = self.case { return try PersonInput(caseFile: path, at: instant) }
        return try PersonInput(file: person ?? "-", country: country?.country, at: instant)
    }
}

/// When and how something was expressed.
struct ExpressionOptions: ParsableArguments {
    @Option(help: "How it was expressed: signed_paper, eid, oral_witnessed or email.")
    var method: String?

    @Option(
        help: ArgumentHelp(
            "The evidence, such as the scanned form or a note of what was said; it is kept sealed.", valueName: "file"),
        completion: .file())
    var evidence: String?

    @Option(help: "The role of the witness of an oral statement.")
    var witness: IdentifierArgument?

    @Option(help: "Who spoke: self, custodian, god_man, forvaltare, future_mandate or attorney.")
    var expressedBy = "self"

    @Option(help: ArgumentHelp("The evidence of a representative's authority.", valueName: "file"), completion: .file())
    var authority: String?

    @Option(help: ArgumentHelp("The language that an interpreter used (BCP 47).", valueName: "language"))
    var interpreter: String?

    @Option(help: "The date or instant of the statement (default: now).")
    var stated: InstantArgument?

    @Option(help: "The role of whoever writes it down.")
    var by: IdentifierArgument

    func validate() throws {
        if let method, ConsentExpression.Method(rawValue: method) == nil {
            throw ValidationError("--method is signed_paper, eid, oral_witnessed or email")
        }
        guard ConsentSpeaker(rawValue: expressedBy) != nil else {
            throw ValidationError("--expressed-by is self, custodian, god_man, forvaltare, future_mandate or attorney")
        }
        guard (method == nil) == (evidence == nil) else {
            throw ValidationError("--method and --evidence belong together")
        }
    }

    /// The expression, or nil when none is stated.
    var order: ConsentExpressionOrder? {
        guard let method = method.flatMap(ConsentExpression.Method.init(rawValue:)), let evidence,
            let role = Identifier("interpreter")
        else { return nil }
        return ConsentExpressionOrder(
            method: method, evidencePath: evidence, witness: witness?.identifier,
            speaker: ConsentSpeaker(rawValue: expressedBy) ?? .person, authorityPath: authority,
            interpreter: interpreter.map { ($0, role) })
    }

    func moment(at instant: Instant) -> ConsentMoment {
        ConsentMoment(stated: stated?.instant, recorded: instant, recordedBy: by.identifier)
    }
}

/// What a notice told the person.
struct NoticeOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The exact text that was shown.", valueName: "file"), completion: .file())
    var notice: String

    @Option(help: ArgumentHelp("The address of that text.", valueName: "uri"))
    var noticeUri: String

    @Option(help: "The version of that text.")
    var noticeVersion: String

    @Option(
        help: ArgumentHelp(
            "The language it was shown in (BCP 47; default: that of --language, where it is given).",
            valueName: "language"))
    var noticeLanguage: String?
}
