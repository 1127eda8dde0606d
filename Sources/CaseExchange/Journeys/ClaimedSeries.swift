import BundleSealing
import CaseModel

/// Which of the given files say that they belong to one series. Nothing of it is verified: it decides only what is tried
/// together.
public enum ClaimedSeries {
    /// Files that belong together, and for a series the place that the first of them says it has there.
    struct Group {
        var paths: [String]
        let series: BundleManifest.Series?
    }

    /// Groups files by series; a group stands where the first of its files stood, sorted by number. What is in no series, or
    /// cannot be read, is a group of its own.
    static func grouped(_ paths: [String]) -> [Group] {
        var (groups, places): ([[(path: String, series: BundleManifest.Series?)]], [BundleID: Int]) = ([], [:])
        for path in paths {
            let series = series(of: path)
            if let series, let place = places[series.id] {
                groups[place].append((path, series))
            } else {
                if let series { places[series.id] = groups.count }
                groups.append([(path, series)])
            }
        }
        return groups.map { group in
            let sorted = group.sorted { ($0.series?.number ?? 0) < ($1.series?.number ?? 0) }
            return Group(paths: sorted.map(\.path), series: sorted[0].series)
        }
    }

    /// Whether several files are the bundles of one series, be it complete or not.
    public static func isOne(_ paths: [String]) -> Bool {
        paths.count > 1 && grouped(paths).count == 1
    }

    private static func series(of path: String) -> BundleManifest.Series? {
        guard let file = try? OpenedFile(path) else { return nil }
        return UnverifiedBundle.claimedSeries(of: file)
    }
}
