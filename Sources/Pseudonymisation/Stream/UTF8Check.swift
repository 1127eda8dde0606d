/// Checks UTF-8 across chunks (RFC 3629): no overlong form, no surrogate, nothing beyond U+10FFFF.
struct UTF8Check {
    /// How many continuation bytes are still to come.
    private var pending = 0
    /// The range of the next continuation byte.
    private var lowest: UInt8 = 0x80
    private var highest: UInt8 = 0xBF

    /// Whether no sequence is open.
    var isComplete: Bool { pending == 0 }

    /// The index of the first byte that makes the input ill-formed, or the count when none does.
    mutating func firstFault(in bytes: Span<UInt8>) -> Int {
        for index in bytes.indices {
            let byte = bytes[index]
            if pending == 0, byte < 0x80 { continue }
            guard take(byte) else { return index }
        }
        return bytes.count
    }

    /// Takes a byte that is not ASCII, or stands in an open sequence; says whether it may stand there.
    mutating func take(_ byte: UInt8) -> Bool {
        if pending > 0 {
            guard byte >= lowest, byte <= highest else { return false }
            (pending, lowest, highest) = (pending - 1, 0x80, 0xBF)
            return true
        }
        switch byte {
        case 0xC2...0xDF: pending = 1
        case 0xE0: (pending, lowest) = (2, 0xA0)
        case 0xED: (pending, highest) = (2, 0x9F)
        case 0xE1...0xEF: pending = 2
        case 0xF0: (pending, lowest) = (3, 0x90)
        case 0xF4: (pending, highest) = (3, 0x8F)
        case 0xF1...0xF3: pending = 3
        default: return false
        }
        return true
    }
}
