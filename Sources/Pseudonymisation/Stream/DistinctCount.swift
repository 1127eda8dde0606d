/// Counts distinct pseudonyms of a column in bounded memory: exactly up to a limit, beyond it by an estimate.
///
/// The estimate is HyperLogLog (Flajolet, Fusy, Gandouet, Meunier 2007) over the codes themselves, which are as good as
/// random; its standard error is 0.81 %.
package struct DistinctCount: Sendable {
    /// The most pseudonyms that are counted exactly.
    package static let exactLimit = 1 << 17

    /// How many there are.
    package var count: Int { isExact ? exactCount : estimate }
    /// Whether the count is exact.
    package private(set) var isExact = true
    /// Whether two numbers were seen that have one code, as far as the count is exact.
    package private(set) var hasCollision = false

    /// The codes that were seen, open addressing; a code 0 stands for none.
    private var codes: [UInt64] = Array(repeating: 0, count: 1 << 10)
    private var numbers: [UInt32] = Array(repeating: 0, count: 1 << 10)
    private var registers: [UInt8] = Array(repeating: 0, count: 1 << Self.registerBits)
    private static let registerBits = 14
    private var exactCount = 0

    /// Takes marks.
    package mutating func insert(_ marks: [IdentityMark]) {
        for mark in marks {
            let index = Int(truncatingIfNeeded: mark.code >> UInt64(64 - Self.registerBits))
            let rank = UInt8(
                truncatingIfNeeded: (mark.code << UInt64(Self.registerBits) | 1 << 13).leadingZeroBitCount + 1)
            if registers[index] < rank { registers[index] = rank }
            if isExact { insertExactly(mark) }
        }
    }

    private mutating func insertExactly(_ mark: IdentityMark) {
        let code = max(mark.code, 1)
        let mask = codes.count - 1
        var place = Int(truncatingIfNeeded: code) & mask
        while codes[place] != 0 {
            if codes[place] == code {
                if numbers[place] != mark.number { hasCollision = true }
                return
            }
            place = (place + 1) & mask
        }
        guard exactCount < Self.exactLimit else {
            (isExact, codes, numbers) = (false, [], [])
            return
        }
        (codes[place], numbers[place]) = (code, mark.number)
        exactCount += 1
        if exactCount * 2 > codes.count { grow() }
    }

    private mutating func grow() {
        let (oldCodes, oldNumbers) = (codes, numbers)
        codes = Array(repeating: 0, count: 2 * oldCodes.count)
        numbers = Array(repeating: 0, count: 2 * oldCodes.count)
        let mask = codes.count - 1
        for (index, code) in oldCodes.enumerated() where code != 0 {
            var place = Int(truncatingIfNeeded: code) & mask
            while codes[place] != 0 { place = (place + 1) & mask }
            (codes[place], numbers[place]) = (code, oldNumbers[index])
        }
    }

    /// The estimate; small counts never come here, so it needs no correction for them.
    private var estimate: Int {
        let m = Double(registers.count)
        var sum = 0.0
        for rank in registers { sum += 1 / Double(UInt64(1) << UInt64(rank)) }
        let alpha = 0.7213 / (1 + 1.079 / m)
        return Int((alpha * m * m / sum).rounded())
    }
}
