public import CaseModel
public import OpenSSLCrypto

/// An officer's statement that pseudonyms may be turned back into numbers, with the request it is about.
///
/// Whether the signature means anything is for `VerifiedTrustList.verify` to say.
public struct ReidentificationApproval: Sendable, Hashable {
    /// What is approved.
    public let request: ReidentificationRequest
    /// When, by the officer's own statement.
    public let approvedAt: Instant
    /// The last instant at which it can be used.
    public let expires: Instant
    /// The detached signature over `statement`, of the profile of docs/bundle-format.md, section 3.
    public let signature: [UInt8]

    /// The format's name and version.
    public static let format = "brygga-reidentification-approval1"

    /// Signs a request with an officer's key. Throws `E_DRAFT` or `E_CRYPTO`.
    public static func sign(
        _ request: ReidentificationRequest, officer: OfficerCertificate, key: borrowing PrivateKey, at instant: Instant
    ) throws(BundleFault) -> ReidentificationApproval {
        let end = min(request.expires, Instant(secondsSinceEpoch: officer.certificate.notAfter))
        let unsigned = ReidentificationApproval(request: request, approvedAt: instant, expires: end, signature: [])
        let signature = try DetachedSignature.sign(
            try unsigned.statement(), certificate: officer.certificate, key: key, at: instant)
        return ReidentificationApproval(request: request, approvedAt: instant, expires: end, signature: signature)
    }

    private init(request: ReidentificationRequest, approvedAt: Instant, expires: Instant, signature: [UInt8]) {
        (self.request, self.approvedAt, self.expires, self.signature) = (request, approvedAt, expires, signature)
    }

    /// Reads an approval file: the one canonical form of its closed schema. Throws `approval.malformed`.
    public init(parsing bytes: [UInt8]) throws(ApprovalFault) {
        self = try ApprovalFault.reading(bytes) { (value) throws(SchemaFault) in
            try ReidentificationApproval(value)
        }
    }

    /// The canonical JSON (RFC 8785), which is the approval file.
    public var canonicalJSON: [UInt8] {
        CanonicalJSON.bytes(of: [
            "format": .string(Self.format), "request": request.value, "approved_at": .string(approvedAt.description),
            "expires": .string(expires.description), "signature": .string(Base64.encode(signature)),
        ])
    }

    /// The bytes that the signature is over: the digest of the request, the two times, the format. Throws `E_CRYPTO`.
    public func statement() throws(BundleFault) -> [UInt8] {
        CanonicalJSON.bytes(of: [
            "format": .string(Self.format), "request_sha256": .string(try request.digest().hex),
            "approved_at": .string(approvedAt.description), "expires": .string(expires.description),
        ])
    }

    private init(_ value: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(
            value, at: "", required: ["format", "request", "approved_at", "expires", "signature"])
        guard try object.string("format") == Self.format else { throw object.fault("format", "not this format") }
        let signature = try object.parsed("signature", as: "Base64", Base64.decode(_:))
        guard signature.count <= BundleLimits.signatureSize else { throw object.fault("signature", "too long") }
        self.init(
            request: try ReidentificationRequest(object.value("request"), at: "/request"),
            approvedAt: try object.instant("approved_at"), expires: try object.instant("expires"),
            signature: signature)
    }
}

/// Such an approval whose officer and signature were verified; it can only come from `VerifiedTrustList.verify`.
public struct VerifiedReidentificationApproval: Sendable, Hashable {
    /// What is approved.
    public let request: ReidentificationRequest
    /// SHA-256 of the request.
    public let requestDigest: SHA256Digest
    /// Who approved.
    public let officer: OfficerCertificate
    /// When.
    public let approvedAt: Instant
}

extension VerifiedTrustList {
    /// Verifies an approval of a re-identification by the rules for approvals of a disclosure: an officer of the agency
    /// that holds the key signed the request, and everything about it was valid then and is when it is used.
    ///
    /// Throws `approval.not-verified` or `approval.expired`.
    public func verify(
        _ approval: ReidentificationApproval, using instant: Instant
    ) throws(ApprovalFault) -> VerifiedReidentificationApproval {
        let (digest, statement): (SHA256Digest, [UInt8])
        do { (digest, statement) = (try approval.request.digest(), try approval.statement()) } catch {
            throw .notVerified("the request has no digest")
        }
        let officer = try verify(
            OfficerStatement(
                bytes: statement, signature: approval.signature, agency: approval.request.agency,
                created: approval.request.created, requestExpires: approval.request.expires,
                approvedAt: approval.approvedAt, expires: approval.expires), using: instant, now: instant)
        return VerifiedReidentificationApproval(
            request: approval.request, requestDigest: digest, officer: officer, approvedAt: approval.approvedAt)
    }
}
