import CaseModel
import DisclosureControl
import OpenSSLCrypto
import Testing

/// What a report says to whom.
@Suite struct ReportTests {
    private static let columns = """
        {"name":"muni","role":"quasi","generaliser":{"kind":"prefix","levels":[4,2],"length":4},"level":0},
        {"name":"s","role":"sensitive","kind":"categorical","t":0.9},{"name":"note","role":"attribute"}
        """
    private static let header = ["pid", "muni", "s", "note"]
    private static let kept = (0..<20).map { [pid($0), $0 < 10 ? "0114" : "1480", $0 % 2 == 0 ? "a" : "b", "n"] }
    private static let lost = [[pid(90), "2584", "rare|[x](y)", "n"]]

    private static func report(_ rows: [[String]]) throws -> ExtractReport {
        let table = ExtractTable(header: header, rows: rows)
        let extract = try table.decide(recipe(columns, more: "\"release\":\"2026-11\","))
        return try ExtractReport(extract, table.write(extract).file)
    }

    /// The recipient's report is the same whether or not there were rows that are left out.
    @Test func theRecipientLearnsNothingOfWhatIsLeftOut() throws {
        let (with, without) = (try Self.report(Self.kept + Self.lost), try Self.report(Self.kept))
        #expect(with.json(for: .recipient) == without.json(for: .recipient))
        #expect(with.markdown(for: .recipient) == without.markdown(for: .recipient))
        #expect(with.json(for: .officer) != without.json(for: .officer))
        #expect(with.markdown(for: .officer) != without.markdown(for: .officer))
    }

    @Test func theOfficerLearnsWhatIsLeftOutAndWhy() throws {
        let report = try Self.report(Self.kept + Self.lost)
        let omission = try #require(report.json(for: .officer).object?["omission"]?.object)
        #expect(omission["dropped_rows"] == 1 && omission["dropped_persons"] == 1 && omission["rows"] == 21)
        #expect(omission["dropped_share"] == .decimal("0.04762"))
        #expect(omission["causes"] == [["rule": "k", "rows": 1]])
        #expect(omission["classes"] == [["values": ["2584"], "rows": 1]])
        let text = report.markdown(for: .officer)
        #expect(text.contains("| 2584 | 1 |") && text.contains("1 of 21 rows"))
    }

    @Test func theReportSaysWhatMustBeSaid() throws {
        let report = try Self.report(Self.kept + Self.lost)
        let members = try #require(report.json(for: .recipient).object)
        #expect(members["k"] == ["required": 5, "achieved": 10])
        #expect(members["prosecutor_risk"] == .decimal("0.1") && members["average_class"] == 10)
        #expect(members["class_sizes"] == [["from": 10, "through": 19, "classes": 2]])
        #expect(members["discernibility"] == 200 && members["dropped_at_most"] == .decimal("0.05"))
        #expect(
            members["columns"] == [
                [
                    "column": "s", "kind": "categorical", "l": ["required": 2, "achieved": 2],
                    "entropy_l": ["achieved": 2], "t": ["required": .decimal("0.9"), "achieved": 0],
                ]
            ])
        let bytes = CanonicalJSON.bytes(of: report.json(for: .officer))
        #expect(try StrictJSON.parseCanonical(bytes, maximumBytes: 1 << 20) == report.json(for: .officer))
        for audience in ReportAudience.allCases {
            let text = report.markdown(for: audience)
            #expect(
                text.contains(ExtractReport.personalDataNote) && text.contains("sqlite3") && text.contains("pycanon"))
            #expect(text.hasSuffix("```\n") && !text.contains("n\n\n\n"))
        }
    }

    /// A value in the officer's table cannot end its cell or begin markup.
    @Test func valuesAreEscapedInMarkdown() throws {
        let columns = #"{"name":"q","role":"quasi","generaliser":{"kind":"identity"},"level":0}"#
        let rows = (0..<40).map { [pid($0), "x"] } + [[pid(99), "a|b\n<b>[c](d)`e` \u{202E}"]]
        let table = ExtractTable(header: ["pid", "q"], rows: rows)
        let extract = try table.decide(recipe(columns))
        let text = try ExtractReport(extract, table.write(extract).file).markdown(for: .officer)
        #expect(text.contains("| a&#124;b&#10;&#60;b&#62;&#91;c&#93;(d)&#96;e&#96; &#8238; | 1 |"))
    }

    @Test func strictModeIsCheckedAsItIsEnforced() throws {
        let columns =
            #"{"name":"q","role":"quasi","generaliser":{"kind":"identity"},"level":0},"#
            + #"{"name":"s","role":"sensitive","kind":"categorical","l":1},"#
            + #"{"name":"u v","role":"sensitive","kind":"ordered","l":1}"#
        let rows = (0..<40).map { [pid($0), "x", $0 % 2 == 0 ? "a" : "b", "\($0 % 3)"] }
        let table = ExtractTable(header: ["pid", "q", "s", "u v"], rows: rows)
        let extract = try table.decide(recipe(columns, more: "\"strict\":true,"))
        let commands = try ExtractReport(extract, table.write(extract).file).verification
        #expect(
            commands.contains(
                #"sqlite3 :memory: '.mode csv' '.import extract.csv d' 'select min(n) from (select count(distinct "s") n from d group by "q", "u v")'"#
            ))
        #expect(commands.contains("python -m pycanon.cli t-closeness column-1.csv --qi q --qi 'u v' --sa s"))
    }
}
