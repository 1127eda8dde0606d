import CaseModel

/// The name of a bundle's file as `export` gives it: `<sender>-<recipient>-<date>-<12 hex>.asice`.
///
/// Whoever delivers a bundle may have named its file anything, also after the person; only this name is ever kept.
enum BundleFileName {
    /// What it ends with.
    static let suffix = ".asice"

    /// The name for a bundle. Identifiers hold ASCII alone; a `/` in one becomes `,`.
    static func of(sender: Identifier, recipient: Identifier, created: Instant, id: String) -> String {
        let name = "\(sender)-\(recipient)-\(created.date)-\(id.prefix(12))\(suffix)"
        return String(decoding: name.utf8.map { $0 == 0x2F ? 0x2C : $0 }, as: UTF8.self)
    }
}
