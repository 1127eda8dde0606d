import CaseModel
import DisclosureControl
import PersonalNumbers

/// Reads a table twice: once to decide which rows are released, once to write them.
struct ExtractPasses {
    let table: RowTable
    let day: CivilDay
    let progress: any ProgressReporting

    /// What was written.
    struct Written {
        let extract: SafeExtract
        let file: ExtractFile
        /// The bytes, in a file without a name.
        let spool: DurableFile
    }

    /// Counts the rows by a plan that is made from the header; `checking` gets each row with the place of its
    /// pseudonym.
    func count(
        _ plan: ([String]) throws -> ExtractPlan,
        checking check: (_ bytes: Span<UInt8>, _ ends: Span<Int>, _ pseudonym: Int) throws -> Void = { _, _, _ in }
    ) throws -> EquivalenceClasses {
        var classes: EquivalenceClasses?
        var pseudonym = 0
        try table.read(asOf: day, progress: progress) { names in
            let plan = try plan(names)
            pseudonym = names.firstIndex(of: plan.recipe.pseudonymColumn) ?? 0
            classes = EquivalenceClasses(plan)
        } row: { bytes, ends in
            try classes?.add(bytes, ends: ends)
            try check(bytes, ends, pseudonym)
        }
        guard let classes else { throw ExtractError.noRows }
        return classes
    }

    /// Writes the released rows to a file without a name in a folder; they wait in further ones, so that memory goes by persons
    /// and classes and not by rows.
    func write(_ extract: SafeExtract, in folder: String) throws -> Written {
        var writer = ExtractWriter(extract, piles: try RowFiles(in: folder, rows: extract.rows))
        try table.read(asOf: day, progress: progress) { _ in
        } row: { bytes, ends in
            try writer.add(bytes, ends: ends)
        }
        let spool = try DurableFile(in: folder, fallback: .refuse)
        let file: ExtractFile
        do { file = try writer.finish { try spool.write($0) } } catch let error as ExtractError {
            throw FailureInFile(error, file: table.file)
        }
        return Written(extract: extract, file: file, spool: spool)
    }

    /// Gives a failure the table's name.
    func inTable<Value>(_ body: () throws(ExtractError) -> Value) throws -> Value {
        do throws(ExtractError) { return try body() } catch { throw FailureInFile(error, file: table.file) }
    }
}

/// Piles of rows in files without names, as many as keep each of them small.
private final class RowFiles: ExtractPiles {
    let pileCount: Int
    private let folder: String
    private var files: [DurableFile?]
    private var sizes: [Int]

    /// About so many rows lie on a pile.
    private static let rowsOfPile = 200_000
    private static let mostPiles = 256

    init(in folder: String, rows: Int) throws {
        pileCount = min(Self.mostPiles, rows / Self.rowsOfPile + 1)
        self.folder = folder
        files = Array(repeating: nil, count: pileCount)
        sizes = Array(repeating: 0, count: pileCount)
    }

    func append(_ bytes: [UInt8], to pile: Int) throws {
        let file = try files[pile] ?? DurableFile(in: folder, fallback: .refuse)
        files[pile] = file
        try file.write(bytes)
        sizes[pile] += bytes.count
    }

    func take(_ pile: Int) throws -> [UInt8] {
        defer { files[pile] = nil }
        return try files[pile]?.read(sizes[pile], at: 0) ?? []
    }
}
