import BundleSealing
import CaseModel
import OpenSSLCrypto

/// Two officers' approvals of one request, each verified.
struct GivenReidentificationApprovals {
    /// What was approved.
    let request: ReidentificationRequest
    private let digest: SHA256Digest
    private let approvals: [VerifiedApproval<ReidentificationRequest>]

    /// Reads and verifies approval files. All must hold, be for the same request and be of two officers at least.
    init(_ files: [String], under collaboration: Collaboration, at instant: Instant) throws {
        guard files.count >= 2 else { throw ReidentificationFault.unapproved(files.count) }
        let given = try files.map { file in
            try GivenApproval<ReidentificationRequest>(file, for: .reidentifying, under: collaboration, at: instant)
        }
        let first = given[0].verified
        for other in given where other.verified.requestDigest != first.requestDigest {
            throw RefusedApproval(.otherRequest("the request"), file: other.file, for: .reidentifying)
        }
        guard Set(given.map(\.verified.officer.countedName)).count >= 2 else {
            throw ReidentificationFault.sameOfficer(first.officer.officer)
        }
        (request, digest, approvals) = (first.request, first.requestDigest, given.map(\.verified))
    }

    /// What the log says of them.
    var entry: ReversalLog.Entry {
        var entry = ReversalLog.Entry(.reidentify)
        (entry.domain, entry.versions) = (request.search.domain.text, request.search.versions)
        (entry.country, entry.purpose) = (request.search.country, request.purpose)
        (entry.quota, entry.asked) = (request.quota, request.count)
        (entry.requestDigest, entry.pseudonymsDigest) = (digest.hex, request.pseudonymsDigest.hex)
        entry.approvals = CanonicalJSON.text(of: .array(approvals.map { .object($0.entry) }))
        return entry
    }
}
