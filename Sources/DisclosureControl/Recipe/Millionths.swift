public import CaseModel

/// A number of at least 0 in whole millionths: a share, an entropy or a distance without rounding of its own.
///
/// Written with at most six decimals and no zeros at the end (`0.05`, `1`), which is also its form in RFC 8785.
public struct Millionths: Hashable, Comparable, Sendable, CustomStringConvertible {
    /// The number times 1,000,000; never negative, at most 10¹⁵.
    public let count: Int
    /// The largest number that is held: 10⁹.
    public static let maximum = Millionths(known: 1_000_000_000_000_000)

    /// 1.
    static let one = Millionths(known: 1_000_000)

    /// A number of millionths; nil below 0 and above `maximum`.
    public init?(count: Int) {
        guard (0...Self.maximum.count).contains(count) else { return nil }
        self.count = count
    }

    /// Reads what `description` writes, and zeros at its end; nil for signs, exponents and more than six decimals.
    public init?(_ text: String) {
        let parts = text.utf8.split(separator: UInt8(ascii: "."), omittingEmptySubsequences: false)
        guard parts.count <= 2, parts[0].count <= 9, let whole = decimal(parts[0]) else { return nil }
        guard parts[0].count == 1 || parts[0].first != UInt8(ascii: "0") else { return nil }
        guard parts.count == 2 else {
            count = whole * 1_000_000
            return
        }
        guard parts[1].count <= 6, var fraction = decimal(parts[1]) else { return nil }
        for _ in parts[1].count..<6 { fraction *= 10 }
        count = whole * 1_000_000 + fraction
    }

    /// The ratio of two numbers, rounded up, so that a risk is never understated; `maximum` where it is larger.
    init(roundingUp numerator: Int128, over denominator: Int128) {
        guard denominator > 0, numerator > 0 else {
            count = 0
            return
        }
        let (quotient, rest) = numerator.quotientAndRemainder(dividingBy: denominator)
        let (scaled, restOfRest) = (rest * 1_000_000).quotientAndRemainder(dividingBy: denominator)
        let value = min(quotient, 1_000_000_000) * 1_000_000 + scaled + (restOfRest > 0 ? 1 : 0)
        count = Int(min(value, Int128(Self.maximum.count)))
    }

    /// A number rounded down, so that a protection is never overstated; 0 for what is no number.
    init(roundingDown value: Double) {
        guard value > 0 else {
            count = 0
            return
        }
        count = Int(min(value * 1_000_000, Double(Self.maximum.count)).rounded(.down))
    }

    /// A whole number from 0; `maximum` where it is larger.
    init(whole: Int) { count = min(max(0, whole), Self.maximum.count / 1_000_000) * 1_000_000 }

    private init(known count: Int) { self.count = count }

    /// The number as JSON: an integer where it is whole.
    public var json: JSONValue { count % 1_000_000 == 0 ? .integer(Int64(count / 1_000_000)) : .decimal(description) }

    /// The number as text: `0.05`.
    public var description: String {
        let whole = String(count / 1_000_000)
        guard count % 1_000_000 != 0 else { return whole }
        let fraction = padded(count % 1_000_000, 6)
        let kept = fraction.utf8.reversed().drop { $0 == UInt8(ascii: "0") }.count
        return whole + "." + String(fraction.prefix(kept))
    }

    /// Smaller as a number.
    public static func < (left: Millionths, right: Millionths) -> Bool { left.count < right.count }
}
