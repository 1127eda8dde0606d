/// Eight characters in one word, the first in the lowest byte, so that they are checked and counted with together.
struct EightCharacters {
    /// The characters.
    let word: UInt64

    /// Takes eight bytes from an index on, which must be there; they become one load of a word.
    @inline(__always)
    init(_ bytes: Span<UInt8>, at index: Int) {
        let low =
            UInt32(bytes[index]) | UInt32(bytes[index + 1]) << 8 | UInt32(bytes[index + 2]) << 16
            | UInt32(bytes[index + 3]) << 24
        let high =
            UInt32(bytes[index + 4]) | UInt32(bytes[index + 5]) << 8 | UInt32(bytes[index + 6]) << 16
            | UInt32(bytes[index + 7]) << 24
        word = UInt64(low) | UInt64(high) << 32
    }

    /// Whether every byte of a word is an ASCII digit.
    ///
    /// A digit has the upper half 3, and still has it with 6 added. A carry out of a byte comes from 0xFA and above,
    /// which the first half of the test has already refused.
    @inline(__always)
    static func areDigits(_ word: UInt64) -> Bool {
        let upper = word & 0xF0F0_F0F0_F0F0_F0F0
        let raised = (word &+ 0x0606_0606_0606_0606) & 0xF0F0_F0F0_F0F0_F0F0
        return upper | raised == 0x3030_3030_3030_3030 && upper == 0x3030_3030_3030_3030
    }
}
