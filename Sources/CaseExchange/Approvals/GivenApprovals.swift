import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// The approvals that an export was given, each verified; whether they are for what is sent is asked once that is known.
struct GivenApprovals {
    private struct Entry {
        let file: String
        let approval: SignedApproval
        let verified: VerifiedApproval
    }

    private let collaboration: Collaboration
    private let entries: [Entry]

    /// Reads and verifies approval files. The same statement given twice is taken once.
    init(
        _ files: [String], for recipients: [Identifier], from agency: Identifier, under collaboration: Collaboration,
        at instant: Instant
    ) throws {
        self.collaboration = collaboration
        var seen: Set<[String]> = []
        entries = try files.compactMap { file in
            let bytes = try InputFile.read(file, maximumBytes: ApprovalRequest.maximumBytes)
            return try Self.telling(file) { () throws(ApprovalFault) in
                let approval = try SignedApproval(parsing: bytes)
                let verified = try collaboration.trust.verify(approval, sending: instant, now: instant)
                guard approval.request.from == agency else { throw .otherRequest("the sender") }
                guard recipients.contains(approval.request.to) else { throw .otherRequest("the recipient") }
                guard seen.insert(verified.statementKey).inserted else { return nil }
                return Entry(file: file, approval: approval, verified: verified)
            }
        }
    }

    /// The approvals towards a recipient as evidence.
    func counted(for recipient: Identifier) -> [Approval] {
        entries.filter { $0.approval.request.to == recipient }.map(\.verified.counted)
    }

    /// The approvals towards a recipient as its bundle shows them. Throws `approval.other-request` unless each is for just
    /// this disclosure of this case.
    func shown(
        for disclosure: DisclosureRequest, of content: [PayloadFile], principal: Redacted<String>
    ) throws -> [ShownApproval] {
        let fitting = entries.filter { $0.approval.request.to == disclosure.to }
        guard !fitting.isEmpty else { return [] }
        let commitment = try CaseCommitment(of: content)
        return try fitting.map { entry in
            let request = entry.approval.request
            let salt = try ApprovalSalt.of(request.id, principal: principal)
            let digest = try commitment.digest(salt: salt)
            return try Self.telling(entry.file) { () throws(ApprovalFault) in
                if let difference = request.difference(from: disclosure, under: collaboration) {
                    throw .otherRequest(difference)
                }
                guard request.caseDigest == digest else { throw .otherRequest("the person or the content of the case") }
                return ShownApproval(
                    inBundle: BundleApproval(salt: salt, approval: entry.approval), verified: entry.verified)
            }
        }
    }

    /// Runs a step whose failures are those of one file.
    private static func telling<Value>(
        _ file: String, _ step: () throws(ApprovalFault) -> Value
    ) throws -> Value {
        do throws(ApprovalFault) { return try step() } catch { throw RefusedApproval(fault: error, file: file) }
    }
}

/// An approval that is for just what is sent.
struct ShownApproval: Sendable {
    /// As the recipient sees it.
    let inBundle: BundleApproval
    let verified: VerifiedApproval

    /// As the register of what was sent keeps it.
    var entry: JSONValue {
        [
            "officer": .string(verified.officer.officer.text),
            "roles": .array(verified.officer.roles.map { .string($0.text) }),
            "approved_at": .string(verified.approvedAt.description),
            "request_sha256": .string(verified.requestDigest.hex),
        ]
    }
}

/// An approval, or a request for one, that is refused, with the file it came in.
struct RefusedApproval: ReportableFailure {
    let fault: ApprovalFault
    let file: String

    var code: String { fault.code }
    var failureClass: FailureClass { fault.failureClass }
    var message: String { "\(file): \(fault.message)" }
    var hint: String? { fault.hint }
    var place: Place? { Place(file: file, pointer: fault.place?.pointer) }
}
