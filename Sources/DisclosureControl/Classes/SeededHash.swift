/// Hashes bytes and words with secrets of this process, so that nobody who writes a table can make values that collide.
struct SeededHash: Sendable {
    // The standard library seeds its hasher once per process; nothing of it reaches a result.
    private static let secrets: (UInt64, UInt64) = {
        var words: [UInt64] = []
        for index in 0..<2 {
            var hasher = Hasher()
            hasher.combine(index)
            words.append(UInt64(truncatingIfNeeded: hasher.finalize()))
        }
        return (words[0], words[1] | 1)
    }()

    private let secrets = Self.secrets

    @inline(__always)
    func fold(_ state: UInt64, _ word: UInt64) -> UInt64 {
        let (high, low) = (state ^ word ^ secrets.0).multipliedFullWidth(by: secrets.1)
        return high ^ low
    }

    @inline(__always)
    func hash(_ bytes: Span<UInt8>) -> UInt64 {
        var state: UInt64 = 0
        var index = 0
        while index &+ 8 <= bytes.count {
            state = fold(state, bytes.word(at: index))
            index &+= 8
        }
        return fold(fold(state, bytes.lastWord), UInt64(bytes.count))
    }
}
