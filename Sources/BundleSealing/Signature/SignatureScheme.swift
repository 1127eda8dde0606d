import OpenSSLCrypto

/// How a signer's key signs; it follows from the key, so there is nothing to choose (section 3).
enum SignatureScheme {
    /// ECDSA on P-256 with SHA-256.
    case ecdsaSHA256
    /// RSASSA-PSS with SHA-256, MGF1 with SHA-256, a salt of 32 bytes; an `rsaEncryption` key.
    case pssSHA256

    /// The scheme of a key.
    init(of key: PublicKey) {
        switch key.algorithm {
        case .p256: self = .ecdsaSHA256
        case .rsa: self = .pssSHA256
        }
    }

    /// The AlgorithmIdentifier in DER.
    var algorithmIdentifier: [UInt8] {
        switch self {
        case .ecdsaSHA256:
            return DER.element(DER.sequence, ObjectIdentifier.ecdsaWithSHA256)
        case .pssSHA256:
            // RFC 4055 section 3.1: the hash has NULL as its parameters, and the trailer field 1, the default, is absent.
            let hash = DER.element(DER.sequence, ObjectIdentifier.sha256, DER.null)
            let mask = DER.element(DER.sequence, ObjectIdentifier.mgf1, hash)
            return DER.element(
                DER.sequence, ObjectIdentifier.rsassaPSS,
                DER.element(
                    DER.sequence, DER.element(0xA0, hash), DER.element(0xA1, mask),
                    DER.element(0xA2, [DER.integer, 1, 32])))
        }
    }

    /// Signs a message.
    func sign(_ message: [UInt8], with key: borrowing PrivateKey) throws(OpenSSLError) -> [UInt8] {
        switch self {
        case .ecdsaSHA256: try key.sign(message)
        case .pssSHA256: try RSAPSS.sign(message, with: key)
        }
    }

    /// Whether a signature over a message is a key's.
    func verifies(_ signature: [UInt8], over message: [UInt8], by key: PublicKey) -> Bool {
        switch self {
        case .ecdsaSHA256: key.verify(signature: signature, message: message)
        case .pssSHA256: RSAPSS.verify(signature: signature, message: message, with: key)
        }
    }
}
