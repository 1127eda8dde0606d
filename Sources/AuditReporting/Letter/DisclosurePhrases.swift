import CaseModel
import ConsentRecording
import PolicyEvaluation

/// The fixed words of a letter about disclosures in one language.
struct DisclosurePhrases: Sendable {
    let title, from, date, reference, opening: String
    let sentHeading, nothingSent, receivedHeading, nothingReceived, nothingFound, refusedHeading, refusedOpening: String
    let to, receivedFrom, purpose, categories, identity, ground, consent, noConsent, rules, recipientKeeps: String
    let weKeep, why, none, noEndDate, given, withdrawn: String
    let processing, specialCategories, secrecy, personalNumber, notYetConfirmed: String
    let summaryHeading, allPurposes, allCategories, allRecipients, sources, ownSource, storage, storageText: String
    let automated, automatedText: String
    let rightsHeading, rightsOpening, rightsLimits, complaintHeading, contactHeading: String
    /// A copy, rectification, erasure, restriction, objection, withdrawal of a consent.
    let rights: [String]
    let identities: Identities
    let lifts: Lifts
    let reasons: Reasons
    let complaints: Complaints
    /// What stands before and behind the number of received disclosures that could not be searched.
    let notSearched: NotSearched

    /// How the person was named.
    struct Identities: Sendable { let none, pseudonym, personalNumber: String }
    /// What lifts secrecy, behind the provision.
    struct Lifts: Sendable { let consent, statutoryDuty, harmTest, noneNeeded: String }
    /// Why a disclosure was refused, in general words.
    struct Reasons: Sendable { let notInForce, forbidden, noPermit, unmet: String }
    /// Where to complain.
    struct Complaints: Sendable { let sweden, denmark, other: String }

    /// A sentence about disclosures that could not be searched, around their number.
    struct NotSearched: Sendable { let before, behind: String }

    static func of(_ language: Language) -> DisclosurePhrases {
        switch language {
        case .swedish: swedish
        case .danish: danish
        case .english: english
        }
    }

    func notSearched(_ count: Int) -> String { "\(notSearched.before) \(count). \(notSearched.behind)" }

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

    func reason(_ reason: DenialReason) -> String {
        switch reason {
        case .policyNotValid, .policyNotInForce: reasons.notInForce
        case .forbidden: reasons.forbidden
        case .noPermit: reasons.noPermit
        case .conditionUnmet: reasons.unmet
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
