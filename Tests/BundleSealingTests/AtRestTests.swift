import CaseModel
import OpenSSLCrypto
import Testing

@testable import BundleForging
@testable import BundleSealing

/// What an agency seals to itself: it opens again with its own key, as what it is, and as nothing else.
@Suite struct AtRestTests {
    private func bytes(of secret: borrowing SecretBytes) -> [UInt8] {
        secret.withBytes { span in span.indices.map { span[$0] } }
    }

    private func pair(_ family: KeyFamily) throws -> (certificate: Certificate, key: Box) {
        let key = try family.generate()
        let certificate = try CertificateIssuer.selfSigned(
            subject: DistinguishedName(commonName: "a"), key: key, usage: family.receiving, notBefore: 0,
            notAfter: 4_000_000_000)
        return (certificate, Box(key))
    }

    private final class Box: Sendable {
        let key: PrivateKey
        init(_ key: consuming PrivateKey) { self.key = key }
    }

    @Test(arguments: [KeyFamily.p256, .rsa(3072)])
    func aSecretOpensUnderItsLabelOnly(family: KeyFamily) throws {
        let (certificate, box) = try pair(family)
        let secret = try SecretBytes.random(count: 32)
        let sealed = try SealedSecret.seal(secret, label: "pseudonym-key/a/0", to: certificate)
        let opened = try SealedSecret.open(sealed, label: "pseudonym-key/a/0", certificate: certificate, key: box.key)
        let (before, after) = (bytes(of: secret), bytes(of: opened))
        #expect(before == after)
        for label in ["pseudonym-key/a/1", "pseudonym-key/b/0", ""] {
            #expect(throws: BundleFault.self) {
                _ = try SealedSecret.open(sealed, label: label, certificate: certificate, key: box.key).count
            }
        }
    }

    @Test(arguments: [KeyFamily.p256, .rsa(3072)])
    func aSecretSaysWhoseItIs(family: KeyFamily) throws {
        let (mine, box) = try pair(family)
        let (other, stranger) = try pair(family)
        let sealed = try SealedSecret.seal(try SecretBytes.random(count: 32), label: "x", to: mine)
        #expect(SealedSecret.isSealed(sealed, to: mine))
        #expect(!SealedSecret.isSealed(sealed, to: other))
        #expect(throws: BundleFault.self) {
            _ = try SealedSecret.open(sealed, label: "x", certificate: mine, key: stranger.key).count
        }
        for index in stride(from: 0, to: sealed.count, by: 7) {
            var changed = sealed
            changed[index] ^= 1
            #expect(throws: BundleFault.self) {
                _ = try SealedSecret.open(changed, label: "x", certificate: mine, key: box.key).count
            }
        }
    }

    @Test(arguments: [0, 1, 1000, 100_000], [KeyFamily.p256, .rsa(3072)])
    func evidenceOpensAgainAndIsNoSecret(size: Int, family: KeyFamily) throws {
        let (certificate, box) = try pair(family)
        let document = [UInt8](repeating: 7, count: size)
        let sealed = try SealedEvidence.seal(document, to: certificate)
        #expect(try SealedEvidence.open(sealed, certificate: certificate, key: box.key) == document)
        #expect(throws: BundleFault.self) {
            _ = try SealedSecret.open(sealed, label: "", certificate: certificate, key: box.key).count
        }
    }
}
