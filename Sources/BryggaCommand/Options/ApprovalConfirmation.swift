import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// What an officer sees and confirms before approving.
struct ApprovalConfirmation {
    private let prepared: PreparedApproval

    /// Prepares the question about a request.
    init(of prepared: PreparedApproval) { self.prepared = prepared }

    /// What is asked, line by line; a person stands in a request by no name.
    var lines: [String] {
        let request = prepared.request
        return [
            "  to          \(request.to)  \(prepared.recipientName)",
            "  purpose     \(request.purpose)  \(prepared.purposeLabel)",
            "  categories  \(request.categories.map(\.text).joined(separator: ", "))",
            "  person      one, named by \(request.identityForm.rawValue)",
            "  sent by     \(request.role)",
        ]
            + request.needs.map { need in
                "  asked by    \(need.permit): \(need.count) of \(need.roles.map(\.text).joined(separator: ", "))"
            } + [
                "  case        \(FingerprintWords.of(request.caseDigest.bytes))",
                "  asked       \(request.created), until \(request.expires)",
            ]
    }

    /// Asks at the terminal. Throws `approval.unconfirmed` when there is none, `approval.not-confirmed` on any answer but
    /// yes.
    func ask() throws {
        let officer = prepared.officer.certificate
        let question =
            (["To be approved:"] + lines).joined(separator: "\n")
            + "\nApprove as \(officer.officer) (\(officer.roles.map(\.text).joined(separator: ", ")))? (yes/no) "
        guard let answer = TerminalPrompt.line(question) else { throw OfficerFault.unconfirmed }
        guard answer == "yes" else { throw OfficerFault.notConfirmed }
    }
}
