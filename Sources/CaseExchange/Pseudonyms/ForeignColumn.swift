import CaseModel
public import PersonalNumbers
import Pseudonymisation

/// A column of a table that somebody else made, which is said to hold pseudonyms: a sample of its cells, and what it is.
public struct ForeignColumn: Sendable {
    /// What is examined.
    public struct Order: Sendable {
        /// The table and its column.
        public let list: ListFile
        /// Columns of the same table whose cells may be salts.
        public let saltColumns: [String]
        /// Salts that may have been used, one a line of a file.
        public let saltFile: String?
        /// How many different cells are examined, 1 to 1,000.
        public let sample: Int
        /// The country of the numbers.
        public let country: Country
        /// How numbers are read.
        public let options: ParsingOptions

        /// Describes what is examined.
        public init(
            list: ListFile, saltColumns: [String], saltFile: String?, sample: Int, country: Country,
            options: ParsingOptions
        ) {
            (self.list, self.saltColumns, self.saltFile) = (list, saltColumns, saltFile)
            (self.sample, self.country, self.options) = (sample, country, options)
        }
    }

    /// What the cells are at first sight.
    public enum Nature: Sendable, Hashable {
        /// Most are valid personal numbers, hidden by nothing; how many.
        case numbers(Int)
        /// All are pseudonyms of this tool's form: their tags and key versions.
        case pseudonyms(tags: [String], versions: [Int])
        /// They may be digests; the lengths in bytes that they may have.
        case digests(lengths: [Int])
        /// Digests that are too short to tell a hit from chance.
        case shortDigests
        /// Neither.
        case other
    }

    /// How many cells are examined.
    public let count: Int
    /// What they are at first sight.
    public let nature: Nature
    let cells: [SchemeTrial.Cell]
    let salts: [[UInt8]]
    /// The columns whose cells may be salts.
    let saltNames: [String]

    /// Reads a sample: the first different cells that are not empty. Throws `pseudonym.empty-list` when there is none.
    public init(_ order: Order) throws {
        var (seen, sample): (Set<[UInt8]>, [(cell: [UInt8], row: [[UInt8]])]) = ([], [])
        do {
            try order.list.read(with: order.saltColumns, asOf: order.options.referenceDate) { record in
                let cell = record.cells[0]
                guard !cell.isEmpty, seen.insert(cell).inserted else { return }
                sample.append((cell, Array(record.cells.dropFirst())))
                if sample.count == order.sample { throw Enough() }
            }
        } catch is Enough {}
        guard !sample.isEmpty else { throw order.list.fault(.empty) }
        (count, saltNames) = (sample.count, order.saltColumns)
        cells = SchemeTrial.Cell.all(sample)
        nature = Self.nature(of: sample.map(\.cell), cells, order)
        salts = try order.saltFile.map { try Self.salts($0, asOf: order.options.referenceDate) } ?? []
    }

    /// Ends reading once the sample is full.
    private struct Enough: Error {}

    private static func nature(
        of sample: [[UInt8]], _ cells: [SchemeTrial.Cell], _ order: Order
    ) -> Nature {
        let pseudonyms = sample.compactMap {
            Pseudonym(parsing: $0)
        }
        if pseudonyms.count == sample.count {
            return .pseudonyms(
                tags: Set(pseudonyms.map(\.tag)).sorted(), versions: Set(pseudonyms.map(\.version)).sorted())
        }
        let numbers = sample.count { cell in
            (try? PersonalNumber(parsing: cell, country: order.country, options: order.options)) != nil
        }
        if numbers * 2 > sample.count { return .numbers(numbers) }
        let readings = cells.flatMap(\.readings)
        guard cells.count(where: { !$0.readings.isEmpty }) * 2 > cells.count else { return .other }
        let long = readings.filter { $0.bytes.count >= DigestText.fewestBytes }
        return long.isEmpty ? .shortDigests : .digests(lengths: Set(long.map(\.bytes.count)).sorted())
    }

    /// One salt a line; an empty line is none.
    private static func salts(_ path: String, asOf day: CivilDay) throws -> [[UInt8]] {
        var salts: [[UInt8]] = []
        let list = ListFile(path, column: nil)
        try list.read(asOf: day) { record in
            guard salts.count < 1000, record.cells[0].count <= 256 else {
                throw ColumnFault.tooMany(limit: 1000)
            }
            salts.append(record.cells[0])
        }
        guard !salts.isEmpty else { throw list.fault(.empty) }
        return salts
    }
}
