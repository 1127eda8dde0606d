import Testing

@testable import OpenSSLCrypto

@Suite("Library and errors")
struct LibraryTests {
    @Test("the library is OpenSSL 3 or later")
    func version() {
        #expect(OpenSSLLibrary.versionText.hasPrefix("OpenSSL "))
        #expect(OpenSSLLibrary.versionNumber >= 0x3000_0000)
    }

    @Test("a refusal carries OpenSSL's reason and drains the queue")
    func reasonIsKept() throws {
        let error = refusal { () throws(OpenSSLError) in _ = try PublicKey(derSPKI: [0x30, 0x03, 0x02, 0x01, 0x00]) }
        guard case .malformed("public key", let reason)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(!reason.isEmpty)
    }

    @Test("success leaves nothing in the error queue either")
    func cleanSuccess() throws {
        func expectClean<Value: ~Copyable>(
            _ name: String, _ call: () throws -> Value
        ) throws -> Value {
            ErrorQueue.clear()
            let value = try call()
            #expect(ErrorQueue.isEmpty, "\(name)")
            return value
        }
        let key = try expectClean("generate") { try PrivateKey.generateP256() }
        let rsa = try expectClean("generate RSA") { try PrivateKey.generateRSA(bits: 2048) }
        let passphrase = try secret(text: "p")
        let pem = try expectClean("encrypt") { try key.encryptedPKCS8PEM(passphrase: passphrase) }
        let loaded = try expectClean("load") { try PrivateKey.load(pem: pem, passphrase: passphrase) }
        let signature = try expectClean("sign") { try loaded.sign([1]) }
        let isValid = try expectClean("verify") { key.publicKey.verify(signature: signature, message: [1]) }
        #expect(isValid)
        _ = try expectClean("agree") { try key.agree(with: loaded.publicKey) }
        let certificate = try expectClean("certify") {
            try CertificateIssuer.selfSigned(
                subject: DistinguishedName(commonName: "A"), key: key, usage: .coordinator, notBefore: 0, notAfter: 9)
        }
        let isSelfSigned = try expectClean("check") {
            certificate.isSelfSigned && certificate.isSigned(by: certificate)
        }
        #expect(isSelfSigned)
        let sealed = try expectClean("encrypt to RSA") {
            try RSAOAEP.encrypt(passphrase, to: rsa.publicKey, label: [1])
        }
        _ = try expectClean("decrypt by RSA") { try RSAOAEP.decrypt(sealed, with: rsa, label: [1]) }
        _ = try expectClean("sign by RSA") { try RSAPSS.sign([1], with: rsa) }
    }

    private final class SharedKey: Sendable {
        let key: PrivateKey
        init() throws { key = try PrivateKey.generateP256() }
    }

    @Test("keys and certificates serve many tasks at once")
    func sharedAmongTasks() async throws {
        let shared = try SharedKey()
        let peer = try PrivateKey.generateP256().publicKey
        let certificate = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "A"), key: shared.key, usage: .coordinator, notBefore: 0, notAfter: 9
        )
        let expected = try hex(shared.key.agree(with: peer))
        let sound = try await withThrowingTaskGroup(of: Bool.self) { group in
            for number in 0..<64 {
                group.addTask {
                    let message = [UInt8(number)]
                    let isValid = certificate.publicKey.verify(
                        signature: try shared.key.sign(message), message: message)
                    let isSame = try hex(shared.key.agree(with: peer)) == expected
                    let again = try Certificate(der: certificate.der)
                    return isValid && isSame && again.isSigned(by: certificate) && certificate.isSelfSigned
                }
            }
            return try await group.reduce(0) { $0 + ($1 ? 1 : 0) }
        }
        #expect(sound == 64)
    }

    static let texts: [(OpenSSLError, String)] = [
        (.library(function: "f", reasons: []), "f failed"),
        (.library(function: "f", reasons: ["a", "b"]), "f failed: a; b"),
        (.wrongPassphrase, "the passphrase does not open the private key, or the key is damaged"),
        (.tooLarge("secret", limit: 8), "secret is longer than 8 bytes"),
        (.wrongLength(of: "nonce", expected: 12, actual: 0), "nonce has 0 bytes instead of 12"),
    ]

    @Test("errors read as one lower-case line", arguments: texts)
    func descriptions(_ error: OpenSSLError, _ text: String) { #expect(error.description == text) }
}
