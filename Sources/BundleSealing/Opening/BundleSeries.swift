/// Bundles that carry one content too large for one container.
public enum BundleSeries {
    /// The bundles of one series in their order; throws `E_SERIES` for a gap, a repetition, or members that do not share
    /// all of their manifest but name, number and content. A single bundle outside any series is a series of its own.
    public static func inOrder(_ bundles: [VerifiedBundle]) throws(BundleFault) -> [VerifiedBundle] {
        guard let first = bundles.first else { throw fault("no bundle") }
        guard let series = first.manifest.series else {
            guard bundles.count == 1 else { throw fault("a bundle belongs to no series") }
            return bundles
        }
        for bundle in bundles {
            guard bundle.manifest.isOfOneSeries(with: first.manifest), bundle.signingTime == first.signingTime else {
                throw fault("bundles of several series")
            }
        }
        let ordered = bundles.sorted { ($0.manifest.series?.number ?? 0) < ($1.manifest.series?.number ?? 0) }
        let numbers = ordered.compactMap(\.manifest.series?.number)
        guard numbers == Array(1...series.count) else {
            throw fault(gap(in: numbers, of: series.count))
        }
        return ordered
    }

    /// What is not as it must be with these numbers, sorted.
    private static func gap(in numbers: [Int], of count: Int) -> String {
        let there = Set(numbers)
        let missing = (1...count).filter { !there.contains($0) }
        guard there.count == numbers.count, !missing.isEmpty else { return "one is there twice" }
        let shown = missing.prefix(8).map(String.init).joined(separator: ", ")
        let more = missing.count > 8 ? " and \(missing.count - 8) more" : ""
        let names = missing.count == 1 ? "number \(shown) is" : "numbers \(shown)\(more) are"
        return "\(names) missing of \(count), which open together only"
    }

    private static func fault(_ detail: String) -> BundleFault {
        BundleFault(.series, detail)
    }
}

extension BundleManifest {
    fileprivate func isOfOneSeries(with other: BundleManifest) -> Bool {
        series?.id == other.series?.id && series?.count == other.series?.count && kind == other.kind
            && suiteName == other.suiteName && created == other.created && expires == other.expires
            && sender == other.sender && recipient == other.recipient && purpose == other.purpose
            && policyDigest == other.policyDigest
    }
}
