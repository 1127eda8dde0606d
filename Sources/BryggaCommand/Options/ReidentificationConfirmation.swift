import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// What an officer sees and confirms before approving that pseudonyms are turned back into numbers.
struct ReidentificationConfirmation {
    private let prepared: PreparedReidentificationApproval

    /// Prepares the question about a request.
    init(of prepared: PreparedReidentificationApproval) { self.prepared = prepared }

    /// What is asked, line by line.
    var lines: [String] {
        let request = prepared.request
        let search = request.search
        var lines = [
            "  re-identify \(request.count.counted("pseudonym", "pseudonyms")), quota \(request.quota)",
            "  purpose     \(request.purpose)",
            "  domain      \(search.domain)",
            "  key version \(search.versions.map(String.init).joined(separator: ", "))",
            "  numbers     \(search.country), as of \(search.referenceDate)",
        ]
        if let from = search.bornFrom, let to = search.bornTo { lines.append("  born        \(from) to \(to)") }
        if !search.kinds.isEmpty { lines.append("  also        \(search.kinds.joined(separator: ", "))") }
        return lines + [
            "  pseudonyms  \(FingerprintWords.of(request.pseudonymsDigest.bytes))",
            "  asked       \(request.created), until \(request.expires)",
        ]
    }

    /// Asks at the terminal. Throws `approval.unconfirmed` when there is none, `approval.not-confirmed` on any answer but
    /// yes.
    func ask() throws {
        let officer = prepared.officer.certificate
        let question =
            (["To be approved: the persons behind pseudonyms will be known."] + lines).joined(separator: "\n")
            + "\nApprove as \(officer.officer) (\(officer.roles.map(\.text).joined(separator: ", ")))? (yes/no) "
        guard let answer = TerminalPrompt.line(question) else { throw OfficerFault.unconfirmed }
        guard answer == "yes" else { throw OfficerFault.notConfirmed }
    }
}
