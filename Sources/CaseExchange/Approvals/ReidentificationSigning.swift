public import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// A file that an officer is to approve: what kind of request it is.
public enum AskedApproval: Sendable {
    /// To disclose a case.
    case disclosure(path: String, bytes: [UInt8])
    /// To turn pseudonyms back into numbers.
    case reidentification(path: String, bytes: [UInt8])

    /// Reads a file, or standard input for `-`.
    public init(_ path: String) throws {
        let bytes = try InputFile.read(path, maximumBytes: ApprovalRequest.maximumBytes)
        self =
            ReidentificationRequest.isMeant(by: bytes)
            ? .reidentification(path: path, bytes: bytes) : .disclosure(path: path, bytes: bytes)
    }
}

extension ApprovalSigning {
    /// Reads a request for a re-identification and checks that it may be approved now; nothing is signed.
    ///
    /// Any officer of the agency may approve it; two must. Throws `approval.malformed`, `approval.expired`,
    /// `approval.other-request`, `approval.other-agency`, `approval.not-verified`, or an `OfficerFault`.
    public func prepareReidentification(
        _ bytes: [UInt8], from path: String, officer name: Identifier?, at instant: Instant
    ) throws -> PreparedReidentificationApproval {
        let request: ReidentificationRequest
        do throws(ApprovalFault) { request = try ReidentificationRequest(parsing: bytes) } catch {
            throw RefusedApproval(fault: error, file: path)
        }
        guard request.agency == home.agency else { throw OfficerFault.otherAgency(request.agency) }
        guard request.collaboration == collaboration.id else { throw ApprovalFault.otherRequest("the collaboration") }
        try NumberFreeText.require(request.purpose, "the purpose", at: instant)
        guard instant <= request.expires else {
            throw ApprovalFault.expired("it could be approved until \(request.expires)")
        }
        guard request.created <= instant.adding(seconds: BundleLimits.clockSkew) else {
            throw ApprovalFault.expired("it is asked for later, at \(request.created)")
        }
        let entry = try ring.officer(name, at: instant)
        try collaboration.trust.requireIssuer(of: entry.certificate, at: instant)
        return PreparedReidentificationApproval(
            request: request, officer: entry, instant: instant, requestPath: path,
            digest: try request.digest())
    }

    /// Signs what the officer has looked at and writes the approval; gives it and its path.
    public func sign(
        _ prepared: PreparedReidentificationApproval, passphrase: borrowing SecretBytes, to path: String?
    ) throws -> (approval: ReidentificationApproval, path: String) {
        let key = try ring.privateKey(of: prepared.officer, passphrase: passphrase)
        let approval = try ReidentificationApproval.sign(
            prepared.request, officer: prepared.officer.certificate, key: key, at: prepared.instant)
        _ = try collaboration.trust.verify(approval, using: prepared.instant)
        let path = path ?? prepared.defaultPath
        try DurableFile.write(approval.canonicalJSON, to: path, effect: home.effect)
        return (approval, path)
    }
}

/// A request for a re-identification that an officer may approve.
public struct PreparedReidentificationApproval: Sendable {
    /// What is asked.
    public let request: ReidentificationRequest
    /// Who would approve.
    public let officer: OfficerEntry
    /// When.
    public let instant: Instant
    let requestPath: String
    /// SHA-256 of the request.
    public let digest: SHA256Digest

    var defaultPath: String {
        let name = "approval-reidentify-\(request.id.hex.prefix(12))-\(officer.certificate.officer).json"
        let folder = requestPath == "-" ? "." : FilePath.folder(of: requestPath)
        return folder + "/" + name.replacing("/", with: ",")
    }
}
