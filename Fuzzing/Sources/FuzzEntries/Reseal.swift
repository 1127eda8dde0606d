import CaseModel

@testable import BundleSealing
@testable import OpenSSLCrypto

/// The second harness: the fuzzer's bytes change a part of a good bundle, whatever stands above it is made to fit and
/// signed by the sender, and the result is opened. What is handed over is the honest plaintext, or nothing.
enum Reseal {
    static let world = ResealWorld()

    /// The entries of a bundle before they are listed and signed.
    struct Parts {
        var index: [UInt8]
        var payloads: [[UInt8]]
        var manifest: [UInt8]

        var entries: [(name: String, content: [UInt8])] {
            [(EntryName.mediaType, EntryName.mediaTypeContent), (EntryName.index, index)]
                + payloads.enumerated().map { (EntryName.payload($0 + 1), $1) } + [(EntryName.manifest, manifest)]
        }

        func list() throws -> [UInt8] {
            let all = entries.dropFirst()
            return EntryList.bytes(
                try (all.suffix(1) + all.dropLast()).map { ($0.name, try SHA256.hash($0.content)) })
        }

        func bytes(list: [UInt8], by signer: ResealWorld.Party, at instant: Instant) throws -> [UInt8] {
            let signature = try DetachedSignature.sign(
                list, certificate: signer.certificate, key: signer.key, at: instant)
            return try zipped(entries + [(EntryName.entryList, list), (EntryName.signature, signature)])
        }
    }

    static func zipped(_ entries: [(name: String, content: [UInt8])]) throws -> [UInt8] {
        let target = BundleMemory()
        var writer = BundleWriter()
        for entry in entries { try writer.add(entry.name, entry.content, to: target) }
        try writer.finish(to: target)
        return target.bytes
    }

    /// What became of opening: the segments that were handed over, and the index once all of them were.
    struct Opening {
        var segments: [[UInt8]] = []
        var index: BundleIndex?

        init(_ bytes: [UInt8]) {
            let (key, terms) = (Reseal.world.recipient, Reseal.world.terms)
            do throws(BundleFault) {
                let opened = try UnverifiedBundle.parse(BundleBytes(bytes)).verify(terms).openIndex(key: key.key)
                var segments: [[UInt8]] = []
                defer { self.segments = segments }
                _ = try opened.openSegments(key: key.key) { _, plaintext in segments.append(plaintext.copied) }
                index = opened.index
            } catch { index = nil }
        }
    }
}

extension Entry {
    /// The first byte says which part is changed, the second which of several, the rest how.
    static func resealed(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let world = Reseal.world
        var change = Change(world: world, which: Int(bytes[1]), program: bytes[2...])
        do { try change.apply(bytes[0] % 12) } catch {
            return require(error is BundleFault, "what cannot be sealed is refused as a bundle is")
        }
        let opening = Reseal.Opening(change.bytes)
        for (segment, honest) in zip(opening.segments, change.plaintexts) {
            require(segment == honest, "each segment handed over is the honest one")
        }
        switch change.promise {
        case .refused: require(opening.index == nil && opening.segments.isEmpty, "what was changed is refused whole")
        case .refusedLate: require(opening.index == nil, "a changed segment is refused")
        case .honestOrRefused: break
        case .opens: require(opening.index != nil, "what is honest opens")
        }
        guard let index = opening.index else { return }
        require(opening.segments == change.plaintexts, "what opens is the honest plaintext and all of it")
        require(index.canonicalJSON == change.index, "the index is the one that was sealed")
    }
}
