import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// What an officer sees and confirms before approving.
struct ApprovalConfirmation {
    private let heading: String
    private let officer: OfficerCertificate
    /// What is asked, line by line; nobody stands in it by name.
    let lines: [String]

    /// Prepares the question about disclosing a case; recipient and purpose are named as the collaboration names them.
    init(of prepared: PreparedApproval<ApprovalRequest>, under collaboration: Collaboration) {
        let request = prepared.request
        (heading, officer) = ("To be approved:", prepared.officer.certificate)
        let needs = request.needs.map { need in
            "  asked by    \(need.permit): \(need.count) of \(need.roles.map(\.text).joined(separator: ", "))"
        }
        lines =
            [
                "  to          \(request.to)  \(collaboration.name(of: request.to))",
                "  purpose     \(request.purpose)  \(collaboration.label(ofPurpose: request.purpose))",
                "  categories  \(request.categories.map(\.text).joined(separator: ", "))",
                "  person      one, named by \(request.identityForm.rawValue)",
                "  sent by     \(request.role)",
            ] + needs + [
                "  case        \(FingerprintWords.of(request.caseDigest.bytes))",
                "  asked       \(request.created), until \(request.expires)",
            ]
    }

    /// Prepares the question about turning pseudonyms back into numbers.
    init(of prepared: PreparedApproval<ReidentificationRequest>) {
        let request = prepared.request
        let search = request.search
        heading = "To be approved: the persons behind pseudonyms will be known."
        officer = prepared.officer.certificate
        var lines = [
            "  re-identify \(request.count.counted("pseudonym", "pseudonyms")), quota \(request.quota)",
            "  purpose     \(request.purpose)",
            "  domain      \(search.domain)",
            "  key version \(search.versions.map(String.init).joined(separator: ", "))",
            "  numbers     \(search.country), as of \(search.referenceDate)",
        ]
        if let from = search.bornFrom, let to = search.bornTo { lines.append("  born        \(from) to \(to)") }
        if !search.kinds.isEmpty { lines.append("  also        \(search.kinds.joined(separator: ", "))") }
        self.lines =
            lines + [
                "  pseudonyms  \(FingerprintWords.of(request.pseudonymsDigest.bytes))",
                "  asked       \(request.created), until \(request.expires)",
            ]
    }

    /// Asks at the terminal. Throws `approval.unconfirmed` when there is none, `approval.not-confirmed` on any answer but
    /// yes.
    func ask() throws {
        let question =
            ([heading] + lines).joined(separator: "\n")
            + "\nApprove as \(officer.officer) (\(officer.roles.map(\.text).joined(separator: ", ")))? (yes/no) "
        guard let answer = TerminalPrompt.line(question) else { throw OfficerFault.unconfirmed }
        guard answer == "yes" else { throw OfficerFault.notConfirmed }
    }
}
