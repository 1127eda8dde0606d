import AuditReporting
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// A policy's status for people and as JSON.
extension PolicyStatus {
    /// The status in lines.
    func lines(in language: Language) -> [String] {
        let phrases = PolicyStatusPhrases(language)
        let policy = collaboration.policy
        let width = (signatures.map(\.agency) + partners.map(\.agency)).map(\.text.count).max() ?? 0
        var lines = [
            phrases.head(policy.id, at: instant, isInForce: isInForce), "  \(policy.digest.hex)",
            "  \(phrases.validity(from: policy.valid.from, to: policy.valid.to, holds: isValid))",
        ]
        for signature in signatures {
            lines.append("  \(signature.agency.text.padding(to: width))  \(signature.outcome.words(phrases))")
        }
        for partner in partners {
            let words = phrases.partner(
                isSame: partner.digest == policy.digest, digest: partner.digest.hex, at: partner.sealedAt)
            lines.append("  \(partner.agency.text.padding(to: width))  \(words)")
        }
        return lines
    }

    /// The status as JSON.
    var json: JSONValue {
        let policy = collaboration.policy
        return [
            "collaboration": .string(policy.id.text), "policy_sha256": .string(policy.digest.hex),
            "revision": .string(policy.revision), "as_of": .string(instant.description), "in_force": .bool(isInForce),
            "valid_from": .string(policy.valid.from.description), "valid_to": .string(policy.valid.to.description),
            "signatures": .array(
                signatures.map { signature in
                    .object(signature.outcome.json.merging(["agency": .string(signature.agency.text)]) { $1 })
                }),
            "partners": .array(
                partners.map { partner in
                    [
                        "agency": .string(partner.agency.text), "policy_sha256": .string(partner.digest.hex),
                        "same": .bool(partner.digest == policy.digest),
                        "created": .string(partner.sealedAt.description),
                        "source": .string(partner.bundle == nil ? "register" : "file"),
                    ]
                }),
        ]
    }
}

extension PolicyStatus.Outcome {
    fileprivate func words(_ phrases: PolicyStatusPhrases) -> String {
        switch self {
        case .signed(let signature): phrases.signed(at: signature.signingTime)
        case .missing: phrases.missing
        case .otherPolicy(let instant): phrases.otherPolicy(signedAt: instant)
        case .invalid(let fault): phrases.invalid(code: fault.code)
        }
    }

    fileprivate var json: [String: JSONValue] {
        switch self {
        case .signed(let signature):
            [
                "state": "signed", "signed_at": .string(signature.signingTime.description),
                "certificate_sha256": .string(signature.certificate.sha256.hex),
            ]
        case .missing: ["state": "missing"]
        case .otherPolicy(let instant): ["state": "other_policy", "signed_at": .string(instant.description)]
        case .invalid(let fault): ["state": "invalid", "code": .string(fault.code)]
        }
    }
}
