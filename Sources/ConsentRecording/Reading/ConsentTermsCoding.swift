import CaseModel
import OpenSSLCrypto

extension ConsentTerms {
    /// The only schema version there is (`schema_version`).
    static let schemaVersion = "1"

    static let names: Set<String> = [
        "schema_version", "record_id", "pii_principal_id", "privacy_notice", "language", "purposes", "lawful_basis",
        "pii_information", "special_pii_category", "pii_controllers", "recipient_third_parties", "retention_period",
        "jurisdiction", "withdrawal_method", "x_excluded", "x_policy",
    ]

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        try self.init(try MemberReader(value, at: pointer, names: Self.names))
    }

    init(_ reader: MemberReader) throws(ConsentFault) {
        _ = try reader.value("schema_version", "the schema version is \"1\"") { $0 == Self.schemaVersion ? $0 : nil }
        let recordID = try reader.value("record_id", Rule.uuid) { ConsentUUID($0) }
        let principal = Redacted(try reader.text("pii_principal_id"))
        let noticePlace = reader.pointer(to: "privacy_notice")
        let notice = try PrivacyNotice(parsing: try reader.required("privacy_notice"), at: noticePlace)
        let basisPlace = reader.pointer(to: "lawful_basis")
        let basis = try LawfulBasis(parsing: try reader.required("lawful_basis"), at: basisPlace)
        var excluded = ConsentExclusion.nothing
        if reader.has("x_excluded") {
            let place = reader.pointer(to: "x_excluded")
            excluded = try ConsentExclusion(parsing: try reader.required("x_excluded"), at: place)
        }
        let special = try reader.identifiers("special_pii_category")
        let (language, jurisdiction) = (try reader.text("language"), try reader.text("jurisdiction"))
        let (purposes, categories) = (
            try reader.requiredIdentifiers("purposes"), try reader.requiredIdentifiers("pii_information")
        )
        let (controllers, recipients) = (
            try reader.requiredIdentifiers("pii_controllers"),
            try reader.requiredIdentifiers("recipient_third_parties")
        )
        let retention = try reader.value("retention_period", Rule.period) { CalendarPeriod(parsing: $0) }
        let withdrawal = try reader.text("withdrawal_method")
        let policy = try reader.optional("x_policy", Rule.digest) { SHA256Digest(hex: $0) }
        do {
            try self.init(
                recordID: recordID, principal: principal, notice: notice, language: language, purposes: purposes,
                basis: basis, categories: categories, specialCategories: special, controllers: controllers,
                recipients: recipients, retention: retention, jurisdiction: jurisdiction,
                withdrawalMethod: withdrawal, excluded: excluded, policy: policy)
        } catch {
            throw error.under(reader.pointer)
        }
    }

    var members: [String: JSONValue] {
        var members: [String: JSONValue] = [
            "schema_version": .string(Self.schemaVersion), "record_id": .string(recordID.text),
            "pii_principal_id": .string(principal.value), "privacy_notice": notice.json,
            "language": .string(language), "purposes": .names(purposes), "lawful_basis": basis.json,
            "pii_information": .names(categories), "pii_controllers": .names(controllers),
            "recipient_third_parties": .names(recipients), "retention_period": .string(retention.description),
            "jurisdiction": .string(jurisdiction), "withdrawal_method": .string(withdrawalMethod),
        ]
        if !specialCategories.isEmpty { members["special_pii_category"] = .names(specialCategories) }
        if !excluded.isEmpty { members["x_excluded"] = excluded.json }
        if let policy { members["x_policy"] = .string(policy.hex) }
        return members
    }
}
