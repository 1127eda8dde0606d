public import CaseModel
import ConsentRecording

/// The answer to a person who asks what was shared about them (GDPR article 15): what was sent, received and refused,
/// on which ground and consent, and the rights the person has.
///
/// It names no person, and holds no personal number and no case content: it says what kinds of information were shared,
/// not what they said.
public struct DisclosureLetter: Sendable {
    /// The name of the agency that writes, as people know it.
    public var agency: String
    /// The day of the letter.
    public var date: CalendarDate
    /// The country whose authority hears complaints.
    public var jurisdiction: LetterJurisdiction
    /// How to reach the agency and its data protection officer: one line each. Where it is empty, the letter tells the
    /// person to turn to the agency.
    public var contact: [String]
    /// The agency's own reference for the request, if it has one.
    public var reference: String?
    /// What was sent, in the order it is to stand.
    public var sent: [SentDisclosure]
    /// What was received.
    public var received: [ReceivedDisclosure]
    /// What was to be sent and was refused.
    public var refused: [RefusedDisclosure]
    /// How many received disclosures could not be searched for the person; the letter says so instead of staying silent.
    public var notSearched: Int
    /// How many extracts for statistics were sent; the person may be in them, and the register does not keep who is.
    public var extracts: Int

    /// Makes a letter. With nothing sent, received or refused it says so.
    public init(
        agency: String, date: CalendarDate, jurisdiction: LetterJurisdiction, contact: [String] = [],
        reference: String? = nil, sent: [SentDisclosure] = [], received: [ReceivedDisclosure] = [],
        refused: [RefusedDisclosure] = [], notSearched: Int = 0, extracts: Int = 0
    ) {
        (self.agency, self.date, self.jurisdiction) = (agency, date, jurisdiction)
        (self.contact, self.reference) = (contact, reference)
        (self.sent, self.received, self.refused) = (sent, received, refused)
        (self.notSearched, self.extracts) = (notSearched, extracts)
    }

    /// The letter in a language; names of agencies, purposes and categories stand as they were given.
    public func page(language: Language) -> ReportPage {
        DisclosureLetterWriter(letter: self, language: language, phrases: .of(language)).page
    }
}

/// The country a letter is written in, for the authority that hears complaints (GDPR article 77).
public enum LetterJurisdiction: String, Sendable, Hashable, CaseIterable {
    /// Sweden: Integritetsskyddsmyndigheten.
    case sweden = "SE"
    /// Denmark: Datatilsynet.
    case denmark = "DK"
    /// Another country: its authority is not named.
    case other = ""

    /// The jurisdiction of a policy, an ISO 3166-1 alpha-2 code.
    public init(policy code: String) { self = LetterJurisdiction(rawValue: code) ?? .other }
}
