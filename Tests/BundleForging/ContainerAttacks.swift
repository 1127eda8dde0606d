@testable import BundleSealing

/// Attacks on the container that need no key (docs/bundle-format.md, section 9).
enum ContainerAttacks {
    static let all = raw + layout + size

    /// Bytes changed where they stand; `edit` gets the bytes, the directory's start and the end record's start.
    static func edited(
        _ name: String, _ expected: BundleFault.Kind,
        _ edit: @escaping @Sendable (inout [UInt8], _ directory: Int, _ end: Int) -> Void
    ) -> Attack {
        Attack(name, expected) { world in
            var bytes = try Forgery(world).bytes()
            let end = bytes.count - 22
            edit(&bytes, Entries.number(bytes, end + 16, 4), end)
            return bytes
        }
    }

    static let raw: [Attack] = [
        edited("prefix", .zip) { bytes, _, _ in bytes.insert(0, at: 0) },
        edited("trailing byte", .zip) { bytes, _, _ in bytes.append(0) },
        edited("64 trailing bytes", .zip) { bytes, _, _ in bytes += [UInt8](repeating: 0x50, count: 64) },
        edited("archive comment", .zip) { bytes, _, end in
            bytes[end + 20] = 3
            bytes += Array("abc".utf8)
        },
        edited("deflate in both headers", .zip) { bytes, directory, _ in
            bytes[8] = 8
            bytes[directory + 10] = 8
        },
        edited("deflate in the local header only", .zip) { bytes, _, _ in bytes[8] = 8 },
        edited("data descriptor flag", .zip) { bytes, directory, _ in
            bytes[6] = 8
            bytes[directory + 8] = 8
        },
        edited("encrypted flag", .zip) { bytes, directory, _ in
            bytes[6] = 1
            bytes[directory + 8] = 1
        },
        edited("UTF-8 flag", .zip) { bytes, directory, _ in
            bytes[7] = 8
            bytes[directory + 9] = 8
        },
        edited("local name differs", .zip) { bytes, _, _ in bytes[30] ^= 0x20 },
        edited("central name differs", .zip) { bytes, directory, _ in bytes[directory + 46] ^= 0x20 },
        edited("local size lies", .zip) { bytes, _, _ in bytes[22] &+= 1 },
        edited("central size lies", .zip) { bytes, directory, _ in bytes[directory + 24] &+= 1 },
        edited("both sizes huge", .zip) { bytes, directory, _ in
            for place in 0..<8 {
                bytes[18 + place] = 0xFF
                bytes[directory + 20 + place] = 0xFF
            }
        },
        edited("time set", .zip) { bytes, directory, _ in
            bytes[10] = 1
            bytes[directory + 12] = 1
        },
        edited("external attributes", .zip) { bytes, directory, _ in bytes[directory + 41] = 0x81 },
        edited("made by another system", .zip) { bytes, directory, _ in bytes[directory + 5] = 3 },
        edited("extra field length", .zip) { bytes, directory, _ in bytes[directory + 30] = 4 },
        edited("entry comment length", .zip) { bytes, directory, _ in bytes[directory + 32] = 4 },
        edited("disk of an entry", .zip) { bytes, directory, _ in bytes[directory + 34] = 1 },
        edited("disk of the end record", .zip) { bytes, _, end in bytes[end + 4] = 1 },
        edited("entry count too high", .zip) { bytes, _, end in
            bytes[end + 8] += 1
            bytes[end + 10] += 1
        },
        edited("entry count too low", .zip) { bytes, _, end in
            bytes[end + 8] -= 1
            bytes[end + 10] -= 1
        },
        edited("entry counts differ", .zip) { bytes, _, end in bytes[end + 8] += 1 },
        edited("entries say 65535", .limit) { bytes, _, end in
            for place in 8..<12 { bytes[end + place] = 0xFF }
        },
        edited("no entries", .zip) { bytes, _, end in
            for place in 8..<12 { bytes[end + place] = 0 }
        },
        edited("directory offset lies", .zip) { bytes, _, end in bytes[end + 16] &+= 1 },
        edited("directory size lies", .zip) { bytes, _, end in bytes[end + 12] &-= 1 },
        edited("checksum of the media type in both headers", .zip) { bytes, directory, _ in
            bytes[14] ^= 1
            bytes[directory + 16] ^= 1
        },
        edited("gap before the directory", .zip) { bytes, directory, _ in bytes.insert(0, at: directory) },
        edited("name length beyond the directory", .zip) { bytes, directory, _ in bytes[directory + 29] = 0xFF },
        Attack("two containers one after another", .zip) { world in
            let bytes = try Forgery(world).bytes()
            return bytes + bytes
        },
        Attack("empty file", .zip) { _ in [] },
        Attack("end record alone", .zip) { _ in ContainerHeaders.end(count: 0, directorySize: 0, directoryOffset: 0) },
        Attack("noise", .zip) { _ in content(4096, seed: 9) },
        Attack("checksum of a payload in both headers", .zip) { world in try lyingChecksum("payload-00001.p7m", world)
        },
        Attack("checksum of the manifest in both headers", .zip) { world in try lyingChecksum("manifest.json", world) },
        Attack("checksum of the signature in both headers", .zip) { world in
            try lyingChecksum("META-INF/signature001.p7s", world)
        },
        Attack("zip64 end record before the end record", .zip) { world in
            var bytes = try Forgery(world).bytes()
            let locator: [UInt8] = [0x50, 0x4B, 6, 7] + [UInt8](repeating: 0, count: 16)
            bytes.insert(contentsOf: locator, at: bytes.count - 22)
            return bytes
        },
    ]

    static let layout: [Attack] = [
        signed("surplus entry at the end", .layout) { $0.append(("extra.txt", [1])) },
        signed("surplus entry in between", .layout) { $0.insert(("extra.txt", [1]), at: 2) },
        signed("path traversal", .layout) { $0.append(("../../etc/evil", [1])) },
        signed("absolute path", .layout) { $0.append(("/etc/evil", [1])) },
        signed("name with a control", .zip) { $0.append(("a\u{1}b", [1])) },
        signed("name beyond ASCII", .zip) { $0.append(("pàyload-00001.p7m", [1])) },
        signed("name of 65 bytes", .zip) { $0.append((String(repeating: "n", count: 65), [1])) },
        signed("empty name", .zip) { $0.append(("", [1])) },
        signed("duplicate payload name", .layout) { $0.insert($0[2], at: 3) },
        signed("duplicate manifest", .layout) { entries in
            if let manifest = entries.first(where: { $0.name == "manifest.json" }) { entries.append(manifest) }
        },
        signed("media type missing", .layout) { $0.removeFirst() },
        signed("media type not first", .layout) { $0.swapAt(0, 1) },
        signed("media type of another format", .layout) { $0[0].content = Array("application/epub+zip".utf8) },
        signed("media type of the same length", .layout) { $0[0].content[0] ^= 1 },
        signed("index missing", .layout) { $0.remove(at: 1) },
        signed("no payload", .layout) { $0.removeAll { $0.name.hasPrefix("payload") } },
        signed("gap in the payload numbers", .layout) { $0.remove(at: 3) },
        signed("payload names in another order", .layout) { $0.swapAt(2, 3) },
        signed("payload number with six digits", .layout) { $0[2].name = "payload-000001.p7m" },
        signed("upper-case name", .layout) { $0[1].name = "INDEX.P7M" },
        signed("manifest missing", .layout) { $0.removeAll { $0.name == "manifest.json" } },
        signed("entry list missing", .layout) { $0.removeAll { $0.name == "META-INF/ASiCManifest001.xml" } },
        signed("signature missing", .layout) { $0.removeLast() },
        signed("signature before the list", .layout) { $0.swapAt($0.count - 1, $0.count - 2) },
        signed("log entries in another order", .layout) { entries in
            entries.insert(("log-leaf.json", [1]), at: entries.count - 2)
            entries.insert(("log-proof.txt", [1]), at: entries.count - 3)
        },
    ]

    static let size: [Attack] = [
        signed("signature of 33 KiB", .limit) { $0[$0.count - 1].content = content(33 << 10) },
        signed("manifest above 1 MiB", .limit) { entries in
            for place in entries.indices where entries[place].name == "manifest.json" {
                entries[place].content = [UInt8](repeating: 0x20, count: 1 << 20 + 1)
            }
        },
        signed("index above 4 MiB", .limit) { $0[1].content = [UInt8](repeating: 0, count: 4 << 20 + 1) },
        signed("log entry above 1 MiB", .limit) { entries in
            entries.insert(("log-leaf.json", [UInt8](repeating: 0, count: 1 << 20 + 1)), at: entries.count - 2)
        },
    ]

    static func signed(
        _ name: String, _ expected: BundleFault.Kind, _ edit: @escaping @Sendable (inout [Forgery.Entry]) -> Void
    ) -> Attack {
        .forged(name, expected) { $0.editSigned = edit }
    }

    /// A checksum that lies in the local and in the central header alike.
    static func lyingChecksum(_ name: String, _ world: TestWorld) throws -> [UInt8] {
        var bytes = try Forgery(world).bytes()
        let header = Array(name.utf8)
        for place in 0..<bytes.count - header.count where bytes[place..<place + header.count].elementsEqual(header) {
            if place >= 30, bytes[place - 30..<place - 26].elementsEqual([0x50, 0x4B, 3, 4]) { bytes[place - 16] ^= 1 }
            if place >= 46, bytes[place - 46..<place - 42].elementsEqual([0x50, 0x4B, 1, 2]) { bytes[place - 30] ^= 1 }
        }
        return bytes
    }
}
