import COpenSSL

/// Shared ownership of one `X509`. Unchecked: it is not changed after it is made, and OpenSSL locks its caches.
@safe final class CertificateHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit { unsafe X509_free(pointer) }
}

/// An X.509 version 3 certificate (RFC 5280), read once and strictly. Equal when the DER is equal.
///
/// Reading proves form only: no signature, date or trust is checked.
public final class Certificate: Hashable, Sendable {
    /// The longest accepted certificate, DER or PEM, in bytes.
    public static let sizeLimit = 65_536

    /// The certificate in DER.
    public let der: [UInt8]
    /// SHA-256 of the DER: the certificate's identity in trust lists.
    public let sha256: SHA256Digest
    /// The certified key.
    public let publicKey: PublicKey
    /// Whom the certificate names.
    public let subject: DistinguishedName
    /// SEQUENCE { issuer Name, serialNumber } in DER, as CMS uses it (RFC 5652 section 10.2.4).
    public let issuerAndSerialNumberDER: [UInt8]
    /// The serial number, a positive integer of at most 20 bytes, in lowercase hexadecimal, two digits a byte.
    public let serialNumberHex: String
    /// The first second of validity, in seconds since 1970-01-01T00:00:00Z.
    public let notBefore: Int64
    /// The last second of validity, in seconds since 1970-01-01T00:00:00Z.
    public let notAfter: Int64
    /// The subjectKeyIdentifier extension; `nil` when absent.
    public let subjectKeyIdentifier: [UInt8]?
    /// The keyUsage extension; `nil` when absent, which by RFC 5280 means no restriction.
    public let keyUsage: KeyUsage?
    /// Whether the basicConstraints extension says that this is an authority.
    public let isCA: Bool

    let handle: CertificateHandle

    /// Reads exactly one DER certificate of at most 64 KiB with nothing after it.
    ///
    /// Refused besides broken DER: other versions than 3, BER, unknown critical or repeated extensions, keys that
    /// `PublicKey` refuses, serial numbers and times outside RFC 5280.
    public init(der: [UInt8]) throws(OpenSSLError) {
        guard der.count <= Self.sizeLimit else { throw .tooLarge("certificate", limit: Self.sizeLimit) }
        defer { ErrorQueue.clear() }
        let reading = try CertificateReading(der)
        self.der = der
        sha256 = try SHA256.hash(der)
        publicKey = try reading.publicKey()
        subject = try reading.subject()
        let serial = try reading.serialNumber()
        serialNumberHex = Hexadecimal.encode(serial)
        issuerAndSerialNumberDER = try reading.issuerAndSerialNumber()
        notBefore = try reading.notBefore()
        notAfter = try reading.notAfter()
        try reading.requireSoundExtensions()
        subjectKeyIdentifier = reading.subjectKeyIdentifier()
        keyUsage = reading.keyUsage()
        isCA = reading.isCA()
        handle = reading.handle
    }

    /// Reads exactly one PEM `CERTIFICATE` block (RFC 7468, strict) of at most 64 KiB with nothing around it.
    public convenience init(pem: [UInt8]) throws(OpenSSLError) {
        let block = try PEMBlock(pem, "certificate")
        guard block.label == Self.label else { throw .malformed("certificate", reason: "not a \(Self.label) block") }
        try self.init(der: block.bytes)
    }

    /// The certificate as PEM (RFC 7468) with LF line ends.
    public var pem: [UInt8] { PEMBlock(label: Self.label, bytes: der).text }

    /// Equal DER.
    public static func == (left: Certificate, right: Certificate) -> Bool { left.der == right.der }

    /// Feeds the SHA-256 of the DER.
    public func hash(into hasher: inout Hasher) { hasher.combine(sha256) }

    private static let label = "CERTIFICATE"
}
