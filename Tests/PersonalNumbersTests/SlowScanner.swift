import PersonalNumbers

/// A slow and obvious search for numbers: every end of every start is read leniently, and the longest that is a number
/// counts.
struct SlowScanner {
    let country: Country
    let options: ParsingOptions

    /// A number that was found.
    struct Found: Equatable {
        let range: Range<Int>
        let kind: PersonalNumberKind
    }

    func matches(in bytes: [UInt8]) -> [Found] {
        var found: [Found] = []
        var start = 0
        while start < bytes.count {
            if length(bytes, start) > 0, !follows(bytes, start), let match = longest(bytes, start) {
                found.append(match)
                start = match.range.upperBound
            } else {
                start += max(length(bytes, start), 1)
            }
        }
        return found
    }

    private func longest(_ bytes: [UInt8], _ start: Int) -> Found? {
        var best: Found?
        for end in stride(from: start + 10, through: min(bytes.count, start + 192), by: 1) {
            // It ends with a letter or a digit, and no digit follows.
            let isWide = end >= 3 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBC && bytes[end - 1] > 0x8F
            let isWideLetter = end >= 3 && bytes[end - 3] == 0xEF && bytes[end - 2] == 0xBD
            let isPlain = isLetter(bytes[end - 1]) || isDigit(bytes[end - 1])
            guard isPlain || isWide || isWideLetter, end == bytes.count || length(bytes, end) == 0 else { continue }
            let text = Array(bytes[start..<end])
            guard let number = try? PersonalNumber(parsing: text, country: country, options: options) else { continue }
            if !isHash(bytes, start..<end) { best = Found(range: start..<end, kind: number.kind) }
        }
        return best
    }

    private func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
    private func isLetter(_ byte: UInt8) -> Bool { (0x61...0x7A).contains(byte | 0x20) }
    private func isHexadecimal(_ byte: UInt8) -> Bool { isDigit(byte) || (0x61...0x66).contains(byte | 0x20) }

    /// The bytes of the digit at an index, or zero.
    private func length(_ bytes: [UInt8], _ index: Int) -> Int {
        if isDigit(bytes[index]) { return 1 }
        guard index + 2 < bytes.count, bytes[index] == 0xEF, bytes[index + 1] == 0xBC else { return 0 }
        return (0x90...0x99).contains(bytes[index + 2]) ? 3 : 0
    }

    private func follows(_ bytes: [UInt8], _ start: Int) -> Bool {
        (start > 0 && isDigit(bytes[start - 1])) || (start >= 3 && length(bytes, start - 3) == 3)
    }

    /// Whether the letters and digits that touch the range, 64 bytes either way, make it part of a hash or of a UUID.
    private func isHash(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let isWord = { isDigit($0) || isLetter($0) }
        let before = Array(bytes[max(0, range.lowerBound - 64)..<range.lowerBound].reversed().prefix(while: isWord))
        let behind = Array(bytes[range.upperBound..<min(bytes.count, range.upperBound + 64)].prefix(while: isWord))
        let touching = before + behind
        guard !touching.isEmpty, touching.allSatisfy(isHexadecimal) else { return false }
        let count = touching.count + range.count
        let start = range.lowerBound - before.count
        guard count < 24 else { return true }
        guard count == 12, start >= 6, bytes[start - 1] == 0x2D, bytes[start - 6] == 0x2D else { return false }
        return bytes[(start - 5)..<(start - 1)].allSatisfy(isHexadecimal)
    }
}
