import AuditReporting
import CaseExchange
import CaseModel
import ConsentRecording
import PolicyEvaluation

/// The letter to a person who asks what was shared about them, from what the register holds (GDPR article 15).
struct RegisterLetter {
    let subject: RegisterSubject
    let home: AgencyHome
    let collaborations: [Collaboration]
    let instant: Instant

    /// The letter; what a search could not see is said in it.
    var letter: DisclosureLetter {
        DisclosureLetter(
            agency: home.name, date: instant.date,
            jurisdiction: LetterJurisdiction(policy: collaborations.first?.policy.jurisdiction ?? ""),
            contact: contact, sent: of(.sent).map(sent), received: of(.received).map(received),
            refused: of(.refused).map(refused),
            notSearched: subject.unsearchable.values.reduce(0, +) + subject.unrecorded,
            extracts: subject.extracts)
    }

    /// How policies say that this agency is reached; what they say of another agency would lead the person astray.
    private var contact: [String] {
        let own = collaborations.map(\.policy.owner).filter { $0.agency == home.agency }
        return Set(own.map(\.contact)).sorted().map { "\(home.name): \($0)" }
    }

    private func of(_ direction: RegisterEntry.Direction) -> [RegisterEntry] {
        subject.entries.filter { $0.direction == direction }
    }

    private func sent(_ entry: RegisterEntry) -> SentDisclosure {
        SentDisclosure(
            date: entry.at.date, recipient: entry.partnerWords, purpose: entry.purposeWords,
            categories: entry.categoryWords, grounds: entry.grounds.map(CitedGround.init(registered:)),
            consents: entry.consents.compactMap(CitedConsent.init(registered:)),
            rules: entry.decision.permits.map(\.text), identity: entry.decision.request.identity,
            retainUntil: entry.decision.obligations?.retainUntil)
    }

    private func received(_ entry: RegisterEntry) -> ReceivedDisclosure {
        ReceivedDisclosure(
            date: entry.at.date, sender: entry.partnerWords, purpose: entry.purposeWords,
            categories: entry.categoryWords, keepUntil: entry.decision.obligations?.retainUntil)
    }

    private func refused(_ entry: RegisterEntry) -> RefusedDisclosure {
        RefusedDisclosure(
            date: entry.at.date, recipient: entry.partnerWords, purpose: entry.purposeWords,
            causes: RefusalCause.all(of: entry.decision, naming: \.text))
    }
}

extension RegisterEntry {
    fileprivate var partnerWords: String { partnerName ?? partner.text }
    fileprivate var purposeWords: String { purposeLabel ?? purpose.text }
    fileprivate var categoryWords: [String] { decision.request.categories.map(\.text) }
}

extension CitedGround {
    fileprivate init(registered ground: RegisteredGround) {
        self.init(
            processing: "GDPR 6.1 \(ground.processing.word), \(ground.processing.law)",
            specialCategories: ground.specialCategories.map { "GDPR 9.2 \($0.word), \($0.law)" },
            secrecy: ground.secrecy == "none_applicable" ? nil : ground.secrecy,
            liftedBy: SecrecyLift(rawValue: ground.liftedBy.word) ?? .noneNeeded,
            liftingLaw: ground.liftedBy.law.isEmpty ? nil : ground.liftedBy.law,
            personalNumber: ground.personalNumber?.law, standing: ground.isVerified ? .confirmed : .notYetConfirmed)
    }
}

extension CitedConsent {
    fileprivate init?(registered consent: RegisteredConsent) {
        guard let record = consent.recordID, let given = consent.standing?.given else { return nil }
        self.init(record: record.text, given: given.date, withdrawn: consent.standing?.withdrawn?.date)
    }
}
