public import CaseModel
import OpenSSLCrypto

extension ConsentLedger {
    /// The evidence that decides about a person: what was stated by `asOf` and written down by `knownAt`.
    ///
    /// `ConsentStatement.deciding(_:for:at:among:)` at `asOf` is the fold over it. An amended event that strikes names
    /// off several lists gives one statement a list, all with the same digest.
    public func statements(
        for principal: String, asOf: Instant, knownAt: Instant
    ) -> [ConsentStatement] {
        recorded(of: principal).flatMap { $0.statements(asOf: asOf, knownAt: knownAt) }
    }
}

extension RecordedConsent {
    func statements(asOf: Instant, knownAt: Instant) -> [ConsentStatement] {
        let known = zip(record.events, digests).prefix { $0.0.recordedAt <= knownAt }
        // A consent found never to have been valid permits nothing at any time, once that is known.
        let isInvalid = known.contains { $0.0.state == .invalidated }
        let removals = known.compactMap { event, _ in event.removed.map { (event.time, $0) } }
        var statements: [ConsentStatement] = []
        for (event, digest) in known where event.time <= asOf {
            let struck = removals.filter { $0.0 <= event.time }.map(\.1)
            for scope in scopes(of: event, struck: struck) {
                statements.append(
                    ConsentStatement(
                        kind: record.terms.basis.kind, state: event.state,
                        isExplicit: event.consentType == .explicitlyExpressed, eventTime: event.time,
                        expires: expiry(of: event), scope: scope,
                        isAuthorised: !isInvalid && event.voice?.isAuthorised ?? true, recordDigest: digest.hex))
            }
        }
        return statements
    }

    /// The last instant a given or renewed consent holds: its own duration, or else the retention period, since what
    /// the person was told is kept that long is not asked for longer.
    func expiry(of event: ConsentEvent) -> Instant? {
        guard event.state.permitsProcessing else { return nil }
        return event.time.adding(event.validity ?? record.terms.retention)
    }

    private func scopes(of event: ConsentEvent, struck: [ConsentRemoval]) -> [ConsentScope] {
        var scope = ConsentScope(
            from: record.terms.controllers, to: record.terms.recipients, purposes: record.terms.purposes,
            categories: record.terms.categories, excludedAgencies: record.terms.excluded.agencies,
            partlyExcludedCategories: record.terms.excluded.categories)
        switch event.state {
        case .requested, .refused, .invalidated: return [scope]
        case .amended: return event.removed.map { removedScopes($0, of: scope) } ?? []
        case .given, .renewed, .withdrawn, .terminated:
            let remaining = RemainingScope(terms: record.terms, removals: struck)
            scope.to = remaining.recipients
            scope.purposes = remaining.purposes
            scope.categories = remaining.categories
            return [scope]
        }
    }

    private func removedScopes(_ removal: ConsentRemoval, of whole: ConsentScope) -> [ConsentScope] {
        var scopes: [ConsentScope] = []
        for (path, struck) in [
            (\ConsentScope.categories, removal.categories), (\.to, removal.recipients), (\.purposes, removal.purposes),
        ] where !struck.isEmpty {
            var scope = whole
            scope[keyPath: path] = struck
            scopes.append(scope)
        }
        return scopes
    }
}
