public import CaseModel
import OpenSSLCrypto

extension ConsentReceipt {
    static let format = "brygga-consent-receipt-1"

    private static let names: Set<String> = [
        "format", "agency", "record_sha256", "x_kind", "event_state", "event_time", "consent_type", "x_expires",
        "x_authorised", "scope",
    ]

    static func agency(in value: JSONValue) throws(ConsentFault) -> Identifier {
        let reader = try MemberReader(value, at: "", names: names)
        _ = try reader.value("format", "the receipt's format is unknown") { $0 == format ? $0 : nil }
        return try reader.identifier("agency")
    }

    static func statement(in value: JSONValue) throws(ConsentFault) -> ConsentStatement {
        let reader = try MemberReader(value, at: "", names: names)
        let kind = try reader.value("x_kind", "the kind of consent is unknown") { ConsentKind(rawValue: $0) }
        let state = try reader.value("event_state", "the event state is unknown") { ConsentState(rawValue: $0) }
        let type = try reader.optional("consent_type", "a consent type is expressed or explicitly_expressed") {
            ConsentType(rawValue: $0)
        }
        guard (type != nil) == state.permitsProcessing else {
            let rule = "a given or renewed consent has a type, another event has none"
            throw ConsentFault(.invalid(rule: rule), at: "/consent_type")
        }
        return ConsentStatement(
            kind: kind, state: state, isExplicit: type == .explicitlyExpressed,
            eventTime: try reader.instant("event_time"),
            expires: try reader.optional("x_expires", Rule.instant) { Instant(parsing: $0) },
            scope: try scope(in: try reader.required("scope")), isAuthorised: try reader.truth("x_authorised"),
            recordDigest: try reader.digest("record_sha256").hex)
    }

    private static func scope(in value: JSONValue) throws(ConsentFault) -> ConsentScope {
        let names: Set<String> = [
            "pii_controllers", "recipient_third_parties", "purposes", "pii_information", "x_excluded",
        ]
        let reader = try MemberReader(value, at: "/scope", names: names)
        var scope = ConsentScope(
            from: try reader.requiredIdentifiers("pii_controllers"),
            to: try reader.requiredIdentifiers("recipient_third_parties"),
            purposes: try reader.requiredIdentifiers("purposes"),
            categories: try reader.requiredIdentifiers("pii_information"))
        guard let excluded = reader.members["x_excluded"] else { return scope }
        let inner = try MemberReader(excluded, at: "/scope/x_excluded", names: ["agencies", "categories"])
        scope.excludedAgencies = try inner.identifiers("agencies")
        scope.partlyExcludedCategories = try inner.identifiers("categories")
        return scope
    }

    /// The receipt as a JSON value, for embedding in another document.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "agency": .string(agency.text),
            "record_sha256": .string(statement.recordDigest), "x_kind": .string(statement.kind.rawValue),
            "event_state": .string(statement.state.rawValue), "event_time": .string(statement.eventTime.description),
            "x_authorised": .bool(statement.isAuthorised), "scope": .object(scopeMembers),
        ]
        if let expires = statement.expires { members["x_expires"] = .string(expires.description) }
        if statement.state.permitsProcessing {
            let type: ConsentType = statement.isExplicit ? .explicitlyExpressed : .expressed
            members["consent_type"] = .string(type.rawValue)
        }
        return .object(members)
    }

    private var scopeMembers: [String: JSONValue] {
        let scope = statement.scope
        var members: [String: JSONValue] = [
            "pii_controllers": .names(scope.from), "recipient_third_parties": .names(scope.to),
            "purposes": .names(scope.purposes), "pii_information": .names(scope.categories),
        ]
        var excluded: [String: JSONValue] = [:]
        if !scope.excludedAgencies.isEmpty { excluded["agencies"] = .names(scope.excludedAgencies) }
        if !scope.partlyExcludedCategories.isEmpty { excluded["categories"] = .names(scope.partlyExcludedCategories) }
        if !excluded.isEmpty { members["x_excluded"] = .object(excluded) }
        return members
    }
}
