import COpenSSL

/// Shared ownership of one `EVP_PKEY`. Unchecked: it is never changed after it is made, and OpenSSL's use of an
/// unchanging key from several threads is safe.
@safe final class KeyHandle: @unchecked Sendable {
    let pointer: OpaquePointer

    init(owning pointer: OpaquePointer) { unsafe self.pointer = pointer }

    deinit {
        unsafe EVP_PKEY_free(pointer)
        Wiping.clearRegisters()
    }
}

/// A public key: an uncompressed point on NIST P-256, or RSA of 2048 to 8192 bit with exponent 65537.
public final class PublicKey: Hashable, Sendable {
    /// The family of a key.
    public enum Algorithm: String, Sendable, Hashable {
        /// Elliptic curve NIST P-256 (SEC 2 secp256r1).
        case p256
        /// RSA (RFC 8017) with an `rsaEncryption` identifier.
        case rsa
    }

    /// The longest accepted SubjectPublicKeyInfo in bytes.
    public static let sizeLimit = 2048
    /// Accepted RSA modulus lengths in bits.
    public static let rsaBits = 2048...8192

    /// The family.
    public let algorithm: Algorithm
    /// The size in bits: 256, or the length of the RSA modulus.
    public let bits: Int
    /// The SubjectPublicKeyInfo (RFC 5280 section 4.1.2.7) in DER.
    public let derSPKI: [UInt8]

    let handle: KeyHandle

    /// Reads a DER SubjectPublicKeyInfo, which must be the one canonical encoding of an accepted key.
    public init(derSPKI: [UInt8]) throws(OpenSSLError) {
        guard derSPKI.count <= Self.sizeLimit else { throw .tooLarge("public key", limit: Self.sizeLimit) }
        if Self.isP256(derSPKI) {
            algorithm = .p256
            handle = try Self.p256Handle(derSPKI)
        } else {
            algorithm = .rsa
            handle = try Self.rsaHandle(derSPKI)
        }
        bits = Int(unsafe EVP_PKEY_get_bits(handle.pointer))
        self.derSPKI = derSPKI
    }

    /// A P-256 key of its uncompressed point: `04`, X, Y, 65 bytes (SEC 1 section 2.3.3). Points off the curve are
    /// refused.
    public convenience init(p256Point point: [UInt8]) throws(OpenSSLError) {
        guard point.count == Self.p256PointCount else {
            throw .wrongLength(of: "P-256 point", expected: Self.p256PointCount, actual: point.count)
        }
        try self.init(derSPKI: Self.p256Prefix + point)
    }

    /// The 65-byte point of a P-256 key; `nil` for RSA.
    public var uncompressedPoint: [UInt8]? {
        algorithm == .p256 ? Array(derSPKI.suffix(Self.p256PointCount)) : nil
    }

    /// Equal SubjectPublicKeyInfo.
    public static func == (left: PublicKey, right: PublicKey) -> Bool { left.derSPKI == right.derSPKI }

    /// Feeds the SubjectPublicKeyInfo.
    public func hash(into hasher: inout Hasher) { hasher.combine(derSPKI) }
}

extension PublicKey {
    static let p256PointCount = 65

    /// SEQUENCE { SEQUENCE { id-ecPublicKey, prime256v1 }, BIT STRING of a 65-byte point } up to the point.
    static let p256Prefix: [UInt8] = [
        0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01, 0x06, 0x08, 0x2a, 0x86, 0x48,
        0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00,
    ]

    // Comparing the whole prefix also refuses explicit curve parameters, compressed points and other curves.
    private static func isP256(_ der: [UInt8]) -> Bool {
        der.count == p256Prefix.count + p256PointCount && der.starts(with: p256Prefix) && der[p256Prefix.count] == 4
    }

    private static func p256Handle(_ der: [UInt8]) throws(OpenSSLError) -> KeyHandle {
        do {
            return try KeyHandle(p256Point: Array(der.suffix(p256PointCount)))
        } catch {
            throw .malformed("public key", reason: error.reasons.last ?? "not a point on P-256")
        }
    }

    private static func rsaHandle(_ der: [UInt8]) throws(OpenSSLError) -> KeyHandle {
        let pointer = unsafe try DERCoding.decodeOwned(
            der, "public key", free: { unsafe EVP_PKEY_free($0) }, { unsafe d2i_PUBKEY(nil, $0, $1) })
        let key = unsafe KeyHandle(owning: pointer)
        ErrorQueue.clear()
        guard unsafe EVP_PKEY_get_base_id(key.pointer) == EVP_PKEY_RSA else {
            throw .refused("public key", reason: "neither an uncompressed point on the named curve P-256 nor RSA")
        }
        try requireSound(key)
        let encoded = unsafe try DERCoding.encode("i2d_PUBKEY") { unsafe i2d_PUBKEY(key.pointer, $0) }
        guard encoded == der else { throw .malformed("public key", reason: "not in canonical DER") }
        return key
    }

    private static func requireSound(_ key: KeyHandle) throws(OpenSSLError) {
        guard rsaBits.contains(Int(unsafe EVP_PKEY_get_bits(key.pointer))) else {
            throw .refused(
                "public key", reason: "RSA modulus not of \(rsaBits.lowerBound) to \(rsaBits.upperBound) bit")
        }
        var exponent: OpaquePointer?
        try check(unsafe EVP_PKEY_get_bn_param(key.pointer, "e", &exponent) == 1, "EVP_PKEY_get_bn_param")
        defer { unsafe BN_free(exponent) }
        guard unsafe BN_is_word(exponent, 65_537) == 1 else {
            throw .refused("public key", reason: "RSA exponent is not 65537")
        }
    }
}
