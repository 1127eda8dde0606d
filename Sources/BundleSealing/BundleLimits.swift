/// The limits of the format (docs/bundle-format.md, section 1); sizes in bytes.
public enum BundleLimits {
    /// The largest container: below what a ZIP without ZIP64 can say.
    public static let containerSize = 0xFFFF_FFFE
    /// The most content that a sender puts into one bundle: what else stands there, at most 9,994 segment envelopes and list
    /// entries with index and manifest, needs less than the rest of the container.
    public static let contentSize = containerSize - (64 << 20)
    /// The most payload segments of one bundle.
    public static let segments = 9_994
    /// The largest signature file.
    public static let signatureSize = 32 << 10
    /// The largest manifest.
    public static let manifestSize = 1 << 20
    /// The largest list of signed entries (`ASiCManifest001.xml`).
    public static let entryListSize = 4 << 20
    /// The largest sealed index, and so an upper bound for the index.
    public static let indexSize = 4 << 20
    /// The largest plaintext of one segment.
    public static let segmentSize = 64 << 20
    /// The plaintext of one segment unless the sender chooses otherwise.
    public static let defaultSegmentSize = 16 << 20
    /// The largest log entry.
    public static let logEntrySize = 1 << 20
    /// The most consent receipts of one bundle.
    public static let consents = 1_000
    /// The most approvals of one bundle.
    public static let approvals = 100
    /// The longest life of a bundle in seconds: 31 days.
    public static let lifetime: Int64 = 31 * 86_400
    /// How far clocks may differ, in seconds.
    public static let clockSkew: Int64 = 300
    /// The largest trust list.
    public static let trustListSize = 4 << 20
    /// The most agencies of one trust list.
    public static let agencies = 1_000
    /// The most outside authorities of one trust list.
    public static let authorities = 100
    /// The most certificates of one kind that an agency has in the trust list.
    public static let certificatesPerAgency = 16
}
