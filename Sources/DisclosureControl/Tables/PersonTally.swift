/// Counts persons into a table: each once, in one cell, however many records there are of them.
///
/// The unit is the person, as a pseudonym names it: counting records would hide that five records are one person's.
public struct PersonTally: Sendable {
    /// The labels of the rows.
    public let rows: [String]
    /// The labels of the columns.
    public let columns: [String]

    private let rowPlaces: [String: Int]
    private let columnPlaces: [String: Int]
    private var cells: [String: TableCell] = [:]

    /// An empty tally over these categories; throws what `FrequencyTable` throws for labels.
    public init(rows: [String], columns: [String]) throws(TableError) {
        let empty = [[Int]](repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
        _ = try FrequencyTable(rows: rows, columns: columns, counts: empty)
        self.rows = rows
        self.columns = columns
        rowPlaces = Dictionary(uniqueKeysWithValues: zip(rows, rows.indices))
        columnPlaces = Dictionary(uniqueKeysWithValues: zip(columns, columns.indices))
    }

    /// Counts a person in a cell; a further record of the same person there counts nothing.
    ///
    /// Throws `unknownLabel`, and `personInTwoCells` where the person stands in another cell already.
    public mutating func add(pseudonym: String, row: String, column: String) throws(TableError) {
        guard let rowPlace = rowPlaces[row] else { throw .unknownLabel(row) }
        guard let columnPlace = columnPlaces[column] else { throw .unknownLabel(column) }
        let cell = TableCell(row: rowPlace, column: columnPlace)
        if let earlier = cells[pseudonym] {
            guard earlier == cell else { throw .personInTwoCells }
            return
        }
        guard cells.count < FrequencyTable.personLimit else {
            throw .tooManyPersons(limit: FrequencyTable.personLimit)
        }
        cells[pseudonym] = cell
    }

    /// The counts so far.
    public func table() throws(TableError) -> FrequencyTable {
        var counts = [[Int]](repeating: [Int](repeating: 0, count: columns.count), count: rows.count)
        for cell in cells.values { counts[cell.row][cell.column] += 1 }
        return try FrequencyTable(rows: rows, columns: columns, counts: counts)
    }

    /// The counts so far with the key of each cell, for cell-key perturbation.
    public func keyedTable(_ keys: borrowing RecordKeys) throws(TableError) -> KeyedTable {
        var sums = [[UInt32]](repeating: [UInt32](repeating: 0, count: columns.count), count: rows.count)
        for (pseudonym, cell) in cells { sums[cell.row][cell.column] &+= try keys.recordKey(of: pseudonym) }
        return try KeyedTable(table: table(), cellKeys: sums)
    }
}
