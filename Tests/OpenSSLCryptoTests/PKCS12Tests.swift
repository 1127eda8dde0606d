import COpenSSL
import Testing

@testable import OpenSSLCrypto

@Suite("PKCS #12 files")
struct PKCS12Tests {
    /// A key, its certificate and files with both by stock openssl, under the password `right`.
    private struct Files {
        let stock: StockOpenSSL
        let certificate: [UInt8]

        init(_ kind: [String] = ["ec", "-pkeyopt", "ec_paramgen_curve:P-256"]) throws {
            stock = try StockOpenSSL()
            let made = try stock.run(
                arguments: ["req", "-x509", "-newkey"] + kind + ["-nodes", "-keyout", "key.pem", "-subj", "/CN=a"]
                    + ["-out", "cert.pem"])
            try #require(made.status == 0, "\(made.output)")
            _ = try stock.run("x509", "-in", "cert.pem", "-outform", "DER", "-out", "cert.der")
            certificate = try stock.read("cert.der")
        }

        func export(_ options: [String]) throws -> [UInt8] {
            let made = try stock.run(
                arguments: ["pkcs12", "-export", "-in", "cert.pem", "-inkey", "key.pem", "-passout", "pass:right"]
                    + ["-out", "file.p12"] + options)
            try #require(made.status == 0, "\(made.output)")
            return try stock.read("file.p12")
        }

        func key() throws -> PrivateKey {
            _ = try stock.run("pkcs8", "-topk8", "-nocrypt", "-in", "key.pem", "-out", "plain.pem")
            return try PrivateKey.loadUnencrypted(pem: stock.read("plain.pem"))
        }
    }

    private func failure(_ bytes: [UInt8], _ password: String = "right") throws -> PKCS12Error? {
        let password = try SecretBytes.copying(Array(password.utf8))
        do throws(PKCS12Error) { _ = try PKCS12File.read(bytes, password: password).certificate } catch {
            #expect(ErrorQueue.isEmpty, "the error queue is drained")
            return error
        }
        #expect(ErrorQueue.isEmpty, "the error queue is drained")
        return nil
    }

    @Test(
        "what stock openssl exports comes back",
        arguments: [
            [], ["-certpbe", "NONE"], ["-keypbe", "aes-128-cbc", "-certpbe", "aes-192-cbc"], ["-macalg", "sha512"],
            ["-iter", "1"], ["-name", "en nyckel"],
        ])
    func roundTrip(options: [String]) throws {
        for kind in [["ec", "-pkeyopt", "ec_paramgen_curve:P-256"], ["rsa:2048"]] {
            let files = try Files(kind)
            let file = try PKCS12File.read(
                files.export(options), password: SecretBytes.copying(Array("right".utf8)))
            #expect(file.certificate.der == files.certificate)
            #expect(file.key.publicKey == file.certificate.publicKey)
            #expect(file.otherCertificates == 0)
        }
    }

    @Test("a password is told apart from every other, in any script")
    func passwords() throws {
        let files = try Files()
        let bytes = try files.export(["-iter", "1"])
        for wrong in ["", "righ", "right ", "Right", "right\0"] {
            #expect(try failure(bytes, wrong) == .wrongPassword, "\(wrong.count) characters")
        }
        let swedish = try files.export(["-passout", "pass:lösenord på svenska"])
        #expect(try failure(swedish, "lösenord på svenska") == nil)
        #expect(try failure(swedish, "losenord pa svenska") == .wrongPassword)
    }

    @Test(
        "outdated and missing protection is named as such, before the password is tried",
        arguments: [
            ["-legacy"], ["-macalg", "sha1"], ["-macalg", "sha1", "-passout", "pass:other"],
            ["-keypbe", "PBE-SHA1-3DES"], ["-certpbe", "PBE-SHA1-3DES"], ["-keypbe", "des-ede3-cbc"],
            ["-certpbe", "PBE-SHA1-RC2-40", "-legacy", "-macalg", "sha256"],
        ])
    func outdated(options: [String]) throws {
        guard case .outdated = try failure(Files().export(options)) else {
            Issue.record("\(options) is taken, or refused for another reason")
            return
        }
    }

    @Test(
        "without a MAC, or with a key in the clear, a file is unprotected",
        arguments: [["-nomac"], ["-keypbe", "NONE"]])
    func unprotected(options: [String]) throws {
        guard case .unprotected = try failure(Files().export(options)) else {
            Issue.record("\(options) is taken, or refused for another reason")
            return
        }
    }

    @Test("a file holds one key and one certificate of it")
    func onePair() throws {
        let files = try Files()
        for options in [["-nokeys"], ["-nocerts"]] {
            guard case .notOnePair = try failure(files.export(options)) else {
                Issue.record("\(options) is taken, or refused for another reason")
                continue
            }
        }
        let own = try files.key()
        let certificate = try Certificate(der: files.certificate)
        let (otherFiles, second) = (try Files(), try Files())
        let other = try Certificate(der: otherFiles.certificate)
        let twin = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "twin"), key: own, usage: .signing, notBefore: 0,
            notAfter: 4_000_000_000)
        // What the builder makes is taken when it is in order, whatever else is beside the pair.
        let builder = try HandMade()
        try builder.add(own)
        try builder.add(certificate)
        #expect(try failure(builder.bytes()) == nil)
        let accompanied = try HandMade()
        try accompanied.add(other)
        try accompanied.add(own)
        try accompanied.add(certificate)
        let read = try PKCS12File.read(accompanied.bytes(), password: SecretBytes.copying(Array("right".utf8)))
        #expect(read.certificate == certificate && read.otherCertificates == 1)
        for make in [
            { (made: HandMade) in
                try made.add(own); try made.add(other)
            },
            { (made: HandMade) in
                try made.add(own)
                try made.add(certificate)
                try made.add(second.key())
            },
            { (made: HandMade) in
                try made.add(own)
                try made.add(certificate)
                try made.add(own)
            },
            { (made: HandMade) in
                try made.add(own)
                try made.add(certificate)
                try made.add(twin)
            },
        ] {
            let made = try HandMade()
            try make(made)
            guard case .notOnePair = try failure(made.bytes()) else {
                Issue.record("it is taken, or refused for another reason")
                continue
            }
        }
    }

    @Test("a safe may hold keys and certificates only")
    func strangers() throws {
        let files = try Files()
        let made = try HandMade()
        try made.add(files.key())
        try made.add(Certificate(der: files.certificate))
        try made.addSecret()
        guard case .malformed = try failure(made.bytes()) else {
            Issue.record("a secret bag is taken")
            return
        }
    }

    @Test(
        "keys that no suite has are refused",
        arguments: [["rsa:1024"], ["ec", "-pkeyopt", "ec_paramgen_curve:P-384"], ["ed25519"]])
    func keys(kind: [String]) throws {
        guard case .refused = try failure(Files(kind).export([])) else {
            Issue.record("\(kind) is taken, or refused for another reason")
            return
        }
    }

    @Test("more rounds than are accepted are never worked through")
    func rounds() throws {
        let bytes = try Files().export(["-iter", "65536"])
        // INTEGER 65536, at the end for the MAC and further ahead for key and certificate.
        let places = bytes.indices.filter { bytes[$0...].starts(with: [0x02, 0x03, 0x01, 0x00, 0x00]) }
        #expect(places.last == bytes.count - 5)
        // One byte more for the MAC's rounds, in the lengths around it too: DigestInfo is 49 bytes long, before it MacData.
        var endless = Array(bytes.dropLast(5)) + [0x02, 0x04, 0x7F, 0xFF, 0xFF, 0xFF]
        let digestInfo = try #require(bytes.indices.last { bytes[$0...].starts(with: [0x30, 0x31, 0x30, 0x0D]) })
        endless[digestInfo - 1] += 1
        try #require(bytes.starts(with: [0x30, 0x82]))
        let length = Int(bytes[2]) << 8 + Int(bytes[3]) + 1
        (endless[2], endless[3]) = (UInt8(length >> 8), UInt8(length & 0xFF))
        #expect(try failure(endless) == .malformed(reason: "the rounds of its MAC are out of range"))
        endless = Array(bytes.dropLast(5)) + [0x02, 0x03, 0x00, 0x00, 0x00]
        guard case .malformed = try failure(endless) else {
            Issue.record("zero rounds are taken")
            return
        }
    }

    @Test("no cut, longer or changed file gives another pair")
    func damage() throws {
        let files = try Files()
        let bytes = try files.export(["-iter", "1"])
        for cut in cuts(of: bytes) { #expect(try failure(Array(cut)) != nil) }
        #expect(try failure(bytes + [0]) == .malformed(reason: "not a PKCS #12 file"))
        #expect(try failure([]) == .malformed(reason: "not a PKCS #12 file"))
        #expect(try failure([UInt8](repeating: 0x30, count: PKCS12File.sizeLimit + 1)) != nil)
        let password = try SecretBytes.copying(Array("right".utf8))
        var accepted = 0
        for flipped in flips(of: bytes) {
            // The version and the names of types around the content are not covered by the MAC.
            guard let file = try? PKCS12File.read(flipped, password: password) else { continue }
            accepted += 1
            #expect(file.certificate.der == files.certificate)
            #expect(file.key.publicKey == file.certificate.publicKey)
        }
        #expect(accepted <= 16)
    }
}

/// A file that is put together bag by bag, with a MAC that fits: what stock tools do not make.
private final class HandMade {
    private var bags: OpaquePointer?

    init() throws {}

    deinit { unsafe COpenSSL_safebag_free_all(bags) }

    func add(_ key: borrowing PrivateKey) throws {
        let bag = unsafe PKCS12_add_key(&bags, key.handle.pointer, 0, 1, NID_aes_256_cbc, "right")
        try #require(unsafe bag != nil)
    }

    func add(_ certificate: Certificate) throws {
        let bag = unsafe PKCS12_add_cert(&bags, certificate.handle.pointer)
        try #require(unsafe bag != nil)
    }

    func addSecret() throws {
        var bytes: [UInt8] = [1, 2, 3]
        let added = unsafe PKCS12_add_secret(&bags, NID_pkcs7_data, &bytes, 3)
        try #require(unsafe added != nil)
    }

    func bytes() throws -> [UInt8] {
        var safes: OpaquePointer?
        defer { unsafe COpenSSL_pkcs7_free_all(safes) }
        try #require(unsafe PKCS12_add_safe(&safes, bags, NID_aes_256_cbc, 1, "right") == 1)
        let file = unsafe try #require(PKCS12_add_safes(safes, 0))
        defer { unsafe PKCS12_free(file) }
        try #require(unsafe PKCS12_set_mac(file, "right", -1, nil, 0, 1, EVP_sha256()) == 1)
        return unsafe try DERCoding.encode("i2d_PKCS12") { unsafe i2d_PKCS12(file, $0) }
    }
}
