public import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// The journey of an approval: read a request, find the officer, let the person look, sign.
public struct ApprovalSigning {
    private let home: AgencyHome
    private let ring: KeyRing
    private let collaboration: Collaboration

    /// Prepares approving under a collaboration.
    public init(ring: KeyRing, collaboration: Collaboration) {
        (home, self.ring, self.collaboration) = (ring.home, ring, collaboration)
    }

    /// Reads a request of either kind from a file, or standard input for `-`, and checks that it may be approved now, and by
    /// whom; nothing is signed.
    ///
    /// Throws `approval.malformed`, `approval.expired`, `approval.other-request`, `approval.other-agency`,
    /// `approval.not-verified`, or an `OfficerFault`.
    public func prepare(_ path: String, officer name: Identifier?, at instant: Instant) throws -> AskedApproval {
        let bytes = try InputFile.read(path, maximumBytes: ApprovalRequest.maximumBytes)
        return ReidentificationRequest.isMeant(by: bytes)
            ? .reidentification(try prepare(bytes, from: path, officer: name, at: instant))
            : .disclosure(try prepare(bytes, from: path, officer: name, at: instant))
    }

    private func prepare<Request: AskedRequest>(
        _ bytes: [UInt8], from path: String, officer name: Identifier?, at instant: Instant
    ) throws -> PreparedApproval<Request> {
        let request = try RefusedApproval.telling(path) { () throws(ApprovalFault) in try Request(parsing: bytes) }
        guard request.approvingAgency == home.agency else { throw OfficerFault.otherAgency(request.approvingAgency) }
        try request.requireTerms(under: collaboration, at: instant)
        guard instant <= request.expires else {
            throw ApprovalFault.expired("it could be approved until \(request.expires)")
        }
        guard request.created <= instant.adding(seconds: BundleLimits.clockSkew) else {
            throw ApprovalFault.expired("it is asked for later, at \(request.created)")
        }
        let entry = try ring.officer(name, at: instant)
        if let needed = request.approvingRoles, Set(needed).isDisjoint(with: entry.certificate.roles) {
            throw OfficerFault.wrongRole(officer: entry.certificate.officer, needed: needed)
        }
        try collaboration.trust.requireIssuer(of: entry.certificate, at: instant)
        let file = "approval-\(request.fileWord)-\(request.id.hex.prefix(12))-\(entry.certificate.officer).json"
        return PreparedApproval(
            request: request, digest: try request.digest(), officer: entry, instant: instant,
            defaultPath: (path == "-" ? "." : FilePath.folder(of: path)) + "/" + file.replacing("/", with: ","))
    }

    /// Signs what the officer has looked at and writes the approval; gives it and its path.
    ///
    /// - Parameters:
    ///   - passphrase: the officer's own.
    ///   - path: where to; beside the request when nil.
    public func sign<Request>(
        _ prepared: PreparedApproval<Request>, passphrase: borrowing SecretBytes, to path: String?
    ) throws -> (approval: SignedApproval<Request>, path: String) {
        let key = try ring.privateKey(of: prepared.officer, passphrase: passphrase)
        let approval = try SignedApproval.sign(
            prepared.request, officer: prepared.officer.certificate, key: key, at: prepared.instant)
        // What would be refused when it is used is refused while the officer is still here.
        _ = try collaboration.trust.verify(approval, usedAt: prepared.instant, now: prepared.instant)
        let path = path ?? prepared.defaultPath
        try DurableFile.write(approval.canonicalJSON, to: path, effect: home.effect)
        return (approval, path)
    }
}

/// A request that an officer may approve.
public struct PreparedApproval<Request: ApprovableRequest>: Sendable {
    /// What is asked.
    public let request: Request
    /// SHA-256 of the request.
    public let digest: SHA256Digest
    /// Who would approve.
    public let officer: OfficerEntry
    /// When.
    public let instant: Instant
    /// A name of its own for each request and officer, beside the request.
    let defaultPath: String
}
