/// Encodings that tables come in besides UTF-8, as far as bytes tell.
public enum TextEncoding: String, Sendable, Hashable, CaseIterable {
    /// Windows-1252, in which older Nordic spreadsheets write åäöæøåðþ.
    case windows1252 = "Windows-1252 (cp1252)"
    /// UTF-16, lower byte first, which spreadsheets call Unicode text.
    case utf16LittleEndian = "UTF-16LE"
    /// UTF-16, higher byte first.
    case utf16BigEndian = "UTF-16BE"

    /// What iconv(1) calls it.
    public var iconvName: String {
        switch self {
        case .windows1252: "CP1252"
        case .utf16LittleEndian: "UTF-16LE"
        case .utf16BigEndian: "UTF-16BE"
        }
    }

    /// Looks at the beginning of a text that is not UTF-8 or holds byte 0: a byte order mark of UTF-16, or its zeros at every
    /// other place.
    init?(ofBeginning bytes: Span<UInt8>) {
        if let marked = TextEncoding(markOf: bytes) {
            self = marked
            return
        }
        let count = min(bytes.count, 64)
        var (even, odd) = (0, 0)
        for index in 0..<count where bytes[index] == 0 {
            if index % 2 == 0 { even += 1 } else { odd += 1 }
        }
        guard count >= 8, max(even, odd) * 4 >= count, min(even, odd) == 0 else { return nil }
        self = odd > 0 ? .utf16LittleEndian : .utf16BigEndian
    }

    /// Looks at the bytes round the first one that makes a text no UTF-8: Nordic letters of Windows-1252, at most with dashes,
    /// quotation marks and their like beside them. Nil where nothing speaks for it, and for UTF-8 that is only ill-formed.
    init?(at fault: Int, in bytes: Span<UInt8>) {
        var (start, end) = (min(fault, bytes.count), fault)
        while start > 0, bytes[start - 1] >= 0x80 { start -= 1 }
        while end < bytes.count, bytes[end] >= 0x80 { end += 1 }
        guard start < end, end - start <= 4, !Self.isShapedAsUTF8(bytes.extracting(start..<end)) else { return nil }
        var letters = 0
        for index in start..<end {
            if Self.isNordic(bytes[index]) { letters += 1 } else if !Self.isPunctuation(bytes[index]) { return nil }
        }
        guard letters > 0 else { return nil }
        self = .windows1252
    }

    /// Whether bytes are one sequence of RFC 3629 by their highest bits, as surrogates and overlong forms are too.
    private static func isShapedAsUTF8(_ bytes: Span<UInt8>) -> Bool {
        guard bytes.count >= 2, (~bytes[0]).leadingZeroBitCount == bytes.count else { return false }
        for index in 1..<bytes.count where bytes[index] & 0xC0 != 0x80 { return false }
        return true
    }

    /// The byte order mark of UTF-16 alone.
    init?(markOf bytes: Span<UInt8>) {
        guard bytes.count >= 2 else { return nil }
        switch (bytes[0], bytes[1]) {
        case (0xFF, 0xFE): self = .utf16LittleEndian
        case (0xFE, 0xFF): self = .utf16BigEndian
        default: return nil
        }
    }

    /// Ellipsis, quotation marks, bullet, dashes, no-break space, section, guillemets, degree, acute and middle dot.
    private static func isPunctuation(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x85, 0x91...0x97, 0xA0, 0xA7, 0xAB, 0xB0, 0xB4, 0xB7, 0xBB: true
        default: false
        }
    }

    /// Å Ä Ö Æ Ø Ð Þ É Ü Á Í Ó Ú Ý and their small letters.
    private static func isNordic(_ byte: UInt8) -> Bool {
        switch byte {
        case 0xC5, 0xC4, 0xD6, 0xC6, 0xD8, 0xD0, 0xDE, 0xC9, 0xDC, 0xC1, 0xCD, 0xD3, 0xDA, 0xDD: true
        case 0xE5, 0xE4, 0xF6, 0xE6, 0xF8, 0xF0, 0xFE, 0xE9, 0xFC, 0xE1, 0xED, 0xF3, 0xFA, 0xFD: true
        default: false
        }
    }
}
