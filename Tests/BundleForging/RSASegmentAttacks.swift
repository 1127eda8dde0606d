import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Segments for an RSA key that a registered sender signs although they break the format (docs/bundle-format.md, section 5).
enum RSASegmentAttacks {
    static let all = oaep + recipients + keys

    /// The index or the first payload built anew with a part changed.
    static func built(
        _ name: String, _ expected: BundleFault.Kind,
        _ edit: @escaping @Sendable (inout ForgedRSASegment, TestWorld) throws -> Void
    ) -> [Attack] {
        [0, 1].map { target in
            .forged("\(name) (\(target == 0 ? "index" : "payload"))", expected) { forgery in
                let world = forgery.world
                forgery.sealSegment = { number, plaintext, context in
                    var segment = try ForgedRSASegment(world.recipient.encryption, context, plaintext)
                    if number == target { try edit(&segment, world) }
                    return try segment.bytes()
                }
            }
        }
    }

    /// The content key encrypted by stock tools with other settings: the algorithm still says what the profile says, then it
    /// says what was done.
    static func encrypted(
        _ name: String, _ settings: @escaping @Sendable (ForgedRSASegment) -> [String],
        _ edit: @escaping @Sendable (inout ForgedRSASegment) -> Void
    ) -> [Attack] {
        @Sendable func encrypt(_ segment: inout ForgedRSASegment) {
            let (recipient, settings) = (segment.recipient, settings(segment))
            segment.encrypt = { try StockRSA.encrypt($0, to: recipient, settings) }
        }
        return built("\(name), not named", .decrypt) { segment, _ in encrypt(&segment) }
            + built("\(name), named", .segmentProfile) { segment, _ in
                encrypt(&segment)
                edit(&segment)
            }
    }

    static func settings(
        hash: String = "sha256", mask: String = "sha256", label: [UInt8]
    ) -> [String] {
        ["rsa_padding_mode:oaep", "rsa_oaep_md:\(hash)", "rsa_mgf1_md:\(mask)"]
            + (label.isEmpty ? [] : ["rsa_oaep_label:\(hexadecimal(label))"])
    }

    private static func hexadecimal(_ bytes: [UInt8]) -> String {
        bytes.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    private static let sha1 = DER.element(DER.sequence, [0x06, 5, 0x2B, 0x0E, 3, 2, 0x1A], DER.null)
    private static let sha384 = DER.element(
        DER.sequence, ObjectIdentifier.sha256.dropLast() + [0x02], DER.null)
    /// rsaEncryption, 1.2.840.113549.1.1.1.
    private static let pkcs1 = DER.element(
        DER.sequence, ObjectIdentifier.rsaesOAEP.dropLast() + [0x01], DER.null)

    static let oaep: [Attack] =
        encrypted("OAEP with SHA-1", { settings(hash: "sha1", label: $0.context.bytes) }, { $0.hash = sha1 })
        + encrypted("OAEP with SHA-384", { settings(hash: "sha384", label: $0.context.bytes) }, { $0.hash = sha384 })
        + encrypted("MGF1 with SHA-1", { settings(mask: "sha1", label: $0.context.bytes) }, { $0.maskHash = sha1 })
        + encrypted("no label", { _ in settings(label: []) }, { $0.label = [] })
        + encrypted(
            "label of zeros", { _ in settings(label: [UInt8](repeating: 0, count: 32)) },
            { $0.label = ForgedRSASegment.label([UInt8](repeating: 0, count: 32)) })
        + encrypted(
            "label cut short", { settings(label: $0.context.bytes.dropLast()) },
            { $0.label = ForgedRSASegment.label($0.context.bytes.dropLast()) })
        + encrypted("PKCS #1 v1.5", { _ in ["rsa_padding_mode:pkcs1"] }, { $0.algorithm = pkcs1 })
        + encrypted(
            "OAEP by its defaults", { _ in ["rsa_padding_mode:oaep"] },
            {
                $0.algorithm = DER.element(DER.sequence, ObjectIdentifier.rsaesOAEP, DER.element(DER.sequence))
            })
        + built("PKCS #1 v1.5 named, OAEP done", .segmentProfile) { segment, _ in segment.algorithm = pkcs1 }
        + built("hash without NULL", .segmentProfile) { segment, _ in
            segment.hash = DER.element(DER.sequence, ObjectIdentifier.sha256)
        }
        + built("mask's hash without NULL", .segmentProfile) { segment, _ in
            segment.maskHash = DER.element(DER.sequence, ObjectIdentifier.sha256)
        }
        + built("OAEP without parameters", .segmentProfile) { segment, _ in
            segment.algorithm = DER.element(DER.sequence, ObjectIdentifier.rsaesOAEP)
        }
        + built("key encapsulation for OAEP", .segmentProfile) { segment, _ in
            segment.algorithm = DER.element(DER.sequence, ObjectIdentifier.aes256Wrap)
        }

    static let recipients: [Attack] =
        built("recipient version 0", .segmentProfile) { segment, _ in segment.recipientVersion = 0 }
        + built("recipient by issuer and serial number", .segmentProfile) { segment, _ in
            segment.recipientVersion = 0
            segment.recipientIdentifier = segment.recipient.issuerAndSerialNumberDER
        }
        + built("recipient by issuer and serial number, version 2", .segmentProfile) { segment, _ in
            segment.recipientIdentifier = segment.recipient.issuerAndSerialNumberDER
        }
        + built("key identifier of another", .segmentProfile) { segment, world in
            segment.recipientIdentifier = DER.element(0x80, try known(world.third.signing.subjectKeyIdentifier))
        }
        + built("key identifier wrapped as for key agreement", .segmentProfile) { segment, _ in
            segment.recipientIdentifier = DER.element(
                0xA0, DER.element(DER.octetString, try known(segment.recipient.subjectKeyIdentifier)))
        }
        + built("extra recipient", .segmentProfile) { segment, _ in
            segment.afterRecipient = try segment.recipientInfo()
        }
        + built("extra recipient by password", .segmentProfile) { segment, _ in
            segment.afterRecipient = DER.element(0xA3, [DER.integer, 1, 0])
        }
        + built("originator's certificates", .segmentProfile) { segment, _ in
            segment.beforeContent = DER.element(0xA0, DER.element(0xA0, segment.recipient.der))
        }
        + built("authenticated attributes", .segmentProfile) { segment, _ in
            segment.afterContent = DER.element(0xA1, DER.element(DER.sequence))
        }
        + built("envelope version 2", .segmentProfile) { segment, _ in segment.envelopeVersion = 2 }
        + [0, 1].map { target in
            .forged("sealed for a key on P-256 (\(target))", .segmentProfile) { forgery in
                let world = forgery.world
                forgery.sealSegment = { number, plaintext, context in
                    guard number == target else {
                        return try Segment.seal(plaintext, to: .init(world.recipient.encryption), context: context)
                    }
                    let recipient = try Segment.Recipient(
                        keyIdentifier: known(world.recipient.encryption.subjectKeyIdentifier),
                        key: world.stranger.encryptionKey.publicKey)
                    return try Segment.seal(plaintext, to: recipient, context: context)
                }
            }
        }

    /// A sender that encrypts a content key of another length, or no OAEP block at all.
    static let keys: [Attack] =
        [0, 16, 31, 33, 64].flatMap { count in
            built("content key of \(count) bytes", .decrypt) { segment, _ in segment.contentKey = content(count) }
        }
        + built("another content key", .decrypt) { segment, _ in
            let (recipient, context) = (segment.recipient, segment.context)
            segment.encrypt = { _ in
                try RSAOAEP.encrypt(SecretBytes.random(count: 32), to: recipient.publicKey, label: context.bytes)
            }
        }
        + built("encrypted key of zeros", .decrypt) { segment, _ in
            segment.encrypt = { _ in [UInt8](repeating: 0, count: 384) }
        }
        + built("encrypted key larger than the modulus", .decrypt) { segment, _ in
            segment.encrypt = { _ in [UInt8](repeating: 0xFF, count: 384) }
        }
        + built("encrypted key cut short", .segmentProfile) { segment, _ in
            segment.encrypt = { _ in content(383) }
        }
        + built("encrypted key too long", .segmentProfile) { segment, _ in
            segment.encrypt = { _ in [0] + content(384) }
        }
        + built("no encrypted key", .segmentProfile) { segment, _ in segment.encrypt = { _ in [] } }
        + built("encrypted key that is the content key", .segmentProfile) { segment, _ in
            segment.encrypt = { $0 }
        }
        + [1, 16, 200].flatMap { count in
            built("nonce of \(count) bytes", .segmentProfile) { segment, _ in segment.namedNonce = content(count) }
        }
        + SegmentAttacks.edited("encrypted key bit", .decrypt) { segment in
            // OCTET STRING of 384 bytes.
            try SegmentAttacks.flip(&segment, after: [0x04, 0x82, 0x01, 0x80])
        }
}
