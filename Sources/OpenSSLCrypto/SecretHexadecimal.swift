import COpenSSL

extension SecretBytes {
    /// The bytes that these hexadecimal digits of either case stand for, decoded from secure memory to secure memory.
    ///
    /// - Throws: `malformed` for an odd number of characters or for one that is no digit; never which.
    public borrowing func decodingHexadecimal() throws(OpenSSLError) -> SecretBytes {
        var isWellFormed = count % 2 == 0
        let digits = unsafe start
        let decoded = unsafe try SecretBytes.filled(count: count / 2, "decodingHexadecimal") { bytes in
            for position in 0..<count / 2 {
                let high = unsafe Self.value(of: digits[2 * position])
                let low = unsafe Self.value(of: digits[2 * position + 1])
                if let high, let low { unsafe bytes[position] = high << 4 | low } else { isWellFormed = false }
            }
            return true
        }
        guard isWellFormed else { throw .malformed("secret", reason: "not hexadecimal digits") }
        return decoded
    }

    private static func value(of digit: UInt8) -> UInt8? {
        switch digit {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): digit - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): digit - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): digit - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
