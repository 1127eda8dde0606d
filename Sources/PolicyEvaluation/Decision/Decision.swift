public import CaseModel
public import OpenSSLCrypto

/// The answer of a policy to a request: allow or deny, by which rules, and what an allowed disclosure is bound to.
public struct Decision: Sendable, Hashable {
    /// The request as it was decided.
    public let request: DisclosureRequest
    /// The instant it was decided for.
    public let asOf: Instant
    /// The digest of the policy that decided.
    public let policyDigest: SHA256Digest
    /// The answer for each requested category, sorted by category.
    public let perCategory: [CategoryDecision]
    /// What the recipient is bound to; nil when denied.
    public let obligations: Obligations?
    /// The pseudonym domain of an allowed disclosure by pseudonym; nil when denied or by another form.
    public let domain: DisclosureDomain?

    /// Allow or deny.
    public enum Effect: String, Sendable, Hashable {
        /// Every requested category is allowed.
        case allow
        /// At least one is not.
        case deny
    }

    /// Allow when every category is allowed, else deny.
    public var effect: Effect {
        !perCategory.isEmpty && perCategory.allSatisfy { $0.outcome.isAllowed } ? .allow : .deny
    }

    /// The reason of a denial, of several the one that is found first (docs/policy-file.md); nil when allowed.
    public var reason: DenialReason? { perCategory.compactMap(\.outcome.reason).min() }

    /// The permits an allowed disclosure rests on, sorted; empty when denied.
    public var permits: [Identifier] {
        guard effect == .allow else { return [] }
        return Set(perCategory.flatMap(\.outcome.permits)).sorted()
    }

    /// The forbids that stand in the way, sorted.
    public var forbids: [Identifier] { Set(perCategory.flatMap(\.outcome.forbids)).sorted() }

    /// The kinds of condition that are missing, over every permit that came near.
    public var unmet: [ConditionKind] {
        let missing = perCategory.flatMap(\.outcome.nearMisses).flatMap(\.missing).map(\.kind)
        return ConditionKind.allCases.filter { missing.contains($0) }
    }

    /// The record digests of the consents an allowed disclosure rests on, sorted; empty when denied.
    public var citedConsents: [String] {
        guard effect == .allow else { return [] }
        return Set(perCategory.flatMap(\.citedConsents)).sorted()
    }
}

/// The answer for one category.
public struct CategoryDecision: Sendable, Hashable {
    /// The category.
    public let category: Identifier
    /// The answer.
    public let outcome: Outcome
    /// The record digests of the consents that an allowing permit rests on, sorted; empty when denied.
    public let citedConsents: [String]

    /// Allowed by permits, or denied for a reason.
    public enum Outcome: Sendable, Hashable {
        /// Allowed by these permits, sorted: every one whose conditions all hold.
        case allow(permits: [Identifier])
        /// Today lies outside the policy's validity.
        case policyNotValid
        /// These agencies have not signed the policy, sorted.
        case policyNotInForce(missing: [Identifier])
        /// These forbids match, sorted.
        case forbidden(forbids: [Identifier])
        /// No permit matches.
        case noPermit
        /// Permits match, sorted, but none has all its conditions met.
        case conditionUnmet([NearMiss])
    }
}

extension CategoryDecision.Outcome {
    /// Whether the category is allowed.
    public var isAllowed: Bool { reason == nil }

    /// The reason of a denial; nil when allowed.
    public var reason: DenialReason? {
        switch self {
        case .allow: nil
        case .policyNotValid: .policyNotValid
        case .policyNotInForce: .policyNotInForce
        case .forbidden: .forbidden
        case .noPermit: .noPermit
        case .conditionUnmet: .conditionUnmet
        }
    }

    /// The permits that allow; empty when denied.
    public var permits: [Identifier] { if case .allow(let permits) = self { permits } else { [] } }
    /// The forbids that deny; empty otherwise.
    public var forbids: [Identifier] { if case .forbidden(let forbids) = self { forbids } else { [] } }
    /// The permits that came near; empty otherwise.
    public var nearMisses: [NearMiss] { if case .conditionUnmet(let misses) = self { misses } else { [] } }
}

/// Why a category is denied, in the order in which it is found out.
public enum DenialReason: String, Sendable, Hashable, Comparable, CaseIterable {
    /// The instant lies outside `valid`.
    case policyNotValid = "policy_not_valid"
    /// Signatures are missing.
    case policyNotInForce = "policy_not_in_force"
    /// A forbid matches.
    case forbidden
    /// No permit matches.
    case noPermit = "no_permit"
    /// A permit matches, but a condition does not hold.
    case conditionUnmet = "condition_unmet"

    /// Found out earlier.
    public static func < (left: DenialReason, right: DenialReason) -> Bool { left.rank < right.rank }

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }
}

/// A permit that matches a cell, and what is missing for it to allow.
public struct NearMiss: Sendable, Hashable {
    /// The permit.
    public let permit: Identifier
    /// What is missing, never empty, in the order consent, approval, window, min_group, origin.
    public let missing: [MissingCondition]
}

/// What binds a recipient; over several permits and categories always the strictest.
public struct Obligations: Sendable, Hashable {
    /// The last UTC day on which the information may be kept.
    public let retainUntil: CalendarDate
    /// What may go onward.
    public let redisclosure: RedisclosureLevel

    /// Makes obligations, such as those a bundle states.
    public init(retainUntil: CalendarDate, redisclosure: RedisclosureLevel) {
        (self.retainUntil, self.redisclosure) = (retainUntil, redisclosure)
    }

    /// Whether keeping these obligations also keeps the others.
    public func isAtLeastAsStrict(as other: Obligations) -> Bool {
        retainUntil <= other.retainUntil && redisclosure <= other.redisclosure
    }

    /// The strictest of both.
    public func meet(_ other: Obligations) -> Obligations {
        Obligations(
            retainUntil: min(retainUntil, other.retainUntil), redisclosure: min(redisclosure, other.redisclosure))
    }
}

/// Whose pseudonyms name the person of a disclosure.
public enum DisclosureDomain: Sendable, Hashable {
    /// The domain `exchange/<from>/<to>`, whose key sender and recipient both hold.
    case pairwise
    /// A domain that the policy names.
    case named(Identifier)
}
