import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The verification of a bundle as commands of stock `unzip` and `openssl`, a script for `sh`: it ends with the first
/// command that fails.
///
/// They cover the archive, the trust list's and the bundle's signature, the signer's certificate and every digest, steps 1
/// to 4; what the manifest says of recipient, time and policy (steps 5 and 6) is printed to be read.
struct StockCommands {
    let report: VerificationText
    /// The reference time, where one was given.
    let at: Instant?

    /// The lines of the script.
    var lines: [String] {
        // A path that must not be shown is given to the script as its argument.
        let isShown = report.shownPath == report.path
        let bundle = isShown ? ShellWord.quoted(report.path) : "\"$1\""
        let unpacked = isShown ? ShellWord.quoted(report.path + ".unpacked") : "\"${1:?give the bundle}.unpacked\""
        let when = at.map { " -attime \($0.secondsSinceEpoch)" } ?? ""
        let coordinator = ShellWord.quoted(report.place.coordinatorPath)
        let list = ShellWord.quoted(report.place.listPath)
        let verify = "openssl cms -verify -binary -cades -inform DER -purpose any\(when) -out /dev/null"
        var lines = [
            "set -eu",
            "b=\(unpacked)", "unzip -q \(bundle) -d \"$b\"",
            "\(verify) -in \(ShellWord.quoted(report.place.listPath + ".p7s")) -content \(list) -CAfile \(coordinator)",
            "openssl pkcs7 -inform DER -in \"$b/META-INF/signature001.p7s\" -print_certs -out \"$b/signer.pem\"",
            "\(verify) -in \"$b/META-INF/signature001.p7s\" -content \"$b/META-INF/ASiCManifest001.xml\" "
                + "-CAfile \(authority)",
        ]
        if !signers.isEmpty {
            lines.append(
                "openssl x509 -in \"$b/signer.pem\" -outform DER | openssl dgst -sha256 -r "
                    + "| grep -E '^(\(signers.joined(separator: "|")))'")
        }
        lines += [
            "for entry in manifest.json index.p7m \"$b\"/payload-*.p7m; do "
                + "grep -F \"URI=\\\"${entry##*/}\\\"\" \"$b/META-INF/ASiCManifest001.xml\" "
                + "| grep -qF \"$(openssl dgst -sha256 -binary \"$b/${entry##*/}\" | openssl base64 -A)\"; done",
            "cat \"$b/manifest.json\"",
        ]
        return lines
    }

    /// What the signer's certificate must chain to: the coordinator's, or itself where the trust list has it self-signed.
    private var authority: String {
        let isSelfSigned = report.examination.statement?.signer.entry.certificate.isSelfSigned ?? false
        return isSelfSigned ? "\"$b/signer.pem\"" : ShellWord.quoted(report.place.coordinatorPath)
    }

    /// The SHA-256 of the certificates that may have signed: the sender's, or any of the trust list where it is not known.
    private var signers: [String] {
        if let signer = report.examination.statement?.signer { return [signer.entry.certificate.sha256.hex] }
        return report.place.list.agencies.flatMap { $0.sign.map(\.certificate.sha256.hex) }
    }

    /// The member `commands` of the report.
    var object: [String: JSONValue] { ["commands": .array(lines.map { .string($0) })] }
}
