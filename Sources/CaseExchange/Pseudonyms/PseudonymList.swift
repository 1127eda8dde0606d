import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// The pseudonyms that a re-identification is asked for: distinct, all of one domain.
struct PseudonymList: Sendable {
    /// In the order of the list.
    let pseudonyms: [Pseudonym]

    /// Reads a list, at most `limit` different values; every one must be a pseudonym with the tag. Throws `pseudonym.*` with
    /// the line.
    init(_ list: ListFile, tag: String, limit: Int, asOf day: CivilDay) throws {
        var (seen, found): (Set<Pseudonym>, [Pseudonym]) = ([], [])
        try list.read(asOf: day) { record in
            let pseudonym = try Self.pseudonym(in: record)
            guard pseudonym.tag == tag else { throw ColumnFault.otherDomain(expected: tag, at: record.place) }
            guard seen.insert(pseudonym).inserted else { return }
            guard found.count < limit else { throw ColumnFault.tooMany(limit: limit) }
            found.append(pseudonym)
        }
        guard !found.isEmpty else { throw list.fault(.empty) }
        pseudonyms = found
    }

    /// Reads the pseudonym of a record.
    static func pseudonym(in record: ColumnStream.Record) throws(ColumnFault) -> Pseudonym {
        guard let pseudonym = Pseudonym(parsing: record.cells[0]) else { throw .notAPseudonym(record.place) }
        return pseudonym
    }

    /// The versions of the key that they were made with.
    var versions: [Int] { Set(pseudonyms.map(\.version)).sorted() }

    /// SHA-256 of the pseudonyms, sorted, a line feed behind each.
    func digest() throws -> SHA256Digest {
        var hash = try SHA256()
        for text in pseudonyms.map(\.text).sorted() { hash.update(Array((text + "\n").utf8)) }
        return try hash.finalize()
    }
}
