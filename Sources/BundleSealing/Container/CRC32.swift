import CChecksum

/// The CRC-32 of ZIP and IEEE 802.3 (reflected polynomial EDB88320): sixteen bytes a step where the processor multiplies
/// without carries, else eight.
///
/// It finds damage, not attacks; the signature's digests find those.
struct CRC32: Sendable {
    private var state: UInt32 = 0xFFFF_FFFF

    /// The checksum of what was added so far.
    var value: UInt32 { ~state }

    /// The checksum of bytes.
    static func of(_ bytes: [UInt8]) -> UInt32 {
        var checksum = CRC32()
        checksum.update(bytes)
        return checksum.value
    }

    mutating func update(_ bytes: [UInt8]) { update(bytes.span) }

    /// Adds bytes.
    mutating func update(_ bytes: Span<UInt8>) {
        let wide = Self.hasWideRoute && bytes.count >= 64 ? bytes.count & ~15 : 0
        if wide > 0 {
            state = unsafe bytes.withUnsafeBufferPointer { bytes in
                guard let start = bytes.baseAddress else { return state }
                return unsafe checksum_crc32_wide(state, start, wide)
            }
        }
        updateByTables(bytes.extracting(wide..<bytes.count))
    }

    private static let hasWideRoute = checksum_has_wide_route() == 1

    /// Adds bytes by look-ups alone.
    mutating func updateByTables(_ input: Span<UInt8>) {
        let tables = Self.tables.span
        var crc = state
        var index = 0
        while index + 8 <= input.count {
            let low =
                crc
                ^ (UInt32(input[index]) | UInt32(input[index + 1]) << 8 | UInt32(input[index + 2]) << 16
                    | UInt32(input[index + 3]) << 24)
            let first = tables[1792 + Int(low & 0xFF)] ^ tables[1536 + Int(low >> 8 & 0xFF)]
            let second = tables[1280 + Int(low >> 16 & 0xFF)] ^ tables[1024 + Int(low >> 24)]
            let third = tables[768 + Int(input[index + 4])] ^ tables[512 + Int(input[index + 5])]
            let fourth = tables[256 + Int(input[index + 6])] ^ tables[Int(input[index + 7])]
            crc = first ^ second ^ third ^ fourth
            index += 8
        }
        while index < input.count {
            crc = crc >> 8 ^ tables[Int((crc ^ UInt32(input[index])) & 0xFF)]
            index += 1
        }
        state = crc
    }

    /// Eight tables of 256: table k advances a byte by k more zero bytes ("slicing by eight").
    private static let tables: [UInt32] = {
        var tables = [UInt32](repeating: 0, count: 2048)
        for byte in 0..<256 {
            var crc = UInt32(byte)
            for _ in 0..<8 { crc = crc & 1 == 1 ? crc >> 1 ^ 0xEDB8_8320 : crc >> 1 }
            tables[byte] = crc
        }
        for index in 256..<2048 {
            let previous = tables[index - 256]
            tables[index] = previous >> 8 ^ tables[Int(previous & 0xFF)]
        }
        return tables
    }()
}
