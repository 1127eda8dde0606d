/// Writes the text form of pseudonyms of one key from their codes: the same bytes as `Pseudonym.text`, by tables.
///
/// A Bech32m checksum is linear in the symbols (BIP-350): what each symbol adds to it depends on the symbol and its place
/// alone, and the beginning, which is the same for all pseudonyms of a key, adds a constant.
@safe final class PseudonymEncoder {
    /// The bytes of a text.
    let count: Int

    /// What the text begins with, at most twelve characters, in memory order.
    private let beginning: (UInt64, UInt64)
    private let beginningCount: Int
    private let constant: UInt32
    private let pairs: UnsafePointer<UInt16>
    private let shares: UnsafePointer<UInt32>

    /// Makes an encoder for a tag and a version of a key.
    init(tag: String, version: Int) {
        let beginning = PseudonymBeginning(tag: tag, version: version)
        var words: (UInt64, UInt64) = (0, 0)
        for (place, byte) in beginning.text.enumerated() {
            if place < 8 {
                words.0 |= UInt64(byte) << UInt64(8 * place)
            } else {
                words.1 |= UInt64(byte) << UInt64(8 * (place - 8))
            }
        }
        self.beginning = (words.0.littleEndian, words.1.littleEndian)
        beginningCount = beginning.text.count
        count = beginning.text.count + Pseudonym.codeSymbols + Bech32m.checksumCount
        var checksum = beginning.checksum
        for _ in 0..<Pseudonym.codeSymbols { checksum.update(0) }
        constant = checksum.final
        unsafe (pairs, shares) = (EncodingTables.shared.pairs, EncodingTables.shared.shares)
    }

    /// Writes the text of the pseudonym whose code begins at `code` (17 bytes are read) to `target` (`count` bytes are
    /// written).
    @inline(__always)
    func write(_ code: UnsafePointer<UInt8>, to target: UnsafeMutablePointer<UInt8>) {
        let first = unsafe UInt64(bigEndian: UnsafeRawPointer(code).loadUnaligned(as: UInt64.self))
        let second = unsafe UInt64(bigEndian: UnsafeRawPointer(code + 8).loadUnaligned(as: UInt64.self))
        let third = unsafe UInt64(code[16])
        let start = UnsafeMutableRawPointer(target)
        // Sixteen bytes are written at once; what is too much the text covers.
        unsafe start.storeBytes(of: beginning.0, as: UInt64.self)
        unsafe start.storeBytes(of: beginning.1, toByteOffset: 8, as: UInt64.self)
        let text = unsafe start + beginningCount
        var checksum = constant
        // 130 bits, ten at a time; those of pair 6 and pair 12 lie in two words.
        for pair in 0..<6 { unsafe checksum ^= put(first >> UInt64(54 - 10 * pair), pair, text) }
        unsafe checksum ^= put(first << 6 | second >> 58, 6, text)
        for pair in 7..<12 { unsafe checksum ^= put(second >> UInt64(118 - 10 * pair), pair, text) }
        unsafe checksum ^= put(second << 2 | third >> 6, 12, text)
        for pair in 0..<3 {
            let value = Int(truncatingIfNeeded: checksum >> UInt32(20 - 10 * pair) & 1023)
            unsafe text.storeBytes(of: pairs[value], toByteOffset: 26 + 2 * pair, as: UInt16.self)
        }
    }

    /// Writes two characters for the lowest ten bits; gives what they add to the checksum.
    @inline(__always)
    private func put(_ bits: UInt64, _ pair: Int, _ text: UnsafeMutableRawPointer) -> UInt32 {
        let value = Int(truncatingIfNeeded: bits & 1023)
        unsafe text.storeBytes(of: pairs[value], toByteOffset: 2 * pair, as: UInt16.self)
        return unsafe shares[64 * pair + value >> 5] ^ shares[64 * pair + 32 + value & 31]
    }

    /// The first 64 bits of a code.
    @inline(__always)
    static func mark(of code: UnsafePointer<UInt8>) -> UInt64 {
        unsafe UInt64(bigEndian: UnsafeRawPointer(code).loadUnaligned(as: UInt64.self))
    }
}

/// The tables of `PseudonymEncoder`, made once.
///
/// Unchecked: nothing is written after they are made, and they live as long as the process.
@safe private final class EncodingTables: @unchecked Sendable {
    /// Two characters for ten bits, in memory order.
    let pairs: UnsafePointer<UInt16>
    /// What symbol `value` at `place` adds to the checksum, at `32 * place + value`.
    let shares: UnsafePointer<UInt32>

    static let shared = EncodingTables()

    private init() {
        let pairs = UnsafeMutablePointer<UInt16>.allocate(capacity: 1024)
        let shares = UnsafeMutablePointer<UInt32>.allocate(capacity: 32 * Pseudonym.codeSymbols)
        for value in 0..<1024 {
            let (high, low) = (UInt16(Bech32m.alphabet[value >> 5]), UInt16(Bech32m.alphabet[value & 31]))
            unsafe (pairs + value).initialize(to: UInt16(littleEndian: low << 8 | high))
        }
        let none = Bech32m.Checksum.share(of: 0, before: 0)
        for place in 0..<Pseudonym.codeSymbols {
            for value in 0..<32 {
                let behind = Pseudonym.codeSymbols - 1 - place
                let share = Bech32m.Checksum.share(of: UInt8(truncatingIfNeeded: value), before: behind) ^ none
                unsafe (shares + 32 * place + value).initialize(to: share)
            }
        }
        unsafe (self.pairs, self.shares) = (UnsafePointer(pairs), UnsafePointer(shares))
    }
}

extension Bech32m.Checksum {
    /// What a symbol adds to the final checksum when so many symbols follow it, on an otherwise empty state.
    fileprivate static func share(of symbol: UInt8, before count: Int) -> UInt32 {
        var checksum = Bech32m.Checksum(state: 0)
        checksum.update(symbol)
        for _ in 0..<count { checksum.update(0) }
        return checksum.final
    }
}
