import BundleSealing
import CaseModel
import OpenSSLCrypto

/// The same steps by stock `openssl` processes, one for each step, keys in unencrypted files.
///
/// Left out, in the peer's favour: the container, the making and comparing of the manifest and the list, the trust list,
/// the lifetime, the policy, the register, and the digests of the content.
struct StockTools {
    let commands: Commands
    private let verificationTime: String

    /// Lays out the keys and the parts of a sealed case.
    init(_ commands: Commands, sealedCase: SealedCase, container: [UInt8]) throws {
        self.commands = commands
        let collaboration = sealedCase.collaboration
        verificationTime = "\(collaboration.now.secondsSinceEpoch)"
        try commands.write(sealedCase.plaintext, "payload")
        try commands.write(sealedCase.index(of: container).index.canonicalJSON, "index")
        try commands.write(collaboration.sender.signing.pem, "signer.pem")
        try commands.write(collaboration.recipient.encryption.pem, "recipient.pem")
        try writeKey(collaboration.sender.signingKey, "signer.key")
        try writeKey(collaboration.recipient.encryptionKey, "recipient.key")
        let entries = entries(of: container)
        for (entry, file) in [
            ("manifest.json", "manifest.json"), ("META-INF/ASiCManifest001.xml", "list.xml"),
            ("META-INF/signature001.p7s", "brygga.p7s"), ("index.p7m", "brygga-index.p7m"),
            ("payload-00001.p7m", "brygga-payload.p7m"),
        ] {
            try commands.write(try required(entries[entry], entry), file)
        }
    }

    private func writeKey(_ key: borrowing PrivateKey, _ file: String) throws {
        let passphrase = Array("for this run only".utf8)
        try commands.write(passphrase, "passphrase")
        try commands.write(
            try key.encryptedPKCS8PEM(passphrase: SecretBytes.copying(passphrase)), "encrypted.key")
        try commands.run(["openssl", "pkey", "-in", "encrypted.key", "-passin", "file:passphrase", "-out", file])
    }

    private var digests: [String] { ["openssl", "dgst", "-sha256", "manifest.json", "index.p7m", "payload.p7m"] }

    func seal() throws -> Usage {
        try commands.run(all: [encryption(of: "index"), encryption(of: "payload"), digests, signing]).counting(1)
    }

    func open() throws -> Usage {
        try commands.run(all: [
            verification(of: "list.p7s"), digests, decryption(of: "index"), decryption(of: "payload"),
        ]).counting(1)
    }

    /// Whether stock tools open what they sealed.
    func isRoundTrip() throws -> Bool {
        try commands.read("index.out") == commands.read("index")
            && commands.read("payload.out") == commands.read("payload")
    }

    /// Whether stock tools verify and open what Brygga sealed.
    func opensBrygga() throws -> Bool {
        guard try commands.succeeds(verification(of: "brygga.p7s")) else { return false }
        for part in ["index", "payload"] {
            guard try commands.succeeds(decryption(of: "brygga-\(part)")),
                try commands.read("brygga-\(part).out") == commands.read(part)
            else { return false }
        }
        return true
    }

    private func encryption(of part: String) -> [String] {
        [
            "openssl", "cms", "-encrypt", "-binary", "-aes-256-gcm", "-outform", "DER", "-in", part, "-out",
            "\(part).p7m", "-keyid", "-recip", "recipient.pem", "-keyopt", "ecdh_kdf_md:sha256",
        ]
    }

    private func decryption(of part: String) -> [String] {
        [
            "openssl", "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "\(part).p7m", "-recip", "recipient.pem",
            "-inkey", "recipient.key", "-out", "\(part).out",
        ]
    }

    private var signing: [String] {
        [
            "openssl", "cms", "-sign", "-binary", "-cades", "-md", "sha256", "-outform", "DER", "-in", "list.xml",
            "-out", "list.p7s", "-signer", "signer.pem", "-inkey", "signer.key",
        ]
    }

    private func verification(of signature: String) -> [String] {
        [
            "openssl", "cms", "-verify", "-binary", "-cades", "-inform", "DER", "-in", signature, "-content",
            "list.xml",
            "-CAfile", "signer.pem", "-purpose", "any", "-attime", verificationTime, "-out", "/dev/null",
        ]
    }
}
