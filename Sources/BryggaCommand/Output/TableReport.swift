import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// The report of a run over a table, as JSON and in words.
struct TableReport {
    private let report: PseudonymisationReport
    private let written: JSONValue

    init(_ report: PseudonymisationReport, written: JSONValue) { (self.report, self.written) = (report, written) }

    /// The members of the JSON object (docs/schema/pseudonymisation-report.schema.json).
    var members: [String: JSONValue] {
        let first = report.columns.first
        return [
            "rows": Self.number(report.rows), "replaced": Self.number(report.replaced),
            "rejected": Self.number(report.rejected),
            "rejected_by_reason": .object(report.rejectedByReason.mapValues { Self.number($0) }),
            "rejections": .array(report.rejections.map { Self.object(of: $0) }),
            "distinct": Self.number(report.columns.reduce(0) { $0 + $1.distinct }),
            "duplicates": Self.number(report.columns.reduce(0) { $0 + $1.duplicates }),
            "columns": .array(report.columns.map { Self.object(of: $0) }),
            "free_columns": .array(report.freeColumns.map { .string($0) }),
            "scanned_countries": .array(report.scannedCountries.map { .string($0.rawValue) }),
            "domain": Self.text(first?.domain.text),
            "key_version": (first?.keyVersion).map { Self.number($0) } ?? .null,
            "key_id": Self.text(first?.keyIdentifier), "country": Self.text(first?.country.rawValue),
            "tool": .string(BryggaVersion.text), "canonicaliser": .string(PseudonymisationReport.canonicaliserVersion),
            "input_bytes": Self.number(report.inputCount), "output_bytes": Self.number(report.outputCount),
            "input_sha256": .string(report.inputSHA256.hex), "output_sha256": .string(report.outputSHA256.hex),
            "written": written,
        ]
    }

    /// The report in a few lines.
    var lines: [String] {
        var lines: [String] = []
        for column in report.columns {
            let distinct = (column.isDistinctExact ? "" : "about ") + "\(column.distinct) different"
            lines.append(
                "column \(column.name): \(column.replaced.counted("number", "numbers")) replaced, \(distinct) "
                    + "in domain \(column.domain), key version \(column.keyVersion)")
        }
        lines.append(
            report.rows.counted("row", "rows") + (report.rejected == 0 ? "" : ", \(report.rejected) set aside"))
        for (reason, count) in report.rejectedByReason.sorted(by: { $0.key < $1.key }) {
            lines.append("  set aside, \(reason): \(count)")
        }
        for rejection in report.rejections.prefix(20) { lines.append("  \(rejection.place): \(rejection.reason)") }
        if report.rejections.count > 20 { lines.append("  … more places with --json") }
        return lines
    }

    private static func number(_ value: Int) -> JSONValue { .integer(Int64(value)) }
    private static func text(_ value: String?) -> JSONValue { value.map { .string($0) } ?? .null }

    private static func object(of column: PseudonymisationReport.Column) -> JSONValue {
        [
            "name": .string(column.name), "country": .string(column.country.rawValue),
            "domain": .string(column.domain.text), "key_version": number(column.keyVersion),
            "key_id": .string(column.keyIdentifier),
            "replaced": number(column.replaced), "distinct": number(column.distinct),
            "distinct_exact": .bool(column.isDistinctExact), "duplicates": number(column.duplicates),
            "injective": column.isInjective.map { .bool($0) } ?? .null,
        ]
    }

    private static func object(of rejection: PseudonymisationReport.Rejection) -> JSONValue {
        [
            "line": number(rejection.place.line), "record": number(rejection.place.record),
            "column": text(rejection.place.column), "reason": .string(rejection.reason),
        ]
    }
}
