import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// Attacks on the signature and on what it covers (docs/bundle-format.md, section 9).
enum SignatureAttacks {
    static let all = profile + bad + digests

    /// A signature file built anew with a part changed.
    static func built(
        _ name: String, _ expected: BundleFault.Kind,
        _ edit: @escaping @Sendable (inout ForgedSignature, TestWorld) throws -> Void
    ) -> Attack {
        .forged(name, expected) { forgery in
            let world = forgery.world
            forgery.sign = { list in
                var signature = try ForgedSignature(world.sender, over: list, at: world.now)
                try edit(&signature, world)
                return try signature.bytes()
            }
        }
    }

    /// A good signature file with its bytes changed.
    static func rewritten(
        _ name: String, _ expected: BundleFault.Kind, _ edit: @escaping @Sendable ([UInt8]) -> [UInt8]
    ) -> Attack {
        .forged(name, expected) { forgery in
            let world = forgery.world
            forgery.sign = { edit(try ForgedSignature(world.sender, over: $0, at: world.now).bytes()) }
        }
    }

    static let profile: [Attack] = [
        rewritten("signature stripped", .signatureProfile) { _ in [] },
        rewritten("trailing byte", .signatureProfile) { $0 + [0] },
        rewritten("cut short", .signatureProfile) { $0.dropLast() },
        rewritten("BER length", .signatureProfile) { [0x30, 0x83, 0] + $0[2...] },
        rewritten("indefinite length", .signatureProfile) { [0x30, 0x80] + $0[4...] + [0, 0] },
        built("no signed attributes", .signatureProfile) { signature, _ in
            signature.attributes = []
            signature.signsContentItself = true
        },
        built("signed attributes stripped, forged content", .signatureProfile) { signature, _ in
            signature.attributes = []
        },
        built("attached content", .signatureProfile) { signature, _ in
            signature.contentInfo = DER.element(
                DER.sequence, ObjectIdentifier.data,
                DER.element(0xA0, DER.element(DER.octetString, signature.content)))
        },
        built("two signers", .signatureProfile) { signature, _ in signature.signerCount = 2 },
        built("no signer", .signatureProfile) { signature, _ in signature.signerCount = 0 },
        built("no signingCertificateV2", .signatureProfile) { signature, _ in signature.attributes.removeLast() },
        built("no messageDigest", .signatureProfile) { signature, _ in signature.attributes.remove(at: 2) },
        built("no signingTime", .signatureProfile) { signature, _ in signature.attributes.remove(at: 1) },
        built("attributes in another order", .signatureProfile) { signature, _ in signature.attributes.swapAt(0, 1) },
        built("extra attribute", .signatureProfile) { signature, _ in
            let type: [UInt8] = [0x06, 0x03, 0x55, 0x04, 0x03]
            signature.attributes.append(ForgedSignature.attribute(type, DER.element(0x0C, [0x61])))
        },
        built("attribute twice", .signatureProfile) { signature, _ in
            signature.attributes.append(signature.attributes[0])
        },
        built("signingCertificateV2 of another certificate", .signatureProfile) { signature, world in
            let other = try ForgedSignature(world.third, over: signature.content, at: world.now)
            signature.attributes[3] = other.attributes[3]
        },
        built("another content type", .signatureProfile) { signature, _ in
            signature.contentInfo = DER.element(DER.sequence, ObjectIdentifier.signedData)
        },
        built("content type attribute of another type", .signatureProfile) { signature, _ in
            signature.attributes[0] = ForgedSignature.attribute(
                ObjectIdentifier.contentType, ObjectIdentifier.signedData)
        },
        built("second certificate", .signatureProfile) { signature, world in
            signature.certificates += world.third.signing.der
        },
        built("no certificate", .signatureProfile) { signature, _ in signature.certificates = [] },
        built("revocation list", .signatureProfile) { signature, _ in
            signature.afterCertificates = DER.element(0xA1, DER.element(DER.sequence))
        },
        built("unsigned attribute", .signatureProfile) { signature, _ in
            signature.unsignedAttributes = DER.element(0xA1, signature.attributes[0])
        },
        built("SHA-1", .signatureProfile) { signature, _ in
            signature.digestAlgorithm = DER.element(DER.sequence, [0x06, 5, 0x2B, 0x0E, 3, 2, 0x1A])
        },
        built("digest algorithm with NULL", .signatureProfile) { signature, _ in
            signature.digestAlgorithm = DER.element(DER.sequence, ObjectIdentifier.sha256, [5, 0])
        },
        built("ecdsa-with-SHA1", .signatureProfile) { signature, _ in
            signature.signatureAlgorithm = DER.element(
                DER.sequence, [0x06, 7, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 4, 1])
        },
        built("version 3", .signatureProfile) { signature, _ in signature.signedDataVersion = [2, 1, 3] },
        built("issuer and serial of another", .signatureProfile) { signature, world in
            signature.issuerAndSerial = world.third.signing.issuerAndSerialNumberDER
        },
        built("signing time with an offset", .signatureProfile) { signature, _ in
            signature.attributes[1] = ForgedSignature.attribute(
                ObjectIdentifier.signingTime, DER.element(DER.utcTime, Array("261118120000+0100".utf8)))
        },
        built("signing time as GeneralizedTime before 2050", .signatureProfile) { signature, _ in
            signature.attributes[1] = ForgedSignature.attribute(
                ObjectIdentifier.signingTime, DER.element(DER.generalizedTime, Array("20261118120000Z".utf8)))
        },
        built("certificate cut short", .signatureProfile) { signature, _ in signature.certificates.removeLast() },
    ]

    static let bad: [Attack] = [
        .forged("unknown signer", .signerUnknown) { $0.signer = $0.world.stranger },
        built("signature over the content itself", .signatureBad) { signature, _ in
            signature.signsContentItself = true
        },
        built("signature of zeros", .signatureBad) { signature, _ in
            signature.editSignature = { _ in [0x30, 6, 2, 1, 0, 2, 1, 0] }
        },
        built("empty signature", .signatureBad) { signature, _ in signature.editSignature = { _ in [] } },
        built("signature with a trailing byte inside", .signatureBad) { signature, _ in
            signature.editSignature = { $0 + [0] }
        },
        Attack("signature of another bundle", .signatureBad) { world in
            let other = Entries(try Forgery(world).bytes())
            var entries = Entries(try Forgery(world).bytes())
            entries["META-INF/signature001.p7s"] = other["META-INF/signature001.p7s"]
            return try zipped(entries)
        },
        Attack("certificate swapped for one of the same name", .signerUnknown) { world in
            let twin = try Party(world.sender.agency.text)
            var forgery = Forgery(world)
            forgery.signer = twin
            return try forgery.bytes()
        },
        Attack("message digest of other content", .signatureBad) { world in
            var forgery = Forgery(world)
            forgery.sign = { try ForgedSignature(world.sender, over: $0 + [0], at: world.now).bytes() }
            return try forgery.bytes()
        },
    ]

    /// A change after signing, with every checksum made to fit.
    static func repaired(
        _ name: String, _ expected: BundleFault.Kind, _ edit: @escaping @Sendable (inout Entries) throws -> Void
    ) -> Attack {
        Attack(name, expected) { world in
            var entries = Entries(try Forgery(world).bytes())
            try edit(&entries)
            return try zipped(entries)
        }
    }

    static let digests: [Attack] = [
        repaired("payload changed", .digest) { $0.list[2].content[200] ^= 1 },
        repaired("index changed", .digest) { $0.list[1].content[300] ^= 1 },
        repaired("manifest changed", .digest) { $0["manifest.json"]?[20] ^= 1 },
        repaired("manifest made longer", .digest) { $0["manifest.json"]?.append(0x0A) },
        repaired("payload contents swapped", .digest) { entries in
            (entries.list[2].content, entries.list[3].content) = (entries.list[3].content, entries.list[2].content)
        },
        repaired("last payload dropped", .digest) { $0["payload-00003.p7m"] = nil },
        repaired("payload duplicated", .digest) { entries in
            entries.list.insert(.init(name: "payload-00004.p7m", content: entries.list[4].content), at: 5)
        },
        repaired("entry list changed", .signatureBad) { $0["META-INF/ASiCManifest001.xml"]?[60] ^= 1 },
        repaired("entry list and payload changed", .signatureBad) { entries in
            entries.list[2].content[200] ^= 1
            entries["META-INF/ASiCManifest001.xml"] = EntryList.bytes(
                try ([5] + [1, 2, 3, 4]).map { place in
                    (entries.list[place].name, try SHA256.hash(entries.list[place].content))
                })
        },
        .forged("list without a payload", .digest) { forgery in
            forgery.editList = { list in
                let lines = String(decoding: list, as: UTF8.self).split(separator: "\n")
                return Array((lines.filter { !$0.contains("payload-00002") }.joined(separator: "\n") + "\n").utf8)
            }
        },
        .forged("list with another line end", .digest) { forgery in
            forgery.editList = { $0.flatMap { $0 == 0x0A ? [0x0D, 0x0A] : [$0] } }
        },
        .forged("list without final newline", .digest) { $0.editList = { $0.dropLast() } },
        .forged("list with a comment", .digest) { $0.editList = { $0 + Array("<!-- -->\n".utf8) } },
        .forged("list with upper-case algorithm", .digest) { forgery in
            forgery.editList = { list in
                Array(String(decoding: list, as: UTF8.self).split(separator: "sha256").joined(separator: "SHA256").utf8)
            }
        },
    ]
}
