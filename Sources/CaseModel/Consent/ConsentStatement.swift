/// One consent event as evidence: what a person stated, about what, when and how (docs/consent.md, fold).
public struct ConsentStatement: Hashable, Sendable {
    /// Which of the three consents it is.
    public let kind: ConsentKind
    /// The state the event brought about.
    public let state: ConsentState
    /// Whether it was expressed explicitly (GDPR article 9(2)(a) wording).
    public let isExplicit: Bool
    /// When the person stated it.
    public let eventTime: Instant
    /// The last instant it holds, or nil when it has no end of its own.
    public let expires: Instant?
    /// What it speaks about.
    public let scope: ConsentScope
    /// Whether whoever expressed it was entitled to (self, or a representative with evidence of authority).
    public let isAuthorised: Bool
    /// SHA-256 of the record at this event, lower-case hex: names the consent in decisions and breaks ties.
    public let recordDigest: String
    /// The record digest alone, for decisions that rest on this consent only.
    let citation: [String]

    /// Makes a statement.
    public init(
        kind: ConsentKind, state: ConsentState, isExplicit: Bool, eventTime: Instant, expires: Instant?,
        scope: ConsentScope, isAuthorised: Bool, recordDigest: String
    ) {
        self.kind = kind
        self.state = state
        self.isExplicit = isExplicit
        self.eventTime = eventTime
        self.expires = expires
        self.scope = scope
        self.isAuthorised = isAuthorised
        self.recordDigest = recordDigest
        citation = [recordDigest]
    }

    /// Whether this statement alone permits a flow at an instant.
    public func permits(_ flow: Flow, at instant: Instant) -> Bool {
        state.permitsProcessing && isAuthorised && scope.covers(flow) && eventTime <= instant
            && (expires.map { instant <= $0 } ?? true)
    }

    /// The statement that decides about a flow at an instant: of those of one kind that touch it and were made by then,
    /// the latest; of equally late ones the most restrictive, then the one with the lowest digest. Nil when none does.
    public static func deciding(
        _ kind: ConsentKind, for flow: Flow, at instant: Instant, among statements: [ConsentStatement]
    ) -> ConsentStatement? {
        index(ofDeciding: kind, flow.from, flow.to, flow.purpose, flow.category, at: instant, among: statements)
            .map { statements[$0] }
    }

    /// The place of the statement that decides about the flow of a sender, a recipient, a purpose and a category.
    package static func index(
        ofDeciding kind: ConsentKind, _ sender: Identifier, _ recipient: Identifier, _ purpose: Identifier,
        _ category: Identifier, at instant: Instant, among statements: [ConsentStatement]
    ) -> Int? {
        var decisive: Int?
        for index in statements.indices
        where statements[index].kind == kind && statements[index].eventTime <= instant
            && statements[index].scope.touches(sender, recipient, purpose, category)
        {
            guard let current = decisive else {
                decisive = index
                continue
            }
            let flow = Flow(from: sender, to: recipient, purpose: purpose, category: category)
            if statements[index].outranks(statements[current], for: flow, at: instant) { decisive = index }
        }
        return decisive
    }

    private func outranks(_ other: ConsentStatement, for flow: Flow, at instant: Instant) -> Bool {
        if eventTime != other.eventTime { return eventTime > other.eventTime }
        let (permits, otherPermits) = (permits(flow, at: instant), other.permits(flow, at: instant))
        if permits != otherPermits { return !permits }
        if isExplicit != other.isExplicit { return !isExplicit }
        if expires != other.expires {
            return (expires?.secondsSinceEpoch ?? .max) < (other.expires?.secondsSinceEpoch ?? .max)
        }
        return recordDigest.utf8.lexicographicallyPrecedes(other.recordDigest.utf8)
    }
}

extension [ConsentStatement] {
    // Asked of the list, because a statement that leaves it is copied with its six sets.

    /// The record digest of one of the statements, alone.
    package func citation(at index: Int) -> [String] { self[index].citation }

    /// Whether one of the statements excludes something of the flows of a sender, a recipient and a category.
    package func excludes(
        _ sender: Identifier, _ recipient: Identifier, _ category: Identifier, at index: Int
    ) -> Bool {
        self[index].scope.excludes(sender, recipient, category)
    }
}
