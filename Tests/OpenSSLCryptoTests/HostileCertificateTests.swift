import Testing

@testable import OpenSSLCrypto

@Suite("Hostile certificates")
struct HostileCertificateTests {
    private static func make() throws -> Certificate {
        try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "A", organization: "B"), key: PrivateKey.generateP256(),
            usage: .coordinator, notBefore: 0, notAfter: 1_000_000_000)
    }

    @Test("no certificate with a flipped bit is accepted as self-signed")
    func flipped() throws {
        var parsed = 0
        for der in flips(of: try Self.make().der) {
            _ = refusal { () throws(OpenSSLError) in
                let certificate = try Certificate(der: der)
                parsed += 1
                #expect(!certificate.isSelfSigned && !certificate.isSigned(by: certificate))
                #expect(certificate.der == der)
            }
        }
        // Most of the flips that parse lie in the serial number, the names and the signature.
        #expect(parsed > 100)
    }

    @Test("no cut or lengthened certificate is read")
    func cutOrLengthened() throws {
        let certificate = try Self.make()
        for der in cuts(of: certificate.der) {
            #expect(refusal { () throws(OpenSSLError) in _ = try Certificate(der: der) } != nil)
        }
        for extra in [[0], [0, 0], certificate.der] {
            #expect(
                refusal { () throws(OpenSSLError) in _ = try Certificate(der: certificate.der + extra) }
                    == .malformed("certificate", reason: "trailing bytes"))
        }
        for pem in cuts(of: certificate.pem.dropLast()) {
            #expect(refusal { () throws(OpenSSLError) in _ = try Certificate(pem: pem) } != nil)
        }
        #expect(
            refusal { () throws(OpenSSLError) in _ = try Certificate(pem: certificate.pem + certificate.pem) } != nil)
    }

    @Test("a certificate under another label or in another encoding is refused")
    func otherForms() throws {
        let certificate = try Self.make()
        for label in ["TRUSTED CERTIFICATE", "CERTIFICATE REQUEST"] {
            let pem = PEMBlock(label: label, bytes: certificate.der).text
            #expect(
                refusal { () throws(OpenSSLError) in _ = try Certificate(pem: pem) }
                    == .malformed("certificate", reason: "not a CERTIFICATE block"))
        }
        // The outermost length in BER: one byte more than DER allows.
        let long = [0x30, 0x83, 0x00] + certificate.der[2...]
        try #require(certificate.der[1] == 0x82)
        let reference = refusal { () throws(OpenSSLError) in _ = try Certificate(der: long) }
        #expect(reference == .malformed("certificate", reason: "not in canonical DER"))
        // Indefinite length.
        let indefinite = [0x30, 0x80] + certificate.der[4...] + [0, 0]
        #expect(refusal { () throws(OpenSSLError) in _ = try Certificate(der: indefinite) } != nil)
    }

    @Test("sizes beyond the limit are refused unread")
    func tooLarge() {
        let bytes = [UInt8](repeating: 0x30, count: Certificate.sizeLimit + 1)
        #expect(
            refusal { () throws(OpenSSLError) in _ = try Certificate(der: bytes) }
                == .tooLarge("certificate", limit: Certificate.sizeLimit))
        #expect(
            refusal { () throws(OpenSSLError) in _ = try Certificate(pem: bytes) }
                == .tooLarge("certificate", limit: PEMBlock.sizeLimit))
    }

    static let refusedOptions: [[String]] = [
        ["-addext", "1.2.3.4=critical,DER:0500"], ["-set_serial", "0"], ["-set_serial", "-5"],
        ["-set_serial", "0x80" + String(repeating: "11", count: 19)],
    ]

    @Test("what RFC 5280 forbids is refused although OpenSSL reads it", arguments: refusedOptions)
    func refusedByProfile(_ options: [String]) throws {
        let pem = try Self.stockCertificate(options)
        let error = refusal { () throws(OpenSSLError) in _ = try Certificate(pem: pem) }
        guard case .malformed("certificate", _)? = error else {
            Issue.record("\(options) gives \(String(describing: error))")
            return
        }
    }

    @Test("a repeated extension is refused")
    func repeatedExtension() throws {
        let options = ["-addext", "1.2.3.4=DER:0500", "-addext", "1.2.3.5=DER:0500"]
        var der = try Certificate(pem: Self.stockCertificate(options)).der
        let identifier: [UInt8] = [0x06, 0x03, 0x2a, 0x03, 0x05]
        let place = try #require(der.indices.first { der[$0...].starts(with: identifier) })
        der[place + 4] = 0x04
        let repeated = der
        #expect(
            refusal { () throws(OpenSSLError) in _ = try Certificate(der: repeated) }
                == .malformed("certificate", reason: "repeated extension"))
    }

    static let acceptedOptions: [[String]] = [
        [], ["-addext", "1.2.3.4=DER:0500"], ["-sha384"], ["-set_serial", "0x7f" + String(repeating: "11", count: 19)],
        ["-addext", "keyUsage=critical,digitalSignature,dataEncipherment"],
        ["-subj", "/CN=a/CN=b/O=c/C=SE/serialNumber=1"],
    ]

    @Test("ordinary certificates of stock openssl are read", arguments: acceptedOptions)
    func accepted(_ options: [String]) throws {
        let certificate = try Certificate(pem: Self.stockCertificate(options))
        #expect(certificate.isSelfSigned && certificate.isCA)
        #expect(certificate.keyUsage == (options.contains { $0.contains("keyUsage") } ? .digitalSignature : nil))
        #expect(certificate.subject.commonName == (options.contains("-subj") ? nil : "stock"))
        #expect(certificate.notAfter - certificate.notBefore == 86_400)
    }

    @Test("a signature on SHA-1 does not count")
    func weakHash() throws {
        let certificate = try Certificate(pem: Self.stockCertificate(["-sha1"]))
        #expect(!certificate.isSelfSigned && !certificate.isSigned(by: certificate.publicKey))
    }

    private static func stockCertificate(_ options: [String]) throws -> [UInt8] {
        let stock = try StockOpenSSL()
        let made = try stock.run(
            arguments: [
                "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes", "-keyout", "key.pem",
                "-out", "certificate.pem", "-days", "1", "-subj", "/CN=stock",
            ] + options)
        try #require(made.status == 0, "\(made.output)")
        return try stock.read("certificate.pem")
    }
}
