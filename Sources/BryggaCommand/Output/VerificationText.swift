import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// The report of `verify` in words and as JSON: the verdict, what the signature vouches for, and every check.
struct VerificationText {
    let examination: BundleExamination
    /// The bundle's path as it was given.
    let path: String
    let place: VerifyCommand.Place

    /// The path as it is shown: whoever named the file may have named it after the person.
    var shownPath: String { NumberMask.mask(path: path) }

    private var verdict: VerificationVerdict { examination.report.verdict }

    /// The fingerprint of the certificate that must have signed the trust list.
    private var coordinator: SHA256Digest? { place.files?.coordinator.sha256 }

    private func name(of agency: Identifier) -> String {
        place.list?.agencies.first { $0.agency == agency }?.name ?? ""
    }

    /// The lines of the report.
    var lines: [String] { unfolded.map(Console.oneLine) }

    private var unfolded: [String] {
        var lines = [(verdict.indication == .totalPassed ? "verified: " : "not verified: ") + shownPath]
        lines.append("  verdict    \(verdict.indication.rawValue)" + (verdict.subIndication.map { " (\($0))" } ?? ""))
        if let statement = examination.statement {
            let manifest = statement.manifest
            lines += [
                "  sealed by  \(manifest.sender.agency) (\(name(of: manifest.sender.agency))), "
                    + "signed \(statement.signingTime) with the certificate of \(statement.signer.agency)",
                "  for        \(manifest.recipient.agency) (\(name(of: manifest.recipient.agency)))",
                "  purpose    \(manifest.purpose)",
                "  policy     \(place.list.map { "\($0.collaboration), " } ?? "")digest \(manifest.policyDigest.hex)",
                "  validity   \(manifest.created) to \(manifest.expires)",
                "  content    \(manifest.segments.count.counted("sealed segment", "sealed segments")), \(manifest.kind.rawValue)",
                "  identity   \(statement.identity.hex)",
            ]
            if let series = manifest.series {
                lines.append("  series     bundle \(series.number) of \(series.count), which open together only")
            }
            if let agency = place.agency, manifest.recipient.agency != agency {
                lines.append("  not for us \(manifest.recipient.agency) alone can open it")
            }
        }
        if let coordinator { lines.append("  coordinator \(FingerprintWords.of(coordinator.bytes))") }
        for entry in examination.report.entries {
            var line = "  \(entry.check.step)  \(entry.check.rawValue)"
            line += String(repeating: " ", count: max(1, 22 - entry.check.rawValue.count)) + entry.outcome.word
            if case .failed(let fault) = entry.outcome { line += ": \(fault.message) [\(fault.code)]" }
            if let reason = examination.report.reason(of: entry.outcome) { line += " (\(reason))" }
            lines.append(line)
        }
        return lines
    }

    /// The report as one object.
    var object: JSONValue {
        var members: [String: JSONValue] = [
            "bundle": .string(shownPath), "verified": .bool(verdict.indication == .totalPassed),
            "verdict": .string(verdict.indication.rawValue), "checks": .array(examination.report.entries.map(object)),
        ]
        if let list = place.list {
            members["collaboration"] = .string(list.collaboration.text)
            members["trust_serial"] = .integer(Int64(list.serial))
        }
        if let coordinator {
            members["coordinator_sha256"] = .string(coordinator.hex)
            members["coordinator_words"] = .string(FingerprintWords.of(coordinator.bytes))
        }
        if let word = verdict.subIndication { members["sub_indication"] = .string(word) }
        if let fault = examination.report.failure { members["code"] = .string(fault.code) }
        if let statement = examination.statement { members.merge(self.members(of: statement)) { $1 } }
        return .object(members)
    }

    private func members(of statement: SignedStatement) -> [String: JSONValue] {
        let manifest = statement.manifest
        var members: [String: JSONValue] = [
            "for_us": .bool(manifest.recipient.agency == place.agency), "bundle_id": .string(manifest.bundleID.hex),
            "identity_sha256": .string(statement.identity.hex), "kind": .string(manifest.kind.rawValue),
            "sender": .string(manifest.sender.agency.text), "recipient": .string(manifest.recipient.agency.text),
            "signer": .string(statement.signer.agency.text),
            "signer_cert_sha256": .string(statement.signer.entry.certificate.sha256.hex),
            "purpose": .string(manifest.purpose.text), "policy_sha256": .string(manifest.policyDigest.hex),
            "signed": .string(statement.signingTime.description), "created": .string(manifest.created.description),
            "expires": .string(manifest.expires.description), "segments": .integer(Int64(manifest.segments.count)),
        ]
        if let series = manifest.series { members["series"] = series.object }
        return members
    }

    private func object(_ entry: VerificationReport.Entry) -> JSONValue {
        var members: [String: JSONValue] = [
            "check": .string(entry.check.rawValue), "step": .integer(Int64(entry.check.step)),
            "outcome": .string(entry.outcome.word),
        ]
        if case .failed(let fault) = entry.outcome {
            members["code"] = .string(fault.code)
            members["message"] = .string(fault.message)
        }
        if let reason = examination.report.reason(of: entry.outcome) { members["reason"] = .string(reason) }
        return .object(members)
    }
}
