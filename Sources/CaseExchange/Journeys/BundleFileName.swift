import BundleSealing
import CaseModel

/// The name of a bundle's file as `export` gives it: `<sender>-<recipient>-<date>-<12 hex>.asice`, and for one of a series
/// `<sender>-<recipient>-<date>-<12 hex of the series>-<number>of<count>.asice`.
///
/// Whoever delivers a bundle may have named its file anything, also after the person; only this name is ever kept.
enum BundleFileName {
    /// What it ends with.
    static let suffix = ".asice"

    /// The name for a bundle. Identifiers hold ASCII alone; a `/` in one becomes `,`.
    static func of(_ manifest: BundleManifest) -> String {
        let series = manifest.series
        let id = (series?.id ?? manifest.bundleID).hex.prefix(12)
        let place = series.map { "-\($0.number)of\($0.count)" } ?? ""
        let name =
            "\(manifest.sender.agency)-\(manifest.recipient.agency)-\(manifest.created.date)-\(id)\(place)\(suffix)"
        return String(decoding: name.utf8.map { $0 == 0x2F ? 0x2C : $0 }, as: UTF8.self)
    }

    /// A name without suffix, also without the place in a series that it may end with: `-<number>of<count>`.
    static func withoutPlace(_ stem: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
        var rest = stem
        guard rest.dropDigits(), rest.popLast() == UInt8(ascii: "f"), rest.popLast() == UInt8(ascii: "o"),
            rest.dropDigits(), rest.popLast() == UInt8(ascii: "-")
        else { return stem }
        return rest
    }
}

extension ArraySlice<UInt8> {
    /// Drops the one to four digits at the end; false when there are none, or more.
    fileprivate mutating func dropDigits() -> Bool {
        let digits = reversed().prefix { (0x30...0x39).contains($0) }.count
        removeLast(digits)
        return (1...4).contains(digits)
    }
}
