package import OpenSSLCrypto

/// How somebody may have made digests of personal numbers without a key: everybody who guesses it can reverse them all.
package struct WeakScheme: Sendable, Hashable {
    /// What is hashed along with the number.
    package enum Salt: Sendable, Hashable {
        /// Nothing.
        case none
        /// The same for all cells; `origin` says in words where it comes from.
        case fixed([UInt8], origin: String)
        /// Another cell of the same row, by the column's place among those given.
        case column(Int)
    }

    /// On which side of the number the salt stands.
    package enum Side: String, Sendable, Hashable, CaseIterable {
        case before
        case behind
    }

    /// The digest.
    package let algorithm: DigestAlgorithm
    /// How the number is written.
    package let spelling: NumberSpelling
    /// What is hashed along with it.
    package let salt: Salt
    /// Where that stands.
    package let side: Side

    /// Describes a scheme.
    package init(_ algorithm: DigestAlgorithm, of spelling: NumberSpelling, salt: Salt = .none, _ side: Side = .before)
    {
        (self.algorithm, self.spelling, self.salt, self.side) = (algorithm, spelling, salt, side)
    }

    /// Salts that people choose. None of them keeps anybody from trying it.
    package static let commonSalts = [
        "salt", "Salt", "SALT", "pepper", "secret", "hemlig", "hemmelig", "password", "lösenord", "key", "nyckel",
        "test",
        "hash", "pnr", "personnummer", "cpr", "ssn", "id", "1", "123", "1234", "12345", "123456", "abc", "0", "2024",
        "2025", "2026",
    ]

    /// Every salt of one or two digits or letters.
    package static var shortSalts: [[UInt8]] {
        let signs = Array("0123456789abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ".utf8)
        return signs.map { [$0] } + signs.flatMap { first in signs.map { [first, $0] } }
    }

    /// Appends what is hashed for a canonical number in a row.
    ///
    /// - Parameter row: the cells that `Salt.column` counts.
    func append(_ number: Span<UInt8>, row: [[UInt8]], to message: inout [UInt8]) {
        let extra: [UInt8] =
            switch salt {
            case .none: []
            case .fixed(let bytes, _): bytes
            case .column(let place): place < row.count ? row[place] : []
            }
        if side == .before { message.append(contentsOf: extra) }
        spelling.append(number, to: &message)
        if side == .behind { message.append(contentsOf: extra) }
    }

    /// Whether every row has its own salt.
    var isSaltedByRow: Bool { if case .column = salt { true } else { false } }
}
