import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Signatures by an RSA key that are not RSASSA-PSS with just the parameters of the profile (docs/bundle-format.md,
/// section 3).
enum RSASignatureAttacks {
    static let all = schemes + parameters + values

    /// Signed by stock tools with other settings: the algorithm still says what the profile says, then it says what was done.
    static func signed(
        _ name: String, hash: String = "sha256", _ settings: [String], naming algorithm: [UInt8]
    ) -> [Attack] {
        [false, true].map { isNamed in
            let expected: BundleFault.Kind = isNamed ? .signatureProfile : .signatureBad
            return SignatureAttacks.built(name + (isNamed ? ", named" : ", not named"), expected) { signature, world in
                signature.sign = { try StockRSA.sign($0, with: world.sender.signingKey, hash: hash, settings) }
                if isNamed { signature.signatureAlgorithm = algorithm }
            }
        }
    }

    static func pss(salt: String, mask: String = "sha256") -> [String] {
        ["rsa_padding_mode:pss", "rsa_pss_saltlen:\(salt)", "rsa_mgf1_md:\(mask)"]
    }

    /// The AlgorithmIdentifier of RSASSA-PSS with any parameters.
    static func algorithm(
        hash: [UInt8] = sha256, mask: [UInt8] = sha256, salt: [UInt8] = DER.element(0xA2, [DER.integer, 1, 32]),
        trailer: [UInt8] = []
    ) -> [UInt8] {
        DER.element(
            DER.sequence, ObjectIdentifier.rsassaPSS,
            DER.element(
                DER.sequence, DER.element(0xA0, hash),
                DER.element(0xA1, DER.element(DER.sequence, ObjectIdentifier.mgf1, mask)), salt, trailer))
    }

    static let sha256 = DER.element(DER.sequence, ObjectIdentifier.sha256, DER.null)
    private static let sha1 = DER.element(DER.sequence, [0x06, 5, 0x2B, 0x0E, 3, 2, 0x1A], DER.null)
    private static let sha384 = DER.element(DER.sequence, ObjectIdentifier.sha256.dropLast() + [0x02], DER.null)
    /// sha256WithRSAEncryption, 1.2.840.113549.1.1.11.
    private static let pkcs1 = DER.element(DER.sequence, ObjectIdentifier.rsassaPSS.dropLast() + [0x0B], DER.null)

    private static func salt(_ count: Int) -> [UInt8] {
        DER.element(0xA2, count < 128 ? [DER.integer, 1, UInt8(count)] : [DER.integer, 2, 0x01, 0x5E])
    }

    static let schemes: [Attack] =
        signed("PSS with a salt of 20 bytes", pss(salt: "20"), naming: algorithm(salt: []))
        + signed("PSS without salt", pss(salt: "0"), naming: algorithm(salt: salt(0)))
        + signed("PSS with the longest salt", pss(salt: "max"), naming: algorithm(salt: salt(350)))
        + signed("PSS with SHA-1", hash: "sha1", pss(salt: "32"), naming: algorithm(hash: sha1))
        + signed("PSS with SHA-384", hash: "sha384", pss(salt: "32"), naming: algorithm(hash: sha384))
        + signed("PSS with a mask of SHA-1", pss(salt: "32", mask: "sha1"), naming: algorithm(mask: sha1))
        + signed("PKCS #1 v1.5 signature", ["rsa_padding_mode:pkcs1"], naming: pkcs1)
        + signed(
            "signature of rsaEncryption", ["rsa_padding_mode:pkcs1"],
            naming: DER.element(DER.sequence, ObjectIdentifier.rsassaPSS.dropLast() + [0x01], DER.null))

    static func named(_ name: String, _ algorithm: [UInt8]) -> Attack {
        SignatureAttacks.built(name, .signatureProfile) { signature, _ in signature.signatureAlgorithm = algorithm }
    }

    static let parameters: [Attack] = [
        named("PSS without parameters", DER.element(DER.sequence, ObjectIdentifier.rsassaPSS)),
        named(
            "PSS by its defaults", DER.element(DER.sequence, ObjectIdentifier.rsassaPSS, DER.element(DER.sequence))),
        named("PSS hash without NULL", algorithm(hash: DER.element(DER.sequence, ObjectIdentifier.sha256))),
        named("PSS mask's hash without NULL", algorithm(mask: DER.element(DER.sequence, ObjectIdentifier.sha256))),
        named("PSS trailer field 1, the default, written out", algorithm(trailer: DER.element(0xA3, [2, 1, 1]))),
        named("PSS trailer field 2", algorithm(trailer: DER.element(0xA3, [2, 1, 2]))),
        named("PSS salt length in two bytes", algorithm(salt: DER.element(0xA2, [DER.integer, 2, 0, 32]))),
        named("PSS named as the key's own algorithm", ObjectIdentifier.rsassaPSS),
        named("ECDSA named for an RSA key", DER.element(DER.sequence, ObjectIdentifier.ecdsaWithSHA256)),
        named("PKCS #1 v1.5 named, PSS done", pkcs1),
    ]

    static let values: [Attack] = [
        SignatureAttacks.built("PSS with another trailer byte", .signatureBad) { signature, world in
            signature.sign = {
                try StockRSA.changingTrailer(
                    of: RSAPSS.sign($0, with: world.sender.signingKey), by: world.sender.signingKey)
            }
        },
        SignatureAttacks.built("PSS signature with a zero before it", .signatureBad) { signature, _ in
            signature.editSignature = { [0] + $0 }
        },
        SignatureAttacks.built("PSS signature cut short", .signatureBad) { signature, _ in
            signature.editSignature = { $0.dropLast() }
        },
        SignatureAttacks.built("PSS signature one bit off", .signatureBad) { signature, _ in
            signature.editSignature = { $0.dropLast() + [($0.last ?? 0) ^ 1] }
        },
        SignatureAttacks.built("PSS signature larger than the modulus", .signatureBad) { signature, _ in
            signature.editSignature = { [UInt8](repeating: 0xFF, count: $0.count) }
        },
        SignatureAttacks.built("PSS signature of zeros", .signatureBad) { signature, _ in
            signature.editSignature = { [UInt8](repeating: 0, count: $0.count) }
        },
        SignatureAttacks.built("PSS signature of one", .signatureBad) { signature, _ in
            signature.editSignature = { [UInt8](repeating: 0, count: $0.count - 1) + [1] }
        },
    ]
}
