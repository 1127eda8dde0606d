/// A digest as words that two people can compare over the telephone: proquints, five letters for every 16 bits, most
/// significant first, each alternating consonant and vowel (D. S. Wilkerson, "A Proposal for Proquints", arXiv:0901.4016).
public enum FingerprintWords {
    private static let consonants = Array("bdfghjklmnprstvz")
    private static let vowels = Array("aiou")

    /// The words of the first bytes of a digest, separated by spaces: six words of 96 bits unless told otherwise, which
    /// nobody can hit by trying.
    public static func of(_ digest: [UInt8], words: Int = 6) -> String {
        let pairs = stride(from: 0, to: min(digest.count / 2, words) * 2, by: 2)
        return pairs.map { word(UInt16(digest[$0]) << 8 | UInt16(digest[$0 + 1])) }.joined(separator: " ")
    }

    private static func word(_ value: UInt16) -> String {
        let value = Int(value)
        return String([
            consonants[value >> 12 & 15], vowels[value >> 10 & 3], consonants[value >> 6 & 15], vowels[value >> 4 & 3],
            consonants[value & 15],
        ])
    }
}
