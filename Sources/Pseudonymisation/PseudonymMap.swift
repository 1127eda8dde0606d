internal import CaseModel

/// Which pseudonym a person has under a newer version of a domain's key: pairs of the old one and the new one.
///
/// It names nobody and holds no personal number. All old pseudonyms have one version, all new ones a later one, and all
/// one tag; no old one stands twice, and no two lead to one new one. Written, it is the line `old,new` and then one line
/// for each pair, in the order of the old pseudonyms' bytes, so that the order says nothing; every line ends with LF.
public struct PseudonymMap: Sendable {
    /// The tag of the domain.
    public let tag: String
    /// The version of the old pseudonyms.
    public let oldVersion: Int
    /// The version of the new ones, later than the old.
    public let newVersion: Int
    private let pairs: [Pseudonym: Pseudonym]

    /// The most pairs: 4,194,304.
    public static let limit = 1 << 22
    /// The most bytes of a written map.
    public static let maximumBytes = 8 + limit * 90

    /// How many pairs it has.
    public var count: Int { pairs.count }

    /// Makes a map of pairs; throws what a reader would refuse.
    public init(_ pairs: [(old: Pseudonym, new: Pseudonym)]) throws(PseudonymMapFault) {
        guard let first = pairs.first else { throw PseudonymMapFault(.empty, line: 2) }
        guard pairs.count <= Self.limit else { throw PseudonymMapFault(.tooLarge, line: Self.limit + 2) }
        (tag, oldVersion, newVersion) = (first.old.tag, first.old.version, first.new.version)
        guard newVersion > oldVersion else { throw PseudonymMapFault(.versions, line: 2) }
        var map: [Pseudonym: Pseudonym] = [:]
        var news: Set<Pseudonym> = []
        map.reserveCapacity(pairs.count)
        news.reserveCapacity(pairs.count)
        for (index, pair) in pairs.enumerated() {
            let line = index + 2
            guard pair.old.tag == tag, pair.new.tag == tag else { throw PseudonymMapFault(.domains, line: line) }
            guard pair.old.version == oldVersion, pair.new.version == newVersion else {
                throw PseudonymMapFault(.versions, line: line)
            }
            guard map.updateValue(pair.new, forKey: pair.old) == nil else {
                throw PseudonymMapFault(.repeatedOld, line: line)
            }
            guard news.insert(pair.new).inserted else { throw PseudonymMapFault(.repeatedNew, line: line) }
        }
        self.pairs = map
    }

    /// Reads a written map: its one form, every checksum verified.
    public init(parsing bytes: [UInt8]) throws(PseudonymMapFault) {
        guard bytes.count <= Self.maximumBytes else { throw PseudonymMapFault(.tooLarge, line: 1) }
        guard bytes.last == 0x0A else { throw PseudonymMapFault(.form, line: 1) }
        let lines = bytes.dropLast().split(separator: 0x0A, omittingEmptySubsequences: false)
        guard lines.first.map({ Array($0) }) == Self.heading else { throw PseudonymMapFault(.form, line: 1) }
        var pairs: [(old: Pseudonym, new: Pseudonym)] = []
        pairs.reserveCapacity(lines.count)
        var previous: ArraySlice<UInt8> = []
        for (index, line) in lines.dropFirst().enumerated() {
            let cells = line.split(separator: UInt8(ascii: ","), omittingEmptySubsequences: false)
            guard cells.count == 2 else { throw PseudonymMapFault(.form, line: index + 2) }
            guard let old = Pseudonym(parsing: cells[0]),
                let new = Pseudonym(parsing: cells[1])
            else { throw PseudonymMapFault(.pseudonym, line: index + 2) }
            pairs.append((old, new))
            guard !cells[0].lexicographicallyPrecedes(previous) else {
                throw PseudonymMapFault(.order, line: index + 2)
            }
            previous = cells[0]
        }
        try self.init(pairs)
    }

    private static let heading = Array("old,new".utf8)

    /// The written map.
    public var bytes: [UInt8] {
        var lines = pairs.map { pair in
            var line: [UInt8] = []
            pair.key.append(to: &line)
            line.append(UInt8(ascii: ","))
            pair.value.append(to: &line)
            line.append(0x0A)
            return line
        }
        lines.sort { $0.lexicographicallyPrecedes($1) }
        return Self.heading + [0x0A] + lines.joined()
    }

    /// What a pseudonym of the domain becomes.
    public enum Answer: Sendable, Hashable {
        /// The new pseudonym of an old one.
        case migrated(Pseudonym)
        /// It has the new version already.
        case isNew
        /// The map does not have it.
        case notCovered
    }

    /// Looks up a pseudonym; nil when it is of another domain.
    public func answer(for pseudonym: Pseudonym) -> Answer? {
        guard pseudonym.tag == tag else { return nil }
        if pseudonym.version == newVersion { return .isNew }
        return pairs[pseudonym].map { .migrated($0) } ?? .notCovered
    }
}

extension PseudonymMap: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// Tag, versions and count.
    public var description: String { "map of \(tag), version \(oldVersion) to \(newVersion), \(count) pairs" }
    /// The same.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
