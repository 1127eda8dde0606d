public import CaseModel
import OpenSSLCrypto
import PersonalNumbers
public import Pseudonymisation

/// Rewrites one column of pseudonyms of a table: migrated by a map, or keyed a second time. The result appears whole, after
/// the last row, or not at all.
public struct ColumnRewriting {
    private let table: String
    private let column: String
    private let delimiter: PseudonymStreamOptions.Delimiter
    private let effect: Effect

    /// Names a table, `-` for standard input, and its column; nothing is read yet.
    public init(
        _ table: String, column: String, delimiter: PseudonymStreamOptions.Delimiter = .detected, effect: Effect
    ) {
        (self.table, self.column, self.delimiter, self.effect) = (table, column, delimiter, effect)
    }

    /// What is known of a table that was rewritten.
    public struct Passed: Sendable, Hashable {
        /// The records behind the header.
        public let rows: Int
        /// SHA-256 of what was read, lower-case hexadecimal.
        public let inputSHA256: String
        /// SHA-256 of what was written.
        public let outputSHA256: String
    }

    /// What a migration came to.
    public struct Migrated: Sendable, Hashable {
        /// The table.
        public let table: Passed
        /// The tag of the map, and the versions it leads from and to.
        public let tag: String
        /// The version it leads from.
        public let oldVersion: Int
        /// The version it leads to.
        public let newVersion: Int
        /// The cells that became new.
        public let migrated: Int
        /// The cells that were new already.
        public let alreadyNew: Int
        /// The cells that the map does not have.
        public let notCovered: Int
    }

    /// What a second keying came to.
    public struct Rekeyed: Sendable, Hashable {
        /// The table.
        public let table: Passed
        /// The team's domain.
        public let domain: Identifier
        /// The version of the team's key.
        public let version: Int
        /// The tags that came with their key versions, such as `rekstat 0`, in order.
        public let sources: [String]
    }

    /// Brings the column to the map's new version.
    ///
    /// - Parameters:
    ///   - recipient: who opens the map where it is a bundle; asked for only then.
    ///   - uncovered: what becomes of pseudonyms that the map does not have.
    public func migrate(
        by file: PseudonymMapFile, as recipient: () throws -> PseudonymMapFile.Recipient, uncovered: Uncovered,
        to target: String, ifExisting existing: ExistingFile, at instant: Instant
    ) throws -> Migrated {
        let map = try file.isBundle() ? file.open(as: recipient(), at: instant) : file.opened()
        var migration = PseudonymMigration(map, uncovered: uncovered == .keep ? .keep : .stop)
        let passed = try rewrite(to: target, ifExisting: existing, at: instant) {
            (content, place, output) throws(ColumnFault) in
            try migration.treat(content, at: place, into: &output)
        }
        return Migrated(
            table: passed, tag: map.tag, oldVersion: map.oldVersion, newVersion: map.newVersion,
            migrated: migration.migrated, alreadyNew: migration.alreadyNew, notCovered: migration.notCovered)
    }

    /// What becomes of pseudonyms that a map does not have.
    public enum Uncovered: String, Sendable, Hashable, CaseIterable {
        /// The run ends.
        case stop
        /// They stay as they are and are counted.
        case keep
    }

    /// Keys the column once more with the home's key of a domain.
    public func rekey(
        _ name: Identifier, tag: String?, version: Int?, sources: SecondKeying.Sources, home: AgencyHome,
        keys: KeyUnlocking, to target: String, ifExisting existing: ExistingFile, at instant: Instant
    ) throws -> Rekeyed {
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(name)
        let key = try keys.pseudonymKey(of: rules.domain(name, tag: tag), version: version, at: instant)
        var keying = try SecondKeying(key: key.key, sources: sources)
        let passed = try rewrite(to: target, ifExisting: existing, at: instant) {
            (content, place, output) throws(ColumnFault) in
            try keying.treat(content, at: place, into: &output)
        }
        return Rekeyed(
            table: passed, domain: name, version: key.key.version,
            sources: keying.sourcesSeen.map { "\($0.tag) \($0.version)" })
    }

    private static let chunkSize = 256 << 10

    private func rewrite(
        to target: String, ifExisting existing: ExistingFile, at instant: Instant, _ treatment: ColumnStream.Treatment
    ) throws -> Passed {
        if existing == .keep, try InputFile.exists(target) { throw FileFault("create", target, .exists) }
        let day = try CivilDay.ofReference(instant)
        let input = try InputStream(table)
        let output = try DurableFile(in: FilePath.folder(of: target), fallback: .refuse)
        var read = try SHA256()
        var written = try SHA256()
        let rows: Int
        do {
            rows = try Self.rewrite(column, delimiter: delimiter, asOf: day) {
                let chunk = try input.next(Self.chunkSize)
                read.update(chunk)
                return chunk
            } writing: { bytes in
                written.update(bytes)
                try output.write(bytes)
            } treatment: { (content, place, output) throws(ColumnFault) in
                try treatment(content, place, &output)
            }
        } catch let fault as ColumnFault {
            throw FailureInFile(fault, file: table == "-" ? nil : table)
        }
        try output.commit(as: target, ifExisting: existing, effect: effect)
        return Passed(rows: rows, inputSHA256: try read.finalize().hex, outputSHA256: try written.finalize().hex)
    }

    /// Rewrites a column of what `next` gives, up to an empty piece, and hands on what it becomes; gives the number of rows.
    static func rewrite(
        _ column: String, delimiter: PseudonymStreamOptions.Delimiter, asOf day: CivilDay,
        _ next: () throws -> [UInt8], writing write: ([UInt8]) throws -> Void, treatment: ColumnStream.Treatment
    ) throws -> Int {
        var stream = try ColumnStream(columns: [column], delimiter: delimiter, asOf: day)
        var isAtEnd = false
        while !isAtEnd {
            let chunk = try next()
            isAtEnd = chunk.isEmpty
            var bytes: [UInt8] = []
            bytes.reserveCapacity(2 * chunkSize)
            if isAtEnd {
                try stream.finish(into: &bytes, treatment)
            } else {
                try stream.rewrite(chunk.span, into: &bytes, treatment)
            }
            try write(bytes)
        }
        return stream.rows
    }
}
