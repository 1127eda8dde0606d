public import CaseModel
internal import OpenSSLCrypto

/// Whom a report is for.
public enum ReportAudience: String, Sendable, Hashable, CaseIterable {
    /// Who receives the extract: learns what the file achieves, and nothing about the rows that are not in it.
    case recipient
    /// The data protection officer of the agency that releases it: learns also what was left out, and why. It stays inside.
    case officer
}

/// What is said about an extract: what it achieves, against what was required, and how to check that without trusting anyone.
public struct ExtractReport: Sendable {
    /// The member `format` of the JSON form.
    public static let format = "brygga-extract-report"
    /// That pseudonyms do not end the protection of the law.
    public static let personalDataNote =
        "This extract is still personal data (Regulation (EU) 2016/679, article 4(5)): its rows are pseudonymised, not anonymous."

    let extract: SafeExtract
    let recipeDigest: SHA256Digest
    var fileName: String { ExtractFile.name }
    let fileDigest: SHA256Digest
    let byteCount: Int

    /// Describes the file that was written from an extract.
    public init(_ extract: SafeExtract, _ file: ExtractFile) throws(ExtractError) {
        self.extract = extract
        recipeDigest = try extract.plan.recipe.digest()
        fileDigest = file.digest
        byteCount = file.byteCount
    }

    var recipe: ExtractRecipe { extract.plan.recipe }
    var measures: DisclosureMeasures { extract.measures }

    /// The report as JSON; its canonical bytes are what is signed.
    public func json(for audience: ReportAudience) -> JSONValue {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "version": 1, "audience": .string(audience.rawValue),
            "recipe_sha256": .string(recipeDigest.hex), "purpose": .string(recipe.purpose.text),
            "recipient": .string(recipe.recipient.text), "profile": .string(recipe.profile.name),
            "file": .object([
                "name": .string(fileName), "sha256": .string(fileDigest.hex), "bytes": .integer(Int64(byteCount)),
                "rows": .integer(Int64(measures.rows)), "persons": .integer(Int64(measures.persons)),
            ]),
            "dropped_at_most": recipe.droppedLimit.json, "strict": .bool(recipe.isStrict),
            "k": Self.pair(.integer(Int64(recipe.profile.minimumGroup)), .integer(Int64(measures.smallestClass))),
            "columns": .array(measures.sensitive.map(Self.column)),
            "classes": .integer(Int64(measures.classes)),
            "class_sizes": .array(
                measures.classSizes.map { bin in
                    .object([
                        "from": .integer(Int64(bin.from)), "through": .integer(Int64(bin.through)),
                        "classes": .integer(Int64(bin.classes)),
                    ])
                }),
            "prosecutor_risk": measures.prosecutorRisk.json, "average_class": measures.averageClass.json,
            "discernibility": .integer(Int64(measures.discernibility)),
            "linked": .object([
                "persons_in_several_classes": .integer(Int64(measures.personsInSeveralClasses)),
                "smallest_group": .integer(Int64(measures.smallestLinkedGroup)),
            ]),
            "note": .string(Self.personalDataNote), "verify": .array(verification.map { .string($0) }),
        ]
        members["release"] = recipe.release.map { .string($0.text) }
        if audience == .officer { members["omission"] = extract.omission.json }
        return .object(members)
    }

    private static func column(_ measures: SensitiveMeasures) -> JSONValue {
        .present([
            "column": .string(measures.column), "kind": .string(measures.isOrdered ? "ordered" : "categorical"),
            "l": pair(.integer(Int64(measures.required.distinct)), .integer(Int64(measures.distinct))),
            "entropy_l": pair(measures.required.entropy?.json, measures.entropy.json),
            "t": pair(measures.required.distance?.json, measures.distance.json),
        ])
    }

    private static func pair(_ required: JSONValue?, _ achieved: JSONValue) -> JSONValue {
        .present(["required": required, "achieved": achieved])
    }
}

extension ExtractOmission {
    /// The omission as JSON, for the officer.
    var json: JSONValue {
        .object([
            "rows": .integer(Int64(rows)), "persons": .integer(Int64(persons)),
            "dropped_rows": .integer(Int64(droppedRows)), "dropped_persons": .integer(Int64(droppedPersons)),
            "dropped_share": droppedShare.json, "discernibility": .integer(Int64(discernibility)),
            "causes": .array(
                causes.map { cause in
                    .present([
                        "rule": .string(cause.rule), "column": cause.column.map { .string($0) },
                        "rows": .integer(Int64(cause.rows)),
                    ])
                }),
            "classes": .array(
                classes.map { dropped in
                    .object([
                        "values": .array(dropped.values.map { .string($0) }), "rows": .integer(Int64(dropped.rows)),
                    ])
                }),
        ])
    }
}
