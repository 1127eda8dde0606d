internal import CaseModel
internal import OpenSSLCrypto

/// What a table of an extract needs beside itself to be read rightly: descriptor, scripts that load it, a dictionary.
///
/// All is text made from the recipe and the file's hash; no row is read.
public struct ExtractDescription: Sendable {
    /// A released column as it is described.
    struct Field: Sendable {
        let column: ExtractColumn
        /// The number of levels with `*`, of a quasi-identifier whose levels the recipe itself states.
        let levelCount: Int?

        var name: String { column.name }
        /// Whether the cells are numbers, or `*` where one is missing.
        var isNumber: Bool {
            if case .sensitive(let requirement) = column.role { requirement.scale == .numbers } else { false }
        }
        /// The words of the column in their order, where it has one.
        var words: [String]? {
            if case .sensitive(let requirement) = column.role, case .words(let words) = requirement.scale {
                words
            } else {
                nil
            }
        }
    }

    let recipe: ExtractRecipe
    let fields: [Field]
    var fileName: String { ExtractFile.name }
    let digest: SHA256Digest
    let byteCount: Int

    /// Describes the file that was written from an extract.
    public init(_ extract: SafeExtract, _ file: ExtractFile) {
        recipe = extract.plan.recipe
        fields = recipe.releasedColumns.map { column in
            guard case .quasi(let generaliser, _) = column.role else { return Field(column: column, levelCount: nil) }
            return Field(column: column, levelCount: generaliser.levelCount)
        }
        digest = file.digest
        byteCount = file.byteCount
    }

    /// `datapackage.json`: Data Package v2 with the table's hash and size, and each field's `sdc:role` and `sdc:level`.
    ///
    /// Source: https://datapackage.org, Data Package, Data Resource and Table Schema, version 2.
    public func dataPackage() -> [UInt8] {
        let resource: JSONValue = .object([
            "name": "extract", "type": "table", "path": .string(fileName), "format": "csv", "mediatype": "text/csv",
            "encoding": "utf-8", "hash": .string("sha256:" + digest.hex), "bytes": .integer(Int64(byteCount)),
            "dialect": .object(["delimiter": ",", "quoteChar": "\"", "doubleQuote": true, "header": true]),
            "schema": .object(["fields": .array(fields.map(\.json))]),
        ])
        return CanonicalJSON.bytes(
            of: .object([
                "$schema": "https://datapackage.org/profiles/2.0/datapackage.json",
                "name": .string("extract-" + String(digest.hex.prefix(16))),
                "resources": .array([resource]),
            ]))
    }
}

extension ExtractDescription.Field {
    fileprivate var json: JSONValue {
        var members: [String: JSONValue] = [
            "name": .string(name), "type": isNumber ? "number" : "string", "sdc:role": .string(column.role.name),
        ]
        if isNumber { members["missingValues"] = ["*"] }
        if case .quasi(let generaliser, let level) = column.role {
            members["sdc:level"] = .integer(Int64(level))
            members["sdc:levels"] = levelCount.map { .integer(Int64($0)) }
            members["sdc:generaliser"] = .string(generaliser.kind)
        }
        if case .pseudonym(let country) = column.role { members["sdc:country"] = .string(country) }
        return .object(members)
    }
}
