public import CaseModel
import DisclosureControl
import PersonalNumbers
import Pseudonymisation

/// Joins extracts of several agencies on their pseudonyms: one row a person, with the columns of each.
///
/// A full outer join: what an extract does not have of a person is `*`. A person with several rows in one extract has as many
/// in the result. The rows are held in memory.
public struct ExtractLinking: Sendable {
    /// A table to be joined.
    public struct Table: Sendable, Hashable {
        /// What its columns begin with in the result, before a dot.
        public let label: Identifier
        /// The file.
        public let path: String
        /// The column of pseudonyms.
        public let column: String

        /// Names a table: a CSV file, or the folder of an extract that was opened, whose recipe names the column.
        ///
        /// - Parameter column: the column of pseudonyms of a file.
        public init(_ path: String, label: Identifier, column: String?) throws {
            self.label = label
            let data = try TabulatedData(path, person: column)
            (self.path, self.column) = (data.path, data.person)
        }
    }

    /// How much of each other the tables cover.
    public struct Coverage: Sendable, Hashable {
        /// One table.
        public struct Part: Sendable, Hashable {
            /// Its label.
            public let label: Identifier
            /// Its rows.
            public let rows: Int
            /// Its persons.
            public let persons: Int
            /// Those of them that no other table has.
            public let alone: Int
        }

        /// How many persons two tables share.
        public struct Pair: Sendable, Hashable {
            /// The one.
            public let first: Identifier
            /// The other.
            public let second: Identifier
            /// The persons in both.
            public let persons: Int
        }

        /// The tables in their order.
        public let parts: [Part]
        /// Every two of them.
        public let pairs: [Pair]
        /// The persons in at least one.
        public let persons: Int
        /// The persons in all.
        public let inAll: Int
        /// The rows that were written.
        public let rows: Int
        /// The tag of the pseudonyms and the version of their key.
        public let domainTag: String
        /// The version of the key.
        public let keyVersion: Int
    }

    /// The most rows of all tables.
    public static let maximumRows = 20_000_000
    /// The most tables.
    public static let maximumTables = 20

    private let effect: Effect

    /// Prepares joins.
    public init(effect: Effect) { self.effect = effect }

    /// Joins tables into a file, which appears whole, sorted by pseudonym; its first column is named as the first table's.
    public func run(
        _ tables: [Table], to target: String, ifExisting existing: ExistingFile, at instant: Instant
    ) throws -> Coverage {
        guard (2...Self.maximumTables).contains(tables.count) else { throw ExtractFault.tooLarge("tables") }
        if existing == .keep, try InputFile.exists(target) { throw FileFault("create", target, .exists) }
        let day = try CivilDay.ofReference(instant)
        var read: [ReadTable] = []
        var rows = 0
        for table in tables {
            let next = try ReadTable(table, asOf: day, limit: Self.maximumRows - rows)
            rows += next.rows
            if let first = read.first, (first.tag, first.version) != (next.tag, next.version) {
                throw ExtractFault.unlinkable(first: tables[0].path, other: table.path)
            }
            read.append(next)
        }
        let output = try DurableFile(in: FilePath.folder(of: target), fallback: .refuse)
        let coverage = try join(read, labels: tables.map(\.label), column: tables[0].column, into: output)
        try output.commit(as: target, ifExisting: existing, effect: effect)
        return coverage
    }

    private func join(
        _ tables: [ReadTable], labels: [Identifier], column: String, into output: DurableFile
    ) throws -> Coverage {
        let persons = Set(tables.flatMap(\.lines.keys)).sorted { $0.lexicographicallyPrecedes($1) }
        var bytes = header(tables, labels: labels, column: column)
        var (rows, inAll) = (0, 0)
        var alone = Array(repeating: 0, count: tables.count)
        var shared: [[Int]] = tables.map { _ in tables.map { _ in 0 } }
        for person in persons {
            let present = tables.indices.filter { tables[$0].lines[person] != nil }
            if present.count == tables.count { inAll += 1 }
            if present.count == 1 { alone[present[0]] += 1 }
            for first in present { for second in present where second > first { shared[first][second] += 1 } }
            let several = present.filter { tables[$0].lines[person, default: []].count > 1 }
            guard several.count < 2 else {
                throw ExtractFault.severalRows(tables: several.prefix(2).map { labels[$0].text })
            }
            let repeated = several.first
            for place in 0..<(repeated.map { tables[$0].lines[person, default: []].count } ?? 1) {
                bytes += quoted(person)
                for (index, table) in tables.enumerated() where table.width > 0 {
                    bytes.append(UInt8(ascii: ","))
                    bytes += table.lines[person].map { $0[index == repeated ? place : 0] } ?? table.missing
                }
                bytes.append(0x0A)
                rows += 1
            }
            if bytes.count > 1 << 18 {
                try output.write(bytes)
                bytes.removeAll(keepingCapacity: true)
            }
        }
        try output.write(bytes)
        var pairs: [Coverage.Pair] = []
        for first in tables.indices {
            for second in tables.indices where second > first {
                pairs.append(
                    .init(first: labels[first], second: labels[second], persons: shared[first][second]))
            }
        }
        return Coverage(
            parts: tables.indices.map { index in
                .init(
                    label: labels[index], rows: tables[index].rows, persons: tables[index].lines.count,
                    alone: alone[index])
            }, pairs: pairs, persons: persons.count, inAll: inAll, rows: rows, domainTag: tables[0].tag,
            keyVersion: tables[0].version)
    }

    private func header(_ tables: [ReadTable], labels: [Identifier], column: String) -> [UInt8] {
        var bytes = quoted(Array(column.utf8))
        for (table, label) in zip(tables, labels) {
            for name in table.columns {
                bytes.append(UInt8(ascii: ","))
                bytes += quoted(Array("\(label).\(name)".utf8))
            }
        }
        return bytes + [0x0A]
    }
}

/// The cell in quotes, each of its own doubled.
private func quoted(_ cell: [UInt8]) -> [UInt8] {
    var bytes = [UInt8(ascii: "\"")]
    for byte in cell {
        if byte == UInt8(ascii: "\"") { bytes.append(byte) }
        bytes.append(byte)
    }
    bytes.append(UInt8(ascii: "\""))
    return bytes
}

/// A table to be joined, in memory: what stands beside the pseudonym, as it will be written.
private struct ReadTable {
    var columns: [String] = []
    var lines: [[UInt8]: [[UInt8]]] = [:]
    var rows = 0
    let tag: String
    let version: Int

    var width: Int { columns.count }
    /// What stands where the table does not have the person.
    var missing: [UInt8] { Array(columns.map { _ in "\"*\"" }.joined(separator: ",").utf8) }

    init(_ table: ExtractLinking.Table, asOf day: CivilDay, limit: Int) throws {
        var columns: [String] = []
        var lines: [[UInt8]: [[UInt8]]] = [:]
        var rows = 0
        var pseudonym = 0
        var check = PseudonymColumnCheck()
        try RowTable(table.path, format: .delimited(.detected)).read(asOf: day) { names in
            guard let place = names.firstIndex(of: table.column) else {
                throw ExtractFault.noPseudonymColumn(column: table.column, table: table.path)
            }
            pseudonym = place
            columns = names
            columns.remove(at: place)
        } row: { bytes, ends in
            guard rows < limit else { throw ExtractFault.tooLarge("rows") }
            rows += 1
            var person: [UInt8] = []
            var line: [UInt8] = []
            for index in ends.indices {
                let cell = bytes.extracting(RowCells.range(index, ends)).copied
                if index == pseudonym {
                    person = cell
                } else {
                    if !line.isEmpty { line.append(UInt8(ascii: ",")) }
                    line += quoted(cell)
                }
            }
            try check.take(person.span)
            lines[person, default: []].append(line)
        }
        guard rows > 0 else { throw FailureInFile(ExtractError.noRows, file: table.path) }
        guard let tag = check.tag, let version = check.version else {
            throw ExtractFault.foreignPseudonyms(table.path)
        }
        // The order of rows of one person says nothing.
        for person in lines.keys { lines[person]?.sort { $0.lexicographicallyPrecedes($1) } }
        (self.columns, self.lines, self.rows, self.tag, self.version) = (columns, lines, rows, tag, version)
    }
}
