/// Half pairs of UTF-16 in a line of JSON, such as `"\ud800"`: no character, but a value all the same, and a line of its
/// own in a check.
enum LoneSurrogates {
    /// The line with `\u0000` for every escape of half a pair: a character that no number holds, so that the value is
    /// refused as such.
    static func replaced(in line: [UInt8]) -> [UInt8] {
        guard line.contains(UInt8(ascii: "\\")) else { return line }
        var line = line
        var index = 0
        while index < line.count {
            guard line[index] == UInt8(ascii: "\\") else {
                index += 1
                continue
            }
            guard let first = unit(in: line, at: index) else {
                index += 2
                continue
            }
            let isPair = isFirst(first) && unit(in: line, at: index + 6).map(isSecond) == true
            if !isPair, isFirst(first) || isSecond(first) {
                for place in index + 2..<index + 6 { line[place] = UInt8(ascii: "0") }
            }
            index += isPair ? 12 : 6
        }
        return line
    }

    /// The unit that an escape at an index stands for; nil where no `\uXXXX` stands.
    private static func unit(in line: [UInt8], at index: Int) -> UInt16? {
        guard index + 6 <= line.count, line[index] == UInt8(ascii: "\\"), line[index + 1] == UInt8(ascii: "u") else {
            return nil
        }
        var unit: UInt16 = 0
        for byte in line[(index + 2)..<(index + 6)] {
            guard let digit = Character(Unicode.Scalar(byte)).hexDigitValue else { return nil }
            unit = unit << 4 | UInt16(truncatingIfNeeded: digit)
        }
        return unit
    }

    private static func isFirst(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xD800 }
    private static func isSecond(_ unit: UInt16) -> Bool { unit & 0xFC00 == 0xDC00 }
}
