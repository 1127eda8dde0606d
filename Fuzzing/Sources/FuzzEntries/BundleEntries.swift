import CaseModel

@testable import BundleSealing
@testable import OpenSSLCrypto

/// What a bundle and its neighbours are made of, each reader for itself.
extension Entry {
    static func container(_ bytes: [UInt8]) {
        guard let bundle = try? UnverifiedBundle.parse(BundleBytes(bytes)) else { return }
        let container = bundle.container
        let entries =
            [container.mediaType, container.index] + container.payloads + [container.manifest] + container.log
            + [container.entryList, container.signature]
        let written = try? Reseal.zipped(
            entries.map { entry in (entry.name, Array(bytes[entry.contentOffset..<entry.contentOffset + entry.size])) })
        let checked = [container.mediaType, container.entryList, container.signature]
        for entry in checked {
            require((try? container.content(of: entry)) != nil, "checked entries have their checksum")
        }
        // Checksums of the others are held against their digests, after the signature.
        let lies = (entries.filter { (try? container.content(of: $0)) == nil }).count
        require(lies > 0 || written == bytes, "a container accepted = bytes equal to the written one")
        require(bundle.identity == (try? SHA256.hash(bundle.entryList)), "the identity is that of the list")
        _ = try? bundle.requireSignatureProfile()
    }

    static func signature(_ bytes: [UInt8]) {
        guard let signature = try? DetachedSignature.parse(bytes) else { return }
        require(StrictDER.isOneElement(bytes[...]), "a signature accepted is DER")
        require(bytes.count <= BundleLimits.signatureSize, "a signature accepted is not too large")
        let der = signature.certificate.der
        require((try? Certificate(der: der)) == signature.certificate, "its certificate is one")
        let holds = (try? signature.verify(Reseal.world.honestList)) != nil
        require(!holds || signature.certificate == Reseal.world.sender.certificate, "only the signer's key signs")
        require(!(holds && signature.isOverOther(than: Reseal.world.honestList)), "over this or over other content")
    }

    /// The known answer: its key and context are fixed, and nobody but its sealer can make another that opens.
    static func segment(_ bytes: [UInt8]) {
        let known = KnownSegment.shared
        let opened = try? Segment.open(bytes, as: known.recipient, key: known.key, context: known.context)
        require((opened != nil) == (bytes == known.sealed), "the known segment opens, and no other")
        require(opened == nil || opened == known.plaintext, "it holds the known plaintext")
    }

    static func manifest(_ bytes: [UInt8]) {
        for form in forms(bytes) {
            guard let manifest = try? BundleManifest(parsing: form) else { continue }
            require(manifest.canonicalJSON == form, "a manifest accepted = bytes equal to its print")
            require((try? BundleManifest(parsing: manifest.canonicalJSON)) == manifest, "parse of a manifest's print")
            require(form.allSatisfy { (0x20..<0x7F).contains($0) }, "a manifest is ASCII")
            require(!manifest.segments.isEmpty, "a manifest has a segment")
        }
    }

    static func index(_ bytes: [UInt8]) {
        for form in forms(bytes) {
            guard let index = try? BundleIndex(parsing: form) else { continue }
            require(index.canonicalJSON == form, "an index accepted = bytes equal to its print")
            require((try? BundleIndex(parsing: index.canonicalJSON)) == index, "parse of an index's print")
            var number = 1
            for (place, file) in index.files.enumerated() {
                var offset = 0
                repeat {
                    let count = min(index.segmentSize, file.size - offset)
                    require(
                        index.place(of: number)
                            == SegmentPlace(segment: number, fileIndex: place, offset: offset, count: count),
                        "places are those of counting")
                    offset += count
                    number += 1
                } while offset < file.size
            }
            require(number == index.segmentDigests.count + 1, "files tile the segments")
            require(index.place(of: number) == nil && index.place(of: 0) == nil, "no place outside")
            require(Set(index.files.map(\.name.folded)).count == index.files.count, "names differ whatever the system")
        }
    }

    static func entryList(_ bytes: [UInt8]) {
        let honest = Reseal.world.honestList
        for list in [bytes, Edits.applied(bytes, to: honest)] {
            let manifest = try? EntryDigests(Reseal.world.container, jobs: 1).signedManifest(listedIn: list)
            require((manifest != nil) == (list == honest), "one list is accepted, and no other")
        }
    }

    static func trustList(_ bytes: [UInt8]) {
        for form in forms(bytes) {
            guard let list = try? TrustList(parsing: form) else { continue }
            require(list.canonicalJSON == form, "a trust list accepted = bytes equal to its print")
            require(list.issued < list.expires, "a trust list ends after it begins")
            let keys = list.agencies.flatMap { $0.sign.map(\.certificate.publicKey) }
            let others = list.agencies.flatMap { $0.enc.map(\.certificate.publicKey) }
            require(Set(keys).isDisjoint(with: others), "no key both signs and decrypts")
        }
    }

    static func approval(_ bytes: [UInt8]) {
        for form in forms(bytes) {
            if let approval = try? DisclosureApproval(parsing: form) {
                require(approval.canonicalJSON == form, "an approval accepted = bytes equal to its print")
            }
            if let approval = try? ReidentificationApproval(parsing: form) {
                require(approval.canonicalJSON == form, "an approval of a search accepted = bytes equal to its print")
            }
            if let request = try? ApprovalRequest(parsing: form) {
                require(request.canonicalJSON == form, "a request accepted = bytes equal to its print")
            }
            if let request = try? ReidentificationRequest(parsing: form) {
                require(request.canonicalJSON == form, "a request of a search accepted = bytes equal to its print")
            }
        }
    }

    static func certificate(_ bytes: [UInt8]) {
        if let certificate = try? Certificate(der: bytes) {
            require(certificate.der == bytes, "a certificate keeps its bytes")
            require((try? Certificate(pem: certificate.pem)) == certificate, "parse of a certificate's PEM")
            let key = certificate.publicKey
            require((try? PublicKey(derSPKI: key.derSPKI)) == key, "parse of a key's print")
            require(StrictDER.isOneElement(bytes[...]), "a certificate accepted is DER")
        }
        if let certificate = try? Certificate(pem: bytes) {
            require((try? Certificate(der: certificate.der)) == certificate, "the DER of a certificate in PEM")
            require((try? Certificate(pem: certificate.pem)) == certificate, "parse of a certificate's PEM")
        }
        if let key = try? PublicKey(derSPKI: bytes) {
            require(key.derSPKI == bytes, "a key accepted = bytes equal to its print")
        }
    }

    /// The bytes, and their canonical form where they are JSON in another one.
    private static func forms(_ bytes: [UInt8]) -> [[UInt8]] {
        guard let other = canonical(bytes), other != bytes else { return [bytes] }
        return [bytes, other]
    }
}

/// The segment of the known-answer vectors.
final class KnownSegment: Sendable {
    static let shared = KnownSegment()

    let recipient: Segment.Recipient
    let key: PrivateKey
    let context: SegmentContext
    let plaintext: [UInt8]
    let sealed: [UInt8]

    private init() {
        let members = fixed {
            try StrictJSON.parse(PackageResources.kat_segment_p256_json, maximumBytes: 1 << 16).object
        }
        func bytes(_ name: String) -> [UInt8] {
            let digits = fixed(members?[name]?.string)
            return fixed(Hexadecimal.decode(digits.hasPrefix("0x") ? String(digits.dropFirst(2)) : digits))
        }
        recipient = fixed {
            try Segment.Recipient(keyIdentifier: bytes("ski"), key: PublicKey(p256Point: bytes("recipient_pub")))
        }
        key = fixed { try PrivateKey.p256(scalar: .copying(bytes("recipient_priv"))) }
        context = fixed(SegmentContext(knownAnswer: bytes("ukm")))
        (plaintext, sealed) = (bytes("plaintext"), bytes("p7m"))
    }
}
