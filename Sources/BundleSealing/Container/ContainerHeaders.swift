/// The headers of the one canonical ZIP (APPNOTE 6.3.3): every byte follows from name, size, checksum and place.
enum ContainerHeaders {
    static let localSize = 30
    static let centralSize = 46
    static let endSize = 22

    static func local(_ entry: ContainerEntry) -> [UInt8] {
        var header = LittleEndian()
        header.four(0x0403_4B50)
        common(entry, &header)
        return header.bytes + Array(entry.name.utf8)
    }

    static func central(_ entry: ContainerEntry) -> [UInt8] {
        var header = LittleEndian()
        header.four(0x0201_4B50)
        header.two(10)
        common(entry, &header)
        // No comment, disk 0, internal and external attributes 0.
        header.two(0)
        header.two(0)
        header.two(0)
        header.four(0)
        header.four(UInt32(truncatingIfNeeded: entry.offset))
        return header.bytes + Array(entry.name.utf8)
    }

    static func end(count: Int, directorySize: Int, directoryOffset: Int) -> [UInt8] {
        var header = LittleEndian()
        header.four(0x0605_4B50)
        header.two(0)
        header.two(0)
        header.two(UInt16(truncatingIfNeeded: count))
        header.two(UInt16(truncatingIfNeeded: count))
        header.four(UInt32(truncatingIfNeeded: directorySize))
        header.four(UInt32(truncatingIfNeeded: directoryOffset))
        header.two(0)
        return header.bytes
    }

    /// Version 10, no flags, stored, time 0, date 1980-01-01, checksum, both sizes, name length, no extra field.
    private static func common(_ entry: ContainerEntry, _ header: inout LittleEndian) {
        header.two(10)
        header.two(0)
        header.two(0)
        header.two(0)
        header.two(0x0021)
        header.four(entry.checksum)
        header.four(UInt32(truncatingIfNeeded: entry.size))
        header.four(UInt32(truncatingIfNeeded: entry.size))
        header.two(UInt16(truncatingIfNeeded: entry.name.utf8.count))
        header.two(0)
    }
}

/// Writes and reads the numbers of ZIP headers, least significant byte first.
struct LittleEndian {
    private(set) var bytes: [UInt8] = []

    mutating func two(_ number: UInt16) {
        bytes.append(UInt8(truncatingIfNeeded: number))
        bytes.append(UInt8(truncatingIfNeeded: number >> 8))
    }

    mutating func four(_ number: UInt32) {
        two(UInt16(truncatingIfNeeded: number))
        two(UInt16(truncatingIfNeeded: number >> 16))
    }

    /// The number of two bytes at a place that is known to be inside.
    static func two(_ bytes: [UInt8], at index: Int) -> Int { Int(bytes[index]) | Int(bytes[index + 1]) << 8 }

    /// The number of four bytes at a place that is known to be inside.
    static func four(_ bytes: [UInt8], at index: Int) -> Int { two(bytes, at: index) | two(bytes, at: index + 2) << 16 }
}

/// One entry of a container and where it lies.
struct ContainerEntry: Sendable, Hashable {
    let name: String
    /// The bytes of its content.
    let size: Int
    /// The CRC-32 of its content.
    let checksum: UInt32
    /// Where its local header begins.
    let offset: Int

    /// Where its content begins.
    var contentOffset: Int { offset + ContainerHeaders.localSize + name.utf8.count }
    /// The first byte after its content.
    var end: Int { contentOffset + size }
}
