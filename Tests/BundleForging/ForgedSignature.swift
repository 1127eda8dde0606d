import CaseModel
import OpenSSLCrypto

@testable import BundleSealing

/// A signature file whose parts can each be other than the profile wants, with a valid signature where one is possible.
struct ForgedSignature {
    let party: Party
    let content: [UInt8]
    var attributes: [[UInt8]]
    var signedDataVersion: [UInt8] = [2, 1, 1]
    var digestAlgorithm = DER.element(DER.sequence, ObjectIdentifier.sha256)
    var contentInfo = DER.element(DER.sequence, ObjectIdentifier.data)
    var certificates: [UInt8]
    var afterCertificates: [UInt8] = []
    var issuerAndSerial: [UInt8]
    var signatureAlgorithm: [UInt8]
    var unsignedAttributes: [UInt8] = []
    var signsContentItself = false
    var signerCount = 1
    /// Signs the attributes otherwise than the profile says.
    var sign: ((_ message: [UInt8]) throws -> [UInt8])?
    var editSignature: ([UInt8]) -> [UInt8] = { $0 }

    init(_ party: Party, over content: [UInt8], at time: Instant) throws {
        (self.party, self.content) = (party, content)
        certificates = party.signing.der
        signatureAlgorithm = SignatureScheme(of: party.signing.publicKey).algorithmIdentifier
        issuerAndSerial = party.signing.issuerAndSerialNumberDER
        attributes = [
            Self.attribute(ObjectIdentifier.contentType, ObjectIdentifier.data),
            Self.attribute(ObjectIdentifier.signingTime, SigningTime.encode(time)),
            Self.attribute(
                ObjectIdentifier.messageDigest, DER.element(DER.octetString, try SHA256.hash(content).bytes)),
            Self.attribute(
                ObjectIdentifier.signingCertificateV2,
                DER.element(
                    DER.sequence,
                    DER.element(
                        DER.sequence,
                        DER.element(DER.sequence, DER.element(DER.octetString, party.signing.sha256.bytes))))),
        ]
    }

    static func attribute(_ type: [UInt8], _ value: [UInt8]) -> [UInt8] {
        DER.element(DER.sequence, type, DER.element(DER.set, value))
    }

    func bytes() throws -> [UInt8] {
        let joined = attributes.flatMap { $0 }
        let message = signsContentItself ? content : DER.element(DER.set, joined)
        let scheme = SignatureScheme(of: party.signing.publicKey)
        let signature = editSignature(try sign?(message) ?? scheme.sign(message, with: party.signingKey))
        let signer = DER.element(
            DER.sequence, [2, 1, 1], issuerAndSerial, digestAlgorithm,
            attributes.isEmpty ? [] : DER.element(0xA0, joined), signatureAlgorithm,
            DER.element(DER.octetString, signature), unsignedAttributes)
        let signers = (0..<signerCount).flatMap { _ in signer }
        let signedData = DER.element(
            DER.sequence, signedDataVersion, DER.element(DER.set, digestAlgorithm), contentInfo,
            DER.element(0xA0, certificates), afterCertificates, DER.element(DER.set, signers))
        return DER.element(DER.sequence, ObjectIdentifier.signedData, DER.element(0xA0, signedData))
    }
}
