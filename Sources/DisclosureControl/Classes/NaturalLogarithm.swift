/// Logarithm and exponential by the four rules of arithmetic alone, so that an entropy has the same bits on every machine;
/// right to about 1 in 10¹⁵.
enum NaturalLogarithm {
    private static let ln2 = 0.693_147_180_559_945_309_417

    /// The logarithm of a number of at least 1.
    static func ln(_ number: Double) -> Double {
        guard number > 1, number.isFinite else { return 0 }
        var exponent = Int(number.exponent)
        var mantissa = number.significand
        if mantissa > 1.414_213_562_373_095 {
            mantissa /= 2
            exponent += 1
        }
        // ln m = 2 artanh((m − 1)/(m + 1)), |s| < 0.1716: 13 terms reach below the last bit.
        let s = (mantissa - 1) / (mantissa + 1)
        let square = s * s
        var sum = 0.0
        for power in stride(from: 25, through: 1, by: -2) { sum = sum * square + 1 / Double(power) }
        return Double(exponent) * ln2 + 2 * s * sum
    }

    /// The exponential of a number from 0 to 700.
    static func exp(_ number: Double) -> Double {
        guard number > 0 else { return 1 }
        let whole = (min(number, 700) / ln2).rounded()
        let rest = min(number, 700) - whole * ln2
        var sum = 1.0
        for term in stride(from: 20, through: 1, by: -1) { sum = 1 + rest * sum / Double(term) }
        return sum * Double(sign: .plus, exponent: Int(whole), significand: 1)
    }

    /// exp(H) of counts, H = −Σ p ln p: how many equally frequent values would be as hard to guess. 0 where nothing counts.
    static func effectiveValues(_ counts: ArraySlice<Int>) -> Double {
        let total = Double(counts.reduce(0, +))
        guard total > 0 else { return 0 }
        // Sorted, so that the order of classes and values changes no bit.
        let sum = counts.sorted().reduce(0.0) { sum, count in
            count > 0 ? sum + Double(count) * ln(Double(count)) : sum
        }
        return exp(max(0, ln(total) - sum / total))
    }
}
