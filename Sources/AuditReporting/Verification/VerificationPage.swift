public import BundleSealing
public import CaseModel
import ConsentRecording
public import OpenSSLCrypto

/// The receipt of a verification for the file archive: the verdict, what the bundle says of itself, every check and
/// what became of it, and what was not checked. It shows no content, since the content is sealed.
public struct VerificationPage: Sendable {
    /// The overall result in the words of ETSI EN 319 102-1.
    public typealias Verdict = VerificationVerdict.Indication

    /// What the visible part of a bundle says; nil where the verification did not get that far.
    public struct Facts: Sendable, Hashable {
        /// The sender: its name, and its identifier in the policy.
        public var sender: String?
        /// The recipient, as the sender.
        public var recipient: String?
        /// The purpose in the policy's words.
        public var purpose: String?
        /// The digest of the policy that permitted the disclosure.
        public var policyDigest: SHA256Digest?
        /// When it was signed, by the signer's own statement.
        public var signed: Instant?
        /// When it was made.
        public var created: Instant?
        /// The last instant at which it may be opened.
        public var expires: Instant?
        /// How many sealed segments it has.
        public var segments: Int?
        /// The bundle's identity: the SHA-256 of its list of entries.
        public var identity: SHA256Digest?

        /// Nothing is known.
        public init() {}

        /// The facts that a valid signature vouches for; `names` are the agencies' names as people know them, from the trust
        /// list or policy, and `purpose` is the purpose's label where one is known.
        public init(of statement: SignedStatement, names: [Identifier: String], purpose: String? = nil) {
            let manifest = statement.manifest
            sender = Self.party(manifest.sender.agency, names)
            recipient = Self.party(manifest.recipient.agency, names)
            self.purpose = purpose.map { "\($0) (\(manifest.purpose))" } ?? manifest.purpose.text
            policyDigest = manifest.policyDigest
            (signed, created, expires) = (statement.signingTime, manifest.created, manifest.expires)
            segments = manifest.segments.count
            identity = statement.identity
        }

        private static func party(_ agency: Identifier, _ names: [Identifier: String]) -> String {
            names[agency].map { "\($0) (\(agency))" } ?? agency.text
        }
    }

    private let bundle: String
    private let verdict: Verdict
    private let checked: Instant
    private let tool: String
    private let report: VerificationReport
    private let facts: Facts

    /// Makes the receipt of an examination.
    ///
    /// - Parameters:
    ///   - bundle: the file's name.
    ///   - names: the agencies' names as people know them, from the trust list or the policy.
    ///   - purpose: the purpose's label, where one is known.
    ///   - checked: the instant that the checks speak about.
    ///   - tool: the program and its version.
    public init(
        of bundle: String, _ examination: BundleExamination, names: [Identifier: String], purpose: String? = nil,
        checked: Instant, tool: String
    ) {
        let facts = examination.statement.map { Facts(of: $0, names: names, purpose: purpose) } ?? Facts()
        self.init(
            of: bundle, verdict: examination.report.verdict.indication, report: examination.report, facts: facts,
            checked: checked, tool: tool)
    }

    /// Makes the receipt of a verification.
    ///
    /// `bundle` is the file's name, `checked` the instant the checks speak about, `tool` the program and its version.
    public init(
        of bundle: String, verdict: Verdict, report: VerificationReport, facts: Facts = Facts(), checked: Instant,
        tool: String
    ) {
        (self.bundle, self.verdict, self.report, self.facts) = (bundle, verdict, report, facts)
        (self.checked, self.tool) = (checked, tool)
    }

    /// The receipt in a language. Codes, names of checks and the words of a failure are English in every language.
    ///
    /// Throws nothing a caller can cause.
    public func page(language: Language) throws(ReportFault) -> ReportPage {
        let phrases = VerificationPhrases.of(language)
        var blocks: [ReportBlock] = [
            .verdict(verdict.mark, word: verdict.rawValue, sentence: phrases.verdict(verdict)),
            .paragraph(phrases.opening),
        ]
        if let failure = report.failure { blocks += why(failure, phrases) }
        blocks += [.heading(phrases.factsHeading)]
        // The seal is what vouches for these words.
        if verdict != .totalPassed { blocks.append(.caution(phrases.unproved)) }
        blocks.append(.terms(terms(phrases)))
        blocks += [.heading(phrases.checksHeading), .table(try table(phrases, language))]
        blocks += notChecked(phrases, language)
        return ReportPage(
            language: language, title: phrases.title, blocks: blocks,
            closing: ["\(phrases.madeBy) \(ShownText.of(tool)), \(ReportTime.text(checked)).", phrases.standard])
    }

    private func why(_ failure: BundleFault, _ phrases: VerificationPhrases) -> [ReportBlock] {
        var terms = [
            ReportTerm(phrases.check, [ReportText((failure.check ?? .container).rawValue, form: .code)]),
            ReportTerm(phrases.code, [ReportText(failure.code, form: .code)]),
            ReportTerm(phrases.message, [ReportText(failure.message, language: phrases.english)]),
        ]
        if let hint = failure.hint {
            terms.append(ReportTerm(phrases.remedy, [ReportText(hint, language: phrases.english)]))
        }
        return [.heading(phrases.failureHeading), .terms(terms)]
    }

    private func terms(_ phrases: VerificationPhrases) -> [ReportTerm] {
        let known: [(String, ReportText?)] = [
            (phrases.file, ReportText(bundle, form: .code)),
            (phrases.sender, facts.sender.map { ReportText($0) }),
            (phrases.recipient, facts.recipient.map { ReportText($0) }),
            (phrases.purpose, facts.purpose.map { ReportText($0) }),
            (phrases.policy, facts.policyDigest.map { ReportText($0.hex, form: .code) }),
            (phrases.signed, facts.signed.map { ReportText(ReportTime.text($0)) }),
            (phrases.created, facts.created.map { ReportText(ReportTime.text($0)) }),
            (phrases.expires, facts.expires.map { ReportText(ReportTime.text($0)) }),
            (phrases.segments, facts.segments.map { ReportText(String($0)) }),
            (phrases.identity, facts.identity.map { ReportText($0.hex, form: .code) }),
        ]
        return known.map { ReportTerm($0, [$1 ?? ReportText(phrases.unknown)]) }
    }

    private func table(_ phrases: VerificationPhrases, _ language: Language) throws(ReportFault) -> ReportTable {
        let rows = report.entries.map { entry in
            [
                [ReportText(entry.check.rawValue, form: .code, language: phrases.english)],
                [ReportText(String(entry.check.step))],
                [ReportText(CheckPhrases.of(entry.check, language).what)], phrases.outcome(entry.outcome),
            ]
        }
        return try ReportTable(
            caption: phrases.checksCaption, columns: [phrases.check, phrases.step, phrases.what, phrases.outcome],
            rows: rows, emptyNote: phrases.unknown)
    }

    /// What was left out or not reached, and what that leaves open.
    private func notChecked(_ phrases: VerificationPhrases, _ language: Language) -> [ReportBlock] {
        var open = report.entries.filter { $0.outcome == .skipped || $0.outcome == .notReached }.map(\.check)
        guard !open.isEmpty else { return [.heading(phrases.openHeading), .paragraph(phrases.nothingOpen)] }
        var blocks: [ReportBlock] = [.heading(phrases.openHeading)]
        if report.failure != nil {
            // The bundle is refused anyway: what the later checks would have shown changes nothing.
            blocks.append(.paragraph(phrases.stopped))
            open = report.skipped
        }
        let terms = open.map { ReportTerm($0.rawValue, CheckPhrases.of($0, language).unchecked) }
        return terms.isEmpty ? blocks : blocks + [.terms(terms)]
    }
}

extension VerificationPage.Verdict {
    var mark: ReportMark {
        switch self {
        case .totalPassed: .good
        case .indeterminate: .unsure
        case .totalFailed: .bad
        }
    }
}
