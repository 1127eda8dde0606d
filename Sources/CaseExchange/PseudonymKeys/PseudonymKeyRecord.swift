public import CaseModel

/// One version of a pseudonym key as the home records it: where it came from and what became of it, never the key.
public struct PseudonymKeyRecord: Sendable, Hashable {
    /// The domain.
    public let domain: Identifier
    /// The version, 0 to 31.
    public let version: Int
    /// The agency that shared it; nil when it was made here.
    public let receivedFrom: Identifier?
    /// Since when it makes pseudonyms; nil for one that was made before versions were recorded.
    public let validFrom: Instant?
    /// The last instant at which it makes pseudonyms, once a later version is there; nil before.
    public let windowEnd: Instant?
    /// When it was retired.
    public let retiredAt: Instant?
    /// When its key was destroyed.
    public let destroyedAt: Instant?
    /// Whom it was shared with, and when, in that order.
    public var shares: [Share] = []

    /// That a version was sealed to another holder.
    public struct Share: Sendable, Hashable {
        /// The holder.
        public let agency: Identifier
        /// When.
        public let at: Instant
    }

    /// Whether a version may make pseudonyms.
    public enum Standing: Sendable, Hashable {
        /// It is the newest.
        case current
        /// A later one is there; until its window ends, this one may be named.
        case inWindow(until: Instant)
        /// Its window has ended.
        case ended(Instant)
        /// It was retired; its key is still there, so that old pseudonyms can be resolved.
        case retired(Instant)
        /// It was retired and its key is gone.
        case destroyed(Instant)
    }

    /// What holds at an instant.
    public func standing(at instant: Instant) -> Standing {
        if let destroyedAt { return .destroyed(destroyedAt) }
        if let retiredAt { return .retired(retiredAt) }
        guard let windowEnd else { return .current }
        return instant <= windowEnd ? .inWindow(until: windowEnd) : .ended(windowEnd)
    }

    /// Whether it may make pseudonyms at an instant.
    public func makesPseudonyms(at instant: Instant) -> Bool {
        switch standing(at: instant) {
        case .current, .inWindow: true
        case .ended, .retired, .destroyed: false
        }
    }

    /// A version that was made before versions were recorded.
    static func unrecorded(_ domain: Identifier) -> PseudonymKeyRecord {
        PseudonymKeyRecord(
            domain: domain, version: 0, receivedFrom: nil, validFrom: nil, windowEnd: nil, retiredAt: nil,
            destroyedAt: nil)
    }
}

extension [PseudonymKeyRecord] {
    /// The newest version that may make pseudonyms at an instant, or nil.
    func newestMaking(at instant: Instant) -> PseudonymKeyRecord? {
        filter { $0.makesPseudonyms(at: instant) }.max { $0.version < $1.version }
    }
}
