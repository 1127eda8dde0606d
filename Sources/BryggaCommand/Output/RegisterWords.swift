import CaseExchange
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation

extension RegisterEntry {
    /// The entry on one line.
    var line: String {
        let word = direction.rawValue.padding(to: 8)
        let categories = decision.request.categories.map(\.text).joined(separator: ", ")
        let end = bundle.map { "  \(id.prefix(12))  \($0.status)" } ?? "  \(id)"
        return "\(at)  \(word)  \(partner)  \(purpose)  \(categories)\(end)"
    }

    /// What it rests on: grounds, consents, or why it was refused.
    var restingOn: [String] {
        guard direction != .refused else { return Array(decision.explanationLines.dropFirst()) }
        return ["by \(decision.permits.map(\.text).joined(separator: ", "))"] + grounds.map { "ground \($0.words)" }
            + consents.map { "consent \($0.words)" }
    }

    /// The whole entry in lines.
    var report: [String] {
        let request = decision.request
        var lines = ["\(direction.rawValue)  \(id)", "  when        \(at)"]
        let name = partnerName.map { "\(partner)  \($0)" } ?? partner.text
        lines.append("  \(direction == .received ? "from        " : "to          ")\(name)")
        lines.append("  for         \(purposeLabel.map { "\(purpose)  \($0)" } ?? purpose.text)")
        lines.append("  by          \(request.role) of \(request.from)")
        lines.append(
            "  person      " + (request.identity == .none ? "not named" : "named by \(request.identity.rawValue)"))
        lines.append("  policy      \(collaboration)  \(decision.policyDigest.hex)")
        lines.append("  decision")
        lines += decision.explanationLines.map { "    " + $0 }
        lines += grounds.map { "  ground      " + $0.words }
        lines += consents.map { "  consent     " + $0.words }
        if !approvals.isEmpty { lines.append("  approvals   \(approvals.count)") }
        return lines + (bundle?.lines ?? [])
    }
}

extension RegisteredBundle {
    fileprivate var lines: [String] {
        var lines = ["  status      \(status)", "  made        \(created)"]
        if let expires { lines.append("  opens to    \(expires)") }
        if let fileName { lines.append("  file        \(fileName)") }
        if let fileDigest { lines.append("  file hash   \(fileDigest)") }
        return lines + ["  identity    \(identityDigest)", "  certificate \(certificateDigest)"]
    }
}

extension RegisteredConsent {
    /// The consent in words.
    var words: String {
        guard let recordID, let standing else { return "\(digest) of the sender" }
        return "\(recordID): now \(standing.state)" + (standing.until.map { ", until \($0)" } ?? "")
    }
}

extension Warning {
    /// A collaboration under which nothing can be sent now.
    static func unusableCollaboration(_ id: Identifier, because code: String?) -> Warning {
        Warning(
            code: "warning.collaboration-not-usable",
            message: "the collaboration \(id) cannot be used now" + (code.map { " (\($0))" } ?? "")
                + "; what may be sent under it is not shown", hint: nil,
            command: "brygga collaboration list")
    }

    /// What a search for a person could not see.
    static func gaps(in subject: RegisterSubject) -> [Warning] {
        let received = "brygga register list --direction received"
        var warnings: [Warning] = []
        if !subject.unsearchable.isEmpty {
            let count = subject.unsearchable.values.reduce(0, +)
            let domains = subject.unsearchable.keys.sorted().map(\.text).joined(separator: ", ")
            warnings.append(
                Warning(
                    code: "warning.register-not-searched",
                    message: "the pseudonyms' key (\(domains)) is not in this home, so "
                        + count.counted("received bundle", "received bundles")
                        + " could not be searched for the person",
                    hint: "ask the sender, by bundle id, whether the person is meant", command: received))
        }
        if subject.unrecorded > 0 {
            warnings.append(
                Warning(
                    code: "warning.register-person-not-recorded",
                    message: "an earlier version did not note whom "
                        + subject.unrecorded.counted("received bundle is about", "received bundles are about")
                        + "; none of it could be searched", hint: "look into the cases themselves", command: received))
        }
        return warnings
    }
}

extension String {
    /// The text with spaces behind it up to a width in characters.
    func padding(to width: Int) -> String { self + String(repeating: " ", count: max(0, width - count)) }
}
