import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// What holders and recipients of a pseudonym domain send each other: a key or a map, in a bundle like every other.
///
/// No permit covers it: who may have it is the policy's word about the domain. Its purpose is a word of the format, and
/// its statement names the domain (docs/bundle-format.md, section 16).
enum HolderBundle: String, Sendable, CaseIterable {
    /// A domain key for another holder.
    case key = "brygga/pseudonym-key"
    /// A map for a recipient.
    case map = "brygga/pseudonym-map"

    /// The kind in the manifest.
    var kind: BundleKind {
        switch self {
        case .key: .key
        case .map: .pseudonymMap
        }
    }

    private var word: Identifier {
        get throws(BundleFault) {
            guard let word = Identifier(rawValue) else { throw BundleFault(.draft, "the purpose") }
            return word
        }
    }

    private static func word(_ text: String) throws(BundleFault) -> Identifier {
        guard let word = Identifier(text) else { throw BundleFault(.draft, "a word of the format") }
        return word
    }

    /// Whether a bundle of a purpose between two agencies of a policy may be one; the domain is checked on opening.
    static func covers(_ purpose: Identifier, _ sender: Identifier, _ recipient: Identifier, _ policy: SharingPolicy)
        -> Bool
    {
        HolderBundle(rawValue: purpose.text) != nil && policy.agency(sender) != nil && policy.agency(recipient) != nil
    }

    /// Seals files about a domain to an agency, into a file that has no name yet.
    func seal(
        _ files: [(name: String, bytes: [UInt8])], of domain: Identifier, to recipient: Identifier,
        from sender: BundleSender, days: Int, in folder: String, at instant: Instant
    ) throws -> UnnamedBundle {
        let category = try Self.word(self == .key ? "pseudonym-key" : "pseudonym-map")
        let statement = BundleStatement(
            role: try Self.word("holder"), categories: [category], identityForm: self == .key ? .none : .pseudonym,
            decision: BundleDecision(
                asOf: instant, permits: [try word], retainUntil: nil, redisclosure: try Self.word("none"),
                subject: [:], domain: domain),
            consents: [])
        return try sender.seal(
            kind, statement, for: word,
            files: files.map { try PayloadFile(named: $0.name, category, PlaintextBytes($0.bytes)) }, to: recipient,
            days: days, in: folder, at: instant)
    }

    /// Verifies and opens a bundle for this home that must be one of these, and gives its files. Whoever takes it decides
    /// about the domain.
    func open(
        _ path: String, home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration, at instant: Instant,
        maximumBytes: Int
    ) throws -> Opened {
        try collaboration.requireInForce()
        let register = ReceivedRegister(store: try home.openStore())
        let bundle = try BundleVerification(collaboration: collaboration).verify(
            path, recipient: home.agency, register: register, at: instant)
        guard bundle.manifest.kind == kind, bundle.manifest.purpose.text == rawValue, bundle.manifest.series == nil
        else { throw self == .key ? PseudonymKeyFault.notAKey : PseudonymMappingFault.notAMap }
        let key = try keys.key(for: bundle.recipient.entry.certificate)
        let opened = try bundle.openIndex(key: key.key)
        guard let domain = opened.index.statement.decision.domain,
            opened.index.files.reduce(0, { $0 + $1.size }) <= maximumBytes
        else { throw BundleFault(.index, "it names no domain, or is too large", check: .index) }
        let files = try opened.openFiles(key: key.key).contents
        let names = opened.index.files.map(\.name.text)
        return Opened(
            bundle: bundle, domain: domain, files: Dictionary(zip(names, files)) { first, _ in first }, key: key)
    }

    /// A bundle whose every check held.
    struct Opened {
        let bundle: VerifiedBundle
        let domain: Identifier
        let files: [String: [UInt8]]
        let key: UnlockedKey
    }
}
