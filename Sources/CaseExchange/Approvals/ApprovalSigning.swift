public import BundleSealing
public import CaseModel
public import OpenSSLCrypto
import PolicyEvaluation

/// The journey of an approval: read a request, find the officer, let the person look, sign.
public struct ApprovalSigning {
    let home: AgencyHome
    let ring: KeyRing
    let collaboration: Collaboration

    /// Prepares approving under a collaboration.
    public init(ring: KeyRing, collaboration: Collaboration) {
        (home, self.ring, self.collaboration) = (ring.home, ring, collaboration)
    }

    /// Reads a request and checks that it may be approved now, and by whom; nothing is signed.
    ///
    /// Throws `approval.malformed`, `approval.expired`, `approval.other-request`, `approval.other-agency`,
    /// `approval.not-verified`, or an `OfficerFault`.
    public func prepare(
        _ bytes: [UInt8], from path: String, officer name: Identifier?, at instant: Instant
    ) throws -> PreparedApproval {
        let request: ApprovalRequest
        do throws(ApprovalFault) { request = try ApprovalRequest(parsing: bytes) } catch {
            throw RefusedApproval(fault: error, file: path)
        }
        try require(request, at: instant)
        let entry = try ring.officer(name, at: instant)
        let needed = Set(request.needs.flatMap(\.roles)).sorted()
        guard !Set(needed).isDisjoint(with: entry.certificate.roles) else {
            throw OfficerFault.wrongRole(officer: entry.certificate.officer, needed: needed)
        }
        try collaboration.trust.requireIssuer(of: entry.certificate, at: instant)
        return PreparedApproval(
            request: request, officer: entry, instant: instant, requestPath: path,
            recipientName: collaboration.trust.agency(request.to)?.name ?? request.to.text,
            purposeLabel: collaboration.policy.purpose(request.purpose)?.label ?? request.purpose.text)
    }

    private func require(_ request: ApprovalRequest, at instant: Instant) throws {
        guard request.from == home.agency else { throw OfficerFault.otherAgency(request.from) }
        let disclosure = DisclosureRequest(
            from: request.from, to: request.to, role: request.role, purpose: request.purpose,
            categories: request.categories, identity: request.identityForm)
        if let difference = request.difference(from: disclosure, under: collaboration) {
            throw ApprovalFault.otherRequest(difference)
        }
        guard instant <= request.expires else {
            throw ApprovalFault.expired("it could be approved until \(request.expires)")
        }
        guard request.created <= instant.adding(seconds: BundleLimits.clockSkew) else {
            throw ApprovalFault.expired("it is asked for later, at \(request.created)")
        }
    }

    /// Signs what the officer has looked at and writes the approval; gives it and its path.
    ///
    /// - Parameters:
    ///   - passphrase: the officer's own.
    ///   - path: where to; beside the request when nil.
    public func sign(
        _ prepared: PreparedApproval, passphrase: borrowing SecretBytes, to path: String?
    ) throws -> (approval: SignedApproval, path: String) {
        let key = try ring.privateKey(of: prepared.officer, passphrase: passphrase)
        let approval = try SignedApproval.sign(
            prepared.request, officer: prepared.officer.certificate, key: key, at: prepared.instant)
        // What the export would refuse is refused while the officer is still here.
        _ = try collaboration.trust.verify(approval, sending: prepared.instant, now: prepared.instant)
        let path = path ?? prepared.defaultPath
        try DurableFile.write(approval.canonicalJSON, to: path, effect: home.effect)
        return (approval, path)
    }
}

/// A request that an officer may approve, in words for the officer.
public struct PreparedApproval: Sendable {
    /// What is asked.
    public let request: ApprovalRequest
    /// Who would approve.
    public let officer: OfficerEntry
    /// When.
    public let instant: Instant
    let requestPath: String
    /// The recipient's name for people, from the trust list.
    public let recipientName: String
    /// The purpose for people, from the policy.
    public let purposeLabel: String

    /// A name of its own for each request and officer, beside the request.
    var defaultPath: String {
        let name = "approval-\(request.to)-\(request.id.hex.prefix(12))-\(officer.certificate.officer).json"
        let folder = requestPath == "-" ? "." : FilePath.folder(of: requestPath)
        return folder + "/" + name.replacing("/", with: ",")
    }
}
