/// Bech32m (BIP-350): a human-readable part, `1`, symbols of five bits and a checksum of six symbols.
///
/// Within 90 characters every error of up to four symbols is detected.
package struct Bech32m: Sendable, Hashable {
    /// The human-readable part, 1 to 83 characters U+0021 to U+007E, in lower case.
    package let humanReadablePart: [UInt8]
    /// The symbols 0 to 31, without the checksum.
    package let symbols: [UInt8]

    /// The longest text in bytes.
    package static let limit = 90
    /// The symbols of a checksum.
    package static let checksumCount = 6

    /// The 32 characters of the symbols.
    static let alphabet: InlineArray<32, UInt8> = {
        var characters = InlineArray<32, UInt8>(repeating: 0)
        for (index, byte) in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8.enumerated() { characters[index] = byte }
        return characters
    }()

    /// The symbol of a lower-case character; nil for others.
    static func symbol(of byte: UInt8) -> UInt8? {
        for index in alphabet.indices where alphabet[index] == byte { return UInt8(truncatingIfNeeded: index) }
        return nil
    }

    /// Takes apart a human-readable part and symbols; nil when a part or the text's length is out of range.
    package init?(humanReadablePart: [UInt8], symbols: [UInt8]) {
        guard (1...83).contains(humanReadablePart.count),
            humanReadablePart.count + 1 + symbols.count + Self.checksumCount <= Self.limit,
            humanReadablePart.allSatisfy({ (0x21...0x7E).contains($0) && !(0x41...0x5A).contains($0) }),
            symbols.allSatisfy({ $0 < 32 })
        else { return nil }
        self.humanReadablePart = humanReadablePart
        self.symbols = symbols
    }

    /// Reads and verifies a text; nil when it is not Bech32m. Mixed case is refused, upper case is read.
    package init?(decoding text: Span<UInt8>) {
        guard text.count <= Self.limit, let lower = Self.lowercased(text),
            let separator = lower.lastIndex(of: UInt8(ascii: "1")), separator >= 1,
            lower.count - separator - 1 >= Self.checksumCount
        else { return nil }
        var checksum = Checksum(humanReadablePart: lower[..<separator])
        var symbols: [UInt8] = []
        for byte in lower[(separator + 1)...] {
            guard let symbol = Self.symbol(of: byte) else { return nil }
            checksum.update(symbol)
            symbols.append(symbol)
        }
        guard checksum.isValid else { return nil }
        self.init(humanReadablePart: Array(lower[..<separator]), symbols: symbols.dropLast(Self.checksumCount))
    }

    /// The text, in lower case.
    package var text: [UInt8] {
        var text = humanReadablePart + [UInt8(ascii: "1")]
        var checksum = Checksum(humanReadablePart: humanReadablePart[...])
        for symbol in symbols { checksum.write(symbol, to: &text) }
        checksum.writeFinal(to: &text)
        return text
    }

    /// The bytes in lower case; nil for a byte outside U+0021 to U+007E and for mixed case.
    private static func lowercased(_ text: Span<UInt8>) -> [UInt8]? {
        var lower: [UInt8] = []
        var (hasUpper, hasLower) = (false, false)
        for index in text.indices {
            let byte = text[index]
            guard byte >= 0x21, byte <= 0x7E else { return nil }
            let isUpper = byte >= 0x41 && byte <= 0x5A
            hasUpper = hasUpper || isUpper
            hasLower = hasLower || (byte >= 0x61 && byte <= 0x7A)
            lower.append(isUpper ? byte | 0x20 : byte)
        }
        return hasUpper && hasLower ? nil : lower
    }
}

extension Bech32m {
    /// The running checksum; a copy of it can be kept behind a fixed beginning.
    struct Checksum: Sendable, Hashable {
        private var state: UInt32 = 1

        /// Starts with a state.
        init(state: UInt32) { self.state = state }

        private static let target: UInt32 = 0x2BC8_30A3

        /// Starts with a human-readable part in lower case.
        init(humanReadablePart: ArraySlice<UInt8>) {
            for byte in humanReadablePart { update(byte >> 5) }
            update(0)
            for byte in humanReadablePart { update(byte & 31) }
        }

        /// Whether all symbols, with the checksum's own, are right.
        var isValid: Bool { state == Self.target }

        /// Takes in a symbol (BIP-350, `bech32m_polymod`).
        mutating func update(_ symbol: UInt8) {
            let top = state >> 25
            state = (state & 0x1FF_FFFF) << 5 ^ UInt32(symbol)
            if top & 1 != 0 { state ^= 0x3B6A_57B2 }
            if top & 2 != 0 { state ^= 0x2650_8E6D }
            if top & 4 != 0 { state ^= 0x1EA1_19FA }
            if top & 8 != 0 { state ^= 0x3D42_33DD }
            if top & 16 != 0 { state ^= 0x2A14_62B3 }
        }

        /// Takes in a symbol and writes its character.
        mutating func write(_ symbol: UInt8, to text: inout [UInt8]) {
            update(symbol)
            text.append(Bech32m.alphabet[Int(symbol & 31)])
        }

        /// The six symbols of the checksum, five bits each, first symbol highest.
        var final: UInt32 {
            var last = self
            for _ in 0..<Bech32m.checksumCount { last.update(0) }
            return last.state ^ Self.target
        }

        /// Writes the six characters of the checksum.
        func writeFinal(to text: inout [UInt8]) {
            let code = final
            for place in 0..<Bech32m.checksumCount {
                let symbol = code >> UInt32(5 * (Bech32m.checksumCount - 1 - place)) & 31
                text.append(Bech32m.alphabet[Int(symbol)])
            }
        }
    }
}
