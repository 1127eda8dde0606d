import Testing

@testable import OpenSSLCrypto

@Suite("Private key files")
struct PrivateKeyFileTests {
    @Test("an encrypted key comes back, and stock openssl opens it")
    func roundTrip() throws {
        let key = try PrivateKey.generateP256()
        let passphrase = try secret(text: "lösenord på svenska")
        let pem = try key.encryptedPKCS8PEM(passphrase: passphrase)
        #expect(String(decoding: pem, as: UTF8.self).hasPrefix("-----BEGIN ENCRYPTED PRIVATE KEY-----\n"))
        let loaded = try PrivateKey.load(pem: pem, passphrase: passphrase)
        #expect(loaded.publicKey == key.publicKey)
        #expect(key.publicKey.verify(signature: try loaded.sign([1]), message: [1]))

        let stock = try StockOpenSSL()
        try stock.write(pem, "key.pem")
        let opened = try stock.run(
            "pkey", "-in", "key.pem", "-passin", "pass:lösenord på svenska", "-pubout", "-outform", "DER", "-out",
            "pub.der")
        #expect(opened.status == 0, "\(opened.output)")
        #expect(try stock.read("pub.der") == key.publicKey.derSPKI)
        let parsed = try stock.run("asn1parse", "-in", "key.pem")
        for part in ["PBES2", ":scrypt", "aes-256-cbc", "INTEGER           :4000", "INTEGER           :05"] {
            #expect(parsed.output.contains(part), "\(part)")
        }
    }

    @Test("a wrong, empty, cut or lengthened passphrase is told apart from other faults")
    func wrongPassphrase() throws {
        let file = try StockKeyFile(["-v2", "aes-256-cbc", "-iter", "1"])
        #expect(try file.load("right").publicKey == file.publicKey)
        for text in ["", "r", "righ", "right ", "Right", "right\n"] {
            let error = refusal { () throws(OpenSSLError) in
                _ = try PrivateKey.load(pem: file.pem, passphrase: SecretBytes.copying(Array(text.utf8)))
            }
            #expect(error == .wrongPassphrase, "\(text.count) characters")
        }
    }

    @Test("none of many wrong passphrases opens, whatever padding they leave")
    func manyWrongPassphrases() throws {
        let file = try StockKeyFile(["-v2", "aes-256-cbc", "-iter", "1"])
        for number in 0..<1000 {
            let error = refusal { () throws(OpenSSLError) in
                _ = try PrivateKey.load(pem: file.pem, passphrase: SecretBytes.copying(Array("\(number)".utf8)))
            }
            #expect(error == .wrongPassphrase)
        }
    }

    @Test("an empty passphrase does not encrypt")
    func emptyPassphrase() throws {
        let key = try PrivateKey.generateP256()
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try key.encryptedPKCS8PEM(passphrase: SecretBytes.copying([]))
            } == .refused("passphrase", reason: "it is empty"))
    }

    static let acceptedEncryptions: [[String]] = [
        ["-v2", "aes-256-cbc"], ["-v2", "aes-128-cbc"], ["-v2", "aes-256-cbc", "-v2prf", "hmacWithSHA512"],
        ["-scrypt"], ["-scrypt", "-scrypt_N", "1024", "-scrypt_r", "8", "-scrypt_p", "16"],
    ]

    @Test("what stock openssl writes by default opens", arguments: acceptedEncryptions)
    func acceptedEncryption(_ options: [String]) throws {
        let file = try StockKeyFile(options)
        #expect(try file.load("right").publicKey == file.publicKey)
    }

    static let refusedEncryptions: [[String]] = [
        ["-v2", "des3"], ["-v2", "aes-256-cbc", "-iter", "20000000"],
        ["-scrypt", "-scrypt_N", "1024", "-scrypt_r", "8", "-scrypt_p", "1024"],
        ["-v1", "PBE-SHA1-3DES"],
    ]

    @Test("weak ciphers and boundless work are refused before any work", arguments: refusedEncryptions)
    func refusedEncryption(_ options: [String]) throws {
        let file = try StockKeyFile(options)
        let error = refusal { () throws(OpenSSLError) in
            _ = try PrivateKey.load(pem: file.pem, passphrase: SecretBytes.copying(Array("right".utf8)))
        }
        guard case .refused("private key file", _)? = error else {
            Issue.record("\(options) gives \(String(describing: error))")
            return
        }
    }

    @Test("unencrypted keys are refused as such", arguments: [[], ["-traditional"]])
    func unencrypted(_ options: [String]) throws {
        let stock = try StockOpenSSL()
        _ = try stock.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "plain.pem")
        _ = try stock.run(arguments: ["pkey", "-in", "plain.pem", "-out", "key.pem"] + options)
        let pem = try stock.read("key.pem")
        let error = refusal { () throws(OpenSSLError) in
            _ = try PrivateKey.load(pem: pem, passphrase: SecretBytes.copying([1]))
        }
        #expect(error == .unencryptedKey)
        let plain = try stock.read("plain.pem")
        _ = try PrivateKey.loadUnencrypted(pem: plain)
        let file = try StockKeyFile([])
        #expect(refusal { () throws(OpenSSLError) in _ = try PrivateKey.loadUnencrypted(pem: file.pem) } != nil)
    }

    @Test("a key whose public point is another's is refused")
    func mismatchedHalves() throws {
        let stock = try StockOpenSSL()
        for name in ["a", "b"] {
            _ = try stock.run(
                "genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", name)
        }
        let first = try PEMBlock(stock.read("a"), "key").bytes
        let second = try PEMBlock(stock.read("b"), "key").bytes
        try #require(first.count == 138 && second.count == 138)
        let mixed = PEMBlock(label: "PRIVATE KEY", bytes: first.dropLast(65) + second.suffix(65)).text
        let error = refusal { () throws(OpenSSLError) in _ = try PrivateKey.loadUnencrypted(pem: mixed) }
        #expect(error == .refused("private key", reason: "its two halves do not belong together"))
    }

    @Test("flips and cuts of a key file never crash and never give another key")
    func hostileFiles() throws {
        let file = try StockKeyFile(["-v2", "aes-256-cbc", "-iter", "1"])
        for text in cuts(of: file.pem.dropLast()) {
            #expect(refusal { () throws(OpenSSLError) in _ = try file.loading(text) } != nil)
        }
        for text in flips(of: file.pem) {
            let error = refusal { () throws(OpenSSLError) in
                #expect(try file.loading(text) == file.publicKey)
            }
            _ = error
        }
    }

    @Test("flips and cuts of an unencrypted key never crash and never give another key")
    func hostilePlainFiles() throws {
        let stock = try StockOpenSSL()
        _ = try stock.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "plain.pem")
        let block = try PEMBlock(stock.read("plain.pem"), "key")
        let key = try PrivateKey.loadUnencrypted(pem: block.text).publicKey
        for bytes in cuts(of: block.bytes) where !bytes.isEmpty {
            let text = PEMBlock(label: "PRIVATE KEY", bytes: bytes).text
            #expect(refusal { () throws(OpenSSLError) in _ = try PrivateKey.loadUnencrypted(pem: text) } != nil)
        }
        var refused = 0
        for bytes in flips(of: block.bytes) {
            let text = PEMBlock(label: "PRIVATE KEY", bytes: bytes).text
            let error = refusal { () throws(OpenSSLError) in
                let other = try PrivateKey.loadUnencrypted(pem: text).publicKey
                #expect(other == key)
            }
            refused += error == nil ? 0 : 1
        }
        #expect(refused > block.bytes.count * 8 * 9 / 10)
    }

    @Test("a file beyond 64 KiB is not read")
    func tooLarge() {
        let text = [UInt8](repeating: UInt8(ascii: "\n"), count: PEMBlock.sizeLimit + 1)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try PrivateKey.load(pem: text, passphrase: SecretBytes.copying([1]))
            } == .tooLarge("private key file", limit: PEMBlock.sizeLimit))
    }
}

/// A P-256 key that stock openssl encrypts with the passphrase `right`.
private struct StockKeyFile {
    let pem: [UInt8]
    let publicKey: PublicKey

    init(_ options: [String]) throws {
        let stock = try StockOpenSSL()
        _ = try stock.run("genpkey", "-algorithm", "EC", "-pkeyopt", "ec_paramgen_curve:P-256", "-out", "plain.pem")
        let made = try stock.run(
            arguments: ["pkcs8", "-topk8", "-in", "plain.pem", "-out", "key.pem", "-passout", "pass:right"] + options)
        try #require(made.status == 0, "\(made.output)")
        pem = try stock.read("key.pem")
        publicKey = try PrivateKey.loadUnencrypted(pem: stock.read("plain.pem")).publicKey
    }

    func load(_ passphrase: String) throws -> PrivateKey {
        try PrivateKey.load(pem: pem, passphrase: secret(text: passphrase))
    }

    func loading(_ text: [UInt8]) throws(OpenSSLError) -> PublicKey {
        try PrivateKey.load(pem: text, passphrase: SecretBytes.copying(Array("right".utf8))).publicKey
    }
}
