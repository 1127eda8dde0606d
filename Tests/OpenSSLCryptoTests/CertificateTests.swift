import Testing

@testable import OpenSSLCrypto

@Suite("Certificates")
struct CertificateTests {
    private static let start: Int64 = 1_767_225_600
    private static let end: Int64 = 1_798_761_599
    private static let name = DistinguishedName(
        commonName: "Försäkringskassan signering", organization: "Försäkringskassan", organizationalUnit: "Test")

    private static func selfSigned(
        _ usage: CertificateIssuer.Usage = .signing, name: DistinguishedName = name
    ) throws -> Certificate {
        try CertificateIssuer.selfSigned(
            subject: name, key: PrivateKey.generateP256(), usage: usage, notBefore: start, notAfter: end)
    }

    @Test("what is put in comes out")
    func fields() throws {
        let key = try PrivateKey.generateP256()
        let certificate = try CertificateIssuer.selfSigned(
            subject: Self.name, key: key, usage: .signing, notBefore: Self.start, notAfter: Self.end)
        #expect(certificate.subject == Self.name)
        #expect(certificate.publicKey == key.publicKey)
        #expect(certificate.notBefore == Self.start && certificate.notAfter == Self.end)
        #expect(certificate.keyUsage == [.digitalSignature, .nonRepudiation])
        #expect(!certificate.isCA && certificate.isSelfSigned && certificate.isSigned(by: certificate))
        #expect(certificate.subjectKeyIdentifier?.count == 20)
        #expect(certificate.serialNumberHex.count == 32)
        #expect(certificate.sha256 == (try SHA256.hash(certificate.der)))
        #expect(try Certificate(der: certificate.der) == certificate)
        #expect(try Certificate(pem: certificate.pem) == certificate)
        let serial = try hex(certificate.serialNumberHex)
        #expect(certificate.issuerAndSerialNumberDER.suffix(18).elementsEqual([0x02, 0x10] + serial))
    }

    static let usageCases: [(CertificateIssuer.Usage, KeyUsage, isCA: Bool)] = [
        (.signing, [.digitalSignature, .nonRepudiation], false), (.keyAgreement, [.keyAgreement], false),
        (.coordinator, [.digitalSignature, .keyCertSign], true),
    ]

    @Test("each usage has its keyUsage and basicConstraints", arguments: usageCases)
    func usages(_ usage: CertificateIssuer.Usage, _ bits: KeyUsage, isCA: Bool) throws {
        let certificate = try Self.selfSigned(usage)
        #expect(certificate.keyUsage == bits)
        #expect(certificate.isCA == isCA)
    }

    @Test("stock openssl reads the same and verifies the chain")
    func stockReads() throws {
        let rootKey = try PrivateKey.generateP256()
        let root = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "Samordnare"), key: rootKey, usage: .coordinator,
            notBefore: Self.start, notAfter: Self.end)
        let leaf = try CertificateIssuer.issue(
            subject: Self.name, publicKey: PrivateKey.generateP256().publicKey, usage: .signing, issuer: root,
            issuerKey: rootKey, notBefore: Self.start, notAfter: Self.end)
        let stock = try StockOpenSSL()
        try stock.write(root.pem, "root.pem")
        try stock.write(leaf.pem, "leaf.pem")
        let verified = try stock.run(
            "verify", "-x509_strict", "-check_ss_sig", "-attime", "\(Self.start)", "-CAfile", "root.pem", "leaf.pem")
        #expect(verified.status == 0, "\(verified.output)")
        let early = try stock.run("verify", "-attime", "\(Self.start - 1)", "-CAfile", "root.pem", "leaf.pem")
        #expect(early.status != 0)
        let text = try stock.run("x509", "-in", "leaf.pem", "-noout", "-text", "-nameopt", "utf8,sep_comma_plus").output
        for part in [
            "Version: 3 (0x2)", "Signature Algorithm: ecdsa-with-SHA256", "Issuer: CN=Samordnare",
            "Subject: O=Försäkringskassan,OU=Test,CN=Försäkringskassan signering",
            "Not Before: Jan  1 00:00:00 2026 GMT", "Not After : Dec 31 23:59:59 2026 GMT",
            "X509v3 Basic Constraints: critical", "CA:FALSE", "X509v3 Key Usage: critical",
            "Digital Signature, Non Repudiation",
        ] {
            #expect(text.contains(part), "\(part)")
        }
        let names = try stock.run("asn1parse", "-in", "leaf.pem").output
        #expect(names.contains("UTF8STRING") && !names.contains("PRINTABLESTRING"))
        let authority = try stock.run("x509", "-in", "root.pem", "-noout", "-text").output
        #expect(authority.contains("CA:TRUE, pathlen:0") && authority.contains("Digital Signature, Certificate Sign"))
        let digest = try stock.run("x509", "-in", "leaf.pem", "-noout", "-fingerprint", "-sha256").output
        #expect(digest.lowercased().filter { $0 != ":" }.contains(leaf.sha256.hex))
        #expect(leaf.isSigned(by: root) && leaf.isSigned(by: root.publicKey) && !leaf.isSelfSigned)
    }

    @Test("only the issuer's certificate and key count as signer")
    func wrongSigners() throws {
        let key = try PrivateKey.generateP256()
        let otherKey = try PrivateKey.generateP256()
        func root(_ key: borrowing PrivateKey, _ usage: CertificateIssuer.Usage, _ name: String) throws -> Certificate {
            try CertificateIssuer.selfSigned(
                subject: DistinguishedName(commonName: name), key: key, usage: usage, notBefore: 0, notAfter: 9)
        }
        let right = try root(key, .coordinator, "A")
        let leaf = try CertificateIssuer.issue(
            subject: Self.name, publicKey: otherKey.publicKey, usage: .keyAgreement, issuer: right, issuerKey: key,
            notBefore: 0, notAfter: 9)
        ErrorQueue.clear()
        #expect(leaf.isSigned(by: right))
        #expect(!leaf.isSigned(by: try root(otherKey, .coordinator, "A")))
        #expect(!leaf.isSigned(by: try root(key, .coordinator, "B")))
        #expect(!leaf.isSigned(by: try root(key, .signing, "A")))
        #expect(!leaf.isSigned(by: leaf))
        #expect(!leaf.isSigned(by: otherKey.publicKey))
        #expect(!leaf.isSigned(by: try PrivateKey.generateRSA(bits: 2048).publicKey))
        #expect(!right.isSigned(by: leaf))
        #expect(ErrorQueue.isEmpty)
    }

    @Test("an issuer that may not issue, or whose key is another's, is refused")
    func refusedIssuers() throws {
        let key = try PrivateKey.generateP256()
        let otherKey = try PrivateKey.generateP256()
        let authority = try CertificateIssuer.selfSigned(
            subject: Self.name, key: key, usage: .coordinator, notBefore: 0, notAfter: 9)
        let signer = try CertificateIssuer.selfSigned(
            subject: Self.name, key: key, usage: .signing, notBefore: 0, notAfter: 9)
        let publicKey = otherKey.publicKey
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try CertificateIssuer.issue(
                    subject: Self.name, publicKey: publicKey, usage: .signing, issuer: signer, issuerKey: key,
                    notBefore: 0, notAfter: 9)
            } == .refused("issuer", reason: "its certificate is not for signing certificates"))
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try CertificateIssuer.issue(
                    subject: Self.name, publicKey: publicKey, usage: .signing, issuer: authority, issuerKey: otherKey,
                    notBefore: 0, notAfter: 9)
            } == .refused("issuer", reason: "the key does not belong to its certificate"))
    }

    static let validities: [(first: Int64, last: Int64)] = [
        (0, 0), (1, 0), (.max, .min), (.min, .max), (0, .max), (0, 253_402_300_800), (-631_152_001, 0),
    ]

    @Test("impossible validities are refused", arguments: validities)
    func refusedValidity(_ validity: (first: Int64, last: Int64)) throws {
        let key = try PrivateKey.generateP256()
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try CertificateIssuer.selfSigned(
                    subject: Self.name, key: key, usage: .signing, notBefore: validity.first,
                    notAfter: validity.last)
            } != nil)
    }

    @Test("times outside 1950 to 2049 change their form and come back", arguments: [-631_152_000, -1, 2_524_608_000])
    func timeForms(_ first: Int64) throws {
        let certificate = try CertificateIssuer.selfSigned(
            subject: Self.name, key: PrivateKey.generateP256(), usage: .signing, notBefore: first,
            notAfter: 253_402_300_799)
        #expect(certificate.notBefore == first && certificate.notAfter == 253_402_300_799)
    }

    static let refusedNames: [DistinguishedName] = [
        DistinguishedName(commonName: nil), DistinguishedName(commonName: ""),
        DistinguishedName(commonName: String(repeating: "å", count: 65)), DistinguishedName(commonName: "a\0b"),
        DistinguishedName(commonName: "a\nb"), DistinguishedName(commonName: "a", organization: ""),
    ]

    @Test("empty, long and control-ridden names are refused", arguments: refusedNames)
    func refusedName(_ name: DistinguishedName) {
        #expect(throws: OpenSSLError.self) { try Self.selfSigned(name: name) }
        #expect(throws: Never.self) {
            try Self.selfSigned(name: DistinguishedName(commonName: String(repeating: "å", count: 64)))
        }
    }

    @Test("RSA keys get certificates for what RSA does")
    func rsaCertificates() throws {
        let key = try PrivateKey.generateRSA(bits: 2048)
        let certificate = try CertificateIssuer.selfSigned(
            subject: Self.name, key: key, usage: .keyEncipherment, notBefore: 0, notAfter: 9)
        #expect(certificate.keyUsage == .keyEncipherment && certificate.isSelfSigned)
        #expect(certificate.publicKey.bits == 2048 && certificate.publicKey.uncompressedPoint == nil)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try CertificateIssuer.selfSigned(
                    subject: Self.name, key: key, usage: .keyAgreement, notBefore: 0, notAfter: 9)
            } != nil)
        #expect(throws: OpenSSLError.self) { try Self.selfSigned(.keyEncipherment) }
    }
}

/// Officers' certificates: issued by a key that is no authority.
@Suite("Officers' certificates")
struct OfficerCertificateTests {
    private let subject = DistinguishedName(commonName: "o-1", organization: "stad", organizationalUnit: "coach")

    private func agency(
        _ key: borrowing PrivateKey, _ usage: CertificateIssuer.Usage = .signing
    ) throws -> Certificate {
        try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "stad"), key: key, usage: usage, notBefore: 0, notAfter: 1_000)
    }

    @Test func theAgencysKeySignsAnEndEntityForStatementsOnly() throws {
        let key = try PrivateKey.generateP256()
        let own = try PrivateKey.generateP256()
        let issuer = try agency(key)
        let certificate = try CertificateIssuer.appointOfficer(
            subject: subject, publicKey: own.publicKey, issuer: issuer, issuerKey: key, notBefore: 10, notAfter: 900)
        #expect(certificate.subject == subject && certificate.publicKey == own.publicKey)
        #expect(certificate.keyUsage == .digitalSignature && !certificate.isCA && !certificate.isSelfSigned)
        #expect(certificate.isSigned(by: key.publicKey) && !certificate.isSigned(by: own.publicKey))
        // An ordinary path check does not take the agency for an authority.
        #expect(!certificate.isSigned(by: issuer))
        #expect(certificate.notBefore == 10 && certificate.notAfter == 900)
    }

    @Test func anAuthorityAKeyForReceivingAndAnotherKeyAppointNobody() throws {
        let key = try PrivateKey.generateP256()
        let own = try PrivateKey.generateP256()
        for usage in [CertificateIssuer.Usage.coordinator, .keyAgreement] {
            let issuer = try agency(key, usage)
            #expect(throws: OpenSSLError.self) {
                try CertificateIssuer.appointOfficer(
                    subject: subject, publicKey: own.publicKey, issuer: issuer, issuerKey: key, notBefore: 10,
                    notAfter: 900)
            }
        }
        let issuer = try agency(key)
        #expect(throws: OpenSSLError.refused("issuer", reason: "the key does not belong to its certificate")) {
            try CertificateIssuer.appointOfficer(
                subject: subject, publicKey: own.publicKey, issuer: issuer, issuerKey: own, notBefore: 10,
                notAfter: 900)
        }
    }
}
