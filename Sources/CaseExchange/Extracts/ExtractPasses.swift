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

    /// Counts the rows by a plan that is made from the header; `checking` gets each pseudonym, in the order of the rows.
    func count(
        _ plan: ([String]) throws -> ExtractPlan, checking check: (Span<UInt8>) throws -> Void = { _ in }
    ) throws -> EquivalenceClasses {
        var classes: EquivalenceClasses?
        var pseudonym = 0
        try table.read(asOf: day, progress: progress) { names in
            let plan = try plan(names)
            pseudonym = names.firstIndex(of: plan.recipe.pseudonymColumn) ?? 0
            classes = EquivalenceClasses(plan)
        } row: { bytes, ends in
            try classes?.add(bytes, ends: ends)
            try check(bytes.extracting((pseudonym > 0 ? ends[pseudonym - 1] : 0)..<ends[pseudonym]))
        }
        guard let classes else { throw ExtractError.noRows }
        return classes
    }

    /// Writes the released rows to a file without a name in a folder; memory goes by what is released.
    func write(_ extract: SafeExtract, in folder: String) throws -> Written {
        var writer = ExtractWriter(extract)
        try table.read(asOf: day, progress: progress) { _ in
        } row: { bytes, ends in
            try writer.add(bytes, ends: ends)
        }
        let file = try inTable { () throws(ExtractError) in try writer.finish() }
        let spool = try DurableFile(in: folder, fallback: .refuse)
        try file.forEachChunk { (chunk) throws(FileFault) in try spool.write(chunk) }
        return Written(extract: extract, file: file, spool: spool)
    }

    /// Gives a failure the table's name.
    func inTable<Value>(_ body: () throws(ExtractError) -> Value) throws -> Value {
        do throws(ExtractError) { return try body() } catch { throw FailureInFile(error, file: table.file) }
    }
}
