import CaseModel
import Foundation
import OpenSSLCrypto

/// What the stock `openssl` command encrypts or signs with an RSA key when it is told other parameters than the profile's.
struct StockRSA {
    private let folder: URL

    private init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("stock-rsa-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    /// Encrypts a secret to a certificate's key by `pkeyutl` with the given `-pkeyopt` settings.
    static func encrypt(_ secret: [UInt8], to certificate: Certificate, _ settings: [String]) throws -> [UInt8] {
        let stock = try StockRSA()
        defer { try? FileManager.default.removeItem(at: stock.folder) }
        try stock.write(secret, "secret")
        try stock.write(certificate.pem, "certificate.pem")
        try stock.run(
            ["pkeyutl", "-encrypt", "-certin", "-inkey", "certificate.pem", "-in", "secret", "-out", "encrypted"]
                + settings.flatMap { ["-pkeyopt", $0] })
        return try stock.read("encrypted")
    }

    /// Signs a message by `dgst` with a hash and the given `-sigopt` settings.
    static func sign(
        _ message: [UInt8], with key: borrowing PrivateKey, hash: String = "sha256", _ settings: [String]
    ) throws -> [UInt8] {
        let stock = try StockRSA()
        defer { try? FileManager.default.removeItem(at: stock.folder) }
        try stock.write(message, "message")
        try stock.write(key.encryptedPKCS8PEM(passphrase: SecretBytes.copying(Array("p".utf8))), "key.pem")
        try stock.run(
            ["dgst", "-\(hash)", "-sign", "key.pem", "-passin", "pass:p", "-out", "signature"]
                + settings.flatMap { ["-sigopt", $0] } + ["message"])
        return try stock.read("signature")
    }

    /// A signature like another one whose encoded message has another last byte than `BC` (RFC 8017 section 9.1.1).
    static func changingTrailer(of signature: [UInt8], by key: borrowing PrivateKey) throws -> [UInt8] {
        let stock = try StockRSA()
        defer { try? FileManager.default.removeItem(at: stock.folder) }
        let options = ["-inkey", "key.pem", "-passin", "pass:p", "-pkeyopt", "rsa_padding_mode:none"]
        try stock.write(signature, "signature")
        try stock.write(key.encryptedPKCS8PEM(passphrase: SecretBytes.copying(Array("p".utf8))), "key.pem")
        try stock.run(["pkeyutl", "-verifyrecover", "-in", "signature", "-out", "encoded"] + options)
        var encoded = try stock.read("encoded")
        guard encoded.last == 0xBC else { throw MissingValue() }
        encoded[encoded.count - 1] = 0xCC
        try stock.write(encoded, "encoded")
        // Decrypting without padding is the bare operation of the private key.
        try stock.run(["pkeyutl", "-decrypt", "-in", "encoded", "-out", "signature"] + options)
        return try stock.read("signature")
    }

    /// A self-signed certificate, in DER, of a key with any public exponent.
    static func certificate(bits: Int, exponent: Int) throws -> [UInt8] {
        let stock = try StockRSA()
        defer { try? FileManager.default.removeItem(at: stock.folder) }
        try stock.run([
            "req", "-x509", "-newkey", "rsa:\(bits)", "-pkeyopt", "rsa_keygen_pubexp:\(exponent)", "-nodes", "-keyout",
            "key.pem", "-subj", "/CN=stad", "-outform", "DER", "-out", "certificate",
        ])
        return try stock.read("certificate")
    }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }

    private func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    private func run(_ arguments: [String]) throws {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let said = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else {
            throw Refused(command: arguments, errors: String(decoding: said, as: UTF8.self))
        }
    }

    struct Refused: Error {
        let command: [String]
        let errors: String
    }
}
