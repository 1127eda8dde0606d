import CaseModel
import DisclosureControl

/// The files that make an extract. All but the rows follow from the rows and the recipe, so that whoever gets them can make them
/// again and compare.
enum ExtractParcel {
    /// The rows.
    static let rows = ExtractFile.name
    /// The recipe, with everything stated that it left to its default.
    static let recipe = "recipe.json"
    /// The report for machines.
    static let report = "sdc-report.json"

    /// The names of all files, the rows first.
    static let names = [
        rows, recipe, "datapackage.json", "load.sql", "load.R", "load.py", "dictionary.sv.md", "dictionary.da.md",
        "dictionary.en.md", report, "sdc-report.md",
    ]

    /// The files beside the rows, in the order of `names`.
    static func describing(
        _ extract: SafeExtract, _ file: ExtractFile
    ) throws(ExtractError) -> [(name: String, bytes: [UInt8])] {
        let description = ExtractDescription(extract, file)
        let report = try ExtractReport(extract, file)
        let contents = [
            extract.plan.recipe.canonicalBytes, description.dataPackage(), description.loadSQL(), description.loadR(),
            description.loadPython(), description.dictionary(in: .swedish), description.dictionary(in: .danish),
            description.dictionary(in: .english), CanonicalJSON.bytes(of: report.json(for: .recipient)),
            Array(report.markdown(for: .recipient).utf8),
        ]
        return Array(zip(names.dropFirst(), contents)).map { (name: $0.0, bytes: $0.1) }
    }

    /// The officer's report, which stays with the sender.
    static func officerReport(_ extract: SafeExtract, _ file: ExtractFile) throws(ExtractError) -> String {
        try ExtractReport(extract, file).markdown(for: .officer)
    }
}
