package import OpenSSLCrypto

/// Pseudonyms of one domain that are looked for among the codes of many numbers.
///
/// A small filter of bits tells at once that almost every code is none of them.
package struct SoughtPseudonyms: Sendable {
    /// The pseudonyms, distinct, in the order given.
    package let pseudonyms: [Pseudonym]
    /// The versions that occur, ascending.
    package let versions: [Int]
    private let places: [UInt64: [Int]]
    private var filter: [UInt64]

    private static let filterBits = 20

    /// Prepares looking for pseudonyms; one that is given twice counts once.
    package init(_ all: [Pseudonym]) {
        var seen: Set<Pseudonym> = []
        pseudonyms = all.filter { seen.insert($0).inserted }
        versions = Set(pseudonyms.map(\.version)).sorted()
        var places: [UInt64: [Int]] = [:]
        var filter = [UInt64](repeating: 0, count: 1 << (Self.filterBits - 6))
        for (index, pseudonym) in pseudonyms.enumerated() {
            places[pseudonym.leadingBits, default: []].append(index)
            let bit = Self.bit(of: pseudonym.leadingBits)
            filter[bit >> 6] |= 1 << UInt64(bit & 63)
        }
        (self.places, self.filter) = (places, filter)
    }

    /// Which of the pseudonyms has this code under a key of this version; nil for none.
    package func index(of code: SHA256Digest, version: Int) -> Int? {
        let leading = code.leadingWord >> 4
        let bit = Self.bit(of: leading)
        guard filter[bit >> 6] >> UInt64(bit & 63) & 1 == 1, let candidates = places[leading] else { return nil }
        return candidates.first { place in
            let sought = pseudonyms[place]
            return sought.version == version && Pseudonym(tag: sought.tag, version: version, code: code.bytes) == sought
        }
    }

    private static func bit(of leading: UInt64) -> Int { Int(truncatingIfNeeded: leading >> (60 - UInt64(filterBits))) }
}
