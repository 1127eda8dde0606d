import CaseModel
import OpenSSLCrypto

/// The one encoding of a signature file (DER SignedData, RFC 5652, 5035; CAdES baseline): all follows from four values.
struct SignatureTemplate {
    /// The signer's certificate.
    let certificate: Certificate
    /// When the signer says to have signed.
    let signingTime: Instant
    /// SHA-256 of the content.
    let contentDigest: [UInt8]

    /// The signed attributes as they are signed: a SET, its members in DER order, which is here by length.
    var signedAttributes: [UInt8] { DER.element(DER.set, attributes) }

    /// How the certificate's key signs.
    var scheme: SignatureScheme { SignatureScheme(of: certificate.publicKey) }

    /// The signature file with a signature value.
    func bytes(signature: [UInt8]) -> [UInt8] {
        let digestAlgorithm = DER.element(DER.sequence, ObjectIdentifier.sha256)
        let signer = DER.element(
            DER.sequence, [DER.integer, 1, 1], certificate.issuerAndSerialNumberDER, digestAlgorithm,
            DER.element(0xA0, attributes), scheme.algorithmIdentifier,
            DER.element(DER.octetString, signature))
        let signedData = DER.element(
            DER.sequence, [DER.integer, 1, 1], DER.element(DER.set, digestAlgorithm),
            DER.element(DER.sequence, ObjectIdentifier.data), DER.element(0xA0, certificate.der),
            DER.element(DER.set, signer))
        return DER.element(DER.sequence, ObjectIdentifier.signedData, DER.element(0xA0, signedData))
    }

    private var attributes: [UInt8] {
        let certificateID = DER.element(DER.sequence, DER.element(DER.octetString, certificate.sha256.bytes))
        let signingCertificate = DER.element(DER.sequence, DER.element(DER.sequence, certificateID))
        return Self.attribute(ObjectIdentifier.contentType, ObjectIdentifier.data)
            + Self.attribute(ObjectIdentifier.signingTime, SigningTime.encode(signingTime))
            + Self.attribute(ObjectIdentifier.messageDigest, DER.element(DER.octetString, contentDigest))
            + Self.attribute(ObjectIdentifier.signingCertificateV2, signingCertificate)
    }

    private static func attribute(_ type: [UInt8], _ value: [UInt8]) -> [UInt8] {
        DER.element(DER.sequence, type, DER.element(DER.set, value))
    }
}

/// Takes the free values out of a signature file; whether the rest is as it must be shows when it is written anew.
struct SignatureReader {
    let certificate: [UInt8]
    let signingTime: Instant
    let contentDigest: [UInt8]
    let signature: [UInt8]

    init?(_ bytes: [UInt8]) {
        var file = DERReader(bytes[...])
        guard let info = file.content(DER.sequence), file.isAtEnd else { return nil }
        var contentInfo = DERReader(info)
        guard contentInfo.skip(ObjectIdentifier.signedData), let wrapped = contentInfo.content(0xA0) else { return nil }
        var explicit = DERReader(wrapped)
        guard let content = explicit.content(DER.sequence) else { return nil }
        var signedData = DERReader(content)
        guard signedData.content(DER.integer) != nil, signedData.content(DER.set) != nil,
            signedData.content(DER.sequence) != nil, let certificates = signedData.content(0xA0),
            let signers = signedData.content(DER.set)
        else { return nil }
        certificate = Array(certificates)
        var signerSet = DERReader(signers)
        guard let signer = signerSet.content(DER.sequence) else { return nil }
        var signerInfo = DERReader(signer)
        guard signerInfo.content(DER.integer) != nil, signerInfo.content(DER.sequence) != nil,
            signerInfo.content(DER.sequence) != nil, let attributes = signerInfo.content(0xA0),
            signerInfo.content(DER.sequence) != nil, let signature = signerInfo.content(DER.octetString),
            let values = Self.values(attributes)
        else { return nil }
        self.signature = Array(signature)
        (signingTime, contentDigest) = values
    }

    private static func values(_ attributes: ArraySlice<UInt8>) -> (Instant, [UInt8])? {
        var reader = DERReader(attributes)
        guard reader.content(DER.sequence) != nil,
            let time = reader.content(DER.sequence).flatMap({ value(of: $0, ObjectIdentifier.signingTime) }),
            let digest = reader.content(DER.sequence).flatMap({ value(of: $0, ObjectIdentifier.messageDigest) }),
            let timeTag = time.first
        else { return nil }
        var (timeReader, digestReader) = (DERReader(time), DERReader(digest))
        guard let timeContent = timeReader.content(timeTag),
            let instant = SigningTime.decode(tag: timeTag, timeContent),
            let digestContent = digestReader.content(DER.octetString), digestContent.count == SHA256Digest.count
        else { return nil }
        return (instant, Array(digestContent))
    }

    /// The content of the value set of an attribute of a type.
    private static func value(of attribute: ArraySlice<UInt8>, _ type: [UInt8]) -> ArraySlice<UInt8>? {
        var reader = DERReader(attribute)
        guard reader.skip(type) else { return nil }
        return reader.content(DER.set)
    }
}
