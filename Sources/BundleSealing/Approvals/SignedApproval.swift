public import CaseModel
public import OpenSSLCrypto

/// An officer's statement that a request may go ahead, with the request it is about (docs/bundle-format.md, sections 15
/// and 17).
///
/// Whether the signature means anything is for `VerifiedTrustList.verify` to say.
public struct SignedApproval<Request: ApprovableRequest>: Sendable, Hashable {
    /// What is approved.
    public let request: Request
    /// When, by the officer's own statement.
    public let approvedAt: Instant
    /// The last instant at which it can be used.
    public let expires: Instant
    /// The detached signature over `statement`, of the profile of section 3.
    public let signature: [UInt8]

    /// Signs a request with an officer's key. Throws `E_DRAFT` or `E_CRYPTO`.
    public static func sign(
        _ request: Request, officer: OfficerCertificate, key: borrowing PrivateKey, at instant: Instant
    ) throws(BundleFault) -> SignedApproval {
        let end = min(request.expires, Instant(secondsSinceEpoch: officer.certificate.notAfter))
        let unsigned = SignedApproval(request: request, approvedAt: instant, expires: end, signature: [])
        let signature = try DetachedSignature.sign(
            try unsigned.statement(), certificate: officer.certificate, key: key, at: instant)
        return SignedApproval(request: request, approvedAt: instant, expires: end, signature: signature)
    }

    init(request: Request, approvedAt: Instant, expires: Instant, signature: [UInt8]) {
        (self.request, self.approvedAt, self.expires, self.signature) = (request, approvedAt, expires, signature)
    }

    /// Reads an approval file: the one canonical form of its closed schema. Throws `approval.malformed`.
    public init(parsing bytes: [UInt8]) throws(ApprovalFault) {
        self = try ApprovalFault.reading(bytes) { (value) throws(SchemaFault) in try Self(value, at: "") }
    }

    /// The canonical JSON (RFC 8785), which is the approval file.
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: value) }

    /// The bytes that the signature is over: the digest of the request, the two times, the format. Throws `E_CRYPTO`.
    public func statement() throws(BundleFault) -> [UInt8] {
        CanonicalJSON.bytes(of: [
            "format": .string(Request.approvalFormat), "request_sha256": .string(try request.digest().hex),
            "approved_at": .string(approvedAt.description), "expires": .string(expires.description),
        ])
    }
}

/// An approval of a disclosure (section 15).
public typealias DisclosureApproval = SignedApproval<ApprovalRequest>

/// An approval of turning pseudonyms back into numbers (section 17).
public typealias ReidentificationApproval = SignedApproval<ReidentificationRequest>

extension SignedApproval {
    var value: JSONValue {
        [
            "format": .string(Request.approvalFormat), "request": request.json,
            "approved_at": .string(approvedAt.description), "expires": .string(expires.description),
            "signature": .string(Base64.encode(signature)),
        ]
    }

    init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(
            value, at: pointer, required: ["format", "request", "approved_at", "expires", "signature"])
        guard try object.string("format") == Request.approvalFormat else {
            throw object.fault("format", "not this format")
        }
        let signature = try object.parsed("signature", as: "Base64", Base64.decode(_:))
        guard signature.count <= BundleLimits.signatureSize else { throw object.fault("signature", "too long") }
        self.init(
            request: try Request(object.value("request"), at: pointer + "/request"),
            approvedAt: try object.instant("approved_at"), expires: try object.instant("expires"),
            signature: signature)
    }
}

/// An approval as shown to the recipient, with the salt that its request's digest of the case was made with.
public struct BundleApproval: Sendable, Hashable {
    /// 32 bytes that nobody outside the sending agency can compute; the same for one request.
    public let salt: SHA256Digest
    /// The approval.
    public let approval: DisclosureApproval

    /// Makes an approval to be shown.
    public init(salt: SHA256Digest, approval: DisclosureApproval) { (self.salt, self.approval) = (salt, approval) }
}

extension BundleApproval {
    var value: JSONValue { ["approval": approval.value, "salt": .string(salt.hex)] }

    init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["approval", "salt"])
        self.init(
            salt: try object.digest("salt"),
            approval: try DisclosureApproval(object.value("approval"), at: pointer + "/approval"))
    }
}
