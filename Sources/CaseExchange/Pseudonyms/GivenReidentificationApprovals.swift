import BundleSealing
import CaseModel
import OpenSSLCrypto

/// Two officers' approvals of one request, each verified.
struct GivenReidentificationApprovals {
    /// What was approved.
    let request: ReidentificationRequest
    private let digest: SHA256Digest
    private let approvals: [VerifiedReidentificationApproval]

    /// Reads and verifies approval files. All must hold, be for the same request and be of two officers at least.
    init(_ files: [String], under collaboration: Collaboration, at instant: Instant) throws {
        guard files.count >= 2 else { throw ReidentificationFault.unapproved(files.count) }
        let verified = try files.map { file in
            let bytes = try InputFile.read(file, maximumBytes: ApprovalRequest.maximumBytes)
            do throws(ApprovalFault) {
                return try collaboration.trust.verify(try ReidentificationApproval(parsing: bytes), using: instant)
            } catch { throw RefusedReidentification(fault: error, file: file) }
        }
        for (approval, file) in zip(verified, files) where approval.requestDigest != verified[0].requestDigest {
            throw RefusedReidentification(fault: .otherRequest("the request"), file: file)
        }
        guard Set(verified.map(\.officer.countedName)).count >= 2 else {
            throw ReidentificationFault.sameOfficer(verified[0].officer.officer)
        }
        (request, digest, approvals) = (verified[0].request, verified[0].requestDigest, verified)
    }

    /// What the log says of them.
    var entry: ReversalLog.Entry {
        var entry = ReversalLog.Entry(.reidentify)
        (entry.domain, entry.versions) = (request.search.domain.text, request.search.versions)
        (entry.country, entry.purpose) = (request.search.country, request.purpose)
        (entry.quota, entry.asked) = (request.quota, request.count)
        (entry.requestDigest, entry.pseudonymsDigest) = (digest.hex, request.pseudonymsDigest.hex)
        entry.approvals = CanonicalJSON.text(
            of: .array(
                approvals.map {
                    [
                        "officer": .string($0.officer.officer.text),
                        "roles": .array($0.officer.roles.map { .string($0.text) }),
                        "approved_at": .string($0.approvedAt.description),
                    ]
                }))
        return entry
    }
}

/// An approval, or what it is used for, that is refused: the faults of approvals, with what to do here.
struct RefusedReidentification: ReportableFailure, Hashable {
    let fault: ApprovalFault
    /// The file of the approval, where it is one file's fault.
    var file: String?

    var code: String { fault.code }
    var failureClass: FailureClass { fault.failureClass }
    var message: String { (file.map { "\($0): " } ?? "") + fault.message }
    var hint: String? {
        switch fault {
        case .expired, .otherRequest, .used:
            "have just this request approved: brygga pseudonyms reidentify with --request, then brygga approve"
        case .malformed, .notVerified: fault.hint
        }
    }
    var command: String? { "brygga pseudonyms reidentify --help" }
    var place: Place? { file.map { Place(file: $0, pointer: fault.place?.pointer) } }
}
