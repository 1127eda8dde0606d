/// One Unicode scalar of UTF-8 input, folded to the ASCII character it stands for in a personal number.
struct FoldedScalar {
    /// The ASCII byte, or zero for a character that is dropped (invisible ones).
    let byte: UInt8
    /// How many bytes of input the scalar takes, 1 to 3.
    let length: Int

    /// Reads the scalar at an index; nil for ill-formed UTF-8, control characters and every character that stands for
    /// none of printable ASCII, tab, CR, LF.
    init?(in bytes: Span<UInt8>, at index: Int) {
        let first = bytes[index]
        if first < 0x80 {
            guard (first >= 0x20 && first < 0x7F) || first == 0x09 || first == 0x0A || first == 0x0D else { return nil }
            (byte, length) = (first, 1)
            return
        }
        guard let (scalar, length) = Self.decode(bytes, index, first), let folded = Self.fold(scalar) else {
            return nil
        }
        (byte, self.length) = (folded, length)
    }

    /// Two- and three-byte sequences; nothing beyond U+FFFF folds to ASCII.
    private static func decode(_ bytes: Span<UInt8>, _ index: Int, _ first: UInt8) -> (scalar: UInt32, length: Int)? {
        guard index + 1 < bytes.count, bytes[index + 1] & 0xC0 == 0x80 else { return nil }
        let second = UInt32(bytes[index + 1] & 0x3F)
        if first & 0xE0 == 0xC0 {
            let scalar = UInt32(first & 0x1F) << 6 | second
            return scalar >= 0x80 ? (scalar, 2) : nil
        }
        guard first & 0xF0 == 0xE0, index + 2 < bytes.count, bytes[index + 2] & 0xC0 == 0x80 else { return nil }
        let scalar = UInt32(first & 0x0F) << 12 | second << 6 | UInt32(bytes[index + 2] & 0x3F)
        return scalar >= 0x800 ? (scalar, 3) : nil
    }

    private static func fold(_ scalar: UInt32) -> UInt8? {
        switch scalar {
        case 0xFEFF, 0x200B...0x200F, 0x2060, 0x00AD, 0x202A...0x202C: 0
        case 0x2010...0x2015, 0x2212, 0xFE63: UInt8(ascii: "-")
        case 0xFF01...0xFF5E: UInt8(truncatingIfNeeded: scalar - 0xFEE0)
        case 0x00A0, 0x1680, 0x2000...0x200A, 0x202F, 0x205F, 0x3000: UInt8(ascii: " ")
        default: nil
        }
    }
}
