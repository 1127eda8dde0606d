import BundleSealing
import CaseExchange
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
        // A script that compares with nothing must not end well.
        guard let list = report.place.list, let files = report.place.files else {
            return ["set -eu", "false # the trust list cannot be used"]
        }
        return lines(under: list, files)
    }

    private func lines(under trust: TrustList, _ files: TrustListFiles) -> [String] {
        // A path that must not be shown is given to the script as its argument.
        let isShown = report.shownPath == report.path
        let bundle = isShown ? Self.path(report.path) : "\"$1\""
        let unpacked = isShown ? Self.path(report.path + ".unpacked") : "\"${1:?give the bundle}.unpacked\""
        let when = at.map { " -attime \($0.secondsSinceEpoch)" } ?? ""
        let coordinator = Self.path(files.coordinatorPath)
        let (list, listSignature) = (Self.path(files.listPath), Self.path(files.listPath + ".p7s"))
        let verify = "openssl cms -verify -binary -cades -inform DER -purpose any\(when) -out /dev/null"
        var lines = [
            "set -eu",
            "b=\(unpacked)", "unzip -q \(bundle) -d \"$b\"",
            "\(verify) -in \(listSignature) -content \(list) -CAfile \(coordinator)",
            "openssl pkcs7 -inform DER -in \(listSignature) -print_certs | openssl x509 -outform DER "
                + "| openssl dgst -sha256 -r | grep '^\(files.coordinator.sha256.hex)'",
            "openssl pkcs7 -inform DER -in \"$b/META-INF/signature001.p7s\" -print_certs -out \"$b/signer.pem\"",
        ]
        let anchor = anchor(in: trust, else: coordinator)
        lines += anchor.making
        lines += [
            "\(verify) -in \"$b/META-INF/signature001.p7s\" -content \"$b/META-INF/ASiCManifest001.xml\" "
                + "-CAfile \(anchor.name)"
        ]
        let signers = signers(of: trust)
        if !signers.isEmpty {
            lines.append(
                "openssl x509 -in \"$b/signer.pem\" -outform DER | openssl dgst -sha256 -r "
                    + "| grep -E '^(\(signers.joined(separator: "|")))'")
        }
        lines += [
            "grep -o '<asic:DataObjectReference [^>]*URI=\"[^\"]*\"' \"$b/META-INF/ASiCManifest001.xml\" "
                + "| sed 's/.*URI=\"//; s/\"$//' > \"$b/listed\"",
            "while read -r entry; do d=$(openssl dgst -sha256 -binary \"$b/$entry\" | openssl base64 -A); test -n \"$d\"; "
                + "grep -F \"URI=\\\"$entry\\\">\" \"$b/META-INF/ASiCManifest001.xml\" "
                + "| grep -qF \"<ds:DigestValue>$d</ds:DigestValue>\"; done < \"$b/listed\"",
            "for entry in \"$b\"/*.p7m \"$b\"/*.json; do grep -qxF \"${entry##*/}\" \"$b/listed\"; done",
            "cat \"$b/manifest.json\"",
        ]
        return lines
    }

    /// A path that no program takes for an option, as a word of the shell.
    private static func path(_ path: String) -> String {
        ShellWord.quoted(path.utf8.first == 0x2D ? "./" + path : path)
    }

    /// What the signer's certificate must chain to, and the lines that make it: the coordinator's certificate, itself where the
    /// trust list has it self-signed, or the outside authority that issued it, as it stands in the list, whoever issued its own.
    private func anchor(in trust: TrustList, else coordinator: String) -> (making: [String], name: String) {
        guard let signer = report.examination.statement?.signer.entry.certificate else { return ([], coordinator) }
        if signer.isSelfSigned { return ([], "\"$b/signer.pem\"") }
        guard let authority = trust.authorities.first(where: { signer.isSigned(by: $0.certificate) }) else {
            return ([], coordinator)
        }
        let making =
            "echo \(Base64.encode(authority.certificate.der)) | openssl base64 -d -A "
            + "| openssl x509 -inform DER -out \"$b/authority.pem\""
        return ([making], "\"$b/authority.pem\" -partial_chain")
    }

    /// The SHA-256 of the certificates that may have signed: the sender's, or any of the trust list where it is not known.
    private func signers(of trust: TrustList) -> [String] {
        if let signer = report.examination.statement?.signer { return [signer.entry.certificate.sha256.hex] }
        return trust.agencies.flatMap { $0.sign.map(\.certificate.sha256.hex) }
    }

    /// The member `commands` of the report.
    var object: [String: JSONValue] { ["commands": .array(lines.map { .string($0) })] }
}
