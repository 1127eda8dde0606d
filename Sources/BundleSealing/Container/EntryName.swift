/// The names of the container's entries (docs/bundle-format.md, section 1).
enum EntryName {
    static let mediaType = "mimetype"
    static let index = "index.p7m"
    static let manifest = "manifest.json"
    /// The reserved log entries, in their order.
    static let log = ["log-leaf.json", "log-proof.txt", "log-gossip.txt"]
    static let entryList = "META-INF/ASiCManifest001.xml"
    static let signature = "META-INF/signature001.p7s"

    /// The content of `mimetype`.
    static let mediaTypeContent = Array("application/vnd.etsi.asic-e+zip".utf8)

    /// `payload-00001.p7m` for segment 1.
    static func payload(_ number: Int) -> String {
        let digits = String(number)
        return "payload-" + String(repeating: "0", count: max(0, 5 - digits.count)) + digits + ".p7m"
    }
}
