public import CaseModel
import OpenSSLCrypto
import Pseudonymisation

/// A list of values in a file: one a line, or a column of a CSV table.
public struct ListFile: Sendable {
    /// The path, or `-` for standard input.
    public let path: String
    /// The column by its header; nil for one value a line.
    public let column: String?

    /// Names a list.
    public init(_ path: String, column: String?) { (self.path, self.column) = (path, column) }

    var file: String? { path == "-" ? nil : path }

    /// Reads the records; each has the value first, and behind it the cells of further columns.
    func read(
        with further: [String] = [], progress: any ProgressReporting = SilentProgress(),
        _ body: (ColumnReader.Record) throws -> Void
    ) throws {
        let input = try InputStream(path)
        var reader = ColumnReader(columns: column.map { [$0] + further } ?? [])
        var done = 0
        do {
            while true {
                let chunk = try input.next(Self.chunkSize)
                if chunk.isEmpty { break }
                try reader.take(chunk, body)
                done += chunk.count
                progress.report(WorkProgress(done: done, of: input.size, .bytes))
            }
            try reader.finish(body)
        } catch let error as PseudonymisationError {
            throw FailureInFile(error, file: file)
        }
    }

    /// The size in bytes; nil for standard input.
    func size() throws -> Int? { try InputStream(path).size }

    private static let chunkSize = 256 << 10
}

/// A value of a list that is not a pseudonym, or not one that can be asked for here.
public struct PseudonymListFault: ReportableFailure, Hashable {
    /// What is wrong.
    public enum Reason: Hashable, Sendable {
        /// It is no pseudonym, or its checksum is wrong.
        case malformed
        /// It has the tag of another domain.
        case otherDomain(tag: String)
        /// It was made with a version of the key that this home does not have.
        case versionNotAtHand(Int)
        /// There is nothing in the list.
        case empty
        /// There are more than can be held.
        case tooMany(limit: Int)
    }

    /// What is wrong.
    public let reason: Reason
    /// Where.
    public let place: Place?

    init(_ reason: Reason, file: String?, line: Int? = nil) {
        self.reason = reason
        place = Place(file: file, line: line)
    }

    /// One code per cause.
    public var code: String {
        switch reason {
        case .malformed: "pseudonym.malformed"
        case .otherDomain: "pseudonym.other-domain"
        case .versionNotAtHand: "pseudonym.version-not-at-hand"
        case .empty: "pseudonym.empty-list"
        case .tooMany: "pseudonym.too-many"
        }
    }
    /// Bad input.
    public var failureClass: FailureClass { .badInput }
    /// What is wrong, never the value.
    public var message: String {
        switch reason {
        case .malformed: "the text is not a pseudonym"
        case .otherDomain(let tag):
            "the pseudonym is of a domain with the tag \(tag), which is not the domain asked about"
        case .versionNotAtHand(let version):
            "the pseudonym was made with version \(version) of the key, which this home does not have"
        case .empty: "there is no value in the list"
        case .tooMany(let limit): "the list has more than \(limit) values, the most that are held at once"
        }
    }
    /// What to do.
    public var hint: String? {
        switch reason {
        case .malformed: "is it one value a line? a column of a table is named with --column"
        case .otherDomain: "give the domain that the pseudonyms were made in"
        case .versionNotAtHand: "ask an agency that holds this version of the key, or leave these pseudonyms out"
        case .empty: "give one value a line, or name a column of a table with --column"
        case .tooMany: "split the list and ask for each part"
        }
    }
    /// Shows which keys are at hand.
    public var command: String? { if case .versionNotAtHand = reason { "brygga key list" } else { nil } }
}

/// The pseudonyms that a re-identification is asked for: distinct, all of one domain.
struct PseudonymList: Sendable {
    /// In the order of the list.
    let pseudonyms: [Pseudonym]

    /// Reads a list; every value must be a pseudonym with the tag.
    init(_ list: ListFile, tag: String, limit: Int) throws {
        var (seen, found): (Set<Pseudonym>, [Pseudonym]) = ([], [])
        try list.read { record in
            let pseudonym = try Self.pseudonym(in: record, of: list)
            guard pseudonym.tag == tag else {
                throw PseudonymListFault(.otherDomain(tag: pseudonym.tag), file: list.file, line: record.line)
            }
            guard seen.insert(pseudonym).inserted else { return }
            guard found.count < limit else { throw PseudonymListFault(.tooMany(limit: limit), file: list.file) }
            found.append(pseudonym)
        }
        guard !found.isEmpty else { throw PseudonymListFault(.empty, file: list.file) }
        pseudonyms = found
    }

    /// Reads the pseudonym of a record.
    static func pseudonym(in record: ColumnReader.Record, of list: ListFile) throws -> Pseudonym {
        guard record.cells[0].count <= 64,
            let pseudonym = Pseudonym(parsing: String(decoding: record.cells[0], as: UTF8.self))
        else { throw PseudonymListFault(.malformed, file: list.file, line: record.line) }
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
