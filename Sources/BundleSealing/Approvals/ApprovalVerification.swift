public import CaseModel
public import OpenSSLCrypto

/// An approval whose officer and signature were verified; it can only come from `VerifiedTrustList.verify`.
public struct VerifiedApproval: Sendable, Hashable {
    /// What is approved; whether it is what is being sent is another question.
    public let request: ApprovalRequest
    /// SHA-256 of the request.
    public let requestDigest: SHA256Digest
    /// Who approved.
    public let officer: OfficerCertificate
    /// When.
    public let approvedAt: Instant
}

extension VerifiedTrustList {
    /// Verifies an approval: an officer of the agency that is to disclose signed the request, and everything about it was
    /// valid when it was approved and when it is used.
    ///
    /// An officer's certificate counts when a certificate that the list lets its agency sign bundles with has signed it.
    /// Those are no authorities: this is the house's own rule (docs/bundle-format.md, section 15).
    ///
    /// - Parameters:
    ///   - approval: the approval.
    ///   - sending: when the bundle is sent: the end of what must be valid.
    ///   - now: the time for which revocations count.
    ///
    /// Throws `approval.not-verified` or `approval.expired`.
    public func verify(
        _ approval: SignedApproval, sending: Instant, now: Instant
    ) throws(ApprovalFault) -> VerifiedApproval {
        let (digest, statement): (SHA256Digest, [UInt8])
        do { (digest, statement) = (try approval.request.digest(), try approval.statement()) } catch {
            throw .notVerified("the request has no digest")
        }
        let officer = try verify(
            OfficerStatement(
                bytes: statement, signature: approval.signature, agency: approval.request.from,
                created: approval.request.created, requestExpires: approval.request.expires,
                approvedAt: approval.approvedAt, expires: approval.expires), using: sending, now: now)
        return VerifiedApproval(
            request: approval.request, requestDigest: digest, officer: officer, approvedAt: approval.approvedAt)
    }

    /// Verifies what an officer signed, whatever it is about, and says who signed it.
    func verify(
        _ statement: OfficerStatement, using instant: Instant, now: Instant
    ) throws(ApprovalFault) -> OfficerCertificate {
        let signature: UnverifiedSignature
        do { signature = try DetachedSignature.parse(statement.signature) } catch {
            throw .notVerified("the signature does not follow the profile")
        }
        guard let officer = OfficerCertificate(signature.certificate) else {
            throw .notVerified("the signer's certificate is not an officer's")
        }
        guard officer.agency == statement.agency else {
            throw .notVerified("the officer is of \(officer.agency), the request of \(statement.agency)")
        }
        do { try signature.verify(statement.bytes) } catch {
            throw .notVerified("the signature is not over this request")
        }
        guard signature.signingTime == statement.approvedAt else {
            throw .notVerified("it was signed at another time than it says")
        }
        try requireIssuer(of: officer, approvedAt: statement.approvedAt, sending: instant, now: now)
        try requireTime(of: statement, by: officer, sending: instant)
        return officer
    }

    /// Whether a certificate of the officer's agency that may be used at an instant has signed the officer's. Throws
    /// `approval.not-verified` or `approval.expired`.
    public func requireIssuer(of officer: OfficerCertificate, at instant: Instant) throws(ApprovalFault) {
        try requireIssuer(of: officer, approvedAt: instant, sending: instant, now: instant)
    }

    private func requireIssuer(
        of officer: OfficerCertificate, approvedAt: Instant, sending: Instant, now: Instant
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
                try requireTime(of: issuer, signedAt: approvedAt, now: sending)
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

    private func requireTime(
        of approval: OfficerStatement, by officer: OfficerCertificate, sending: Instant
    ) throws(ApprovalFault) {
        let skew = BundleLimits.clockSkew
        guard approval.created <= approval.approvedAt.adding(seconds: skew) else {
            throw .expired("it was approved before it was asked for")
        }
        guard approval.approvedAt <= sending.adding(seconds: skew) else { throw .expired("it is approved later") }
        guard sending <= approval.expires, approval.expires <= approval.requestExpires else {
            throw .expired("it could be used until \(min(approval.expires, approval.requestExpires))")
        }
        for instant in [min(approval.approvedAt, sending), sending] where !officer.certificate.isValid(at: instant) {
            throw .expired("the officer's certificate is not valid at \(instant)")
        }
    }
}

/// What an officer signed and when it counts, apart from what it is about.
struct OfficerStatement {
    /// The bytes that the signature is over.
    let bytes: [UInt8]
    let signature: [UInt8]
    /// The agency whose officers are asked.
    let agency: Identifier
    /// When the request was made.
    let created: Instant
    /// Until when the request can be used.
    let requestExpires: Instant
    let approvedAt: Instant
    /// Until when the approval can be used.
    let expires: Instant
}
