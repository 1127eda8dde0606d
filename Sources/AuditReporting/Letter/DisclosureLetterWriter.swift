import CaseModel
import ConsentRecording
import PolicyEvaluation

/// Puts the words of one language and the entries of a letter in their order.
struct DisclosureLetterWriter {
    let letter: DisclosureLetter
    let language: Language
    let phrases: DisclosurePhrases

    var page: ReportPage {
        var blocks: [ReportBlock] = [.terms(head), .paragraph(phrases.opening)]
        if !(letter.sent.isEmpty && letter.received.isEmpty && letter.refused.isEmpty) {
            blocks.append(.paragraph(phrases.policyWords))
        }
        blocks += section(phrases.sentHeading, phrases.nothingSent, letter.sent.map { (title($0), terms($0)) })
        if letter.extracts > 0 { blocks.append(.caution(phrases.extracts(letter.extracts))) }
        blocks += section(
            phrases.receivedHeading, letter.notSearched > 0 ? phrases.nothingFound : phrases.nothingReceived,
            letter.received.map { (title($0), terms($0)) })
        if letter.notSearched > 0 { blocks.append(.caution(phrases.notSearched(letter.notSearched))) }
        if !letter.refused.isEmpty {
            blocks += [.heading(phrases.refusedHeading), .paragraph(phrases.refusedOpening)]
            blocks += letter.refused.flatMap { [.subheading(title($0)), .terms(terms($0))] }
        }
        blocks += [.heading(phrases.summaryHeading), .terms(summary)]
        blocks += [.heading(phrases.rightsHeading), .paragraph(phrases.rightsOpening), .list(phrases.rights)]
        blocks += [.paragraph(phrases.rightsLimits), .heading(phrases.complaintHeading)]
        blocks += [.paragraph(phrases.complaint(letter.jurisdiction))]
        blocks.append(.heading(phrases.contactHeading))
        blocks.append(
            letter.contact.isEmpty ? .paragraph("\(phrases.turnTo) \(letter.agency).") : .list(letter.contact))
        return ReportPage(language: language, title: phrases.title, blocks: blocks)
    }

    private var head: [ReportTerm] {
        var terms = [
            ReportTerm(phrases.from, letter.agency), ReportTerm(phrases.date, language.day(letter.date)),
        ]
        if let reference = letter.reference { terms.append(ReportTerm(phrases.reference, reference)) }
        return terms
    }

    private func section(
        _ heading: String, _ none: String, _ entries: [(title: String, terms: [ReportTerm])]
    ) -> [ReportBlock] {
        guard !entries.isEmpty else { return [.heading(heading), .paragraph(none)] }
        return [.heading(heading)] + entries.flatMap { [.subheading($0.title), .terms($0.terms)] }
    }

    private func title(_ entry: SentDisclosure) -> String {
        "\(language.day(entry.date)): \(phrases.to) \(entry.recipient)"
    }

    private func title(_ entry: ReceivedDisclosure) -> String {
        "\(language.day(entry.date)): \(phrases.receivedFrom) \(entry.sender)"
    }

    private func title(_ entry: RefusedDisclosure) -> String {
        "\(language.day(entry.date)): \(phrases.to) \(entry.recipient)"
    }

    private func terms(_ entry: SentDisclosure) -> [ReportTerm] {
        [
            ReportTerm(phrases.purpose, entry.purpose), list(phrases.categories, entry.categories),
            ReportTerm(phrases.identity, phrases.identity(entry.identity)),
            ReportTerm(phrases.ground, entry.grounds.flatMap(lines)),
            ReportTerm(
                phrases.consent,
                entry.consents.isEmpty ? [ReportText(phrases.noConsent)] : entry.consents.map { ReportText(line($0)) }),
            list(phrases.rules, entry.rules), ReportTerm(phrases.recipientKeeps, day(entry.retainUntil)),
        ]
    }

    private func terms(_ entry: ReceivedDisclosure) -> [ReportTerm] {
        [
            ReportTerm(phrases.purpose, entry.purpose), list(phrases.categories, entry.categories),
            ReportTerm(phrases.weKeep, day(entry.keepUntil)),
        ]
    }

    private func terms(_ entry: RefusedDisclosure) -> [ReportTerm] {
        [
            ReportTerm(phrases.purpose, entry.purpose),
            list(phrases.categories, distinct(entry.causes.flatMap(\.categories))),
            list(phrases.why, entry.causes.map(line)),
        ]
    }

    private func list(_ name: String, _ lines: [String]) -> ReportTerm {
        ReportTerm(name, lines.isEmpty ? [ReportText(phrases.none)] : lines.map { ReportText($0) })
    }

    private func day(_ date: CalendarDate?) -> String { date.map(language.day) ?? phrases.noEndDate }

    private func lines(_ ground: CitedGround) -> [ReportText] {
        var lines = ["\(phrases.processing): \(ground.processing)"]
        if let law = ground.specialCategories { lines.append("\(phrases.specialCategories): \(law)") }
        if let secrecy = ground.secrecy {
            let law = ground.liftingLaw.map { " (\($0))" } ?? ""
            lines.append("\(phrases.secrecy): \(secrecy), \(phrases.lifted(by: ground.liftedBy))\(law)")
        }
        if let law = ground.personalNumber { lines.append("\(phrases.personalNumber): \(law)") }
        if ground.standing == .notYetConfirmed { lines.append(phrases.notYetConfirmed) }
        return lines.map { ReportText($0) }
    }

    private func line(_ cause: RefusalCause) -> String {
        "\(phrases.cause(cause.kind)) (\(cause.categories.joined(separator: ", ")))"
    }

    private func line(_ consent: CitedConsent) -> String {
        let given = "\(consent.record), \(phrases.given) \(language.day(consent.given))"
        return given + (consent.withdrawn.map { ", \(phrases.withdrawn) \(language.day($0))" } ?? "")
    }

    /// What article 15(1) asks for as a whole.
    private var summary: [ReportTerm] {
        var terms: [ReportTerm] = []
        if !letter.sent.isEmpty || !letter.received.isEmpty {
            terms = [
                list(phrases.allPurposes, distinct(letter.sent.map(\.purpose) + letter.received.map(\.purpose))),
                list(
                    phrases.allCategories,
                    distinct(letter.sent.flatMap(\.categories) + letter.received.flatMap(\.categories))),
                list(phrases.allRecipients, distinct(letter.sent.map(\.recipient))),
                list(phrases.sources, distinct(letter.received.map(\.sender)) + [phrases.ownSource]),
                ReportTerm(phrases.storage, phrases.storageText),
            ]
        }
        return terms + [ReportTerm(phrases.automated, phrases.automatedText)]
    }

    private func distinct(_ texts: [String]) -> [String] {
        var seen: Set<String> = []
        return texts.filter { seen.insert($0).inserted }
    }
}
