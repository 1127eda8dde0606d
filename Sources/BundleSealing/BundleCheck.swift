/// The checks on opening, in their order (docs/bundle-format.md, section 8); the raw value is the name in reports.
public enum BundleCheck: String, Sendable, Hashable, CaseIterable {
    /// 1: one canonical ZIP, entry names and order, sizes within the limits.
    case container
    /// 2: the signature file follows its profile.
    case signatureProfile = "signature-profile"
    /// 2: the trust list can be used: read, signed by the coordinator, in time, no older than one seen.
    case trustList = "trust-list"
    /// 2: the signer's certificate is in the trust list.
    case signer
    /// 2: the signature verifies.
    case signature
    /// 3: the certificate is valid at signing and now.
    case certificateTime = "certificate-time"
    /// 3: chain, usage, purpose and revocation.
    case certificate
    /// 4: every entry is the signed one.
    case digests
    /// 5: the manifest follows its schema and the container.
    case manifest
    /// 5: the suite is known and listed for the recipient's certificate.
    case suite
    /// 6: the sender is the signer.
    case sender
    /// 6: the recipient is us.
    case recipient
    /// 6: created, expires, and not for longer than 31 days.
    case lifetime
    /// 6: the policy digest and the purpose are ours.
    case policy
    /// 6: the log proof.
    case log
    /// 6: not opened before.
    case replay
    /// 6: not withdrawn.
    case withdrawal
    /// 7: the index decrypts and keeps its commitment and schema.
    case index
    /// 7: the decision is the one our policy gives; done by the caller.
    case decision
    /// 7: the consents are shown and signed; done by the caller.
    case consent
    /// 7: the officers' approvals are shown, signed and for just this; done by the caller.
    case approval
    /// 8: every segment decrypts to the content committed to.
    case segments

    /// The step of section 8 that the check belongs to, 1 to 8.
    public var step: Int {
        switch self {
        case .container: 1
        case .signatureProfile, .trustList, .signer, .signature: 2
        case .certificateTime, .certificate: 3
        case .digests: 4
        case .manifest, .suite: 5
        case .sender, .recipient, .lifetime, .policy, .log, .replay, .withdrawal: 6
        case .index, .decision, .consent, .approval: 7
        case .segments: 8
        }
    }
}
