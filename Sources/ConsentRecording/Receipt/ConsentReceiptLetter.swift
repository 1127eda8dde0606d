public import CaseModel

/// What agencies, purposes, categories and excluded fields are called in a letter; a name without a label is shown
/// as it is. Labels come from the policy; characters that do not show are dropped from them.
public struct ConsentLabels: Hashable, Sendable {
    /// The agencies' names.
    public var agencies: [Identifier: String]
    /// The purposes in plain words.
    public var purposes: [Identifier: String]
    /// The categories in plain words.
    public var categories: [Identifier: String]

    /// Makes labels.
    public init(
        agencies: [Identifier: String], purposes: [Identifier: String], categories: [Identifier: String]
    ) {
        (self.agencies, self.purposes, self.categories) = (agencies, purposes, categories)
    }
}

/// The receipt for the person: one page of plain language that says who may get what, why, until when, and how to
/// withdraw. It names no person.
public struct ConsentReceiptLetter: Sendable {
    private let record: ConsentRecord
    private let labels: ConsentLabels

    /// A letter about a record as it stands after its last event.
    public init(about record: ConsentRecord, labels: ConsentLabels) {
        self.record = record
        self.labels = labels
    }

    /// The letter as plain text, UTF-8, lines ended by a line feed.
    public func text(language: Language) -> String {
        parts(language: language).map(\.text).joined(separator: "\n\n") + "\n"
    }

    /// The letter part by part, for other forms than plain text.
    package func parts(language: Language) -> [LetterPart] {
        let phrases = LetterPhrases.of(language)
        guard let consent = Self.consentInForce(of: record) else { return ended(phrases, language) }
        let terms = record.terms
        let scope = RemainingScope(terms: terms, removals: record.events.compactMap(\.removed))
        let lastDay = consent.time.adding(consent.validity ?? terms.retention).date
        let receiving = scope.recipients.subtracting(terms.excluded.agencies)
        let limits = [
            "\(phrases.lastDay) \(language.day(lastDay)).", "\(phrases.retention) \(language.period(terms.retention)).",
        ]
        var parts = [
            LetterPart(phrases.title), LetterPart(sentences: [phrases.opening[terms.basis.kind] ?? ""]),
            list(phrases.senders, terms.controllers.subtracting(terms.excluded.agencies), labels.agencies),
            list(phrases.recipients, receiving, labels.agencies),
            categories(scope.categories, phrases),
            list(phrases.purposes, scope.purposes, labels.purposes),
            LetterPart(phrases.until, sentences: limits),
        ]
        if !terms.excluded.isEmpty { parts.append(exclusions(phrases)) }
        parts.append(
            LetterPart(
                phrases.withdrawal,
                sentences: [phrases.withdrawalRight, terms.withdrawalMethod, phrases.withdrawalEffect]))
        parts.append(reference(phrases))
        return parts
    }

    /// The consent that holds: the latest given or renewed event, unless a later one ended the record.
    private static func consentInForce(of record: ConsentRecord) -> ConsentEvent? {
        var latest: ConsentEvent?
        for event in record.events where event.state != .amended {
            if event.state == .invalidated { return nil }
            if latest.map({ event.isLater(than: $0) }) ?? true { latest = event }
        }
        guard let latest, latest.state.permitsProcessing, latest.voice?.isAuthorised == true else { return nil }
        return latest
    }

    private func ended(_ phrases: LetterPhrases, _ language: Language) -> [LetterPart] {
        let last = record.events.last { phrases.statement[$0.state] != nil }
        // Where no event ended it, a representative gave it without evidence of authority.
        let sentence = last.flatMap { phrases.statement[$0.state] } ?? phrases.unauthorised
        var parts = [LetterPart(phrases.endedTitle), LetterPart(sentences: [sentence]), reference(phrases)]
        if let last { parts.insert(LetterPart(sentences: [language.day(last.time.date)]), at: 1) }
        return parts
    }

    private func list(_ heading: String, _ names: Set<Identifier>, _ words: [Identifier: String]) -> LetterPart {
        LetterPart(heading, items: names.sorted().map { Self.label($0, words) })
    }

    /// Categories without a label stand in the words of the policy, and the letter says so.
    private func categories(_ names: Set<Identifier>, _ phrases: LetterPhrases) -> LetterPart {
        let isExplained = names.contains { labels.categories[$0] == nil }
        return LetterPart(
            phrases.categories, items: names.sorted().map { Self.label($0, labels.categories) },
            sentences: isExplained ? [phrases.policyWords] : [])
    }

    private func exclusions(_ phrases: LetterPhrases) -> LetterPart {
        let agencies = record.terms.excluded.agencies.sorted().map { Self.label($0, labels.agencies) }
        let fields = record.terms.excluded.fields.sorted().map {
            Self.label($0.category, labels.categories) + ": " + $0.name.text
        }
        return LetterPart(phrases.excluded, items: agencies + fields, sentences: [phrases.exclusionHolds])
    }

    private func reference(_ phrases: LetterPhrases) -> LetterPart {
        LetterPart(sentences: ["\(phrases.reference): \(record.terms.recordID)", record.terms.notice.uri])
    }

    private static func label(_ name: Identifier, _ words: [Identifier: String]) -> String {
        let label = words[name].map(shown) ?? ""
        return label.isEmpty ? name.text : label
    }

    /// A text without characters that do not show, 200 characters at most: a label cannot write lines of its own.
    private static func shown(_ text: String) -> String {
        String(String.UnicodeScalarView(text.unicodeScalars.filter { !isHidden($0) }.prefix(200)))
    }
}

extension ConsentEvent {
    /// Later in time; of two at the same time the one that permits nothing, as in the fold.
    fileprivate func isLater(than other: ConsentEvent) -> Bool {
        time != other.time ? time > other.time : !state.permitsProcessing
    }
}
