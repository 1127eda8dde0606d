/// One level of a numeric column: which whole numbers stand together.
///
/// Either bands of one width from an origin, with a lowest and a highest number where they end (bottom and top code), or cuts
/// that are listed. A band is written `20..29`, both ends included; the bottom code `..19`, the top code `70..`. No
/// spreadsheet reads that as a date, and negative numbers stay readable. A number with a fraction counts as the whole number
/// below it.
public struct NumericBand: Sendable, Hashable {
    /// How the numbers are cut.
    enum Cutting: Sendable, Hashable {
        case width(Int, bottom: Int?, top: Int?)
        case cuts([Int])
    }

    /// The largest magnitude of a number that is written in a recipe: 10¹⁵.
    static let limit = 1_000_000_000_000_000
    /// The most cuts that a level with both ends may have.
    static let maximumCuts = 10_000

    let cutting: Cutting

    /// Bands of a width; they begin at the bottom, or at 0 where there is none. Nil for a width below 1, a bottom that is
    /// not below the top, more than 10,000 bands, or numbers beyond the limit.
    init?(width: Int, bottom: Int?, top: Int?) {
        guard (1...Self.limit).contains(width), Self.isHeld(bottom), Self.isHeld(top) else { return nil }
        if let bottom, let top {
            guard bottom < top, (top - bottom) / width < Self.maximumCuts else { return nil }
        }
        cutting = .width(width, bottom: bottom, top: top)
    }

    /// Bands between cuts: the first number of each band but the lowest. Nil unless they rise and number 1 to 10,000.
    init?(cuts: [Int]) {
        guard (1...Self.maximumCuts).contains(cuts.count), cuts.allSatisfy(Self.isHeld),
            zip(cuts, cuts.dropFirst()).allSatisfy(<)
        else { return nil }
        cutting = .cuts(cuts)
    }

    private static func isHeld(_ number: Int?) -> Bool { number.map { (-limit...limit).contains($0) } ?? true }

    /// The first and last number of the band that holds a number; nil where it has no such end.
    func ends(around value: Int) -> (first: Int?, last: Int?) {
        switch cutting {
        case .width(let width, let bottom, let top):
            if let bottom, value < bottom { return (nil, bottom - 1) }
            if let top, value >= top { return (top, nil) }
            // Floor division: -1 belongs to the band below 0.
            let origin = bottom ?? 0
            let start = value - ((value - origin) % width + width) % width
            let end = start + width - 1
            return (start, top.map { min(end, $0 - 1) } ?? end)
        case .cuts(let cuts):
            let above = cuts.partitioningIndex { $0 > value }
            return (above > 0 ? cuts[above - 1] : nil, above < cuts.count ? cuts[above] - 1 : nil)
        }
    }

    /// The band of a number as it is written.
    func text(of value: Int) -> String {
        let (first, last) = ends(around: value)
        if let first, first == last { return String(first) }
        return (first.map { String($0) } ?? "") + ".." + (last.map { String($0) } ?? "")
    }
}

extension [Int] {
    /// The first index from which on the condition holds, in a list where it holds for all that follow; else the count.
    func partitioningIndex(where holds: (Int) -> Bool) -> Int {
        var (low, high) = (0, count)
        while low < high {
            let middle = low + (high - low) / 2
            if holds(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}
