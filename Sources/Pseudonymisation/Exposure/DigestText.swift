/// A cell that may be a digest, as the bytes that it may stand for.
package struct DigestText: Sendable, Hashable {
    /// How the bytes are written.
    package enum Form: String, Sendable, Hashable, CaseIterable {
        /// Hexadecimal with digits and small letters.
        case lowerHexadecimal = "hexadecimal, lower case"
        /// Hexadecimal with capital letters.
        case upperHexadecimal = "hexadecimal, upper case"
        /// Base 64, standard or for addresses, padded or not.
        case base64 = "base 64"
    }

    /// How the bytes are written.
    package let form: Form
    /// The bytes.
    package let bytes: [UInt8]

    /// The fewest bytes with which a hit is no chance: among 2^33 tries one in 30,000 cells would be hit by chance.
    package static let fewestBytes = 6

    /// Every reading of a cell as at most 64 bytes; a text of hexadecimal digits can be Base 64 too.
    package static func readings(of cell: [UInt8]) -> [DigestText] {
        guard cell.count <= 130 else { return [] }
        return [hexadecimal(cell), base64(cell)].compactMap(\.self).filter { (1...64).contains($0.bytes.count) }
    }

    private static func hexadecimal(_ cell: [UInt8]) -> DigestText? {
        var digits = cell[...]
        // As databases write binary values.
        if digits.starts(with: Array("0x".utf8)) || digits.starts(with: Array("\\x".utf8)) {
            digits = digits.dropFirst(2)
        }
        guard !digits.isEmpty else { return nil }
        var (bytes, high): ([UInt8], UInt8?) = ([], nil)
        var (hasCapitals, hasSmall) = (false, false)
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x30...0x39: value = digit - 0x30
            case 0x61...0x66: (value, hasSmall) = (digit - 0x61 + 10, true)
            case 0x41...0x46: (value, hasCapitals) = (digit - 0x41 + 10, true)
            default: return nil
            }
            if let first = high {
                bytes.append(first << 4 | value)
                high = nil
            } else {
                high = value
            }
        }
        // Of an odd number of digits the last is left out: the rest tells enough.
        guard !(hasCapitals && hasSmall) else { return nil }
        return DigestText(form: hasCapitals ? .upperHexadecimal : .lowerHexadecimal, bytes: bytes)
    }

    private static func base64(_ cell: [UInt8]) -> DigestText? {
        let digits = cell.reversed().drop { $0 == UInt8(ascii: "=") }.reversed()
        guard cell.count - digits.count <= 2, digits.count % 4 != 1, digits.count >= 8 else { return nil }
        var (bytes, window, bits): ([UInt8], UInt32, Int) = ([], 0, 0)
        for digit in digits {
            let value: UInt8
            switch digit {
            case 0x41...0x5A: value = digit - 0x41
            case 0x61...0x7A: value = digit - 0x61 + 26
            case 0x30...0x39: value = digit - 0x30 + 52
            case UInt8(ascii: "+"), UInt8(ascii: "-"): value = 62
            case UInt8(ascii: "/"), UInt8(ascii: "_"): value = 63
            default: return nil
            }
            window = (window << 6 | UInt32(value)) & 0xFFFF
            bits += 6
            guard bits >= 8 else { continue }
            bits -= 8
            bytes.append(UInt8(truncatingIfNeeded: window >> UInt32(bits)))
        }
        return DigestText(form: .base64, bytes: bytes)
    }
}
