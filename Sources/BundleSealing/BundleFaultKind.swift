extension BundleFault {
    /// The kinds of fault; the raw value is the code of docs/bundle-format.md.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// The container is not the one canonical ZIP of its contents.
        case zip = "E_ZIP"
        /// An entry is missing, surplus, misnamed or out of order.
        case layout = "E_LAYOUT"
        /// Something is larger than the format allows.
        case limit = "E_LIMIT"
        /// The signature file does not follow the signature profile.
        case signatureProfile = "E_SIG_PROFILE"
        /// The trust list cannot be used, so nobody's signature can be believed; the fault's code is that of the cause.
        case trustList = "E_TRUST_MALFORMED"
        /// The signer's certificate is not in the trust list.
        case signerUnknown = "E_SIGNER_UNKNOWN"
        /// The signature does not verify.
        case signatureBad = "E_SIG_BAD"
        /// The signer's certificate is not valid at the time.
        case certificateTime = "E_CERT_TIME"
        /// The signer's certificate is revoked, not chained, or not for this use.
        case certificate = "E_CERT"
        /// An entry is not the one that was signed.
        case digest = "E_DIGEST"
        /// The manifest breaks its schema.
        case manifest = "E_MANIFEST"
        /// The suite is unknown or not listed for the recipient.
        case suite = "E_SUITE"
        /// The sender that is named is not the signer.
        case sender = "E_SENDER"
        /// The bundle is for somebody else.
        case notForUs = "E_NOT_FOR_US"
        /// The bundle is not valid now, or for too long.
        case expired = "E_EXPIRED"
        /// The policy or purpose is not ours.
        case policy = "E_POLICY"
        /// The log proof is missing, wrong, or not supported.
        case log = "E_LOG"
        /// The bundle was opened before.
        case replay = "E_REPLAY"
        /// The bundle was withdrawn.
        case withdrawn = "E_WITHDRAWN"
        /// Not all bundles of one series are there, each once, and no others.
        case series = "E_SERIES"
        /// A segment does not follow the segment profile.
        case segmentProfile = "E_SEG_PROFILE"
        /// A segment does not decrypt.
        case decrypt = "E_DECRYPT"
        /// The index breaks its commitment or schema.
        case index = "E_INDEX"
        /// A consent that the decision rests on is not shown.
        case consent = "E_CONSENT"
        /// An approval that the decision rests on is not shown.
        case approval = "E_APPROVAL"
        /// The plaintext is not the one that was committed to.
        case plaintext = "E_PLAIN"
        /// A source could not be read.
        case read = "E_READ"
        /// A sink could not be written.
        case write = "E_WRITE"
        /// A register of the caller could not be asked.
        case register = "E_REGISTER"
        /// The cryptographic library failed.
        case crypto = "E_CRYPTO"
        /// What is to be sealed breaks the format.
        case draft = "E_DRAFT"
    }
}

extension BundleFault.Kind {
    var meaning: String {
        switch self {
        case .zip: "the container is not a canonical ZIP file"
        case .layout: "the container does not hold the entries of a bundle in their order"
        case .limit: "the bundle exceeds a limit of the format"
        case .signatureProfile: "the signature file does not follow the signature profile"
        case .trustList: "the trust list cannot be used"
        case .signerUnknown: "the signer is not in the trust list"
        case .signatureBad: "the signature does not verify"
        case .certificateTime: "the signer's certificate is not valid at this time"
        case .certificate: "the signer's certificate may not sign this"
        case .digest: "an entry is not the one that was signed"
        case .manifest: "the manifest is malformed"
        case .suite: "the cipher suite is not accepted"
        case .sender: "the sender named in the bundle did not sign it"
        case .notForUs: "the bundle is for another recipient"
        case .expired: "the bundle is not valid at this time"
        case .policy: "the bundle does not follow our policy"
        case .log: "the log proof is not accepted"
        case .replay: "the bundle was opened before"
        case .withdrawn: "the bundle was withdrawn"
        case .series: "the bundles are not one whole series"
        case .segmentProfile: "a sealed segment does not follow the segment profile"
        case .decrypt: "a sealed segment does not open with this key"
        case .index: "the sealed index is malformed"
        case .consent: "a consent that the disclosure rests on is not shown"
        case .approval: "an approval that the disclosure rests on is not shown"
        case .plaintext: "the content is not the one that was committed to"
        case .read: "a source cannot be read"
        case .write: "the output cannot be written"
        case .register: "the register cannot be asked"
        case .crypto: "the cryptographic library failed"
        case .draft: "the bundle cannot be made"
        }
    }

    var hint: String? {
        switch self {
        case .zip, .layout, .digest, .signatureBad, .signatureProfile:
            "the file was changed or damaged on the way: ask the sender to send it again"
        case .limit: "ask the sender to split the content into a series of bundles"
        case .trustList: "fetch the collaboration's newest trust list"
        case .signerUnknown: "fetch the collaboration's newest trust list, and treat the bundle as forged until then"
        case .certificateTime: "check the clock, and fetch the collaboration's newest trust list"
        case .certificate: "ask the sender which certificate it signs with, and the coordinator about its standing"
        case .manifest, .index, .segmentProfile, .plaintext, .sender, .log:
            "the sender's software does not follow the format: report it to the sender"
        case .suite: "ask the sender to use a suite that the trust list names for our certificate"
        case .notForUs: "give the bundle back to its sender; only the recipient it names can open it"
        case .expired: "check the clock; otherwise ask the sender for a new bundle"
        case .policy: "compare our pinned policy with the sender's"
        case .replay: "look for the first opening in the register"
        case .withdrawn: "the sender took it back: do not use the content"
        case .series: "name all bundles of the series, or their folder; ask the sender for what is missing"
        case .decrypt: "check that the key belongs to the certificate that the bundle names"
        case .consent: "ask the sender for the consent receipt"
        case .approval: "ask the sender for the officers' approvals"
        case .read, .write, .register, .crypto, .draft: nil
        }
    }
}
