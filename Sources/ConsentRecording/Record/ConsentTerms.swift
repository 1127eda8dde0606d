public import CaseModel
public import OpenSSLCrypto

/// What a consent record says apart from its events; it never changes after its first event.
///
/// The names in quotes are the JSON members, after ISO/IEC TS 27560 where a term exists (docs/consent.md).
public struct ConsentTerms: Hashable, Sendable {
    /// The record (`record_id`).
    public let recordID: ConsentUUID
    /// The agency's own pseudonym of the person (`pii_principal_id`): 16 to 128 lower-case letters, digits, `_`, `-`;
    /// sixteen is longer than any Nordic personal number.
    public let principal: Redacted<String>
    /// The notice the person was shown (`privacy_notice`).
    public let notice: PrivacyNotice
    /// The language it was shown in, a BCP 47 tag (`language`).
    public let language: String
    /// What for (`purposes`).
    public let purposes: Set<Identifier>
    /// On what law, and which consent (`lawful_basis`).
    public let basis: LawfulBasis
    /// The categories of information (`pii_information`).
    public let categories: Set<Identifier>
    /// Those of them that are special categories of GDPR article 9 (`special_pii_category`).
    public let specialCategories: Set<Identifier>
    /// The agencies whose secrecy is lifted, the senders (`pii_controllers`).
    public let controllers: Set<Identifier>
    /// The agencies that may receive (`recipient_third_parties`).
    public let recipients: Set<Identifier>
    /// How long what is received may be kept (`retention_period`).
    public let retention: CalendarPeriod
    /// Whose law governs, two upper-case letters of ISO 3166-1 (`jurisdiction`).
    public let jurisdiction: String
    /// How the person withdraws, one line in `language` (`withdrawal_method`).
    public let withdrawalMethod: String
    /// What the person keeps out (`x_excluded`).
    public let excluded: ConsentExclusion
    /// The digest of the policy the notice was made from, where there is one (`x_policy`).
    public let policy: SHA256Digest?

    /// Makes the terms. Throws with the JSON pointer of the first value that breaks a rule.
    public init(
        recordID: ConsentUUID, principal: Redacted<String>, notice: PrivacyNotice, language: String,
        purposes: Set<Identifier>, basis: LawfulBasis, categories: Set<Identifier>,
        specialCategories: Set<Identifier> = [], controllers: Set<Identifier>, recipients: Set<Identifier>,
        retention: CalendarPeriod, jurisdiction: String, withdrawalMethod: String,
        excluded: ConsentExclusion = .nothing, policy: SHA256Digest? = nil
    ) throws(ConsentFault) {
        self.recordID = recordID
        self.principal = principal
        self.notice = notice
        self.language = language
        self.purposes = purposes
        self.basis = basis
        self.categories = categories
        self.specialCategories = specialCategories
        self.controllers = controllers
        self.recipients = recipients
        self.retention = retention
        self.jurisdiction = jurisdiction
        self.withdrawalMethod = withdrawalMethod
        self.excluded = excluded
        self.policy = policy
        try checkTexts()
        try checkLists()
    }

    private func checkTexts() throws(ConsentFault) {
        guard Self.isPseudonym(principal.value) else {
            let rule = "a pseudonym is 16 to 128 lower-case letters, digits, '_' or '-'"
            throw ConsentFault(.invalid(rule: rule), at: "/pii_principal_id")
        }
        guard isLanguageTag(language) else { throw ConsentFault(.invalid(rule: Rule.language), at: "/language") }
        guard retention.count > 0 else { throw ConsentFault(.invalid(rule: Rule.period), at: "/retention_period") }
        guard jurisdiction.utf8.count == 2, jurisdiction.utf8.allSatisfy({ $0 >= 0x41 && $0 <= 0x5A }) else {
            let rule = "a jurisdiction is two upper-case letters (ISO 3166-1)"
            throw ConsentFault(.invalid(rule: rule), at: "/jurisdiction")
        }
        guard isLine(withdrawalMethod) else {
            throw ConsentFault(.invalid(rule: Rule.line), at: "/withdrawal_method")
        }
    }

    private func checkLists() throws(ConsentFault) {
        for (name, list) in [
            ("purposes", purposes), ("pii_information", categories), ("pii_controllers", controllers),
            ("recipient_third_parties", recipients),
        ] {
            guard !list.isEmpty else { throw ConsentFault(.invalid(rule: Rule.notEmpty), at: "/" + name) }
            guard list.count <= ConsentLimits.names else {
                throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: "/" + name)
            }
        }
        guard specialCategories.isSubset(of: categories) else {
            let rule = "a special category stands among the categories"
            throw ConsentFault(.invalid(rule: rule), at: "/special_pii_category")
        }
        guard excluded.categories.isSubset(of: categories) else {
            let rule = "an excluded field belongs to one of the categories"
            throw ConsentFault(.invalid(rule: rule), at: "/x_excluded/fields")
        }
        guard excluded.agencies.count <= ConsentLimits.names, excluded.fields.count <= ConsentLimits.names else {
            throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: "/x_excluded")
        }
    }

    private static func isPseudonym(_ text: String) -> Bool {
        (16...128).contains(text.utf8.count)
            && text.utf8.allSatisfy { isDigit($0) || ($0 >= 0x61 && $0 <= 0x7A) || $0 == 0x5F || $0 == 0x2D }
    }
}
