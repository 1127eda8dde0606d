import CaseExchange
import CaseModel
import DisclosureControl
import OpenSSLCrypto

/// What `brygga extract make` says.
struct ExtractText {
    private let extract: ReleasedExtract

    init(_ extract: ReleasedExtract) { self.extract = extract }

    var lines: [String] {
        let measures = extract.measures
        let retain = extract.retainUntil.map { ", to be kept until \($0) at the latest" } ?? ""
        return [
            "\(extract.recipient): \(extract.path)",
            "  \(extract.recipientName), \(FingerprintWords.of(extract.recipientCertificate.bytes))",
            "  holds \(measures.rows.counted("row", "rows")) of \(measures.persons.counted("person", "persons"))\(retain)",
        ] + MeasureLines.of(measures) + [
            "  left out \(extract.omission.droppedRows) of \(extract.omission.rows.counted("row", "rows")); "
                + "why: \(extract.officerReport)",
            "  by \(extract.permits.map(\.text).joined(separator: ", ")); can be opened until \(extract.expires)",
        ]
    }

    var object: JSONValue {
        .present([
            "recipient": .string(extract.recipient.text), "recipient_name": .string(extract.recipientName),
            "recipient_cert_sha256": .string(extract.recipientCertificate.hex), "path": .string(extract.path),
            "bundle_id": .string(extract.bundleID), "identity_sha256": .string(extract.identity),
            "size": .integer(Int64(extract.size)), "expires": .string(extract.expires.description),
            "retain_until": extract.retainUntil.map { .string($0.description) },
            "permits": .array(extract.permits.map { .string($0.text) }),
            "measures": MeasureLines.object(extract.measures),
            "dropped_rows": .integer(Int64(extract.omission.droppedRows)),
            "rows_in": .integer(Int64(extract.omission.rows)), "file_sha256": .string(extract.fileDigest),
            "input_sha256": .string(extract.inputDigest), "officer_report": .string(extract.officerReport),
        ])
    }
}

/// What `brygga extract open` says.
struct OpenedExtractText {
    private let extract: OpenedExtract

    init(_ extract: OpenedExtract) { self.extract = extract }

    var lines: [String] {
        var lines = [
            "opened: \(extract.measures.rows.counted("row", "rows")) of "
                + "\(extract.measures.persons.counted("person", "persons")) in \(extract.folder)",
            "  from       \(extract.sender) for \(extract.purpose)",
            "  holds      \(extract.categories.map(\.text).joined(separator: ", "))",
        ]
        lines += MeasureLines.of(extract.measures)
        lines.append("  report     every figure was measured anew from the rows and is the same")
        if let team = extract.rekeyedFor { lines.append("  pseudonyms keyed once more for \(team)") }
        lines.append("  permitted  by \(extract.permits.map(\.text).joined(separator: ", ")) of our own policy")
        if let date = extract.retainUntil {
            lines.append("  keep       until \(date) at the latest; onward: \(extract.redisclosure)")
        }
        return lines
    }

    var object: JSONValue {
        .present([
            "folder": .string(extract.folder), "sender": .string(extract.sender.text),
            "purpose": .string(extract.purpose.text), "bundle_id": .string(extract.bundleID),
            "categories": .array(extract.categories.map { .string($0.text) }),
            "permits": .array(extract.permits.map { .string($0.text) }),
            "retain_until": extract.retainUntil.map { .string($0.description) },
            "redisclosure": .string(extract.redisclosure), "measures": MeasureLines.object(extract.measures),
            "rekeyed_for": extract.rekeyedFor.map { .string($0.text) },
        ])
    }
}

/// What rows achieve, in words and for machines.
enum MeasureLines {
    static func of(_ measures: DisclosureMeasures) -> [String] {
        ["  k          \(measures.smallestClass) in \(measures.classes.counted("class", "classes"))"]
            + measures.sensitive.map { column in
                "  \(column.column): l \(column.distinct), entropy l \(column.entropy), t \(column.distance)"
            }
    }

    static func object(_ measures: DisclosureMeasures) -> JSONValue {
        .object([
            "rows": .integer(Int64(measures.rows)), "persons": .integer(Int64(measures.persons)),
            "classes": .integer(Int64(measures.classes)), "k": .integer(Int64(measures.smallestClass)),
            "columns": .array(
                measures.sensitive.map { column in
                    .object([
                        "column": .string(column.column), "l": .integer(Int64(column.distinct)),
                        "entropy_l": column.entropy.json, "t": column.distance.json,
                    ])
                }),
        ])
    }
}

/// What `brygga extract audit` says.
struct ExtractAuditText {
    private let audit: ExtractAudit

    init(_ audit: ExtractAudit) { self.audit = audit }

    var lines: [String] {
        let measures = audit.measures
        return [
            "\(measures.rows.counted("row", "rows")) of \(measures.persons.counted("person", "persons")) in "
                + measures.classes.counted("class", "classes")
        ] + audit.figures.map(Self.line) + [
            audit.holds
                ? "holds: everything is as the recipe demands"
                : "fails: an extract would leave out \(audit.rowsToDrop.counted("row", "rows"))"
        ]
    }

    static func line(_ figure: ExtractAudit.Figure) -> String {
        let bound = figure.rule == "t" ? "at most" : "at least"
        let required = figure.required.map { "\(bound) \($0) required" } ?? "nothing required"
        let column = figure.column.map { " of \($0)" } ?? ""
        return "  \(figure.holds ? "holds" : "FAILS")  \(figure.rule)\(column): \(figure.achieved), \(required)"
    }
}

/// What `brygga extract suggest` says.
struct LevelSuggestionText {
    private let suggestions: [LevelSuggestion]
    private let columns: [String]

    init(_ suggestions: [LevelSuggestion], of recipe: ExtractRecipe) {
        (self.suggestions, columns) = (suggestions, recipe.quasiIdentifiers)
    }

    var lines: [String] {
        suggestions.map { suggestion in
            let levels = zip(columns, suggestion.levels).map { "\($0) \($1)" }.joined(separator: ", ")
            return "\(levels): \(suggestion.droppedRows.counted("row", "rows")) left out, loss \(suggestion.loss)"
        }
    }

    var object: JSONValue {
        .object([
            "suggestions": .array(
                suggestions.map { suggestion in
                    .object([
                        "levels": .object(
                            Dictionary(
                                zip(columns, suggestion.levels.map { JSONValue.integer(Int64($0)) })
                            ) { first, _ in first }), "dropped_rows": .integer(Int64(suggestion.droppedRows)),
                        "loss": .integer(Int64(suggestion.loss)),
                    ])
                })
        ])
    }
}

/// What `brygga extract link` says.
struct CoverageText {
    private let coverage: ExtractLinking.Coverage
    private let path: String

    init(_ coverage: ExtractLinking.Coverage, path: String) { (self.coverage, self.path) = (coverage, path) }

    var lines: [String] {
        [
            "\(path): \(coverage.rows.counted("row", "rows")) of "
                + "\(coverage.persons.counted("person", "persons")), \(coverage.inAll) in every extract"
        ]
            + coverage.parts.map { part in
                "  \(part.label): \(part.rows.counted("row", "rows")) of "
                    + "\(part.persons.counted("person", "persons")), \(part.alone) in no other"
            }
            + coverage.pairs.map { "  \($0.first) and \($0.second): \($0.persons.counted("person", "persons"))" }
    }

    var object: JSONValue {
        .object([
            "path": .string(path), "rows": .integer(Int64(coverage.rows)),
            "persons": .integer(Int64(coverage.persons)), "in_all": .integer(Int64(coverage.inAll)),
            "tag": .string(coverage.domainTag), "key_version": .integer(Int64(coverage.keyVersion)),
            "parts": .array(
                coverage.parts.map { part in
                    .object([
                        "label": .string(part.label.text), "rows": .integer(Int64(part.rows)),
                        "persons": .integer(Int64(part.persons)), "alone": .integer(Int64(part.alone)),
                    ])
                }),
            "pairs": .array(
                coverage.pairs.map { pair in
                    .object([
                        "first": .string(pair.first.text), "second": .string(pair.second.text),
                        "persons": .integer(Int64(pair.persons)),
                    ])
                }),
        ])
    }
}
