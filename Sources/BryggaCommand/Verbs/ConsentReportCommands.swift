import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import ConsentRecording

extension ConsentCommand {
    /// `brygga consent letter`.
    struct Letter: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "letter",
            abstract: "Print the receipt for the person: who may get what, why, until when, how to withdraw.",
            discussion: """
                It is about the person's latest record, or the one that --record names, and names no person.

                Example: brygga consent letter --case case.json --language da
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var person: PersonQuestionOptions
        @OptionGroup var letter: LetterOptions
        @OptionGroup var writing: WritingOptions

        @Option(help: "The record's id (default: the person's latest).")
        var record: RecordArgument?

        func run() throws {
            let opened = try home.open(writing)
            let ring = home.keys(of: opened)
            let register = try Register(of: opened, ring: ring, at: common.instant)
            let book = try ConsentBook(of: opened, ring: ring)
            let principal = try book.principal(
                of: try person.read(at: common.instant), with: KeyUnlocking(ring, passphrase: passphrase))
            let found = try register.record(record?.id, of: principal)
            let receipt = ConsentReceiptLetter(about: found, labels: register.labels())
            try letter.hand(
                over: receipt.page(language: letter.language), as: receipt.text(language: letter.language),
                ["record_id": .string(found.terms.recordID.text)], json: common.json, writing)
        }
    }

    /// `brygga consent expiring`.
    struct Expiring: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "expiring",
            abstract: "List the consents that run out soon, or whose notice was made from another policy.",
            discussion: "Example: brygga consent expiring --within P30D")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        @Option(help: "How soon (default: P30D).")
        var within: PeriodArgument?

        func run() throws {
            let opened = try home.open()
            let register = try Register(of: opened, ring: home.keys(of: opened), at: common.instant)
            let period = within?.period ?? .thirtyDays
            let found = try register.expiring(within: period)
            for consent in found {
                if common.json { Console.result(consent.json) } else { Console.result(consent.line) }
            }
            if found.isEmpty { Console.message("no consent runs out within \(period) or leans on another policy") }
        }
    }
}

extension ExpiringConsent {
    fileprivate var json: JSONValue {
        var members = ConsentCommand.object(record).object ?? [:]
        members["state"] = .string(standing.state)
        members["reasons"] = .array(reasons.map { .string($0.rawValue) })
        if let until = standing.until { members["until"] = .string(until.description) }
        return .object(members)
    }

    fileprivate var line: String {
        let until = standing.until.map(\.description) ?? ""
        let words = reasons.map { $0 == .expires ? "runs out" : "notice of another policy" }.joined(separator: ", ")
        let recipients = record.terms.recipients.sorted().map(\.text).joined(separator: ", ")
        return "\(until)  \(record.terms.recordID)  \(record.terms.basis.kind.rawValue) to \(recipients): \(words)"
    }
}
