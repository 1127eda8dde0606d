/// The verdict on a bundle in the words of ETSI EN 319 102-1 (V1.3.1, clause 5.1.3, tables 5 and 6), with the reason.
///
/// The bundle is validated against our own constraints: trust list, policy, register and time.
public struct VerificationVerdict: Sendable, Hashable {
    /// The main indication.
    public enum Indication: String, Sendable, Hashable, CaseIterable {
        /// The signature is right and every constraint that was given holds.
        case totalPassed = "TOTAL-PASSED"
        /// It is not known: what is at hand does not suffice to say that it is right or that it is false.
        case indeterminate = "INDETERMINATE"
        /// It is false: the format, the signature or what was signed is not right, whatever else may be found out.
        case totalFailed = "TOTAL-FAILED"
    }

    /// The main indication.
    public let indication: Indication
    /// The sub-indication, a word of the standard; nil when everything passed.
    public let subIndication: String?

    static let passed = VerificationVerdict(indication: .totalPassed, subIndication: nil)

    private init(indication: Indication, subIndication: String?) {
        (self.indication, self.subIndication) = (indication, subIndication)
    }

    private static func failed(_ subIndication: String) -> VerificationVerdict {
        VerificationVerdict(indication: .totalFailed, subIndication: subIndication)
    }

    private static func indeterminate(_ subIndication: String) -> VerificationVerdict {
        VerificationVerdict(indication: .indeterminate, subIndication: subIndication)
    }

    /// The verdict that a failed check leads to.
    init(of fault: BundleFault) {
        self =
            switch fault.kind {
            case .zip, .layout, .limit, .signatureProfile, .manifest, .index, .segmentProfile: .failed("FORMAT_FAILURE")
            case .digest, .plaintext, .decrypt: .failed("HASH_FAILURE")
            case .signatureBad: .failed("SIG_CRYPTO_FAILURE")
            // Without a trust list there is no trust anchor that a chain could lead to.
            case .trustList, .signerUnknown: .indeterminate("NO_CERTIFICATE_CHAIN_FOUND")
            case .certificateTime: .indeterminate("OUT_OF_BOUNDS_NO_POE")
            case .certificate where fault.detail == BundleFault.revoked: .indeterminate("REVOKED_NO_POE")
            case .certificate: .indeterminate("CHAIN_CONSTRAINTS_FAILURE")
            case .suite: .indeterminate("CRYPTO_CONSTRAINTS_FAILURE")
            case .sender, .notForUs, .expired, .policy, .log, .replay, .withdrawn, .series, .consent, .approval:
                .indeterminate("SIG_CONSTRAINTS_FAILURE")
            case .read, .write, .register, .crypto, .draft: .indeterminate("GENERIC")
            }
    }
}
