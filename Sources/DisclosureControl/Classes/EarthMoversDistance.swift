/// The earth mover's distance between the values of a class and those of the released file, in whole numbers until the last
/// division, so that order and rounding change nothing.
///
/// Categorical: ½ Σ |q − p|. Ordered: 1/(m − 1) Σ |Σ≤ (q − p)| over the m values of the file in their order, 0 where m = 1.
/// Source: Li, Li, Venkatasubramanian, "t-Closeness" (ICDE 2007), section 4.
struct EarthMoversDistance: Sendable {
    /// A distance as a ratio: the numerator over `own` times `scale`, where the scale is the same for all classes of a file.
    struct Ratio: Sendable, Hashable {
        var numerator: Int128 = 0
        var own: Int128 = 1
        var scale: Int128 = 1

        // With at most 2³¹ rows, values and ranks no product below reaches 2¹²⁷.
        var value: Double { Double(numerator) / Double(own * scale) }
        var millionths: Millionths { Millionths(roundingUp: numerator, over: own * scale) }

        /// Whether it is at most a number of millionths.
        func isAtMost(_ limit: Millionths) -> Bool { numerator * 1_000_000 <= Int128(limit.count) * own * scale }

        /// Whether it is smaller than the distance of another class of the same file.
        func isBelow(_ other: Ratio) -> Bool { numerator * other.own < other.numerator * own }
    }

    private let isOrdered: Bool
    /// The count of each rank in the file.
    private let totals: [Int]
    private let total: Int128
    /// Of each rank: its place among the ranks that are there.
    private let places: [Int]
    /// Up to each place: the counts of the file, and the sum of these sums before it.
    private let cumulative: [Int128]
    private let sums: [Int128]

    init(totals: [Int], isOrdered: Bool) {
        self.isOrdered = isOrdered
        self.totals = totals
        total = Int128(totals.reduce(0, +))
        var places = Array(repeating: 0, count: isOrdered ? totals.count : 0)
        var cumulative: [Int128] = []
        var sums: [Int128] = [0]
        if isOrdered {
            for rank in totals.indices {
                places[rank] = cumulative.count
                guard totals[rank] > 0 else { continue }
                cumulative.append((cumulative.last ?? 0) + Int128(totals[rank]))
                sums.append((sums.last ?? 0) + (cumulative.last ?? 0))
            }
        }
        (self.places, self.cumulative, self.sums) = (places, cumulative, sums)
    }

    /// The distance of a class, whose ranks rise; cells without a count are passed over.
    func distance(ranks: ArraySlice<Int>, counts: ArraySlice<Int>) -> Ratio {
        let own = Int128(counts.reduce(0, +))
        guard own > 0, total > 0 else { return Ratio() }
        return isOrdered ? ordered(ranks, counts, own) : categorical(ranks, counts, own)
    }

    private func categorical(_ ranks: ArraySlice<Int>, _ counts: ArraySlice<Int>, _ own: Int128) -> Ratio {
        var sum: Int128 = 0
        var elsewhere = total
        for (rank, count) in zip(ranks, counts) where count > 0 {
            let inFile = Int128(totals[rank])
            sum += Int128((Int128(count) * total - inFile * own).magnitude)
            elsewhere -= inFile
        }
        return Ratio(numerator: sum + elsewhere * own, own: own, scale: 2 * total)
    }

    private func ordered(_ ranks: ArraySlice<Int>, _ counts: ArraySlice<Int>, _ own: Int128) -> Ratio {
        guard cumulative.count > 1 else { return Ratio() }
        var sum: Int128 = 0
        var reached: Int128 = 0
        var start = 0
        for (rank, count) in zip(ranks, counts) where count > 0 {
            sum += span(start..<places[rank], reached * total, own)
            reached += Int128(count)
            start = places[rank]
        }
        sum += span(start..<cumulative.count, reached * total, own)
        return Ratio(numerator: sum, own: own, scale: Int128(cumulative.count - 1) * total)
    }

    /// Σ |level − own · cumulative| over places. The cumulative counts rise, so one search finds where the sign turns.
    private func span(_ range: Range<Int>, _ level: Int128, _ own: Int128) -> Int128 {
        var (low, high) = (range.lowerBound, range.upperBound)
        while low < high {
            let middle = low + (high - low) / 2
            if cumulative[middle] * own >= level { high = middle } else { low = middle + 1 }
        }
        let below = level * Int128(low - range.lowerBound) - own * (sums[low] - sums[range.lowerBound])
        let above = own * (sums[range.upperBound] - sums[low]) - level * Int128(range.upperBound - low)
        return below + above
    }
}
