public import OpenSSLCrypto

/// Gives each person the record key of cell-key perturbation.
///
/// The first four bytes, big-endian, of HMAC-SHA-256(key, `rkey/v1` 0x00 pseudonym), the pseudonym as its text in UTF-8.
/// Agencies that share a project key and pseudonyms get the same keys without a database, and so the same perturbations.
/// Source: docs/disclosure-control-tables.md, "Cell keys". One value serves one worker at a time.
public struct RecordKeys: ~Copyable {
    /// The length of a key in bytes.
    public static let keyCount = 32

    private let mac: HMACSHA256

    /// Keys the MAC. Throws `keyLength` unless the key has `keyCount` bytes, and `cryptography`.
    public init(key: borrowing SecretBytes) throws(TableError) {
        guard key.count == Self.keyCount else { throw .keyLength(expected: Self.keyCount, actual: key.count) }
        do throws(OpenSSLError) { mac = try HMACSHA256(key: key) } catch { throw .cryptography(error) }
    }

    /// The key of the person that a pseudonym names.
    public borrowing func recordKey(of pseudonym: String) throws(TableError) -> UInt32 {
        let code: SHA256Digest
        do throws(OpenSSLError) { code = try mac.authenticate(Array("rkey/v1\0\(pseudonym)".utf8)) } catch {
            throw .cryptography(error)
        }
        return code.bytes.prefix(4).reduce(0) { $0 << 8 | UInt32($1) }
    }
}

/// A table of counts with the key of each inner cell: the sum of its persons' record keys, modulo 2^32.
public struct KeyedTable: Sendable, Hashable {
    /// The true counts.
    public let table: FrequencyTable
    /// The keys of the inner cells, row by row.
    public let cellKeys: [[UInt32]]

    /// A table with keys of the same shape. Throws `rowCount` or `raggedRow`.
    public init(table: FrequencyTable, cellKeys: [[UInt32]]) throws(TableError) {
        guard cellKeys.count == table.rows.count else {
            throw .rowCount(expected: table.rows.count, actual: cellKeys.count)
        }
        for (row, line) in cellKeys.enumerated() where line.count != table.columns.count {
            throw .raggedRow(row: row, expected: table.columns.count, actual: line.count)
        }
        self.table = table
        self.cellKeys = cellKeys
    }

    /// The key of a cell, totals included; that of a total is the sum of its parts', for it counts their persons.
    func key(of cell: TableCell) -> UInt32 {
        let rows = cell.row == table.rows.count ? Array(table.rows.indices) : [cell.row]
        let columns = cell.column == table.columns.count ? Array(table.columns.indices) : [cell.column]
        return rows.reduce(0) { sum, row in columns.reduce(sum) { $0 &+ cellKeys[row][$1] } }
    }
}
