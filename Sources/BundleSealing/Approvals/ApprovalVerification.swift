public import CaseModel
public import OpenSSLCrypto

/// An approval whose officer and signature were verified; it can only come from `VerifiedTrustList.verify`.
public struct VerifiedApproval<Request: ApprovableRequest>: Sendable, Hashable {
    /// What is approved; whether it is what is being done is another question.
    public let request: Request
    /// SHA-256 of the request.
    public let requestDigest: SHA256Digest
    /// Who approved.
    public let officer: OfficerCertificate
    /// When.
    public let approvedAt: Instant
}

extension VerifiedTrustList {
    /// Verifies an approval: an officer of the agency that is asked signed the request, and everything about it was valid
    /// when it was approved and is when it is used.
    ///
    /// An officer's certificate counts when a certificate that the list lets its agency sign bundles with has signed it.
    /// Those are no authorities: this is the house's own rule (docs/bundle-format.md, section 15).
    ///
    /// - Parameters:
    ///   - approval: the approval.
    ///   - use: when it is used, such as when the bundle is sent: the end of what must be valid.
    ///   - now: the time for which revocations count.
    ///
    /// Throws `approval.not-verified` or `approval.expired`.
    public func verify<Request>(
        _ approval: SignedApproval<Request>, usedAt use: Instant, now: Instant
    ) throws(ApprovalFault) -> VerifiedApproval<Request> {
        let (digest, statement): (SHA256Digest, [UInt8])
        do { (digest, statement) = (try approval.request.digest(), try approval.statement()) } catch {
            throw .notVerified("the request has no digest")
        }
        let signature: UnverifiedSignature
        do { signature = try DetachedSignature.parse(approval.signature) } catch {
            throw .notVerified("the signature does not follow the profile")
        }
        guard let officer = OfficerCertificate(signature.certificate) else {
            throw .notVerified("the signer's certificate is not an officer's")
        }
        let agency = approval.request.approvingAgency
        guard officer.agency == agency else {
            throw .notVerified("the officer is of \(officer.agency), the request of \(agency)")
        }
        do { try signature.verify(statement) } catch {
            throw .notVerified("the signature is not over this request")
        }
        guard signature.signingTime == approval.approvedAt else {
            throw .notVerified("it was signed at another time than it says")
        }
        try requireIssuer(of: officer, approvedAt: approval.approvedAt, usedAt: use, now: now)
        try requireTime(of: approval, by: officer, usedAt: use)
        return VerifiedApproval(
            request: approval.request, requestDigest: digest, officer: officer, approvedAt: approval.approvedAt)
    }

    /// Whether a certificate of the officer's agency that may be used at an instant has signed the officer's. Throws
    /// `approval.not-verified` or `approval.expired`.
    public func requireIssuer(of officer: OfficerCertificate, at instant: Instant) throws(ApprovalFault) {
        try requireIssuer(of: officer, approvedAt: instant, usedAt: instant, now: instant)
    }

    private func requireIssuer(
        of officer: OfficerCertificate, approvedAt: Instant, usedAt use: Instant, now: Instant
    ) throws(ApprovalFault) {
        let issuers = (agency(officer.agency)?.sign ?? []).filter {
            officer.certificate.isSigned(by: $0.certificate.publicKey)
        }
        guard !issuers.isEmpty else {
            throw .notVerified("no certificate of \(officer.agency) in the trust list has issued the officer's")
        }
        // Asked before the issuer: what is revoked must not pass for expired.
        guard standing(of: officer.certificate, at: now) != .revoked else {
            throw .notVerified("the officer's certificate is revoked")
        }
        var refusal = ApprovalFault.notVerified("the officer's certificate has no usable issuer")
        for entry in issuers {
            let issuer = AgencySigner(agency: officer.agency, entry: entry)
            do throws(BundleFault) {
                try requireUse(of: issuer, for: .bundle, now: now)
                try requireTime(of: issuer, signedAt: approvedAt, now: use)
                return
            } catch {
                refusal =
                    error.kind == .certificateTime
                    ? .expired("the agency's certificate behind the officer's: \(error.detail)")
                    : .notVerified("the agency's certificate behind the officer's: \(error.detail)")
            }
        }
        throw refusal
    }

    private func requireTime<Request>(
        of approval: SignedApproval<Request>, by officer: OfficerCertificate, usedAt use: Instant
    ) throws(ApprovalFault) {
        let skew = BundleLimits.clockSkew
        guard approval.request.created <= approval.approvedAt.adding(seconds: skew) else {
            throw .expired("it was approved before it was asked for")
        }
        guard approval.approvedAt <= use.adding(seconds: skew) else { throw .expired("it is approved later") }
        guard use <= approval.expires, approval.expires <= approval.request.expires else {
            throw .expired("it could be used until \(min(approval.expires, approval.request.expires))")
        }
        for instant in [min(approval.approvedAt, use), use] where !officer.certificate.isValid(at: instant) {
            throw .expired("the officer's certificate is not valid at \(instant)")
        }
    }
}
