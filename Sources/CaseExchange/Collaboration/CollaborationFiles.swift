public import BundleSealing
public import CaseModel
public import OpenSSLCrypto
public import PolicyEvaluation

/// What a collaboration's partners hand each other, in one folder: the policy and who signed it, the trust list and who
/// signed that, and the coordinator's certificate.
///
/// `policy.yaml`, `policy.tests.yaml` (optional), `policy.<agency>.p7s` for each signature, `trust.json`,
/// `trust.json.p7s`, `coordinator.pem`.
public struct CollaborationFiles: Sendable {
    /// The policy.
    public let policy: SharingPolicy
    /// The coordinator's certificate.
    public let coordinator: Certificate
    /// Every file of the folder that counts, by name, as it was read.
    let contents: [String: [UInt8]]

    static let policyName = "policy.yaml"
    static let testsName = "policy.tests.yaml"

    static func signatureName(of agency: Identifier) -> String {
        "policy.\(agency.text.replacing("/", with: ",")).p7s"
    }

    /// Reads a folder; nothing in it is believed yet.
    public init(in folder: String) throws {
        var contents: [String: [UInt8]] = [:]
        for name in [
            Self.policyName, TrustListFiles.listName, TrustListFiles.signatureName, TrustListFiles.coordinatorName,
        ] {
            contents[name] = try InputFile.read(folder + "/" + name, maximumBytes: Self.maximumBytes)
        }
        let file = folder + "/" + Self.policyName
        policy = try SharingPolicy(parsingYAML: contents[Self.policyName] ?? [], file: file)
        coordinator = try KeyRing.readCertificate(folder + "/" + TrustListFiles.coordinatorName)
        for name in [Self.testsName] + policy.signedBy.map(Self.signatureName) {
            let path = folder + "/" + name
            guard try InputFile.exists(path) else { continue }
            contents[name] = try InputFile.read(path, maximumBytes: Self.maximumBytes)
        }
        self.contents = contents
    }

    /// Gathers the files of a collaboration from where they lie, without a home; the signatures of the policy,
    /// `policy.<agency>.p7s`, lie beside it. Nothing is believed yet.
    public init(policy path: String, trust files: TrustListFiles) throws {
        policy = try PolicyFile.read(path)
        coordinator = files.coordinator
        var contents = [TrustListFiles.listName: files.list, TrustListFiles.signatureName: files.signature]
        for name in policy.signedBy.map(Self.signatureName) {
            let signature = FilePath.folder(of: path) + "/" + name
            guard try InputFile.exists(signature) else { continue }
            contents[name] = try InputFile.read(signature, maximumBytes: Self.maximumBytes)
        }
        self.contents = contents
    }

    /// The same files with another trust list.
    init(_ files: CollaborationFiles, trust: [UInt8], signature: [UInt8]) {
        policy = files.policy
        coordinator = files.coordinator
        contents = files.contents.merging([TrustListFiles.listName: trust, TrustListFiles.signatureName: signature]) {
            _, new in new
        }
    }

    static let maximumBytes = 4 << 20

    /// Verifies the trust list: signed by the coordinator, in time, no older than the last one seen, for this policy.
    public func verifyTrust(at instant: Instant, lastSeenSerial: Int?) throws -> VerifiedTrustList {
        let files = TrustListFiles(
            list: contents[TrustListFiles.listName] ?? [], signature: contents[TrustListFiles.signatureName] ?? [],
            coordinator: coordinator)
        let trust = try files.verify(at: instant, lastSeenSerial: lastSeenSerial)
        guard trust.list.collaboration == policy.id else {
            throw CollaborationFault.trustListOfAnother(trust.list.collaboration)
        }
        return trust
    }

    /// Whether the policy is in force: which of the agencies that must sign its digest have not validly done so.
    public func standing(under trust: VerifiedTrustList, at instant: Instant) -> PolicyStanding {
        let missing = policy.signedBy.filter { !signature(of: $0, under: trust, at: instant).counts }
        return missing.isEmpty ? .inForce : .signaturesMissing(missing.sorted())
    }
}

/// An agency's signature that puts a policy in force: a detached CMS signature over the digest's line.
public enum PolicySignature {
    /// The bytes that are signed: 64 lower-case hexadecimal digits and a line feed.
    public static func content(_ digest: SHA256Digest) -> [UInt8] { Array((digest.hex + "\n").utf8) }

    /// What a signature is worth as one over a policy's digest by an agency: it counts with a certificate of the agency that
    /// may sign policies.
    static func outcome(
        of signature: [UInt8], over digest: SHA256Digest, by agency: Identifier, under trust: VerifiedTrustList,
        at instant: Instant
    ) -> PolicyStatus.Outcome {
        do throws(BundleFault) {
            let signer = try trust.verify(signature, over: content(digest), as: .policy, at: instant)
            guard signer.agency == agency else {
                throw BundleFault(.signerUnknown, "it is a signature of \(signer.agency)")
            }
            return .signed(signer)
        } catch {
            // Whole, by a certificate of the agency, and over other content: the agency pins another policy.
            if let parsed = try? DetachedSignature.parse(signature), parsed.isOverOther(than: content(digest)),
                trust.signer(certificate: parsed.certificate.sha256)?.agency == agency
            {
                return .otherPolicy(signedAt: parsed.signingTime)
            }
            return .invalid(error)
        }
    }
}

/// Files of a collaboration that cannot be joined or used.
public enum CollaborationFault: ReportableFailure, Hashable {
    /// No collaboration was joined, or none of that name.
    case notJoined(Identifier?)
    /// More than one was joined and none is named.
    case ambiguous([Identifier])
    /// The policy does not name this agency.
    case notMember(Identifier)
    /// The trust list does not have this agency's certificate.
    case notInTrustList(Identifier)
    /// The trust list is for another collaboration.
    case trustListOfAnother(Identifier)
    /// The coordinator's certificate is not the one that was confirmed.
    case coordinatorDiffers
    /// The pinned files in the home are not those that were pinned.
    case pinnedFilesChanged(String)
    /// Nobody confirmed the coordinator's fingerprint.
    case coordinatorNotConfirmed(SHA256Digest)
    /// A policy that is not in force cannot replace the pinned one.
    case replacementNotInForce
    /// Nobody confirmed that the pinned policy is replaced by this one.
    case policyNotConfirmed(String)
    /// No recipient certificate in the trust list can be used now.
    case noRecipientCertificate(Identifier)
    /// Certificates name one agency by two names.
    case twoNames(Identifier)
    /// An outside certificate was issued by an authority whose certificate was not given.
    case authorityNotGiven(String)
    /// The folder has a trust list with this or a higher serial.
    case serialNotRising(Int)
    /// A trust list with this serial was seen with other content.
    case serialReused(Int)

    /// One code per cause.
    public var code: String {
        switch self {
        case .notJoined: "collaboration.not-joined"
        case .ambiguous: "collaboration.ambiguous"
        case .notMember: "collaboration.not-member"
        case .notInTrustList: "collaboration.not-in-trust-list"
        case .trustListOfAnother: "collaboration.trust-list-of-another"
        case .coordinatorDiffers: "collaboration.coordinator-differs"
        case .pinnedFilesChanged: "collaboration.pinned-files-changed"
        case .coordinatorNotConfirmed: "collaboration.coordinator-not-confirmed"
        case .replacementNotInForce: "collaboration.replacement-not-in-force"
        case .policyNotConfirmed: "collaboration.policy-not-confirmed"
        case .noRecipientCertificate: "collaboration.no-recipient-certificate"
        case .twoNames: "collaboration.two-names"
        case .authorityNotGiven: "collaboration.authority-not-given"
        case .serialNotRising: "collaboration.serial-not-rising"
        case .serialReused: "collaboration.serial-reused"
        }
    }
    /// Usage where a choice is missing, surroundings where something is not set up, else not verified.
    public var failureClass: FailureClass {
        switch self {
        case .ambiguous, .coordinatorNotConfirmed, .policyNotConfirmed, .serialNotRising: .usage
        case .notJoined: .surroundings
        default: .notVerified
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .notJoined(let id?): "this home has not joined the collaboration \(id)"
        case .notJoined(nil): "this home has not joined any collaboration"
        case .ambiguous(let ids):
            "this home has joined several collaborations: \(ids.map(\.text).joined(separator: ", "))"
        case .notMember(let agency): "the policy does not name the agency \(agency)"
        case .notInTrustList(let agency): "the trust list has no usable certificate of a key of \(agency) in this home"
        case .trustListOfAnother(let id): "the trust list is for the collaboration \(id)"
        case .coordinatorDiffers: "the coordinator's certificate is not the one expected"
        case .pinnedFilesChanged(let folder): "the pinned policy or coordinator certificate in \(folder) was changed"
        case .coordinatorNotConfirmed(let fingerprint):
            "the coordinator's fingerprint \(fingerprint.hex) (words \(FingerprintWords.of(fingerprint.bytes))) is not confirmed"
        case .replacementNotInForce: "the new policy is not in force, so it cannot replace the pinned one"
        case .policyNotConfirmed(let digest): "the new policy's digest \(digest) is not confirmed"
        case .noRecipientCertificate(let agency): "the trust list has no certificate of \(agency) that can be used now"
        case .twoNames(let agency): "the certificates give the agency \(agency) two names"
        case .authorityNotGiven(let path): "no authority that was given issued the certificate \(path)"
        case .serialNotRising(let serial):
            "the folder has a trust list with serial \(serial); a new one needs a higher one"
        case .serialReused(let serial): "a trust list with serial \(serial) and other content was seen before"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .notJoined: "join it with the folder that the coordinator hands out"
        case .ambiguous: "name one with --collaboration"
        case .notMember: "ask the policy's owner; the agency's id is in agency.yaml of the home"
        case .notInTrustList: "send brygga key export-certificate's files to the coordinator and join anew"
        case .trustListOfAnother, .serialReused: "ask the coordinator for the right trust list"
        case .authorityNotGiven: "give the certificate of its direct issuer with --authority"
        case .twoNames: "find out which certificate is not the agency's; compare fingerprints by telephone"
        case .serialNotRising(let serial): "give --serial \(serial + 1)"
        case .coordinatorDiffers: "compare the fingerprint with the coordinator by telephone before going on"
        case .pinnedFilesChanged: "find out who changed them, then join anew from the partners' files"
        case .coordinatorNotConfirmed:
            "compare it with the coordinator by telephone, then give --coordinator-fingerprint"
        case .replacementNotInForce: "wait until every agency that the policy names has signed it"
        case .policyNotConfirmed: "compare it with the policy's owner, then give --policy-digest"
        case .noRecipientCertificate:
            "ask the coordinator for a newer trust list and take it over with brygga trust update"
        }
    }
    /// Shows what there is to choose from or to compare; a fingerprint or digest is never put in, because a person must.
    public var command: String? {
        switch self {
        case .notJoined: "brygga collaboration join --help"
        case .ambiguous: "brygga collaboration list"
        case .notInTrustList: "brygga key list"
        case .noRecipientCertificate: "brygga trust show"
        case .pinnedFilesChanged(let folder): "ls -la -- \(ShellWord.quoted(folder))"
        case .authorityNotGiven(let path):
            "openssl x509 -in \(ShellWord.quoted(path)) -noout -issuer -ext authorityKeyIdentifier"
        default: nil
        }
    }
}
