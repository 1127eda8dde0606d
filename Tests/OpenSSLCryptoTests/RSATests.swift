import Testing

@testable import OpenSSLCrypto

@Suite("RSA-OAEP and RSASSA-PSS")
struct RSATests {
    @Test("OAEP opens with the right label alone, and stock openssl agrees")
    func encryption() throws {
        let key = try PrivateKey.generateRSA(bits: 2048)
        let secret = try secret(text: "thirty-two bytes of a content key")
        let label = Array("context".utf8)
        let ciphertext = try RSAOAEP.encrypt(secret, to: key.publicKey, label: label)
        #expect(ciphertext.count == 256)
        try expectEqual(RSAOAEP.decrypt(ciphertext, with: key, label: label), secret)
        for other in [[], Array("contexT".utf8)] {
            let error = refusal { () throws(OpenSSLError) in
                _ = try RSAOAEP.decrypt(ciphertext, with: key, label: other)
            }
            #expect(error == .authenticationFailed(of: "RSA ciphertext"))
        }
        for position in stride(from: 0, to: 256, by: 16) {
            var flipped = ciphertext
            flipped[position] ^= 1
            #expect(
                refusal { () throws(OpenSSLError) in _ = try RSAOAEP.decrypt(flipped, with: key, label: label) }
                    == .authenticationFailed(of: "RSA ciphertext"))
        }
        try expectStockOpens(ciphertext, key, label)
    }

    private func expectStockOpens(_ ciphertext: [UInt8], _ key: borrowing PrivateKey, _ label: [UInt8]) throws {
        let stock = try StockOpenSSL()
        try stock.write(key.encryptedPKCS8PEM(passphrase: secret(text: "p")), "key.pem")
        try stock.write(ciphertext, "ciphertext")
        let opened = try stock.run(
            "pkeyutl", "-decrypt", "-inkey", "key.pem", "-passin", "pass:p", "-in", "ciphertext", "-pkeyopt",
            "rsa_padding_mode:oaep", "-pkeyopt", "rsa_oaep_md:sha256", "-pkeyopt", "rsa_mgf1_md:sha256", "-pkeyopt",
            "rsa_oaep_label:\(Hexadecimal.encode(label))")
        #expect(opened.output == "thirty-two bytes of a content key")
    }

    @Test("OAEP refuses lengths before it computes")
    func encryptionLimits() throws {
        let key = try PrivateKey.generateRSA(bits: 2048)
        let fitting = try SecretBytes.random(count: RSAOAEP.countLimit)
        #expect(try RSAOAEP.encrypt(fitting, to: key.publicKey, label: []).count == 256)
        let long = try SecretBytes.random(count: RSAOAEP.countLimit + 1)
        #expect(
            refusal { () throws(OpenSSLError) in _ = try RSAOAEP.encrypt(long, to: key.publicKey, label: []) } != nil)
        let label = [UInt8](repeating: 0, count: RSAOAEP.labelLimit + 1)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try RSAOAEP.encrypt(fitting, to: key.publicKey, label: label)
            } != nil)
        for count in [0, 255, 257] {
            let bytes = [UInt8](repeating: 1, count: count)
            #expect(
                refusal { () throws(OpenSSLError) in _ = try RSAOAEP.decrypt(bytes, with: key, label: []) }
                    == .wrongLength(of: "RSA ciphertext", expected: 256, actual: count))
        }
    }

    @Test("PSS signatures verify here and by stock openssl; changed ones do not")
    func signatures() throws {
        let key = try PrivateKey.generateRSA(bits: 2048)
        let message: [UInt8] = [1, 2, 3]
        let signature = try RSAPSS.sign(message, with: key)
        ErrorQueue.clear()
        #expect(RSAPSS.verify(signature: signature, message: message, with: key.publicKey))
        #expect(!RSAPSS.verify(signature: signature, message: [1, 2], with: key.publicKey))
        #expect(!RSAPSS.verify(signature: Array(signature.dropLast()), message: message, with: key.publicKey))
        #expect(!RSAPSS.verify(signature: signature + [0], message: message, with: key.publicKey))
        for other in flips(of: signature) {
            #expect(!RSAPSS.verify(signature: other, message: message, with: key.publicKey))
        }
        #expect(ErrorQueue.isEmpty)

        let stock = try StockOpenSSL()
        try stock.write(message, "message")
        try stock.write(signature, "signature")
        try stock.write(key.publicKey.derSPKI, "pub.der")
        let verified = try stock.run(
            "dgst", "-sha256", "-verify", "pub.der", "-keyform", "DER", "-signature", "signature", "-sigopt",
            "rsa_padding_mode:pss", "-sigopt", "rsa_pss_saltlen:32", "message")
        #expect(verified.output.contains("Verified OK"))
    }
}
