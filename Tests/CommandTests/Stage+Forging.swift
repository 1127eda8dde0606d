import BundleSealing
import CaseModel
import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging

/// What a dishonest partner has: the keys of its own home. Here it also has the coordinator's and the recipient's, to
/// forge what only they could.
extension Stage {
    static var now: Instant { Instant(secondsSinceEpoch: Int64(Date().timeIntervalSince1970)) }

    func certificate(_ prefix: String, of home: String) throws -> Certificate {
        let name = try names(in: home + "/keys").first { $0.hasPrefix(prefix) && $0.hasSuffix(".cert.pem") }
        return try Certificate(pem: bytes("\(home)/keys/\(#require(name))"))
    }

    func key(_ prefix: String, of home: String, _ passphrase: String = "passphrase") throws -> PrivateKey {
        let name = try names(in: home + "/keys").first { $0.hasPrefix(prefix) && $0.hasSuffix(".key.pem") }
        let line = try bytes(passphrase).prefix { $0 != 0x0A }
        return try PrivateKey.load(
            pem: bytes("\(home)/keys/\(#require(name))"), passphrase: SecretBytes.copying(Array(line)))
    }

    /// The partners' trust list.
    func trustList() throws -> VerifiedTrustList {
        try TrustList.verify(
            bytes("shared/trust.json"), signature: bytes("shared/trust.json.p7s"),
            coordinator: Certificate(pem: bytes("shared/coordinator.pem")), at: Self.now, lastSeenSerial: nil)
    }

    /// Writes a trust list that the coordinator signed, whatever it says.
    func writeTrustList(_ list: [UInt8]) throws {
        let signature = try DetachedSignature.sign(
            list, certificate: Certificate(pem: bytes("shared/coordinator.pem")),
            key: key("coordinator-", of: "samordning"), at: Self.now)
        try folder.write(list, to: "shared/trust.json")
        try folder.write(signature, to: "shared/trust.json.p7s")
    }

    /// The trust list with what an agency signs with changed.
    func trustList(changing agency: String, _ change: (TrustList.Signing) -> TrustList.Signing) throws -> [UInt8] {
        let list = try trustList().list
        let agencies = list.agencies.map { old in
            old.agency.text == agency
                ? TrustList.Agency(agency: old.agency, name: old.name, sign: old.sign.map(change), enc: old.enc) : old
        }
        return try TrustList(
            collaboration: list.collaboration, serial: list.serial, issued: list.issued, expires: list.expires,
            agencies: agencies, revoked: list.revoked
        ).canonicalJSON
    }

    /// The agencies of the stage, the city about to forge what it sends to the employment service: in time, under the
    /// policy in force, with the statement of a bundle that it sealed honestly.
    func forgers() throws -> TestWorld {
        let trust = try trustList()
        let honest = try UnverifiedBundle.parse(BundleBytes(bytes(#require(world.bundles["af"])))).verify(
            trust: trust, recipient: nil, at: Self.now, policy: nil, register: nil)
        return try TestWorld(
            sender: party("stad"), recipient: party("af"), third: party("fk"),
            coordinator: Certificate(pem: bytes("shared/coordinator.pem")),
            coordinatorKey: key("coordinator-", of: "samordning"), trust: trust, policy: honest.manifest.policyDigest,
            stated: honest.openIndex(key: key("decryption-", of: "af")).index.statement, now: honest.manifest.created)
    }

    private func party(_ home: String) throws -> Party {
        try Party(
            agency: #require(Identifier(home)), signing: certificate("signing-", of: home),
            signingKey: key("signing-", of: home), encryption: certificate("decryption-", of: home),
            encryptionKey: key("decryption-", of: home))
    }

    /// Forges a bundle by an attack of docs/bundle-format.md, section 9, as `forged.asice`.
    func forge(_ attack: String, expecting code: String) throws {
        let attack = try #require(Attack.all.first { $0.name == attack && $0.expected.rawValue == code }, "\(attack)")
        try folder.write(attack.make(forgers()), to: "forged.asice")
    }

    /// Forges a bundle whose content is not what its index commits to; everything before that is in order.
    func forgePlaintext() throws {
        var forgery = Forgery(try forgers())
        forgery.editPlaintext = { _, content in content.map { $0 ^ 1 } }
        try folder.write(forgery.bytes(), to: "forged.asice")
    }

    /// Forges what a holder of a pseudonym domain sends to the employment service, in a bundle that is in order.
    func forgeHolderBundle(
        _ kind: BundleKind, purpose: String, category: String, domain: String, files: [(name: String, bytes: [UInt8])]
    ) throws {
        let trust = try trustList()
        let policy = try forgers().policy
        let (sender, recipient) = (try #require(Identifier("stad")), try #require(Identifier("af")))
        let now = Self.now
        let words = try [purpose, category, domain, "holder", "none"].map { try #require(Identifier($0)) }
        let statement = BundleStatement(
            role: words[3], categories: [words[1]], identityForm: kind == .key ? .none : .pseudonym,
            decision: BundleDecision(
                asOf: now, permits: [words[0]], retainUntil: nil, redisclosure: words[4], subject: [:],
                domain: words[2]),
            consents: [])
        let draft = BundleDraft(
            kind: kind, sender: sender,
            senderCertificate: try #require(trust.signingCertificate(of: sender, for: .bundle, at: now)),
            recipient: recipient,
            recipientCertificate: try #require(trust.encryptionCertificate(of: recipient, at: now)),
            purpose: words[0], policyDigest: policy, created: now, expires: now.adding(seconds: 86_400),
            statement: statement)
        let payload = try files.map { file in
            PayloadFile(
                name: try #require(PayloadFileName(file.name)), category: words[1],
                content: BundleBytes(file.bytes))
        }
        let memory = BundleMemory()
        _ = try BundleSealer.seal(draft, files: payload, key: key("signing-", of: "stad"), to: memory)
        try folder.write(memory.bytes, to: "forged.asice")
    }

    /// Forges an extract that the city seals anew after its files were changed; everything else is as in an honest one.
    func forgeExtract(
        _ honest: String, to path: String = "forged.asice",
        _ change: (inout [(name: String, bytes: [UInt8])]) throws -> Void
    ) throws {
        let trust = try trustList()
        let bundle = try UnverifiedBundle.parse(BundleBytes(bytes(honest))).verify(
            trust: trust, recipient: nil, at: Self.now, policy: nil, register: nil)
        let opened = try bundle.openIndex(key: key("decryption-", of: "samordning"))
        let contents = try opened.openFiles(key: key("decryption-", of: "samordning")).contents
        var files = zip(opened.index.files, contents).map { (name: $0.name.text, bytes: $1) }
        try change(&files)
        let manifest = bundle.manifest
        let draft = BundleDraft(
            kind: manifest.kind, sender: manifest.sender.agency,
            senderCertificate: try certificate("signing-", of: "stad"), recipient: manifest.recipient.agency,
            recipientCertificate: try certificate("decryption-", of: "samordning"), purpose: manifest.purpose,
            policyDigest: manifest.policyDigest, created: manifest.created, expires: manifest.expires,
            statement: opened.index.statement)
        let payload = try files.map { file in
            PayloadFile(
                name: try #require(PayloadFileName(file.name)), category: opened.index.files[0].category,
                content: BundleBytes(file.bytes))
        }
        let sealed = BundleMemory()
        _ = try BundleSealer.seal(draft, files: payload, key: key("signing-", of: "stad"), to: sealed)
        try folder.write(sealed.bytes, to: path)
    }
}
