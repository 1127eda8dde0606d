import CaseModel
import DisclosureControl
import OpenSSLCrypto
import Testing

/// The files that go with an extract.
@Suite struct DescriptionTests {
    private static func description() throws -> (ExtractDescription, ExtractFile) {
        let table = ExtractTable(
            header: ["kön", "pid", "ålder", "days", "grade", "note", "x"],
            rows: (0..<20).map {
                ["k", pid($0), "3\($0 % 10)", "\($0 % 2)", $0 % 3 == 0 ? "low" : "high", "007", "gone"]
            })
        let extract = try table.decide(
            recipe(
                """
                {"name":"ålder","role":"quasi","generaliser":{"kind":"band","levels":[{"width":10}]},"level":0},
                {"name":"kön","role":"quasi","generaliser":{"kind":"identity"},"level":1},
                {"name":"days","role":"sensitive","kind":"ordered"},{"name":"note","role":"attribute"},
                {"name":"grade","role":"sensitive","kind":"ordered","order":["low","high"]},{"name":"x","role":"drop"}
                """))
        let file = try table.write(extract).file
        return (ExtractDescription(extract, file), file)
    }

    @Test func theDescriptorHasHashSizeRolesAndLevels() throws {
        let (description, file) = try Self.description()
        let package = try StrictJSON.parseCanonical(description.dataPackage(), maximumBytes: 1 << 20)
        let resource = try #require(package.object?["resources"]?.array?.first?.object)
        #expect(resource["type"] == "table" && resource["path"] == "extract.csv")
        #expect(resource["hash"] == .string("sha256:" + file.digest.hex))
        #expect(resource["bytes"] == .integer(Int64(file.byteCount)))
        let fields = try #require(resource["schema"]?.object?["fields"]?.array)
        #expect(fields.map { $0.object?["name"]?.string } == ["pid", "ålder", "kön", "days", "note", "grade"])
        #expect(
            fields.map { $0.object?["sdc:role"]?.string }
                == ["pseudonym", "quasi", "quasi", "sensitive", "attribute", "sensitive"])
        #expect(
            fields.map { $0.object?["type"]?.string } == ["string", "string", "string", "number", "string", "string"])
        #expect(fields.map { $0.object?["sdc:level"]?.integer } == [nil, 0, 1, nil, nil, nil])
    }

    @Test func everyScriptNamesEveryColumnAsText() throws {
        let (description, _) = try Self.description()
        let sql = String(decoding: description.loadSQL(), as: UTF8.self)
        for name in ["pid", "ålder", "kön", "days", "note", "grade"] { #expect(sql.contains("'\(name)': 'VARCHAR'")) }
        #expect(sql.contains("CAST(NULLIF(\"days\", '*') AS DOUBLE)") && !sql.contains("'x'"))
        let r = String(decoding: description.loadR(), as: UTF8.self)
        #expect(r.contains("colClasses = \"character\"") && r.contains("levels = c(\"low\", \"high\")"))
        let python = String(decoding: description.loadPython(), as: UTF8.self)
        #expect(
            python.contains("dtype=str, keep_default_na=False") && python.contains("pd.to_numeric(extract[\"days\"]"))
    }

    @Test(arguments: [
        (Language.swedish, "kvasiidentifierare", "intervall, båda ändarna ingår; nivå 0 av 1", "lämnas inte ut"),
        (.danish, "kvasiidentifikator", "interval, begge ender med; niveau 0 af 1", "udleveres ikke"),
        (.english, "quasi-identifier", "band, both ends included; level 0 of 1", "not released"),
    ])
    func theDictionaryIsInEachLanguage(language: Language, role: String, band: String, star: String) throws {
        let text = String(decoding: try Self.description().0.dictionary(in: language), as: UTF8.self)
        #expect(text.contains("| `ålder` | \(role) | \(band) |"))
        #expect(text.contains("| `kön` | \(role) | \(star), `*` |"))
        #expect(!text.contains("`x`") && text.hasSuffix("\n") && text.split(separator: "\n").count > 9)
    }
}
