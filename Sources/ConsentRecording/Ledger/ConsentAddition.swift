public import CaseModel
public import OpenSSLCrypto

/// What is added to a consent: always with a new notice, always as a record of its own.
///
/// A list that is left empty means what the consent covers now: a new recipient alone gets the categories and purposes
/// of the record that is added to.
public struct ConsentAddition: Hashable, Sendable {
    /// The new record.
    public let recordID: ConsentUUID
    /// The new notice; its text differs from the old one's.
    public let notice: PrivacyNotice
    /// The language it was shown in.
    public let language: String
    /// The categories it is about.
    public let categories: Set<Identifier>
    /// Those of them that are special categories.
    public let specialCategories: Set<Identifier>
    /// The recipients it is about.
    public let recipients: Set<Identifier>
    /// The purposes it is about.
    public let purposes: Set<Identifier>
    /// The digest of the policy the new notice was made from.
    public let policy: SHA256Digest?

    /// Makes an addition; the lists are checked when it is applied.
    public init(
        recordID: ConsentUUID, notice: PrivacyNotice, language: String, categories: Set<Identifier> = [],
        specialCategories: Set<Identifier> = [], recipients: Set<Identifier> = [], purposes: Set<Identifier> = [],
        policy: SHA256Digest? = nil
    ) {
        self.recordID = recordID
        self.notice = notice
        self.language = language
        self.categories = categories
        self.specialCategories = specialCategories
        self.recipients = recipients
        self.purposes = purposes
        self.policy = policy
    }
}

extension ConsentLedger {
    /// The person extends a consent: a new record of the same kind, with a new notice and a new expression.
    ///
    /// Throws `unknownRecord`; `transition` when the record is not in force; `invalid` when nothing is added, when the
    /// notice's text is the old one, or when the evidence was already used in the record; and what `append` throws.
    public func amend(
        _ recordID: ConsentUUID, adding addition: ConsentAddition, _ giving: ConsentGiving,
        at occasion: ConsentOccasion
    ) throws(ConsentFault) -> ConsentEntry {
        guard let record = record(recordID) else { throw ConsentFault(.unknownRecord, at: "/record_id") }
        if let state = record.events.last?.state, state != .amended, !state.permitsProcessing {
            throw ConsentFault(.transition(from: state, to: .given), at: "/event_state")
        }
        guard addition.notice.sha256 != record.terms.notice.sha256 else {
            throw ConsentFault(.invalid(rule: "adding needs a new notice"), at: "/privacy_notice/sha256")
        }
        let used = record.events.compactMap { $0.voice?.expression?.evidence }
        guard let evidence = giving.voice.expression?.evidence, !used.contains(evidence) else {
            let rule = "adding needs a new expression with evidence of its own"
            throw ConsentFault(.invalid(rule: rule), at: "/x_expression/evidence_sha256")
        }
        return try self.record(giving, for: .new(try addition.terms(extending: record)), at: occasion)
    }
}

extension ConsentAddition {
    fileprivate func terms(extending record: ConsentRecord) throws(ConsentFault) -> ConsentTerms {
        let old = record.terms
        let scope = RemainingScope(terms: old, removals: record.events.compactMap(\.removed))
        guard
            !categories.isSubset(of: scope.categories) || !recipients.isSubset(of: scope.recipients)
                || !purposes.isSubset(of: scope.purposes)
        else {
            let rule = "an addition names something the consent does not cover yet"
            throw ConsentFault(.invalid(rule: rule), at: "/pii_information")
        }
        let told = categories.isEmpty ? scope.categories : categories
        // The person named the added agencies anew; every other exclusion goes on.
        let excluded = ConsentExclusion(
            agencies: old.excluded.agencies.subtracting(recipients),
            fields: old.excluded.fields.filter { told.contains($0.category) })
        return try ConsentTerms(
            recordID: recordID, principal: old.principal, notice: notice, language: language,
            purposes: purposes.isEmpty ? scope.purposes : purposes, basis: old.basis, categories: told,
            specialCategories: specialCategories.union(old.specialCategories.intersection(told)),
            controllers: old.controllers, recipients: recipients.isEmpty ? scope.recipients : recipients,
            retention: old.retention, jurisdiction: old.jurisdiction, withdrawalMethod: old.withdrawalMethod,
            excluded: excluded, policy: policy)
    }
}
