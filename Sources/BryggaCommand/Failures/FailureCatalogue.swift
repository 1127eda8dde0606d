/// Every code that brygga can print, with its words in each language; `ExplainTests` compares it with the sources.
///
/// A new code gets an entry in the file of its area (`FailureCatalogue+<Area>.swift`): code, class, and for English,
/// Swedish and Danish a meaning and a remedy. Then `docs/failures.md` is printed anew (see `page(in:)`).
enum FailureCatalogue {
    /// The page of the package on which every code is explained.
    static let pagePath = "docs/failures.md"

    /// Every entry, area by area.
    static let entries: [FailureEntry] = [
        command, machine, home, files, cases, keys, keyFiles, keyContainers, keyVersions, sharedKeys, maps,
        collaboration, trust, policy, policyContent, policyAnalysis, consent,
        request, export, sending, approval, officer, batch, bundle, opening, register, report, pseudonym, reversal,
        table, rows, extract, extractUse, tabulate,
        numbers,
        warnings, warningsOfSending, warningsOfSurroundings,
    ].flatMap { $0 }

    /// The entry of a code.
    static func entry(of code: String) -> FailureEntry? { entries.first { $0.code == code } }
}
