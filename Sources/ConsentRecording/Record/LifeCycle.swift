import CaseModel

/// Which event may follow which in one record (docs/consent.md, life cycle).
enum LifeCycle {
    /// Checks a new event against the terms and the events recorded before it.
    static func check(
        _ event: ConsentEvent, after events: [ConsentEvent], terms: ConsentTerms
    ) throws(ConsentFault) {
        // A full record must still be able to end: nothing may stand in the way of a withdrawal.
        let isEnd = [.withdrawn, .terminated, .invalidated].contains(event.state)
        guard events.count < (isEnd ? ConsentLimits.eventsAndEnds : ConsentLimits.events) else {
            throw ConsentFault(.tooMany(limit: ConsentLimits.events), at: "/events")
        }
        let wasGiven = events.contains { $0.state.permitsProcessing }
        guard successors(of: events.last?.state).contains(event.state),
            event.state != .withdrawn || wasGiven
        else { throw ConsentFault(.transition(from: events.last?.state, to: event.state), at: "/event_state") }
        try checkTimes(of: event, after: events)
        if let removed = event.removed { try check(removed, after: events, terms: terms) }
    }

    private static func successors(of state: ConsentState?) -> Set<ConsentState> {
        switch state {
        case nil: [.requested, .refused, .given]
        case .requested: [.refused, .given, .terminated, .invalidated]
        case .refused: [.given, .invalidated]
        case .given, .renewed, .amended: [.renewed, .amended, .withdrawn, .terminated, .invalidated]
        case .withdrawn: [.given, .invalidated]
        // A letter of withdrawal may arrive after the agency has ended the matter; the person's act is not refused.
        case .terminated: [.withdrawn, .invalidated]
        case .invalidated: []
        }
    }

    private static func checkTimes(of event: ConsentEvent, after events: [ConsentEvent]) throws(ConsentFault) {
        guard let first = events.first, let last = events.last else { return }
        guard event.recordedAt >= last.recordedAt else {
            throw ConsentFault(.invalid(rule: "an event is recorded after those before it"), at: "/recorded_at")
        }
        var earliest = first.time
        if [.renewed, .amended, .withdrawn].contains(event.state) {
            earliest = events.filter { $0.state.permitsProcessing }.map(\.time).min() ?? earliest
        }
        guard event.time >= earliest else {
            let rule = "an event that is \(event.state.rawValue) does not lie before what it concerns"
            throw ConsentFault(.invalid(rule: rule), at: "/event_time")
        }
    }

    private static func check(
        _ removed: ConsentRemoval, after events: [ConsentEvent], terms: ConsentTerms
    ) throws(ConsentFault) {
        let scope = RemainingScope(terms: terms, removals: events.compactMap(\.removed))
        for (name, struck, remaining) in [
            ("categories", removed.categories, scope.categories), ("recipients", removed.recipients, scope.recipients),
            ("purposes", removed.purposes, scope.purposes),
        ] {
            let pointer = "/x_removed/" + name
            guard struck.isSubset(of: remaining) else {
                throw ConsentFault(.invalid(rule: "only what the consent still covers is removed"), at: pointer)
            }
            guard struck != remaining else {
                throw ConsentFault(.invalid(rule: "a consent of which nothing remains is withdrawn"), at: pointer)
            }
        }
    }
}

/// The lists of a record, less what was struck off them.
struct RemainingScope {
    var categories: Set<Identifier>
    var recipients: Set<Identifier>
    var purposes: Set<Identifier>

    init(terms: ConsentTerms, removals: [ConsentRemoval]) {
        (categories, recipients, purposes) = (terms.categories, terms.recipients, terms.purposes)
        for removal in removals {
            categories.subtract(removal.categories)
            recipients.subtract(removal.recipients)
            purposes.subtract(removal.purposes)
        }
    }
}
