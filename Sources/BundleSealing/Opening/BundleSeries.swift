/// Bundles that carry one content too large for one container.
public enum BundleSeries {
    /// The bundles of one row in their order; throws `E_MANIFEST` for a gap, a repetition, or members that do not
    /// share sender, recipient, purpose, policy and kind. A single bundle outside any row is a row of its own.
    public static func inOrder(_ bundles: [VerifiedBundle]) throws(BundleFault) -> [VerifiedBundle] {
        guard let first = bundles.first else { throw BundleFault(.manifest, "no bundle", check: .manifest) }
        guard let series = first.manifest.series else {
            guard bundles.count == 1 else { throw fault("a bundle belongs to no series") }
            return bundles
        }
        guard bundles.count == series.count else { throw fault("\(bundles.count) of \(series.count) bundles") }
        for bundle in bundles {
            guard bundle.manifest.series?.id == series.id, bundle.manifest.series?.count == series.count,
                bundle.manifest.isOfOneRow(with: first.manifest)
            else { throw fault("bundles of several series") }
        }
        let ordered = bundles.sorted { ($0.manifest.series?.number ?? 0) < ($1.manifest.series?.number ?? 0) }
        guard ordered.compactMap(\.manifest.series?.number) == Array(1...series.count) else {
            throw fault("a bundle is missing or there twice")
        }
        return ordered
    }

    private static func fault(_ detail: String) -> BundleFault { BundleFault(.manifest, detail, check: .manifest) }
}

extension BundleManifest {
    fileprivate func isOfOneRow(with other: BundleManifest) -> Bool {
        sender.agency == other.sender.agency && recipient.agency == other.recipient.agency
            && purpose == other.purpose && policyDigest == other.policyDigest && kind == other.kind
    }
}
