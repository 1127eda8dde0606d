public import BundleSealing
public import CaseModel
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation
import Pseudonymisation

/// What a recipient learns of a bundle that was opened.
public struct OpenedCase: Sendable {
    /// Who sent it.
    public let sender: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The bundle's name.
    public let bundleID: String
    /// The categories it holds.
    public let categories: [Identifier]
    /// How the person is named.
    public let identity: IdentityForm
    /// How many files were written.
    public let fileCount: Int
    /// Where they are.
    public let folder: String
    /// The permits that the recipient's own policy gives for it.
    public let permits: [Identifier]
    /// The last day it may be kept.
    public let retainUntil: CalendarDate?
    /// How far it may be passed on.
    public let redisclosure: String
}

/// The journey in: every check of docs/bundle-format.md section 8 in its order, then the content, then the register.
///
/// Plaintext is written to files without names; the destination appears whole, after everything held, and only once the
/// register has the opening on disk.
public struct BundleOpening: Sendable {
    let home: AgencyHome
    let keys: KeyUnlocking
    let collaboration: Collaboration
    let register: ReceivedRegister

    /// Prepares openings under a collaboration, of one bundle or of many; the store is opened once.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) throws {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
        register = ReceivedRegister(store: try home.openStore())
    }

    /// Opens a bundle into a folder that does not exist yet; `progress` hears of the bytes that are opened.
    public func run(
        _ path: String, into folder: String, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> OpenedCase {
        try run(path, into: try StagedFolder.prepare(at: folder), named: folder, at: instant, progress: progress)
    }

    /// Opens a bundle into a folder that is prepared; `folder` is its name.
    func run(
        _ path: String, into prepared: consuming StagedFolder, named folder: String, at instant: Instant,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> OpenedCase {
        var staged = prepared
        let verification = BundleVerification(collaboration: collaboration)
        let bundle = try verification.verify(path, recipient: home.agency, register: register, at: instant)
        guard bundle.manifest.kind == .caseFile else {
            throw BundleFault(.manifest, "this version opens cases only", check: .manifest)
        }
        // A part of a series must not pass for the whole.
        guard bundle.manifest.series == nil else {
            throw BundleFault(
                .manifest, "it is one part of a series, which this version does not open", check: .manifest)
        }
        let key = try key(for: bundle)
        let opened = try bundle.openIndex(key: key.key)
        let decision = try Reevaluation(collaboration: collaboration, bundle: bundle, index: opened.index)
            .decide(at: instant)
        var files: [DurableFile] = []
        for file in opened.index.files { files.append(try staged.addFile(named: file.name.text)) }
        var payload = try PayloadCheck(
            policy: collaboration.policy, index: opened.index, tag: try tag(of: decision), at: instant)
        let total = opened.index.files.reduce(0) { $0 + $1.size }
        var done = 0
        _ = try opened.openSegments(key: key.key) { place, plaintext in
            try payload.take(plaintext, ofFileAt: place.fileIndex)
            try files[place.fileIndex].write(plaintext)
            done += plaintext.count
            progress.report(WorkProgress(done: done, of: total, .bytes))
        }
        try payload.finish()
        try staged.synchronise()
        let claim = try WorkClaim.take([bundle.manifest.bundleID.bytes], at: home.lockPath)
        defer { claim.keep() }
        try register.begin(
            ReceivedRegister.Opening(
                bundle: bundle, index: opened.index, collaboration: collaboration.id,
                decision: String(decoding: decision.canonicalJSON, as: UTF8.self), instant: instant))
        try staged.release(home.effect)
        try register.finish(bundle.reference)
        return summary(bundle, opened.index, decision, folder)
    }

    private func tag(of decision: Decision) throws -> String {
        guard case .named(let name)? = decision.domain, let domain = collaboration.policy.pseudonymDomain(name) else {
            return try Pseudonymisation.PseudonymDomain.exchange(
                from: decision.request.from, to: decision.request.to
            ).tag
        }
        return domain.tag
    }

    private func key(for bundle: VerifiedBundle) throws -> UnlockedKey {
        guard let key = try keys.key(.decryption, for: bundle.recipient.entry.certificate) else {
            throw BundleFault(.notForUs, "this home has no key for the certificate it is sealed for", check: .recipient)
        }
        return key
    }

    private func summary(
        _ bundle: VerifiedBundle, _ index: BundleIndex, _ decision: Decision, _ folder: String
    ) -> OpenedCase {
        OpenedCase(
            sender: bundle.manifest.sender.agency, purpose: bundle.manifest.purpose,
            bundleID: bundle.manifest.bundleID.hex, categories: index.statement.categories,
            identity: index.statement.identityForm, fileCount: index.files.count, folder: folder,
            permits: decision.permits, retainUntil: decision.obligations?.retainUntil,
            redisclosure: decision.obligations?.redisclosure.rawValue ?? "none")
    }
}

/// Steps 1 to 6 on a bundle in a file; needs no private key and enters nothing.
public struct BundleVerification {
    private let trust: VerifiedTrustList
    private let policy: SharingPolicy?

    /// Verifies under a collaboration's trust list and policy.
    public init(collaboration: Collaboration) { (trust, policy) = (collaboration.trust, collaboration.policy) }

    /// Verifies under a trust list alone, without a home; whether the policy is the agreed one is not asked.
    public init(trust: VerifiedTrustList) { (self.trust, policy) = (trust, nil) }

    /// Verifies a bundle without a home.
    public func verify(_ path: String, at instant: Instant) throws -> VerifiedBundle {
        try verify(path, recipient: nil, register: nil, at: instant)
    }

    /// Verifies a bundle in an agency's home: one for this agency also against its register, one for another agency, such
    /// as one it sent itself, without (the report says so).
    public func verify(_ path: String, home: AgencyHome, at instant: Instant) throws -> VerifiedBundle {
        let bundle = try verify(path, recipient: nil, register: nil, at: instant)
        guard bundle.manifest.recipient.agency == home.agency else { return bundle }
        let register = ReceivedRegister(store: try home.openStore())
        return try verify(path, recipient: home.agency, register: register, at: instant)
    }

    func verify(
        _ path: String, recipient: Identifier?, register: (any BundleRegister)?, at instant: Instant
    ) throws -> VerifiedBundle {
        let bundle = try UnverifiedBundle.parse(try OpenedFile(path))
        let terms = policy.map { policy in
            PolicyTerms(digest: policy.digest) { purpose, sender, recipient in
                policy.permits.contains {
                    $0.purposes.contains(purpose) && $0.from.contains(sender) && $0.to.contains(recipient)
                }
            }
        }
        return try bundle.verify(
            trust: trust, recipient: recipient, at: instant, policy: terms, register: register)
    }
}
