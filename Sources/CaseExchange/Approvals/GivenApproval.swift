import BundleSealing
import CaseModel

/// An approval that was given as a file, verified; whether it is for what is done is asked by whoever uses it.
struct GivenApproval<Request: ApprovableRequest> {
    /// The path.
    let file: String
    /// The approval as it was signed.
    let approval: SignedApproval<Request>
    /// What is known of it.
    let verified: VerifiedApproval<Request>

    /// Reads and verifies a file, for using it at an instant. Throws the faults of approvals with the file.
    init(_ file: String, for use: RefusedApproval.Use, under collaboration: Collaboration, at instant: Instant) throws {
        let bytes = try InputFile.read(file, maximumBytes: Request.maximumBytes)
        (approval, verified) = try RefusedApproval.telling(file, for: use) { () throws(ApprovalFault) in
            let approval = try SignedApproval<Request>(parsing: bytes)
            return (approval, try collaboration.trust.verify(approval, usedAt: instant, now: instant))
        }
        self.file = file
    }
}

extension VerifiedApproval {
    /// Who approved, in which roles and when, as registers and logs keep it.
    var entry: [String: JSONValue] {
        [
            "officer": .string(officer.officer.text), "roles": .array(officer.roles.map { .string($0.text) }),
            "approved_at": .string(approvedAt.description),
        ]
    }
}

/// An approval, a request for one, or what it is used for, that is refused: the faults of approvals, with what to do here.
struct RefusedApproval: ReportableFailure, Hashable {
    /// What is being done.
    enum Use: Hashable {
        /// A request is approved, or a case disclosed.
        case disclosing
        /// Pseudonyms are turned back into numbers.
        case reidentifying
    }

    let fault: ApprovalFault
    /// The file, where it is one file's fault.
    let file: String?
    private let use: Use

    init(_ fault: ApprovalFault, file: String? = nil, for use: Use = .disclosing) {
        (self.fault, self.file, self.use) = (fault, file, use)
    }

    /// Runs a step whose failures are those of one file.
    static func telling<Value>(
        _ file: String, for use: Use = .disclosing, _ step: () throws(ApprovalFault) -> Value
    ) throws -> Value {
        do throws(ApprovalFault) { return try step() } catch { throw RefusedApproval(error, file: file, for: use) }
    }

    var code: String { fault.code }
    var failureClass: FailureClass { fault.failureClass }
    var message: String { (file.map { "\($0): " } ?? "") + fault.message }
    var hint: String? {
        switch (use, fault) {
        case (.reidentifying, .expired), (.reidentifying, .otherRequest), (.reidentifying, .used):
            "have just this request approved: brygga pseudonyms reidentify with --request, then brygga approve"
        default: fault.hint
        }
    }
    var command: String? { use == .reidentifying ? "brygga pseudonyms reidentify --help" : nil }
    var place: Place? { file.map { Place(file: $0, pointer: fault.place?.pointer) } }
}
