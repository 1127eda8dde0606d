public import BundleSealing
public import CaseModel
import ConsentRecording
import OpenSSLCrypto
import ParallelWork
public import PolicyEvaluation
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
    let keys: any OpeningKeys
    let collaboration: Collaboration
    let effect: Effect
    /// The home that remembers what is opened; nil without one.
    let memory: Memory?

    /// What a home adds to an opening: its keys also name the person in the register.
    struct Memory: Sendable {
        let home: AgencyHome
        let keys: KeyUnlocking
        let register: ReceivedRegister
    }

    /// Prepares openings in a home, of one bundle or of many; the store is opened once.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) throws {
        self.init(
            Memory(home: home, keys: keys, register: ReceivedRegister(store: try home.openStore())), collaboration)
    }

    init(_ memory: Memory, _ collaboration: Collaboration) {
        (keys, self.collaboration, self.memory) = (memory.keys, collaboration, memory)
        effect = memory.home.effect
    }

    /// Prepares an opening without a home: nothing remembers the bundle, so that it can be opened again, and a withdrawal is
    /// not known of.
    public init(key: DecryptionKeyFile, collaboration: Collaboration, effect: Effect) {
        (keys, self.collaboration, self.effect, memory) = (key, collaboration, effect, nil)
    }

    /// Opens a bundle, or all bundles of a series in any order, into a folder that does not exist yet; `progress` hears of
    /// the bytes that are opened.
    public func run(
        _ paths: [String], into folder: String, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> OpenedCase {
        try run(paths, into: try StagedFolder.prepare(at: folder), named: folder, at: instant, progress: progress)
    }

    /// Opens bundles into a folder that is prepared; `folder` is its name.
    func run(
        _ paths: [String], into prepared: consuming StagedFolder, named folder: String, at instant: Instant,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> OpenedCase {
        var staged = prepared
        let arrived = try ArrivedFiles(
            try paths.map { try OpenedFile($0) }, by: BundleVerification(collaboration: collaboration),
            recipient: try keys.agency(under: collaboration.trust), register: memory?.register, at: instant)
        guard let bundle = arrived.bundles.first else { throw BundleFault(.read, "no bundle") }
        let key = try keys.key(for: bundle.recipient.entry.certificate)
        let opened = try OpenedSeries(arrived.bundles, key: key.key)
        let decision = try Reevaluation(collaboration: collaboration, bundle: bundle, index: opened.index)
            .decide(at: instant)
        var files: [DurableFile] = []
        for part in opened.index.files { files.append(try staged.addFile(named: part.name.text)) }
        var payload = try PayloadCheck(
            policy: collaboration.policy, index: opened.index, tag: try collaboration.policy.domain(of: decision).tag,
            at: instant)
        let total = opened.index.files.reduce(0) { $0 + $1.size }
        var done = 0
        let search = payload
        // The register names the files by their digests, which are taken while the segments are opened.
        let digests = memory.map { _ in Background { try arrived.files.map { try $0.digest() } } }
        try opened.openSegments(key: key.key, jobs: OrderedWork.processors) { place, plaintext in
            try search.search(plaintext, ofFileAt: place.fileIndex)
        } into: { place, plaintext in
            try payload.take(plaintext, ofFileAt: place.fileIndex)
            try files[place.fileIndex].write(plaintext)
            done += plaintext.count
            progress.report(WorkProgress(done: done, of: total, .bytes))
        }
        let person = try payload.finish()
        try staged.synchronise()
        guard let memory, let digests else {
            try staged.release(effect)
            return summary(bundle, opened.index, decision, folder)
        }
        let principal = try payload.principal(of: person, with: memory.keys)
        let claim = try WorkClaim.take(arrived.bundles.map(\.manifest.bundleID.bytes), at: memory.home.lockPath)
        defer { claim.keep() }
        try memory.register.begin(
            zip(arrived.bundles, try digests.value()).map { part, digest in
                ReceivedRegister.Opening(
                    bundle: part, index: opened.index, collaboration: collaboration, decision: decision,
                    principal: principal, fileDigest: digest, instant: instant)
            })
        try staged.release(effect)
        try memory.home.noting { try memory.register.finish(arrived.bundles.map(\.reference)) }
        return summary(bundle, opened.index, decision, folder)
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

/// The files of one opening, steps 1 to 6 on each behind them: a bundle, or a whole series in its order.
private struct ArrivedFiles {
    let files: [OpenedFile]
    let bundles: [VerifiedBundle]

    /// Throws what the checks throw, `E_MANIFEST` for what is no case, and `E_SERIES` for a part of a series, which must not
    /// pass for the whole.
    init(
        _ given: [OpenedFile], by verification: BundleVerification, recipient: Identifier,
        register: (any BundleRegister)?, at instant: Instant
    ) throws {
        let verified = try given.map { file in
            let bundle = try verification.verify(file, recipient: recipient, register: register, at: instant)
            try Self.requireCase(bundle.manifest.kind)
            return bundle
        }
        bundles = try BundleSeries.inOrder(verified)
        files = bundles.compactMap { bundle in
            verified.firstIndex { $0.identity == bundle.identity }.map { given[$0] }
        }
    }

    private static func requireCase(_ kind: BundleKind) throws(BundleFault) {
        switch kind {
        case .caseFile: break
        case .key: throw BundleFault(.manifest, "a key is taken over with brygga key import", check: .manifest)
        case .pseudonymMap:
            throw BundleFault(.manifest, "a map is opened with brygga pseudonyms open-map", check: .manifest)
        case .extract: throw BundleFault(.manifest, "an extract is opened with brygga extract open", check: .manifest)
        default: throw BundleFault(.manifest, "this version opens cases only", check: .manifest)
        }
    }
}

/// Steps 1 to 6 on a bundle in a file; needs no private key and enters nothing.
public struct BundleVerification {
    private let trust: VerifiedTrustList
    private let policy: SharingPolicy?

    /// Verifies under a collaboration's trust list and policy.
    public init(collaboration: Collaboration) { (trust, policy) = (collaboration.trust, collaboration.policy) }

    /// Verifies without a home, under a trust list and, where one is given, a policy.
    public init(trust: VerifiedTrustList, policy: SharingPolicy?) { (self.trust, self.policy) = (trust, policy) }

    /// Examines a bundle without a home. A bundle that does not verify is a result; a file that cannot be read throws.
    public func examine(_ path: String, at instant: Instant) throws -> BundleExamination {
        try Self.examined(BundleExamination(try OpenedFile(path), terms(recipient: nil, register: nil, at: instant)))
    }

    /// Examines a bundle in an agency's home: one for this agency also against its register, one for another agency, such
    /// as one it sent itself, without (the report says so).
    public func examine(_ path: String, home: AgencyHome, at instant: Instant) throws -> BundleExamination {
        let first = try examine(path, at: instant)
        guard first.bundle?.manifest.recipient.agency == home.agency else { return first }
        let register = ReceivedRegister(store: try home.openStore())
        return try Self.examined(
            BundleExamination(
                try OpenedFile(path), terms(recipient: home.agency, register: register, at: instant)))
    }

    /// Examines a bundle when the trust list cannot be used: its form alone. A file that cannot be read throws.
    public static func examine(
        _ path: String, withoutTrustList failure: any ReportableFailure
    ) throws -> BundleExamination {
        try examined(BundleExamination(try OpenedFile(path), withoutTrustList: failure))
    }

    /// Passes an examination on unless what failed lies in the surroundings of the bundle: then there is nothing to report.
    private static func examined(_ examination: BundleExamination) throws -> BundleExamination {
        if let fault = examination.report.failure, fault.failureClass != .notVerified, fault.kind != .trustList {
            throw fault
        }
        return examination
    }

    func verify(
        _ path: String, recipient: Identifier?, register: (any BundleRegister)?, at instant: Instant
    ) throws -> VerifiedBundle {
        try verify(try OpenedFile(path), recipient: recipient, register: register, at: instant)
    }

    func verify(
        _ file: OpenedFile, recipient: Identifier?, register: (any BundleRegister)?, at instant: Instant
    ) throws -> VerifiedBundle {
        try UnverifiedBundle.parse(file).verify(terms(recipient: recipient, register: register, at: instant))
    }

    private func terms(
        recipient: Identifier?, register: (any BundleRegister)?, at instant: Instant
    ) -> VerificationTerms {
        let policy = policy.map { policy in
            PolicyTerms(digest: policy.digest) { purpose, sender, recipient in
                policy.permits.contains {
                    $0.purposes.contains(purpose) && $0.from.contains(sender) && $0.to.contains(recipient)
                } || HolderBundle.covers(purpose, sender, recipient, policy)
            }
        }
        var terms = VerificationTerms(
            trust: trust, instant: instant, recipient: recipient, policy: policy, register: register)
        terms.jobs = OrderedWork.processors
        return terms
    }
}
