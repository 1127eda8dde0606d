public import OpenSSLCrypto

/// How a column is made coarser: a chain of levels, each nested in the next, of which the last is always `*`.
///
/// Level 0 is the finest one that the recipe names, and `*` stands one above the coarsest.
public enum Generaliser: Sendable, Hashable {
    /// The value itself.
    case identity
    /// `*` alone.
    case suppression
    /// Bands of whole numbers.
    case bands([NumericBand])
    /// The first characters of a code of printable ASCII; `length` is the number of characters it must have, where stated.
    case prefix(lengths: [Int], length: Int?)
    /// Days, months, quarters, years.
    case dates([DateGrain])
    /// A table that names the value of each level (`value;level1;level2;*`, as ARX writes it); level 0 is the value itself.
    case mapping(table: String, digest: SHA256Digest)

    /// The most levels that a chain may have.
    static let maximumLevels = 16

    /// The word in a recipe.
    var kind: String {
        switch self {
        case .identity: "identity"
        case .suppression: "suppress"
        case .bands: "band"
        case .prefix: "prefix"
        case .dates: "date"
        case .mapping: "mapping"
        }
    }

    /// How many levels there are with `*`; nil where only the table knows.
    var levelCount: Int? {
        switch self {
        case .identity: 2
        case .suppression: 1
        case .bands(let bands): bands.count + 1
        case .prefix(let lengths, _): lengths.count + 1
        case .dates(let grains): grains.count + 1
        case .mapping: nil
        }
    }
}
