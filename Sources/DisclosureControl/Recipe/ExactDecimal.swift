/// A decimal number of a cell, exactly: an optional minus, 1 to 15 digits, and after a point 1 to 15 more.
struct ExactDecimal: Hashable, Comparable, Sendable {
    private static let unit: Int128 = 1_000_000_000_000_000
    private let scaled: Int128

    /// Reads a cell; nil for a plus, a comma, blanks, an exponent, or more digits.
    init?(_ cell: Span<UInt8>) {
        var position = 0
        let isNegative = cell.count > 0 && cell[0] == UInt8(ascii: "-")
        if isNegative { position = 1 }
        guard let whole = Self.digits(cell, &position) else { return nil }
        var value = Int128(whole.value) * Self.unit
        if position < cell.count {
            guard cell[position] == UInt8(ascii: ".") else { return nil }
            position += 1
            guard let fraction = Self.digits(cell, &position), position == cell.count else { return nil }
            var part = Int128(fraction.value)
            for _ in fraction.count..<15 { part *= 10 }
            value += part
        }
        scaled = isNegative ? -value : value
    }

    private static func digits(_ cell: Span<UInt8>, _ position: inout Int) -> (value: Int, count: Int)? {
        let start = position
        var value = 0
        while position < cell.count, cell[position] >= 0x30, cell[position] <= 0x39 {
            guard position - start < 15 else { return nil }
            value = value * 10 + Int(cell[position] - 0x30)
            position += 1
        }
        return position > start ? (value, position - start) : nil
    }

    /// The largest whole number that is not above it: −0.5 gives −1.
    var floor: Int {
        let (quotient, rest) = scaled.quotientAndRemainder(dividingBy: Self.unit)
        return Int(quotient) - (rest < 0 ? 1 : 0)
    }

    /// The shortest text of the number: no zeros before it or at its end, no negative zero.
    var text: String {
        let (whole, fraction) = scaled.magnitude.quotientAndRemainder(dividingBy: Self.unit.magnitude)
        var text = (scaled < 0 ? "-" : "") + String(whole)
        guard fraction > 0 else { return text }
        let digits = String(fraction)
        let padded = String(repeating: "0", count: 15 - digits.utf8.count) + digits
        text += "." + String(padded.prefix(padded.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count))
        return text
    }

    static func < (left: ExactDecimal, right: ExactDecimal) -> Bool { left.scaled < right.scaled }
}
