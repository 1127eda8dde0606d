import Foundation
import Testing

@testable import OpenSSLCrypto

@Suite("Keys, signatures, agreement")
struct KeyTests {
    /// The known answer of a bundle's segment: see docs/bundle-format.md.
    struct KnownAnswer {
        let values: [String: String]

        init() throws {
            let tests = URL(fileURLWithPath: #filePath).deletingLastPathComponent().resolvingSymlinksInPath()
                .deletingLastPathComponent()
            let file = tests.appendingPathComponent("BundleSealingTests/Vectors/kat-segment-p256.json")
            values = try JSONDecoder().decode([String: String].self, from: Data(contentsOf: file))
        }

        subscript(name: String) -> String {
            get throws { String(try #require(values[name]).trimmingPrefix("0x")) }
        }

        func key(_ name: String) throws -> PrivateKey { try PrivateKey.p256(scalar: secret(self[name])) }
    }

    @Test("agreement, X9.63 derivation, wrap and seal give the known answer from both sides")
    func knownAnswer() throws {
        let answer = try KnownAnswer()
        let recipient = try answer.key("recipient_priv")
        let ephemeral = try answer.key("ephemeral_priv")
        #expect(recipient.publicKey.uncompressedPoint == (try hex(answer["recipient_pub"])))
        #expect(ephemeral.publicKey.uncompressedPoint == (try hex(answer["ephemeral_pub"])))
        let agreed = try ephemeral.agree(with: PublicKey(p256Point: hex(answer["recipient_pub"])))
        #expect(hex(agreed) == (try answer["Z"]))
        let same = try recipient.agree(with: PublicKey(p256Point: hex(answer["ephemeral_pub"])))
        expectEqual(agreed, same)
        let wrapper = try X963KDF.deriveSHA256(from: agreed, sharedInfo: hex(answer["shared_info"]), count: 32)
        #expect(hex(wrapper) == (try answer["kek"]))
        let wrapped = try AES256KeyWrap.wrap(key: secret(answer["cek"]), with: wrapper)
        #expect(Hexadecimal.encode(wrapped) == (try answer["wrapped"]))
        let sealed = try AES256GCM.seal(
            hex(answer["plaintext"]), key: secret(answer["cek"]), nonce: hex(answer["nonce"]))
        #expect(try answer["p7m"].contains(Hexadecimal.encode(sealed.ciphertext)))
        #expect(try answer["p7m"].hasSuffix(Hexadecimal.encode(sealed.tag)))
    }

    @Test func anEphemeralKeyAgreesAsAnyOther() throws {
        var keys = try EphemeralKeyMaker()
        var points: Set<[UInt8]> = []
        for _ in 0..<20 {
            let ephemeral = try keys.next()
            let own = try PrivateKey.generateP256()
            let ours = try hex(own.agree(withPoint: ephemeral.point))
            #expect(try hex(ephemeral.agree(with: own.publicKey)) == ours)
            #expect(try hex(own.agree(with: PublicKey(p256Point: ephemeral.point))) == ours)
            points.insert(ephemeral.point)
        }
        #expect(points.count == 20)
    }

    @Test func aPointThatIsNoneIsRefused() throws {
        var keys = try EphemeralKeyMaker()
        let own = try PrivateKey.generateP256()
        let good = try keys.next().point
        var bad: [[UInt8]] = [[], [0], Array(good.dropLast()), good + [0], [0x05] + good.dropFirst()]
        bad.append([good[64] & 1 == 1 ? 0x03 : 0x02] + good[1...32])
        bad.append([0x04] + [UInt8](repeating: 0, count: 64))
        bad.append([0x04] + [UInt8](repeating: 0xFF, count: 64))
        for byte in [1, 20, 40, 64] {
            bad.append(good)
            bad[bad.count - 1][byte] ^= 1
        }
        for point in bad {
            #expect(refusal { () throws(OpenSSLError) in _ = try own.agree(withPoint: point) } != nil)
        }
        let rsa = try PrivateKey.generateRSA(bits: 2048)
        #expect(refusal { () throws(OpenSSLError) in _ = try rsa.agree(withPoint: good) } != nil)
    }

    @Test("a certificate of the known answer's key carries its key identifier")
    func knownKeyIdentifier() throws {
        let answer = try KnownAnswer()
        let certificate = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "known answer"), key: answer.key("recipient_priv"),
            usage: .keyAgreement, notBefore: 0, notAfter: 1)
        #expect(certificate.subjectKeyIdentifier == (try hex(answer["ski"])))
    }

    static let order = "ffffffff00000000ffffffffffffffffbce6faada7179e84f3b9cac2fc632551"

    @Test(
        "scalars outside 1 to n-1 are refused",
        arguments: [
            String(repeating: "0", count: 64), order, String(repeating: "f", count: 64), "01", "",
            String(repeating: "0", count: 64) + "01",
        ])
    func scalarsOutOfRange(_ scalar: String) throws {
        let bytes = try hex(scalar)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try PrivateKey.p256(scalar: SecretBytes.copying(bytes))
            } != nil)
    }

    @Test("the largest scalar gives the mirrored base point")
    func largestScalar() throws {
        let one = try PrivateKey.p256(scalar: secret(String(repeating: "0", count: 63) + "1"))
        let last = try PrivateKey.p256(scalar: secret(String(Self.order.dropLast()) + "0"))
        let (left, right) = (one.publicKey.uncompressedPoint, last.publicKey.uncompressedPoint)
        #expect(left?.prefix(33) == right?.prefix(33))
        #expect(left != right)
    }

    @Test("points off the curve, compressed, at infinity or cut are refused")
    func pointsRefused() throws {
        let point = try #require(try PrivateKey.generateP256().publicKey.uncompressedPoint)
        #expect(try PublicKey(p256Point: point).uncompressedPoint == point)
        for flipped in flips(of: point) {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(p256Point: flipped) } != nil)
        }
        for short in cuts(of: point) {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(p256Point: short) } != nil)
        }
        let compressed = [0x02 + (point[64] & 1)] + point[1...32]
        for other in [
            compressed, [0], point + [0], [UInt8](repeating: 0, count: 65), [4] + [UInt8](repeating: 255, count: 64),
        ] {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(p256Point: other) } != nil)
        }
    }

    @Test("a public key has one encoding: no flip, cut or addition is accepted")
    func publicKeyEncoding() throws {
        let key = try PrivateKey.generateP256().publicKey
        #expect(try PublicKey(derSPKI: key.derSPKI) == key)
        #expect(key.bits == 256 && key.algorithm == .p256)
        for other in flips(of: key.derSPKI) {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(derSPKI: other) } != nil)
        }
        for other in cuts(of: key.derSPKI) {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(derSPKI: other) } != nil)
        }
        let long = [UInt8](repeating: 0x30, count: PublicKey.sizeLimit + 1)
        for other in [key.derSPKI + [0], long] {
            #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(derSPKI: other) } != nil)
        }
    }

    static let refusedOptions: [[String]] = [
        ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-384"],
        ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:secp256k1"],
        ["-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-pkeyopt", "ec_param_enc:explicit"],
        ["-algorithm", "ED25519"], ["-algorithm", "X25519"],
        ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_bits:1024"],
        ["-algorithm", "RSA", "-pkeyopt", "rsa_keygen_pubexp:3", "-pkeyopt", "rsa_keygen_bits:2048"],
    ]

    @Test("other algorithms, curves, sizes and exponents are refused", arguments: refusedOptions)
    func refusedKeys(_ options: [String]) throws {
        let stock = try StockOpenSSL()
        let made = try stock.run(arguments: ["genpkey", "-outform", "PEM", "-out", "key.pem"] + options)
        try #require(made.status == 0, "\(made.output)")
        _ = try stock.run("pkey", "-in", "key.pem", "-pubout", "-outform", "DER", "-out", "pub.der")
        let (publicBytes, privateBytes) = (try stock.read("pub.der"), try stock.read("key.pem"))
        try #require(publicBytes.count > 30)
        #expect(refusal { () throws(OpenSSLError) in _ = try PublicKey(derSPKI: publicBytes) } != nil)
        #expect(refusal { () throws(OpenSSLError) in _ = try PrivateKey.loadUnencrypted(pem: privateBytes) } != nil)
    }

    @Test("stock openssl verifies our signature and we verify its own")
    func signaturesInterchange() throws {
        let stock = try StockOpenSSL()
        let key = try PrivateKey.generateP256()
        let message = Array("ärende".utf8)
        try stock.write(message, "message")
        try stock.write(key.sign(message), "signature")
        try stock.write(key.publicKey.derSPKI, "pub.der")
        let verified = try stock.run(
            "dgst", "-sha256", "-verify", "pub.der", "-keyform", "DER", "-signature", "signature", "message")
        #expect(verified.output.contains("Verified OK"))
        #expect(verified.status == 0)

        _ = try stock.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "key.pem")
        _ = try stock.run("dgst", "-sha256", "-sign", "key.pem", "-out", "theirs", "message")
        let theirs = try PrivateKey.loadUnencrypted(pem: stock.read("key.pem"))
        #expect(theirs.publicKey.verify(signature: try stock.read("theirs"), message: message))
        #expect(!theirs.publicKey.verify(signature: try stock.read("signature"), message: message))
    }

    @Test("no flipped, cut or lengthened signature verifies")
    func signaturesRefused() throws {
        let key = try PrivateKey.generateP256()
        let message: [UInt8] = [1, 2, 3]
        let signature = try key.sign(message)
        ErrorQueue.clear()
        #expect(key.publicKey.verify(signature: signature, message: message))
        #expect(!key.publicKey.verify(signature: signature, message: message + [0]))
        #expect(!key.publicKey.verify(signature: signature + [0], message: message))
        #expect(!key.publicKey.verify(signature: [], message: message))
        for other in flips(of: signature) { #expect(!key.publicKey.verify(signature: other, message: message)) }
        for other in cuts(of: signature) { #expect(!key.publicKey.verify(signature: other, message: message)) }
        let nonminimal = try Self.nonminimal(signature)
        #expect(nonminimal.count == signature.count + 1)
        #expect(!key.publicKey.verify(signature: nonminimal, message: message))
        #expect(ErrorQueue.isEmpty)
    }

    /// The same r and s, with the length of the SEQUENCE written in two bytes: BER, not DER.
    private static func nonminimal(_ signature: [UInt8]) throws -> [UInt8] {
        try #require(signature.count > 2)
        return [0x30, 0x81, signature[1]] + signature[2...]
    }

    @Test("keys do what their kind can, and nothing else")
    func kindsOfKeys() throws {
        let curve = try PrivateKey.generateP256()
        let rsa = try PrivateKey.generateRSA(bits: 2048)
        #expect(refusal { () throws(OpenSSLError) in _ = try rsa.sign([1]) } != nil)
        #expect(refusal { () throws(OpenSSLError) in _ = try rsa.agree(with: curve.publicKey) } != nil)
        #expect(refusal { () throws(OpenSSLError) in _ = try curve.agree(with: rsa.publicKey) } != nil)
        #expect(refusal { () throws(OpenSSLError) in _ = try RSAPSS.sign([1], with: curve) } != nil)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try RSAOAEP.encrypt(SecretBytes.random(count: 32), to: curve.publicKey, label: [])
            } != nil)
        #expect(!rsa.publicKey.verify(signature: try curve.sign([1]), message: [1]))
        for bits in [0, -1, 1024, 2047, 16_384, Int.max] {
            #expect(refusal { () throws(OpenSSLError) in _ = try PrivateKey.generateRSA(bits: bits) } != nil)
        }
    }
}
