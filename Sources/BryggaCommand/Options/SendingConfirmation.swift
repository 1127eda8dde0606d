import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// What a person sees and confirms before anything is sent: for each recipient its name, the words of its certificate's
/// fingerprint, how many persons, and what it gets; of a batch also what will not be sent; and what is unlike before.
struct SendingConfirmation {
    private let lines: [String]
    private let count: Int
    /// How many surprises are shown; that there are more is said.
    private static let surpriseLimit = 3

    /// Prepares the question about bundles of one case.
    init(of bundles: [ReleasedBundle], unlikeBefore surprises: [SendingPreview.Surprise]) {
        let firsts = bundles.filter(\.opensSeries)
        count = firsts.count
        lines =
            firsts.flatMap { bundle in
                let size = bundles.lazy.filter { $0.recipient == bundle.recipient }.reduce(0) { $0 + $1.size }
                let parts = bundle.series.map { " in \($0.count.counted("bundle", "bundles"))" } ?? ""
                return [
                    "  \(bundle.recipient)  \(bundle.recipientName)",
                    "    fingerprint  \(bundle.fingerprintWords)",
                    "    1 person, named by \(bundle.identityForm.rawValue), \(size.counted("byte", "bytes"))\(parts)",
                    "    \(bundle.categories.map(\.text).joined(separator: ", "))",
                ]
            } + Self.lines(of: surprises)
    }

    /// Prepares the question about a batch.
    init(of preview: SendingPreview) {
        count = preview.shares.count
        var lines = preview.shares.flatMap { share in
            [
                "  \(share.recipient)  \(share.name)",
                "    fingerprint  \(FingerprintWords.of(share.certificate.bytes))",
                "    \(SendingPreview.Surprise.counted(share.persons)) in "
                    + share.bundles.counted("bundle", "bundles"),
                "    \(share.categories.map(\.text).joined(separator: ", "))",
            ]
        }
        if preview.skipped > 0 { lines.append("Done before and skipped: \(preview.skipped)") }
        if !preview.failures.isEmpty {
            let codes = preview.failures.sorted { $0.key < $1.key }.map { "\($0.value) × \($0.key)" }
            lines.append("Not to be sent: " + codes.joined(separator: ", "))
        }
        self.lines = lines + Self.lines(of: preview.surprises)
    }

    private static func lines(of surprises: [SendingPreview.Surprise]) -> [String] {
        guard !surprises.isEmpty else { return [] }
        let rest = surprises.count - surpriseLimit
        return ["Unlike before:"] + surprises.prefix(surpriseLimit).map { "  " + $0.words }
            + (rest > 0 ? ["  and \(rest) more, which --dry-run shows"] : [])
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
