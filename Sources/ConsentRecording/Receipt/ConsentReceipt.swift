public import CaseModel
import OpenSSLCrypto

/// What a sender tells a recipient about the consent a disclosure rests on: one statement, cut down to the disclosed
/// flows (docs/consent.md, receipt).
///
/// It holds no pseudonym, no officer, no notice, no evidence and no free text; its only link to the sender's ledger is
/// the record digest, which a withdrawal notice names again.
public struct ConsentReceipt: Hashable, Sendable {
    /// The agency that discloses and keeps the ledger (`agency`).
    public let agency: Identifier
    /// The statement, its scope cut down.
    public let statement: ConsentStatement

    /// Cuts a statement down to the disclosed flows: of each list only the names that occur in a flow.
    ///
    /// For every one of these flows the receipt's statement touches, covers and permits exactly as the whole one does;
    /// it speaks about no other agency, purpose or category. Throws `invalid` when the flows are none, or not all from
    /// `agency`, or when the statement speaks about none of them.
    public init(
        of statement: ConsentStatement, by agency: Identifier, for flows: some Collection<Flow>
    ) throws(ConsentFault) {
        guard !flows.isEmpty, flows.allSatisfy({ $0.from == agency }) else {
            throw ConsentFault(.invalid(rule: "a receipt is about flows from its own agency"), at: "/agency")
        }
        guard flows.contains(where: statement.scope.touches) else {
            throw ConsentFault(.invalid(rule: "the consent does not speak about the flows"), at: "/scope")
        }
        let whole = statement.scope
        var scope = ConsentScope(
            from: whole.from.intersection([agency]), to: whole.to.intersection(flows.map(\.to)),
            purposes: whole.purposes.intersection(flows.map(\.purpose)),
            categories: whole.categories.intersection(flows.map(\.category)))
        scope.excludedAgencies = whole.excludedAgencies.intersection(scope.from.union(scope.to))
        scope.partlyExcludedCategories = whole.partlyExcludedCategories.intersection(scope.categories)
        try self.init(agency: agency, statement: statement.with(scope))
    }

    private init(agency: Identifier, statement: ConsentStatement) throws(ConsentFault) {
        let scope = statement.scope
        for (name, list) in [
            ("recipient_third_parties", scope.to), ("purposes", scope.purposes), ("pii_information", scope.categories),
        ] {
            guard !list.isEmpty else { throw ConsentFault(.invalid(rule: Rule.notEmpty), at: "/scope/" + name) }
            guard list.count <= ConsentLimits.names else {
                throw ConsentFault(.tooMany(limit: ConsentLimits.names), at: "/scope/" + name)
            }
        }
        guard scope.from == [agency] else {
            let rule = "the only sender in a receipt's scope is its agency"
            throw ConsentFault(.invalid(rule: rule), at: "/scope/pii_controllers")
        }
        guard scope.excludedAgencies.isSubset(of: scope.to.union([agency])),
            scope.partlyExcludedCategories.isSubset(of: scope.categories)
        else {
            let rule = "a receipt excludes only what its scope names"
            throw ConsentFault(.invalid(rule: rule), at: "/scope/x_excluded")
        }
        guard statement.expires.map({ $0 >= statement.eventTime }) ?? true else {
            throw ConsentFault(.invalid(rule: "a consent ends after it begins"), at: "/x_expires")
        }
        guard (statement.expires != nil) == statement.state.permitsProcessing else {
            let rule = "a given or renewed consent has an end, another event has none"
            throw ConsentFault(.invalid(rule: rule), at: "/x_expires")
        }
        guard !statement.isExplicit || statement.state.permitsProcessing else {
            let rule = "only a given or renewed consent is expressed explicitly"
            throw ConsentFault(.invalid(rule: rule), at: "/consent_type")
        }
        guard SHA256Digest(hex: statement.recordDigest) != nil else {
            throw ConsentFault(.invalid(rule: Rule.digest), at: "/record_sha256")
        }
        self.agency = agency
        self.statement = statement
    }

    /// Reads a receipt from JSON: closed schema, only what `canonicalJSON` can give.
    public init(parsing value: JSONValue) throws(ConsentFault) {
        try self.init(agency: try Self.agency(in: value), statement: try Self.statement(in: value))
        guard json == value else { throw ConsentFault(.malformed(JSONFault(reason: .notCanonical))) }
    }

    /// Reads a receipt from canonical JSON bytes of at most `ConsentLimits.receiptBytes`.
    public init(parsing bytes: [UInt8]) throws(ConsentFault) {
        try self.init(parsing: try parsedCanonical(bytes, maximumBytes: ConsentLimits.receiptBytes))
    }

    /// The receipt as canonical JSON (RFC 8785): what the sender signs.
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: json) }

    /// The digest that names the record at this event.
    public var recordDigest: String { statement.recordDigest }
}

extension ConsentStatement {
    /// The same statement about another scope.
    fileprivate func with(_ scope: ConsentScope) -> ConsentStatement {
        ConsentStatement(
            kind: kind, state: state, isExplicit: isExplicit, eventTime: eventTime, expires: expires, scope: scope,
            isAuthorised: isAuthorised, recordDigest: recordDigest)
    }
}
