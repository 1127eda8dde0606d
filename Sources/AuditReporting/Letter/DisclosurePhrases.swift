import CaseModel
import ConsentRecording
import PolicyEvaluation

/// The fixed words of a letter about disclosures in one language.
struct DisclosurePhrases: Sendable {
    let title, from, date, reference, opening, policyWords: String
    let sentHeading, nothingSent, receivedHeading, nothingReceived, nothingFound, refusedHeading, refusedOpening: String
    let to, receivedFrom, purpose, categories, identity, ground, consent, noConsent, rules, recipientKeeps: String
    let weKeep, why, none, noEndDate, given, withdrawn: String
    let processing, specialCategories, secrecy, personalNumber, notYetConfirmed: String
    let summaryHeading, allPurposes, allCategories, allRecipients, sources, ownSource, storage, storageText: String
    let automated, automatedText: String
    let rightsHeading, rightsOpening, rightsLimits, complaintHeading, contactHeading, turnTo: String
    /// A copy, rectification, erasure, restriction, objection, withdrawal of a consent.
    let rights: [String]
    let identities: Identities
    let lifts: Lifts
    let causes: Causes
    let complaints: Complaints
    /// What stands before and behind the number of received disclosures that could not be searched.
    let notSearched: NotSearched
    /// What stands before and behind the number of extracts for statistics.
    let extracts: NotSearched

    /// How the person was named.
    struct Identities: Sendable { let none, pseudonym, personalNumber: String }
    /// What lifts secrecy, behind the provision.
    struct Lifts: Sendable { let consent, statutoryDuty, harmTest, noneNeeded: String }
    /// Why a disclosure was refused, in general words without full stop: the categories follow.
    struct Causes: Sendable {
        let notInForce, forbidden, noPermit, consentMissing, consentNotInForce, consentInsufficient: String
        let approvalMissing, outsideWindow, smallGroup, termsOfOrigin, stoppedWithTheRest: String
    }
    /// Where to complain.
    struct Complaints: Sendable { let sweden, denmark, other: String }

    /// Sentences about disclosures of which it is not known whom they are about, around their number.
    struct NotSearched: Sendable { let before, behind: String }

    static func of(_ language: Language) -> DisclosurePhrases {
        switch language {
        case .swedish: swedish
        case .danish: danish
        case .english: english
        }
    }

    func notSearched(_ count: Int) -> String { "\(notSearched.before) \(count). \(notSearched.behind)" }

    func extracts(_ count: Int) -> String { "\(extracts.before) \(count). \(extracts.behind)" }

    func identity(_ form: IdentityForm) -> String {
        switch form {
        case .none: identities.none
        case .pseudonym: identities.pseudonym
        case .personalNumber: identities.personalNumber
        }
    }

    func lifted(by lift: SecrecyLift) -> String {
        switch lift {
        case .consent: lifts.consent
        case .statutoryDuty: lifts.statutoryDuty
        case .harmTest: lifts.harmTest
        case .noneNeeded: lifts.noneNeeded
        }
    }

    func cause(_ kind: RefusalCause.Kind) -> String {
        switch kind {
        case .notInForce: causes.notInForce
        case .forbidden: causes.forbidden
        case .consentMissing: causes.consentMissing
        case .consentNotInForce: causes.consentNotInForce
        case .consentInsufficient: causes.consentInsufficient
        case .approvalMissing: causes.approvalMissing
        case .outsideWindow: causes.outsideWindow
        case .smallGroup: causes.smallGroup
        case .termsOfOrigin: causes.termsOfOrigin
        case .noPermit: causes.noPermit
        case .stoppedWithTheRest: causes.stoppedWithTheRest
        }
    }

    func complaint(_ jurisdiction: LetterJurisdiction) -> String {
        switch jurisdiction {
        case .sweden: complaints.sweden
        case .denmark: complaints.denmark
        case .other: complaints.other
        }
    }
}
