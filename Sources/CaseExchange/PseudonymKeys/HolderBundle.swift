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
    ) throws -> Staged {
        let category = try Self.word(self == .key ? "pseudonym-key" : "pseudonym-map")
        let certificate = try sender.certificate(of: recipient, at: instant)
        let statement = BundleStatement(
            role: try Self.word("holder"), categories: [category], identityForm: self == .key ? .none : .pseudonym,
            decision: BundleDecision(
                asOf: instant, permits: [try word], retainUntil: nil, redisclosure: try Self.word("none"),
                subject: [:], domain: domain),
            consents: [])
        let draft = BundleDraft(
            kind: kind, sender: sender.agency, senderCertificate: sender.certificate, recipient: recipient,
            recipientCertificate: certificate, purpose: try word, policyDigest: sender.collaboration.policy.digest,
            created: instant, expires: instant.adding(seconds: Int64(days) * 86_400), statement: statement)
        let payload = try files.map { file in
            guard let name = PayloadFileName(file.name) else { throw BundleFault(.draft, "the name of a file") }
            return PayloadFile(name: name, category: category, content: PlaintextBytes(file.bytes))
        }
        let file = try DurableFile(in: folder)
        let sealed = try BundleSealer.seal(draft, files: payload, key: sender.key.key) { try file.write($0) }
        try file.synchronise()
        return Staged(file: file, sealed: sealed)
    }

    /// A bundle that is written whole and has no name yet.
    struct Staged {
        let file: DurableFile
        let sealed: SealedBundle

        /// The name that it has in a folder where nothing else is asked for.
        var name: String {
            BundleFileName.of(
                sender: sealed.manifest.sender.agency, recipient: sealed.manifest.recipient.agency,
                created: sealed.manifest.created, id: sealed.bundleID.hex)
        }
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
        var files = [[UInt8]](repeating: [], count: opened.index.files.count)
        _ = try opened.openSegments(key: key.key) { place, plaintext in files[place.fileIndex] += plaintext }
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
