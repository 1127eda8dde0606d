public import CaseModel

/// A version of a pseudonym key that cannot be used, made, shared or taken over.
public enum PseudonymKeyFault: ReportableFailure, Hashable {
    /// The home does not have this version.
    case noVersion(Identifier, Int)
    /// The version was retired, and makes no pseudonyms any more.
    case retired(Identifier, Int)
    /// The version's window has ended.
    case windowEnded(Identifier, Int, Instant)
    /// The key was destroyed.
    case destroyed(Identifier, Int)
    /// The version is recorded, and its file is gone.
    case lost(Identifier, Int)
    /// There are 32 versions, which is all there can be.
    case versionsExhausted(Identifier)
    /// The domain is the agency's own: its key is never rotated, shared or retired.
    case ownDomain(Identifier)
    /// The other agency may not hold the key.
    case otherNotHolder(Identifier, Identifier)
    /// The other agency receives pseudonyms of the domain.
    case otherReceives(Identifier, Identifier)
    /// The policy is not in force.
    case policyNotInForce([Identifier])
    /// The bundle carries no pseudonym key.
    case notAKey
    /// What the bundle carries is not the key that it states.
    case malformed(String)
    /// The trust list at hand is older than the sender's, or another one of the same serial.
    case otherTrustList(sender: Int, ours: Int)
    /// This version is here already, the same key.
    case importedBefore(Identifier, Int)
    /// This version is here already, with another key.
    case otherKey(Identifier, Int)

    /// One code per cause.
    public var code: String {
        switch self {
        case .noVersion: "key.no-version"
        case .retired: "key.retired"
        case .windowEnded: "key.window-ended"
        case .destroyed: "key.destroyed"
        case .lost: "key.lost"
        case .versionsExhausted: "key.versions-exhausted"
        case .ownDomain: "key.own-domain"
        case .otherNotHolder: "key.other-not-holder"
        case .otherReceives: "key.other-receives"
        case .policyNotInForce: "key.policy-not-in-force"
        case .notAKey: "key.not-a-key"
        case .malformed: "key.malformed-shared-key"
        case .otherTrustList: "key.other-trust-list"
        case .importedBefore: "key.imported-before"
        case .otherKey: "key.other-key"
        }
    }

    /// The class of each.
    public var failureClass: FailureClass {
        switch self {
        case .noVersion, .destroyed, .lost, .versionsExhausted, .importedBefore: .surroundings
        case .retired, .windowEnded, .ownDomain, .otherNotHolder, .otherReceives, .policyNotInForce: .denied
        case .notAKey: .badInput
        case .malformed, .otherTrustList, .otherKey: .notVerified
        }
    }

    /// What is wrong.
    public var message: String {
        switch self {
        case .noVersion(let domain, let version): "this home has no version \(version) of the key of \(domain)"
        case .retired(let domain, let version): "version \(version) of the key of \(domain) is retired"
        case .windowEnded(let domain, let version, let end):
            "version \(version) of the key of \(domain) made pseudonyms until \(end)"
        case .destroyed(let domain, let version): "version \(version) of the key of \(domain) was destroyed"
        case .lost(let domain, let version): "the file with version \(version) of the key of \(domain) is gone"
        case .versionsExhausted(let domain): "the key of \(domain) has had all 32 versions"
        case .ownDomain(let domain): "the key of \(domain) names people in this home and stays as it is"
        case .otherNotHolder(let agency, let domain): "\(agency) may not hold the key of \(domain)"
        case .otherReceives(let agency, let domain):
            "\(agency) receives pseudonyms of \(domain), so it may not hold the key"
        case .policyNotInForce(let agencies):
            "the policy is not in force: it lacks signatures of \(agencies.map(\.text).joined(separator: ", "))"
        case .notAKey: "the bundle carries no pseudonym key"
        case .malformed(let detail): "the bundle does not carry the key that it states: \(detail)"
        case .otherTrustList(let sender, let ours):
            "the key was shared under trust list \(sender), which is not the one at hand (\(ours))"
        case .importedBefore(let domain, let version): "this home has version \(version) of the key of \(domain)"
        case .otherKey(let domain, let version): "this home has another version \(version) of the key of \(domain)"
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .noVersion: "see which versions there are"
        case .retired, .windowEnded: "use the newest version, or rotate the key"
        case .destroyed: "what it made cannot be resolved any more; see which versions there are"
        case .lost: "restore the folder keys from a backup of the home; without it what it made cannot be resolved"
        case .versionsExhausted: "have the policy name a new domain, and bring its tables there"
        case .ownDomain: "rotate and share the keys of other domains"
        case .otherNotHolder, .otherReceives: "only the policy's holders may have it; ask the policy's owner"
        case .policyNotInForce: "wait until every agency that the policy names has signed it"
        case .notAKey: "see what the bundle is"
        case .malformed: "ask the sender to share it again, and compare the words of key fingerprint --pseudonym"
        case .otherTrustList: "fetch the collaboration's newest trust list"
        case .importedBefore: "there is nothing to do"
        case .otherKey: "two holders made a key each: agree on one, and compare key fingerprint --pseudonym"
        }
    }

    /// Shows the versions, or what stands in the way.
    public var command: String? {
        switch self {
        case .policyNotInForce, .otherNotHolder, .otherReceives, .otherTrustList: "brygga collaboration list"
        case .notAKey, .malformed: "brygga explain \(code)"
        default: "brygga key list"
        }
    }
}
