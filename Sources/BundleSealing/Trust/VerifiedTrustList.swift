public import CaseModel
public import OpenSSLCrypto

/// A trust list that the pinned coordinator signed and that is valid; it can only come from `TrustList.verify`.
public struct VerifiedTrustList: Sendable {
    /// The list.
    public let list: TrustList
    /// The coordinator's pinned certificate.
    public let coordinator: Certificate
    private let signers: [SHA256Digest: AgencySigner]
    private let recipients: [SHA256Digest: AgencyRecipient]
    private let revoked: [SHA256Digest: Instant]
    /// The certificates whose own signature was verified: once here, not again for every bundle.
    private let chained: Set<SHA256Digest>
    /// The outside authorities that issued a certificate, by its digest.
    private let issuers: [SHA256Digest: [TrustList.Authority]]

    init(_ list: TrustList, coordinator: Certificate) {
        (self.list, self.coordinator) = (list, coordinator)
        let signers = list.agencies.flatMap { agency in
            agency.sign.map { ($0.certificate.sha256, AgencySigner(agency: agency.agency, entry: $0)) }
        }
        let recipients = list.agencies.flatMap { agency in
            agency.enc.map { ($0.certificate.sha256, AgencyRecipient(agency: agency.agency, entry: $0)) }
        }
        self.signers = Dictionary(signers) { first, _ in first }
        self.recipients = Dictionary(recipients) { first, _ in first }
        revoked = Dictionary(list.revoked.map { ($0.certificate, $0.from) }, uniquingKeysWith: min)
        let certificates = list.agencies.flatMap { $0.sign.map(\.certificate) + $0.enc.map(\.certificate) }
        let chained = Set(
            certificates.filter { $0.isSelfSigned || $0.isSigned(by: coordinator) }.map(\.sha256))
        self.chained = chained
        let authorities = list.authorities.filter(\.certificate.mayIssue)
        let outside = certificates.filter { !authorities.isEmpty && !chained.contains($0.sha256) }
        issuers = Dictionary(
            outside.map { certificate in
                (certificate.sha256, authorities.filter { certificate.isSigned(by: $0.certificate) })
            }
        ) { first, _ in first }
    }

    /// The agency of a name.
    public func agency(_ agency: Identifier) -> TrustList.Agency? { list.agencies.first { $0.agency == agency } }

    /// Whose signing certificate has this digest; whether it may be used is another question.
    public func signer(certificate: SHA256Digest) -> AgencySigner? { signers[certificate] }

    /// Whose encryption certificate has this digest; whether it may be used is another question.
    public func recipient(certificate: SHA256Digest) -> AgencyRecipient? { recipients[certificate] }

    /// The certificate to seal for: of those of an agency that may be used at an instant, for the suite of their key, the
    /// newest.
    public func encryptionCertificate(of agency: Identifier, at instant: Instant) -> Certificate? {
        let usable = (self.agency(agency)?.enc ?? []).filter { entry in
            guard let suite = entry.certificate.sealingSuite, entry.accepts(suite) else { return false }
            return entry.from <= instant && instant <= entry.to && entry.certificate.isValid(at: instant)
                && standing(of: entry.certificate, at: instant) == .good
        }
        return usable.max { $0.from < $1.from }?.certificate
    }

    /// The certificate to sign with: of those of an agency that may be used at an instant for a purpose, the newest.
    public func signingCertificate(
        of agency: Identifier, for purpose: SigningPurpose, at instant: Instant
    ) -> Certificate? {
        let usable = (self.agency(agency)?.sign ?? []).filter { entry in
            let signer = AgencySigner(agency: agency, entry: entry)
            return isUsable(signer, for: purpose, signedAt: instant, now: instant)
        }
        return usable.max { $0.from < $1.from }?.certificate
    }

    func standing(of certificate: Certificate, at instant: Instant) -> CertificateStanding {
        if let from = revoked[certificate.sha256], from <= instant { return .revoked }
        if certificate.isCA { return .authority }
        if chained.contains(certificate.sha256) { return .good }
        let issuers = issuers[certificate.sha256] ?? []
        return issuers.contains { counts($0, at: instant) } ? .good : .unchained
    }

    /// Whether an outside authority counts at an instant: its entry and its certificate are valid, and it is not revoked.
    private func counts(_ authority: TrustList.Authority, at instant: Instant) -> Bool {
        if let from = revoked[authority.certificate.sha256], from <= instant { return false }
        return authority.from <= instant && instant <= authority.to && authority.certificate.isValid(at: instant)
    }

    private func isUsable(
        _ signer: AgencySigner, for purpose: SigningPurpose, signedAt: Instant, now: Instant
    ) -> Bool {
        do {
            try requireTime(of: signer, signedAt: signedAt, now: now)
            try requireUse(of: signer, for: purpose, now: now)
            return true
        } catch { return false }
    }
}

/// An agency's signing certificate as the trust list has it.
public struct AgencySigner: Sendable, Hashable {
    /// The agency.
    public let agency: Identifier
    /// The certificate, its time and purposes.
    public let entry: TrustList.Signing
}

/// An agency's encryption certificate as the trust list has it.
public struct AgencyRecipient: Sendable, Hashable {
    /// The agency.
    public let agency: Identifier
    /// The certificate, its time and suites.
    public let entry: TrustList.Encryption
}
