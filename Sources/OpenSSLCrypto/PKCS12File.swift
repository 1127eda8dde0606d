import COpenSSL

/// A private key and its certificate from a PKCS #12 file (RFC 7292), as authorities hand them out.
///
/// What a file says of its own protection is held to limits before it is followed.
public struct PKCS12File: ~Copyable, Sendable {
    /// The key: on P-256 or RSA of 2048 to 8192 bit.
    public let key: PrivateKey
    /// The certificate of the key.
    public let certificate: Certificate
    /// How many more certificates the file holds. They are not looked at: the chain is the reader's own to know.
    public let otherCertificates: Int

    /// The longest accepted file in bytes.
    public static let sizeLimit = 256 << 10

    private init(key: consuming PrivateKey, certificate: Certificate, otherCertificates: Int) {
        self.key = key
        (self.certificate, self.otherCertificates) = (certificate, otherCertificates)
    }

    /// Reads a file: BER or DER, nothing after it.
    ///
    /// Required: a MAC with SHA-256 or longer (RFC 7292 section 4) that the password matches; certificates and key encrypted
    /// by PBES2 with AES-CBC and PBKDF2 or scrypt within the limits of `EncryptionProfile`, or certificates in the clear;
    /// exactly one key, encrypted, and exactly one certificate of it. The decrypted key is overwritten when it goes.
    public static func read(_ bytes: [UInt8], password: borrowing SecretBytes) throws(PKCS12Error) -> PKCS12File {
        guard bytes.count <= sizeLimit else { throw .malformed(reason: "longer than \(sizeLimit) bytes") }
        guard SecureHeap.protection != .unavailable else {
            throw .library(.secureHeapUnavailable(reason: "the arena cannot be set up"))
        }
        defer { ErrorQueue.clear() }
        let file = unsafe try parsed(bytes)
        defer { unsafe PKCS12_free(file) }
        unsafe try requireMAC(of: file, password: password)
        var contents = PKCS12Contents()
        unsafe try contents.collect(from: file, password: password)
        return try pair(contents)
    }

    private static func parsed(_ bytes: [UInt8]) throws(PKCS12Error) -> OpaquePointer {
        do {
            return unsafe try DERCoding.decodeOwned(
                bytes, "PKCS #12 file", free: { unsafe PKCS12_free($0) }, { unsafe d2i_PKCS12(nil, $0, $1) })
        } catch { throw .malformed(reason: "not a PKCS #12 file") }
    }

    private static func requireMAC(
        of file: OpaquePointer, password: borrowing SecretBytes
    ) throws(PKCS12Error) {
        guard unsafe PKCS12_mac_present(file) == 1 else { throw .unprotected(reason: "it has no MAC") }
        var algorithm: UnsafePointer<X509_ALGOR>?
        var rounds: UnsafePointer<ASN1_INTEGER>?
        unsafe PKCS12_get0_mac(nil, &algorithm, nil, &rounds, file)
        guard unsafe [NID_sha256, NID_sha384, NID_sha512].contains(EncryptionProfile.identifier(algorithm)) else {
            throw .outdated(reason: "its MAC is not one with SHA-256 or longer")
        }
        // Where nothing stands, it is one round (RFC 7292 section 4).
        if let rounds = unsafe rounds {
            let count = unsafe EncryptionProfile.number(rounds)
            guard let count, (1...EncryptionProfile.iterationLimit).contains(count) else {
                throw .malformed(reason: "the rounds of its MAC are out of range")
            }
        }
        guard unsafe password.withCharacters({ unsafe PKCS12_verify_mac(file, $0, $1) }) == 1 else {
            throw .wrongPassword
        }
    }

    private static func pair(_ contents: borrowing PKCS12Contents) throws(PKCS12Error) -> PKCS12File {
        guard let handle = contents.key else { throw .notOnePair(reason: "it holds no private key") }
        do throws(OpenSSLError) {
            let key = try PrivateKey(owning: handle)
            if key.publicKey.algorithm == .rsa { try key.requireMatchingHalves() }
            let own = contents.certificates.filter {
                unsafe X509_check_private_key($0.pointer, handle.pointer) == 1
            }
            guard let certificate = own.first, own.count == 1 else {
                throw OpenSSLError.wrongLength(of: "certificates", expected: 1, actual: own.count)
            }
            let der = unsafe try DERCoding.encode("i2d_X509") { unsafe i2d_X509(certificate.pointer, $0) }
            return PKCS12File(
                key: key, certificate: try Certificate(der: der),
                otherCertificates: contents.certificates.count - 1)
        } catch {
            if case .wrongLength(_, _, let count) = error {
                throw .notOnePair(
                    reason: count == 0 ? "it holds no certificate of its key" : "its key has several certificates")
            }
            throw .refused(error)
        }
    }
}

/// What is collected from the safes of a file.
struct PKCS12Contents: ~Copyable {
    private(set) var key: KeyHandle?
    private(set) var certificates: [CertificateHandle] = []

    private static let bagLimit = 100

    /// Decrypts the safes one after another. The MAC was verified, so what fails now is not the password's fault.
    mutating func collect(from file: OpaquePointer, password: borrowing SecretBytes) throws(PKCS12Error) {
        guard let safes = unsafe PKCS12_unpack_authsafes(file) else {
            throw .malformed(reason: "its safes are damaged")
        }
        defer { unsafe COpenSSL_pkcs7_free_all(safes) }
        for place in 0..<max(0, unsafe COpenSSL_pkcs7_count(safes)) {
            guard let safe = unsafe COpenSSL_pkcs7_at(safes, place) else { continue }
            guard let bags = unsafe try Self.unpack(safe, password: password) else {
                throw .malformed(reason: "a safe does not open")
            }
            defer { unsafe COpenSSL_safebag_free_all(bags) }
            for position in 0..<max(0, unsafe COpenSSL_safebag_count(bags)) {
                guard let bag = unsafe COpenSSL_safebag_at(bags, position) else { continue }
                unsafe try take(bag, password: password)
            }
        }
    }

    private static func unpack(
        _ safe: UnsafeMutablePointer<PKCS7>, password: borrowing SecretBytes
    ) throws(PKCS12Error) -> OpaquePointer? {
        if unsafe COpenSSL_pkcs7_is_data(safe) == 1 { return unsafe PKCS12_unpack_p7data(safe) }
        guard unsafe COpenSSL_pkcs7_is_encrypted(safe) == 1, let encrypted = unsafe safe.pointee.d.encrypted,
            let content = unsafe encrypted.pointee.enc_data
        else { throw .malformed(reason: "a safe is neither data nor encrypted with a password") }
        unsafe try requireModern(content.pointee.algorithm)
        return unsafe password.withCharacters { unsafe PKCS12_unpack_p7encdata(safe, $0, $1) }
    }

    private static func requireModern(_ algorithm: UnsafePointer<X509_ALGOR>?) throws(PKCS12Error) {
        do { unsafe try EncryptionProfile.require(algorithm: algorithm) } catch {
            guard case .refused(_, let reason) = error else { throw .malformed(reason: "its encryption is damaged") }
            throw .outdated(reason: reason)
        }
    }

    private mutating func take(_ bag: OpaquePointer, password: borrowing SecretBytes) throws(PKCS12Error) {
        switch unsafe PKCS12_SAFEBAG_get_nid(bag) {
        case NID_pkcs8ShroudedKeyBag: unsafe try takeKey(PKCS12_SAFEBAG_get0_pkcs8(bag), password: password)
        case NID_keyBag: throw .unprotected(reason: "its private key is not encrypted by itself")
        case NID_certBag: unsafe try takeCertificate(bag)
        case NID_crlBag: return
        default: throw .malformed(reason: "it holds something that is neither key nor certificate")
        }
    }

    private mutating func takeKey(_ encrypted: OpaquePointer?, password: borrowing SecretBytes) throws(PKCS12Error) {
        guard let encrypted = unsafe encrypted else { throw .malformed(reason: "its private key is damaged") }
        guard key == nil else { throw .notOnePair(reason: "it holds several private keys") }
        var algorithm: UnsafePointer<X509_ALGOR>?
        unsafe X509_SIG_get0(encrypted, &algorithm, nil)
        unsafe try Self.requireModern(algorithm)
        guard let information = unsafe password.withCharacters({ unsafe PKCS8_decrypt(encrypted, $0, $1) }) else {
            throw .malformed(reason: "its private key does not open")
        }
        defer { unsafe PKCS8_PRIV_KEY_INFO_free(information) }
        do { key = unsafe try PrivateKey.checked(information).handle } catch { throw .refused(error) }
    }

    private mutating func takeCertificate(_ bag: OpaquePointer) throws(PKCS12Error) {
        guard unsafe PKCS12_SAFEBAG_get_bag_nid(bag) == NID_x509Certificate,
            let certificate = unsafe PKCS12_SAFEBAG_get1_cert(bag)
        else { throw .malformed(reason: "it holds a certificate that is not X.509") }
        certificates.append(unsafe CertificateHandle(owning: certificate))
        guard certificates.count <= Self.bagLimit else { throw .malformed(reason: "too many certificates") }
    }
}
