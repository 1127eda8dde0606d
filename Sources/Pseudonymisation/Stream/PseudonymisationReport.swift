public import CaseModel
public import OpenSSLCrypto
public import PersonalNumbers

/// What a run did: counts, places and hashes, nothing about a person. It travels with the output.
public struct PseudonymisationReport: Sendable, Hashable {
    /// What became of one replaced column.
    public struct Column: Sendable, Hashable {
        /// The name, as it was given.
        public let name: String
        /// The country of its numbers.
        public let country: Country
        /// The domain of its pseudonyms.
        public let domain: Identifier
        /// The version of the key.
        public let keyVersion: Int
        /// What tells the key from others without telling the key: `PseudonymKey.identifier`.
        public let keyIdentifier: String
        /// The cells that were replaced.
        public let replaced: Int
        /// How many different ones they became.
        public let distinct: Int
        /// Whether `distinct` is exact; beyond `DistinctCount.exactLimit` it is an estimate with a standard error of 0.81 %.
        public let isDistinctExact: Bool
        /// Whether different numbers always became different pseudonyms; nil where that was not counted to the end.
        public let isInjective: Bool?

        /// The cells that repeat one before them.
        public var duplicates: Int { replaced - min(distinct, replaced) }
    }

    /// A row that was set aside: where, and the word for why.
    public struct Rejection: Sendable, Hashable {
        /// Where its cell stands.
        public let place: CellPlace
        /// The reason, such as `check`.
        public let reason: String
    }

    /// How numbers are brought into the form that is coded: the first word of every message.
    public static let canonicaliserVersion = "pid1"
    /// The most rejections that are listed one by one.
    public static let listedRejections = 1000

    /// The columns that were replaced.
    public internal(set) var columns: [Column] = []
    /// The columns that were not scanned, as they were named.
    public let freeColumns: [String]
    /// The countries whose numbers were looked for in every other column.
    public let scannedCountries: [Country]
    /// The records behind the header, with those that were set aside.
    public internal(set) var rows = 0
    /// The rows that were set aside, by reason.
    public internal(set) var rejectedByReason: [String: Int] = [:]
    /// The first of them.
    public internal(set) var rejections: [Rejection] = []
    /// The bytes read.
    public internal(set) var inputCount = 0
    /// The bytes written.
    public internal(set) var outputCount = 0
    /// SHA-256 of all bytes read.
    public internal(set) var inputSHA256: SHA256Digest
    /// SHA-256 of all bytes written.
    public internal(set) var outputSHA256: SHA256Digest

    /// The rows that were set aside.
    public var rejected: Int { rejectedByReason.values.reduce(0, +) }
    /// The cells that were replaced.
    public var replaced: Int { columns.reduce(0) { $0 + $1.replaced } }
}
