import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging

/// Stock unzip, Python and OpenSSL read what is written here, by the commands that stand in docs/bundle-format.md.
@Suite struct StockToolTests {
    let folder: URL
    let plaintexts = [content(70_000), content(3, seed: 4)]

    /// Whose keys are of which kind.
    enum Keys: CaseIterable {
        case p256
        case rsa

        func world() throws -> TestWorld {
            switch self {
            case .p256: try TestWorld.shared.get()
            case .rsa: try TestWorld.sharedRSA.get()
            }
        }
    }

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("bundle-tests-\(UUID().uuidString)")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    private func lay(_ world: TestWorld) throws {
        let bundle = try world.seal(
            [try world.file("a.bin", plaintexts[0]), try world.file("b.bin", plaintexts[1])],
            draft: world.draft(segmentSize: 1 << 16))
        try write(bundle.bytes, "b.asice")
        try write(world.sender.signing.pem, "root.pem")
        try write(world.recipient.encryption.pem, "r.pem")
        let passphrase = try SecretBytes.copying(Array("correct horse".utf8))
        try write(world.recipient.encryptionKey.encryptedPKCS8PEM(passphrase: passphrase), "r.key")
    }

    @Test(arguments: Keys.allCases)
    func stockToolsOpenABundle(keys: Keys) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try keys.world()
        try lay(world)
        #expect(try run("unzip", "-t", "b.asice").status == 0)
        #expect(try run("unzip", "-q", "b.asice", "-d", "b").status == 0)
        let python =
            "import zipfile,sys; z=zipfile.ZipFile('b.asice'); sys.exit(z.testzip() is not None or len(z.namelist())!=8)"
        #expect(try run("python3", "-c", python).status == 0)
        let verified = try run(
            "openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "b/META-INF/signature001.p7s",
            "-content", "b/META-INF/ASiCManifest001.xml", "-CAfile", "root.pem", "-purpose", "any", "-signer",
            "got.pem", "-out", "/dev/null", "-attime", String(world.now.secondsSinceEpoch))
        #expect(verified.status == 0, "\(verified.errors)")
        #expect(try read("got.pem") == world.sender.signing.pem)
        var parts: [[UInt8]] = []
        for part in 1...3 {
            let decrypted = try run(
                "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "b/payload-0000\(part).p7m",
                "-recip", "r.pem", "-inkey", "r.key", "-passin", "pass:correct horse", "-out", "part\(part)")
            #expect(decrypted.status == 0, "\(decrypted.errors)")
            parts.append(try read("part\(part)"))
        }
        #expect(parts[0] + parts[1] == plaintexts[0])
        #expect(parts[2] == plaintexts[1])
        let manifest = try SHA256.hash(read("b/manifest.json")).hex
        let list = String(decoding: try read("b/META-INF/ASiCManifest001.xml"), as: UTF8.self)
        let base64 = Data(try #require(SHA256Digest(hex: manifest)).bytes).base64EncodedString()
        #expect(list.contains(base64))
    }

    /// Stock OpenSSL opens segments around every length at which DER needs another byte, and around the default size.
    @Test(arguments: Keys.allCases)
    func stockToolsOpenEverySize(keys: Keys) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try keys.world()
        try lay(world)
        let sizes = [
            0, 1, 127, 128, 255, 256, 65_535, 65_536, 1 << 20, (16 << 20) - 1, 16 << 20, (16 << 20) + 1,
        ]
        let whole = RoundTripTests.large
        let files = try sizes.map { try world.file("\($0).bin", Array(whole.prefix($0))) }
        let bundle = try world.seal(files, draft: world.draft(segmentSize: 32 << 20), jobs: 2)
        try write(bundle.bytes, "sizes.asice")
        #expect(try run("unzip", "-q", "sizes.asice", "-d", "sizes").status == 0)
        for (number, size) in sizes.enumerated() {
            let name = String(format: "payload-%05d.p7m", number + 1)
            let decrypted = try run(
                "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "sizes/\(name)", "-recip", "r.pem",
                "-inkey", "r.key", "-passin", "pass:correct horse", "-out", "part")
            #expect(decrypted.status == 0, "\(size): \(decrypted.errors)")
            #expect(try read("part") == Array(whole.prefix(size)), "\(size)")
        }
    }

    /// pyHanko takes the signature for a CAdES signature by the certificate, and no longer when a byte is added.
    @Test(arguments: Keys.allCases)
    func pyHankoAcceptsTheSignature(keys: Keys) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try keys.world()
        try lay(world)
        #expect(try run("unzip", "-q", "b.asice", "-d", "b").status == 0)
        let script = """
            import asyncio, datetime, sys
            from asn1crypto import cms, pem, x509
            from pyhanko.sign.validation import async_validate_detached_cms
            from pyhanko.sign.validation.settings import KeyUsageConstraints
            from pyhanko_certvalidator import ValidationContext
            root = x509.Certificate.load(pem.unarmor(open("root.pem", "rb").read())[2])
            signature = cms.ContentInfo.load(open("b/META-INF/signature001.p7s", "rb").read())
            moment = datetime.datetime.fromtimestamp(\(world.now.secondsSinceEpoch), datetime.timezone.utc)
            context = ValidationContext(trust_roots=[root], allow_fetching=False, moment=moment)
            usage = KeyUsageConstraints(key_usage={"digital_signature"})
            content = open("b/META-INF/ASiCManifest001.xml", "rb").read()
            async def holds(data):
                status = await async_validate_detached_cms(
                    data, signature["content"], signer_validation_context=context, key_usage_settings=usage)
                return status.bottom_line and status.trusted
            assert asyncio.run(holds(content)), "the signature is not accepted"
            assert not asyncio.run(holds(content + b" ")), "another content is accepted"
            """
        try write(Array(script.utf8), "judge.py")
        let judged = try run(PackageFiles.path(".build/python/bin/python3"), "judge.py")
        #expect(judged.status == 0, "\(judged.errors)")
    }

    @Test(arguments: Keys.allCases)
    func stockVerificationRefusesAChangedList(keys: Keys) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try keys.world()
        try lay(world)
        #expect(try run("unzip", "-q", "b.asice", "-d", "b").status == 0)
        var list = try read("b/META-INF/ASiCManifest001.xml")
        list[100] ^= 1
        try write(list, "list")
        let verified = try run(
            "openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", "b/META-INF/signature001.p7s",
            "-content", "list", "-CAfile", "root.pem", "-purpose", "any", "-out", "/dev/null", "-attime",
            String(world.now.secondsSinceEpoch))
        #expect(verified.status != 0)
    }

    /// What a careful manual recipe with stock tools makes does not follow the profiles, and is refused.
    @Test(arguments: Keys.allCases)
    func whatStockToolsMakeIsNotABundle(keys: Keys) throws {
        defer { try? FileManager.default.removeItem(at: folder) }
        let world = try keys.world()
        try lay(world)
        try write(content(50), "plain")
        let settings =
            switch keys {
            case .p256: ["ecdh_kdf_md:sha256"]
            case .rsa: ["rsa_padding_mode:oaep", "rsa_oaep_md:sha256", "rsa_mgf1_md:sha256"]
            }
        let encrypted = try run(
            [
                "openssl", "cms", "-encrypt", "-binary", "-aes-256-gcm", "-outform", "DER", "-in", "plain", "-out",
                "p7m", "-keyid", "-recip", "r.pem",
            ] + settings.flatMap { ["-keyopt", $0] })
        #expect(encrypted.status == 0, "\(encrypted.errors)")
        let unbound = try read("p7m")
        var forgery = Forgery(world)
        forgery.editSegment = { $0 == 1 ? unbound : $1 }
        let refusal = Opening(try forgery.bytes(), in: world).fault?.kind
        #expect(refusal == .segmentProfile || refusal == .plaintext)
        forgery.editSegment = { $0 == 0 ? unbound : $1 }
        #expect(Opening(try forgery.bytes(), in: world).fault?.kind == .segmentProfile)

        let passphrase = try SecretBytes.copying(Array("correct horse".utf8))
        try write(world.sender.signingKey.encryptedPKCS8PEM(passphrase: passphrase), "s.key")
        let pss = [
            "rsa_padding_mode:pss", "rsa_pss_saltlen:32", "rsa_mgf1_md:sha256",
        ].flatMap { ["-keyopt", $0] }
        for options in [["-cades"], [], ["-noattr"], ["-nodetach", "-cades"]] + (keys == .rsa ? [["-cades"] + pss] : [])
        {
            forgery = Forgery(world)
            forgery.sign = { list in
                try write(list, "list")
                let signed = try run(
                    [
                        "openssl", "cms", "-sign", "-binary", "-outform", "DER", "-in", "list", "-out", "p7s",
                        "-signer",
                        "root.pem", "-inkey", "s.key", "-passin", "pass:correct horse",
                    ] + options)
                #expect(signed.status == 0, "\(signed.errors)")
                return try read("p7s")
            }
            #expect(Opening(try forgery.bytes(), in: world).fault?.kind == .signatureProfile, "\(options)")
        }
    }

    private func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }

    private func read(_ name: String) throws -> [UInt8] {
        Array(try Data(contentsOf: folder.appendingPathComponent(name)))
    }

    private func run(_ arguments: String...) throws -> (status: Int32, errors: String) { try run(arguments) }

    private func run(_ arguments: [String]) throws -> (status: Int32, errors: String) {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = arguments
        process.currentDirectoryURL = folder
        let errors = Pipe()
        process.standardError = errors
        process.standardOutput = FileHandle.nullDevice
        try process.run()
        let text = errors.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return (process.terminationStatus, String(decoding: text, as: UTF8.self))
    }
}
