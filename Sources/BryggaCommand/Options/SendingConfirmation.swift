import CaseExchange
import CaseModel
import OpenSSLCrypto

/// What a person sees and confirms before anything is sent: for each recipient its name, the words of its certificate's
/// fingerprint, how many persons, and what it gets.
struct SendingConfirmation {
    private let lines: [String]
    private let count: Int

    /// Prepares the question about bundles of one case.
    init(of bundles: [ReleasedBundle]) {
        count = bundles.count
        lines = bundles.flatMap { bundle in
            [
                "  \(bundle.recipient)  \(bundle.recipientName)",
                "    fingerprint  \(bundle.fingerprintWords)",
                "    1 person, named by \(bundle.identityForm.rawValue), \(bundle.size) bytes",
                "    \(bundle.categories.map(\.text).joined(separator: ", "))",
            ]
        }
    }

    /// Asks at the terminal. Throws `export.unconfirmed` when there is none, `export.not-confirmed` on any answer but yes.
    func ask() throws {
        let question =
            (["To be sent:"] + lines).joined(separator: "\n")
            + "\nThe words are those that the recipient reads out (brygga key fingerprint)."
            + "\nSend to \(count == 1 ? "this recipient" : "these \(count) recipients")? (yes/no) "
        guard let answer = TerminalPrompt.line(question) else { throw ExportFault.unconfirmed }
        guard answer == "yes" else { throw ExportFault.notConfirmed }
    }
}

extension ReleasedBundle {
    /// The fingerprint of the recipient's certificate as words.
    var fingerprintWords: String { FingerprintWords.of(recipientCertificate.bytes) }
}
