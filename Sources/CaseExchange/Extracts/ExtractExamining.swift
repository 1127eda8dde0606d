public import CaseModel
public import DisclosureControl
import OpenSSLCrypto
import PersonalNumbers
public import Pseudonymisation

/// Measures tables by recipes, and searches levels for recipes; nothing is written, and no home is needed.
public struct ExtractExamining: Sendable {
    /// What the rows of a table are.
    public enum Stage: String, Sendable, Hashable, CaseIterable {
        /// Released by the recipe: values stand at their levels.
        case released
        /// Not yet generalised, with pseudonyms.
        case pseudonymised
        /// Not yet generalised, with personal numbers.
        case raw
    }

    private let spool: String
    private let instant: Instant

    /// Prepares measurements.
    ///
    /// - Parameters:
    ///   - spool: a folder for a file without a name, where numbers must be replaced first.
    ///   - instant: the reference time: the day that numbers are read for.
    public init(spool: String, at instant: Instant) { (self.spool, self.instant) = (spool, instant) }

    /// Measures every row of a table as it stands, against a recipe.
    public func audit(
        _ path: String, by file: RecipeFile, as stage: Stage, format: PseudonymStreamOptions.Format,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> ExtractAudit {
        let passes = try passes(path, by: file, as: stage, format: format, progress: progress)
        var pseudonyms = PseudonymColumnCheck()
        let classes = try passes.count { header in
            stage == .released
                ? try passes.inTable { () throws(ExtractError) in
                    try ExtractPlan(releasedBy: file.recipe, header: header)
                } : try file.plan(header)
        } checking: { bytes, ends, pseudonym in
            try pseudonyms.take(bytes.extracting(RowCells.range(pseudonym, ends)))
        }
        return try passes.inTable { () throws(ExtractError) in try classes.audit() }
    }

    /// Searches the levels at which a table satisfies a recipe, the best first.
    public func suggest(
        _ path: String, by file: RecipeFile, as stage: Stage, format: PseudonymStreamOptions.Format,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> [LevelSuggestion] {
        let passes = try passes(path, by: file, as: stage, format: format, progress: progress)
        let classes = try passes.count { try file.plan($0).finest }
        return try passes.inTable { () throws(ExtractError) in try classes.suggest() }
    }

    private func passes(
        _ path: String, by file: RecipeFile, as stage: Stage, format: PseudonymStreamOptions.Format,
        progress: any ProgressReporting
    ) throws -> ExtractPasses {
        let day = try CivilDay.ofReference(instant)
        let rows = RowTable.Format(format, columns: file.recipe.columns.map(\.name))
        guard stage == .raw else {
            return ExtractPasses(table: try RowTable(path, format: rows), day: day, progress: progress)
        }
        // A key of this run alone tells persons apart and leaves nothing to link by.
        guard let domain = Identifier("passing") else { throw PseudonymisationError.invalidDomain("passing") }
        let key = try UnlockedPseudonymKey(
            PseudonymKey(
                domainKey: SecretBytes.random(count: PseudonymKey.count),
                domain: Pseudonymisation.PseudonymDomain(name: domain, tag: "passing"), version: 0))
        var order = TableOrder(
            path, columns: [.init(file.recipe.pseudonymColumn, country: try file.country())],
            domain: domain)
        order.format = format
        let (table, _) = try TablePseudonymisation(key: key, spool: spool)
            .pseudonymised(order, in: spool, at: instant, progress: progress)
        return ExtractPasses(table: RowTable(table, format: rows, file: path), day: day, progress: progress)
    }
}

extension ExtractAudit {
    /// Throws `extract.not-safe` with the figures that are not what the recipe demands.
    public func requireHolds() throws(ExtractFault) {
        guard holds else {
            throw .notSafe(
                figures: figures.filter { !$0.holds }.map { figure in
                    "\(figure.rule)\(figure.column.map { " of \($0)" } ?? "") is \(figure.achieved)"
                })
        }
    }
}
