import CaseModel

@testable import BundleSealing
@testable import OpenSSLCrypto

/// One change to the good bundle, with everything above it repaired, and what must become of it.
struct Change {
    enum Promise {
        /// Nothing at all is handed over.
        case refused
        /// Segments before the changed one may be handed over; the whole never is.
        case refusedLate
        /// The content is covered otherwise: either it is refused, or the content is the honest one.
        case honestOrRefused
        /// It is a good bundle.
        case opens
    }

    let world: ResealWorld
    let which: Int
    let program: ArraySlice<UInt8>
    private(set) var bytes: [UInt8] = []
    private(set) var promise = Promise.honestOrRefused
    /// What the index must be, and the segments, where the bundle opens.
    private(set) var index: [UInt8]
    private(set) var plaintexts: [[UInt8]]

    init(world: ResealWorld, which: Int, program: ArraySlice<UInt8>) {
        (self.world, self.which, self.program) = (world, which, program)
        (index, plaintexts) = (world.index, world.plaintexts)
    }

    mutating func apply(_ part: UInt8) throws {
        var parts = Reseal.Parts(
            index: world.sealedIndex, payloads: world.payloads, manifest: world.manifest.canonicalJSON)
        switch part {
        case 0: parts.manifest = Edits.applied(program, to: parts.manifest)
        case 1: parts.manifest = CanonicalJSON.bytes(of: Edits.applied(program, to: world.manifest.value))
        case 2:
            let other = Edits.applied(program, to: index)
            promise = other == index ? .opens : .refused
            parts.index = try world.sealed(other, .index)
            parts.manifest = manifest(parts, world.manifest.indexDigest)
        case 3: try commit(Edits.applied(program, to: index), &parts)
        case 4:
            let value = try StrictJSON.parse(index, maximumBytes: 1 << 16)
            try commit(CanonicalJSON.bytes(of: Edits.applied(program, to: value)), &parts)
        case 5: changeSealed(&parts)
        case 6: try changePlaintext(&parts)
        case 7: try changeContent(&parts)
        case 8: return try changeEntries(parts)
        case 9:
            bytes = Edits.applied(program, to: world.honest)
            return promise = bytes == world.honest ? .opens : .refused
        case 10: return try changeSigned(parts, EntryName.signature)
        default: return try changeList(parts)
        }
        bytes = try parts.bytes(list: parts.list(), by: world.sender, at: world.now)
    }

    /// The manifest with the sizes that the parts have.
    private func manifest(_ parts: Reseal.Parts, _ digest: SHA256Digest) -> [UInt8] {
        var members = fixed(world.manifest.value.object)
        members["index"] = [
            "name": .string(EntryName.index), "size": .integer(Int64(parts.index.count)),
            "plain_sha256": .string(digest.hex),
        ]
        members["segments"] = .array(
            parts.payloads.enumerated().map {
                ["name": .string(EntryName.payload($0 + 1)), "size": .integer(Int64($1.count))]
            })
        return CanonicalJSON.bytes(of: .object(members))
    }

    /// Another index, sealed and committed to anew.
    private mutating func commit(_ other: [UInt8], _ parts: inout Reseal.Parts) throws {
        index = other
        parts.index = try world.sealed(other, .index)
        parts.manifest = manifest(parts, try SHA256.hash(other))
    }

    /// A sealed part is changed; the manifest has its size.
    private mutating func changeSealed(_ parts: inout Reseal.Parts) {
        let part = which % (1 + parts.payloads.count)
        let (old, isIndex) = (part == 0 ? parts.index : parts.payloads[part - 1], part == 0)
        let new = Edits.applied(program, to: old)
        if isIndex { parts.index = new } else { parts.payloads[part - 1] = new }
        parts.manifest = manifest(parts, world.manifest.indexDigest)
        promise = new == old ? .opens : isIndex ? .refused : .refusedLate
    }

    /// The plaintext of a segment is another than the index commits to.
    private mutating func changePlaintext(_ parts: inout Reseal.Parts) throws {
        let part = which % parts.payloads.count
        let other = Edits.applied(program, to: plaintexts[part])
        promise = other == plaintexts[part] ? .opens : .refusedLate
        parts.payloads[part] = try world.sealed(other, .payload(part + 1))
        parts.manifest = manifest(parts, world.manifest.indexDigest)
    }

    /// An honest sender has other content of the same size.
    private mutating func changeContent(_ parts: inout Reseal.Parts) throws {
        let part = which % parts.payloads.count
        for (place, byte) in program.enumerated() where place < plaintexts[part].count {
            plaintexts[part][place] ^= byte
        }
        parts.payloads[part] = try world.sealed(plaintexts[part], .payload(part + 1))
        var members = fixed(try StrictJSON.parse(index, maximumBytes: 1 << 16).object)
        members["segments_plain_sha256"] = .array(try plaintexts.map { .string(try SHA256.hash($0).hex) })
        try commit(CanonicalJSON.bytes(of: .object(members)), &parts)
        promise = .opens
    }

    /// Entries are dropped, doubled, moved or renamed; the list and its signature are those of the good bundle.
    private mutating func changeEntries(_ parts: Reseal.Parts) throws {
        var entries = Self.entries(of: world.honest)
        var rest = program
        while rest.count >= 3, !entries.isEmpty, entries.count < 40 {
            let (operation, first) = (rest.removeFirst(), Int(rest.removeFirst()) % entries.count)
            let second = Int(rest.removeFirst()) % entries.count
            switch operation % 4 {
            case 0: entries.remove(at: first)
            case 1: entries.insert(entries[first], at: second)
            case 2: entries.swapAt(first, second)
            default: entries[first].name = entries[second].name
            }
        }
        bytes = try Reseal.zipped(entries)
        promise = bytes == world.honest ? .opens : .refused
    }

    /// An entry that nothing lists is changed; only the checksum fits.
    private mutating func changeSigned(_ parts: Reseal.Parts, _ name: String) throws {
        bytes = try Reseal.zipped(
            Self.entries(of: world.honest).map { entry in
                entry.name == name ? (name, Edits.applied(program, to: entry.content)) : entry
            })
        promise = bytes == world.honest ? .opens : .refused
    }

    /// The list is another, and the sender has signed it.
    private mutating func changeList(_ parts: Reseal.Parts) throws {
        let list = Edits.applied(program, to: world.honestList)
        bytes = try parts.bytes(list: list, by: world.sender, at: world.now)
        promise = list == world.honestList ? .opens : .refused
    }

    private static func entries(of bytes: [UInt8]) -> [(name: String, content: [UInt8])] {
        let container = fixed { try UnverifiedBundle.parse(BundleBytes(bytes)).container }
        let entries =
            [container.mediaType, container.index] + container.payloads
            + [container.manifest, container.entryList, container.signature]
        return entries.map { ($0.name, Array(bytes[$0.contentOffset..<$0.contentOffset + $0.size])) }
    }
}
