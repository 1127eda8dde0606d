import Foundation
import TestSupport
import Testing

/// Extracts through the command: made, opened, measured, joined, and what is published of them.
@Suite("Extracts", .timeLimit(.minutes(10)))
struct ExtractTests {
    @Test func anExtractArrivesAndEveryFigureIsFoundAgain() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let said = try #require(try objects(try await stage.succeed(ExtractStage.make(more: ["--json"])).output).first)
        let bundle = try #require(said["path"] as? String)
        let verified = try await stage.succeed(["verify", bundle, "--home", "samordning"])
        #expect(verified.text.contains("TOTAL-PASSED"))
        let opened = try #require(
            try objects(try await stage.succeed(ExtractStage.open(bundle, into: "extract", more: ["--json"])).output)
                .first)
        #expect(opened["measures"] as? NSDictionary == said["measures"] as? NSDictionary)
        #expect(
            try stage.names(in: "extract") == [
                "datapackage.json", "dictionary.da.md", "dictionary.en.md", "dictionary.sv.md", "extract.csv",
                "load.R", "load.py", "load.sql", "recipe.json", "sdc-report.json", "sdc-report.md",
            ])
        let rows = String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self)
        #expect(rows.hasPrefix("\"personnummer\",\"kon\",\"stadsdel\",\"status\"\n\"hbgstat1"))
        #expect(world.numbers.allSatisfy { !rows.contains($0) })
        #expect(rows.split(separator: "\n").dropFirst().elementsEqual(rows.split(separator: "\n").dropFirst().sorted()))
        // A stock tool finds the same k and l.
        let query = """
            select min(n), min(l), count(*) from (select count(distinct personnummer) n, count(distinct status) l
            from d group by kon, stadsdel)
            """
        let stock = try await run(
            "sqlite3", [":memory:", ".mode csv", ".import extract/extract.csv d", query], in: stage.root)
        let measures = try #require(said["measures"] as? [String: Any])
        let column = try #require((measures["columns"] as? [[String: Any]])?.first)
        let (k, l, classes) = (measures["k"] ?? 0, column["l"] ?? 0, measures["classes"] ?? 0)
        #expect(stock.text.trimmingCharacters(in: .whitespacesAndNewlines) == "\(k),\(l),\(classes)")
        // What was left out is the sender's business.
        let report = try #require(said["officer_report"] as? String)
        #expect(String(decoding: try stage.bytes(report), as: UTF8.self).contains("for the officer alone"))
        let received = String(decoding: try stage.bytes("extract/sdc-report.md"), as: UTF8.self)
        #expect(!received.contains("officer") && received.contains("still personal data"))
        #expect(
            try await stage.sql(
                "SELECT principal, status FROM sent_bundle WHERE purpose = 'statistics' ORDER BY rowid DESC LIMIT 1",
                in: "stad") == "|released")
        #expect(try await stage.sql("SELECT DISTINCT status FROM received_bundle", in: "samordning") == "opened")
        try await stage.refuse(ExtractStage.open(bundle, into: "again"), 3, "E_REPLAY")
    }

    @Test func theSameRowsInAnyOrderAndFormMakeTheSameExtract() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let first = try #require(try objects(try await stage.succeed(ExtractStage.make(more: ["--json"])).output).first)
        let lines = String(decoding: try stage.bytes("rows.csv"), as: UTF8.self).split(separator: "\n").map(String.init)
        try stage.folder.write(
            lines[0].replacing(",", with: ";") + "\r\n"
                + lines.dropFirst().reversed().map { $0.replacing(",", with: ";") + "\r\n" }.joined(),
            to: "turned.csv")
        let names = lines[0].split(separator: ",")
        try stage.folder.write(
            lines.dropFirst().map { line in
                let cells = zip(names, line.split(separator: ",")).map { "\"\($0)\": \"\($1)\"" }
                return "{" + cells.joined(separator: ", ") + "}\n"
            }.joined(), to: "rows.ndjson")
        for table in ["turned.csv", "rows.ndjson", "-"] {
            let input = table == "-" ? try stage.bytes("rows.csv") : []
            let next = try #require(
                try objects(try await stage.succeed(ExtractStage.make(table, more: ["--json"]), input: input).output)
                    .first)
            #expect(next["file_sha256"] as? String == first["file_sha256"] as? String, "\(table)")
        }
    }

    @Test func aReleaseHasPseudonymsOfItsOwn() async throws {
        let world = try await ExtractStage.set()
        try world.stage.folder.write(ExtractStage.recipe(more: #""k":10,"release":"2026-1""#), to: "recipe.json")
        try await world.stage.succeed(ExtractStage.open(try await world.made(), into: "first"))
        try world.stage.folder.write(ExtractStage.recipe(more: #""k":10,"release":"2026-2""#), to: "recipe.json")
        try await world.stage.succeed(ExtractStage.open(try await world.made(), into: "second"))
        let persons = try ["first", "second"].map { folder in
            Set(
                String(decoding: try world.stage.bytes(folder + "/extract.csv"), as: UTF8.self).split(separator: "\n")
                    .dropFirst().map { $0.prefix { $0 != "," } })
        }
        #expect(persons[0].count == ExtractStage.participants && persons[0].isDisjoint(with: persons[1]))
    }

    @Test func aTeamKeysThePseudonymsOnceMore() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let bundle = try await world.made()
        let words = ExtractStage.open(bundle, into: "extract", more: ["--rekey", "team-2026", "--tag", "team"])
        try await stage.refuse(words, 1, "key.missing-pseudonym-key")
        try await stage.succeed(["key", "new", "--pseudonym", "team-2026", "--home", "samordning"])
        try await stage.succeed(words)
        let rows = String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self).split(separator: "\n")
        #expect(rows.dropFirst().allSatisfy { $0.hasPrefix("\"team1") })
        #expect(rows.dropFirst().elementsEqual(rows.dropFirst().sorted()))
        // Rows, report and descriptions fit each other again.
        let digest = try await run("sha256sum", ["extract.csv"], in: stage.folder.path("extract"))
        let report = String(decoding: try stage.bytes("extract/sdc-report.json"), as: UTF8.self)
        #expect(report.contains(digest.text.prefix(64)))
        try await stage.succeed(["extract", "audit", "extract/extract.csv", "--recipe", "extract/recipe.json"])
    }

    @Test func aRehearsalOfAnOpeningOrAJoinLeavesNothing() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let words = ExtractStage.open(try await world.made(), into: "extract", more: ["--json"])
        let before = try await FolderState.of(stage, home: "samordning")
        let rehearsed = try #require(try objects(try await stage.succeed(words + ["--dry-run"]).output).first)
        #expect(try await FolderState.of(stage, home: "samordning").changes(since: before) == [])
        let opened = try #require(try objects(try await stage.succeed(words).output).first)
        #expect(rehearsed["measures"] as? NSDictionary == opened["measures"] as? NSDictionary)
        #expect(rehearsed["written"] as? Bool == false && opened["written"] as? Bool == true)
        try await stage.succeed(["extract", "link", "a=extract", "b=extract", "--out", "linked.csv", "--dry-run"])
        #expect(!stage.exists("linked.csv"))
        try await stage.succeed(["extract", "link", "a=extract", "b=extract", "--out", "linked.csv"])
        let table = String(decoding: try stage.bytes("linked.csv"), as: UTF8.self)
        #expect(table.hasPrefix("\"personnummer\",\"a.kon\",\"a.stadsdel\",\"a.status\",\"b.kon\""))
        #expect(table.split(separator: "\n").count == ExtractStage.participants + 1)
        try await stage.refuse(
            ["extract", "link", "a=extract", "b=extract", "--out", "linked.csv"], 1, "file.exists")
    }

    @Test func whatADishonestSenderSaysOfItsRowsIsFoundOut() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let honest = try await world.made()
        // An honest one that is only sealed anew opens.
        try stage.forgeExtract(honest, to: "same.asice") { _ in }
        try await stage.succeed(ExtractStage.open("same.asice", into: "same"))
        for place in 0..<11 {
            // A blank at the end of each file in turn; behind the rows it is a record of its own.
            try stage.forgeExtract(honest) { $0[place].bytes += Array(" ".utf8) }
            try await stage.refuse(ExtractStage.open("forged.asice", into: "extract"), 3, "extract.not-as-described")
        }
        let forgeries: [(inout [(name: String, bytes: [UInt8])]) -> Void] = [
            // A row fewer: every figure is another one.
            { files in files[0].bytes = Self.withoutLastLine(files[0].bytes) },
            // Two rows exchanged: an order that tells something.
            { files in files[0].bytes = Self.withLastLinesExchanged(files[0].bytes) },
            { $0.removeLast() },
            { $0.append((name: "more.txt", bytes: [0x41])) },
        ]
        for forgery in forgeries {
            try stage.forgeExtract(honest) { forgery(&$0) }
            try await stage.refuse(ExtractStage.open("forged.asice", into: "extract"), 3, "extract.not-as-described")
        }
    }

    @Test func thePolicyDecidesAboutGroupsCategoriesAndRoles() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let denied: [(String, [String])] = [
            (ExtractStage.recipe(more: #""k":9"#), ["group"]),
            (ExtractStage.recipe(categories: ["identity", "outcome"]), ["identity"]),
            (ExtractStage.recipe(categories: ["outcome", "plan"]), ["plan"]),
        ]
        for (recipe, words) in denied {
            try stage.folder.write(recipe, to: "recipe.json")
            let outcome = try await stage.play(ExtractStage.make())
            #expect(outcome.code == 2 && words.allSatisfy(outcome.errors.contains), "\(outcome.errors)")
            #expect(outcome.output.isEmpty)
        }
        try stage.folder.write(ExtractStage.recipe(), to: "recipe.json")
        let role = ["extract", "make", "rows.csv", "--recipe", "recipe.json", "--to", "samordning", "--role", "coach"]
        #expect(try await stage.play(role + ["--home", "stad"] + secret).code == 2)
        #expect(try await stage.sql("SELECT count(*) FROM refused_export WHERE principal = ''", in: "stad") == "4")
        #expect(try stage.names(in: "stad/outbox") == [] && stage.names(in: "stad/reports") == [])
    }

    private static func withoutLastLine(_ bytes: [UInt8]) -> [UInt8] {
        Array(bytes.dropLast()[...(bytes.dropLast().lastIndex(of: 0x0A) ?? 0)])
    }

    private static func withLastLinesExchanged(_ bytes: [UInt8]) -> [UInt8] {
        var lines = bytes.split(separator: 0x0A)
        lines.swapAt(lines.count - 1, lines.count - 2)
        return Array(lines.joined(separator: [0x0A])) + [0x0A]
    }

    @Test func anAuditSaysWhatFailsAndSuggestNamesWhatHelps() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try stage.folder.write(ExtractStage.recipe(more: #""k":60,"maximum_dropped":0"#), to: "strict.json")
        let failing = try await stage.play(["extract", "audit", "rows.csv", "--recipe", "strict.json", "--as", "raw"])
        #expect(failing.code == 5 && failing.text.contains("FAILS  k: "), "\(failing.text)")
        let found = try await stage.succeed(
            ["extract", "suggest", "rows.csv", "--recipe", "strict.json", "--out", "better.json", "--json"])
        let suggestions = try #require(
            try objects(found.output).first?["suggestions"] as? [[String: Any]])
        #expect(!suggestions.isEmpty && suggestions.allSatisfy { $0["dropped_rows"] as? Int == 0 })
        try await stage.refuse(ExtractStage.make(recipe: "strict.json"), 5, "extract.dropped")
        let extract = try await world.made(ExtractStage.make(recipe: "better.json"))
        try await stage.succeed(ExtractStage.open(extract, into: "extract"))
        let audit = try await stage.succeed(
            ["extract", "audit", "extract/extract.csv", "--recipe", "extract/recipe.json"])
        #expect(audit.text.contains("everything is as the recipe demands"))
    }

    @Test func theFiguresOfRekryteraComeOut() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try await world.linked()
        try stage.folder.write("category,target\narbete,115\nstudier,50\ntotal,330\n", to: "targets.csv")
        let result = try await stage.succeed(
            ExtractStage.tabulate("extract", ["--rows", "status", "--targets", "targets.csv", "--page", "page.html"]))
        for line in ["arbete: 220, target 115", "studier: 46, target 50", "total: 339, target 330"] {
            #expect(result.text.contains(line), "\(result.text)")
        }
        let page = String(decoding: try stage.bytes("page.html"), as: UTF8.self)
        #expect(page.contains("<svg") && page.contains("220, target 115") && page.contains("class=\"target\""))
        let sexes = try await stage.succeed(ExtractStage.tabulate("extract", ["--columns", "kon"]))
        #expect(sexes.text.contains("43.1"), "\(sexes.text)")
        // Of both agencies' rows together: who went to work, and who is still there.
        let kept = try await stage.succeed(
            ExtractStage.tabulate(
                "linked.csv",
                ["--person", "personnummer", "--rows", "stad.status", "--columns", "af.status_6m", "--json"]
                    + ["--waive", "studier=*", "--waive", "annat=*"]))
        let table = try #require(try objects(kept.output).first)
        let rows = try #require(table["rows"] as? [String])
        let columns = try #require(table["columns"] as? [String])
        let cells = try #require(table["cells"] as? [[Any]])
        let work = cells[try #require(rows.firstIndex(of: "arbete"))]
        #expect(work[try #require(columns.firstIndex(of: "i arbete"))] as? Int == 188)
        #expect(work[try #require(columns.firstIndex(of: "total"))] as? Int == 220)
        #expect(188 * 100 > 85 * 220)
    }

    @Test func theCellOfThreeOfHelsingorIsHiddenAndCannotBeRecovered() async throws {
        let stage = try await Stage.set()
        let numbers = try await ExtractStage.numbers("DK", on: stage)
        let outcomes = [("selvforsorgende", 65), ("deltid", 10), ("praktik", 3), ("andet", 65)]
        let rows = outcomes.flatMap { Array(repeating: $0.0, count: $0.1) }
        try stage.folder.write(
            ExtractStage.table(
                zip(numbers, rows.enumerated()).map { number, row in
                    [number, row.offset % 2 == 0 ? "Nord" : "Syd", row.element]
                }, header: ["cpr", "omrade", "status"]), to: "rows.csv")
        try stage.folder.write(
            ExtractStage.recipe(
                columns: """
                    {"name":"cpr","role":"pseudonym","country":"DK"},
                    {"name":"omrade","role":"quasi","generaliser":{"kind":"identity"},"level":0},
                    {"name":"status","role":"sensitive","kind":"categorical"}
                    """), to: "recipe.json")
        let world = ExtractStage(stage: stage, numbers: numbers)
        try await stage.succeed(ExtractStage.open(try await world.made(), into: "extract"))
        let outcome = try await stage.succeed(
            ExtractStage.tabulate("extract", ["--rows", "status", "--json", "--map", "map.json"]))
        let table = try #require(try objects(outcome.output).first)
        let rowLabels = try #require(table["rows"] as? [String])
        let cells = try #require(table["cells"] as? [[Any]])
        let shown = Dictionary(zip(rowLabels, cells.map { $0[0] })) { first, _ in first }
        #expect(shown["praktik"] as? String == ":" && shown["total"] as? Int == 143)
        // Whoever has the table and its total can narrow the hidden cell down to no single number, nor out of 1 to 4.
        let hidden = rowLabels.filter { shown[$0] as? String == ":" }
        #expect(hidden.count > 1)
        let known = rowLabels.filter { $0 != "total" }.compactMap { shown[$0] as? Int }.reduce(0, +)
        let rest = 143 - known
        let possible = (1...4).filter { small in rest - small >= 5 * (hidden.count - 1) }
        #expect(possible == [1, 2, 3, 4])
        // The bounds that anybody can work out are those of the JSON, and the officer's map has the truth.
        let bounds = try #require(table["bounds"] as? [[String: Any]])
        #expect(Set(bounds.compactMap { $0["row"] as? String }) == Set(hidden))
        for bound in bounds where bound["row"] as? String == "praktik" {
            #expect(bound["least"] as? Int == 0 && bound["greatest"] as? Int == rest)
        }
        let map = try #require(try objects(try stage.bytes("map.json")).first?["cells"] as? [[String: Any]])
        #expect(map.contains { $0["row"] as? String == "praktik" && $0["persons"] as? Int == 3 })
        // By area there would be cells of one and two: their row is hidden in both, never shown beside the first table.
        let other = try await stage.play(
            ExtractStage.tabulate("extract", ["--rows", "status", "--columns", "omrade", "--json"]))
        try #require([0, 5].contains(other.code), "\(other.errors)")
        let cellsByArea = try other.code == 0 ? objects(other.output).first?["cells"] as? [[Any]] : nil
        let place = try #require(rowLabels.firstIndex(of: "praktik"))
        #expect(other.code == 5 || cellsByArea?[place].contains { $0 is Int } == false)
        #expect(!other.text.contains("\"persons\":3"))
    }

    /// Every kind of generaliser through both agencies: bands, prefixes, dates and a mapping table that only the sender has.
    @Test func everyGeneraliserArrives() async throws {
        let stage = try await Stage.set()
        let numbers = try await ExtractStage.numbers("SE", on: stage)
        try stage.folder.write(
            ExtractStage.table(
                numbers.prefix(240).enumerated().map { index, number in
                    [
                        number, "\(18 + index % 48)", ["0114", "1283", "1282"][index % 3],
                        "2026-\(index % 2 == 0 ? "02" : "05")-\(10 + index % 9)", ["F32", "F41", "M54"][index % 3],
                        index % 4 < 2 ? "arbete" : "studier", "\"rad \(index), \"\"fri\"\" text\"", "\(index % 7 * 30)",
                    ]
                }, header: ["pnr", "alder", "kommun", "start", "kod", "status", "not", "dagar"]), to: "rows.csv")
        try stage.folder.write("F32;F;*\nF41;F;*\nM54;M;*\n", to: "koder.csv")
        let digest = try await run("sha256sum", ["koder.csv"], in: stage.root)
        try stage.folder.write(
            ExtractStage.recipe(
                columns: """
                    {"name":"pnr","role":"pseudonym","country":"SE"},
                    {"name":"alder","role":"quasi","generaliser":{"kind":"band","levels":[{"width":30,"bottom":0,"top":60}]},"level":0},
                    {"name":"kommun","role":"quasi","generaliser":{"kind":"prefix","levels":[4,1],"length":4},"level":2},
                    {"name":"start","role":"quasi","generaliser":{"kind":"date","levels":["month","year"]},"level":1},
                    {"name":"kod","role":"quasi","generaliser":{"kind":"mapping","table":"koder.csv","sha256":"\(digest.text.prefix(64))"},"level":1},
                    {"name":"status","role":"sensitive","kind":"categorical"},
                    {"name":"dagar","role":"sensitive","kind":"ordered"},{"name":"not","role":"attribute"}
                    """), to: "recipe.json")
        let world = ExtractStage(stage: stage, numbers: numbers)
        let bundle = try await world.made()
        try FileManager.default.removeItem(atPath: stage.folder.path("koder.csv"))
        try await stage.succeed(ExtractStage.open(bundle, into: "extract"))
        let rows = String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self)
        for text in ["\"*\"", "\"2026\"", "\"F\"", "\"M\"", "..", "\"\"fri\"\" text"] {
            #expect(rows.contains(text), "\(text)")
        }
        #expect(!rows.contains("F32") && !rows.contains("0114") && !rows.contains("2026-"))
        for language in ["sv", "da", "en"] {
            let words = String(decoding: try stage.bytes("extract/dictionary.\(language).md"), as: UTF8.self)
            #expect(["pnr", "alder", "kod", "not"].allSatisfy { words.contains($0) })
        }
        // Whatever else the sender has, its own table is needed to make it.
        try await stage.refuse(ExtractStage.make(), 65, "extract.mapping")
    }

    /// A sender who puts a personal number into a column is found out, and one who drops such a column is not stopped.
    @Test func numbersInRowsAreRefusedOnBothSides() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        let honest = try await world.made()
        try stage.forgeExtract(honest) { files in
            // What the report says of the rows does not matter: a number is found before anything is compared.
            let text = String(decoding: files[0].bytes, as: UTF8.self)
            files[0].bytes = Array(text.replacing("\"annat\"", with: "\"199905172384\"", maxReplacements: 1).utf8)
        }
        try await stage.refuse(ExtractStage.open("forged.asice", into: "extract"), 3, "extract.not-as-described")
        try stage.edit("rows.csv") { rows in
            rows.split(separator: "\n").enumerated().map { $1 + ($0 == 0 ? ",kontakt\n" : ",199905172384\n") }.joined()
        }
        try stage.folder.write(
            ExtractStage.recipe(columns: ExtractStage.columns + #",{"name":"kontakt","role":"drop"}"#),
            to: "recipe.json")
        try await stage.refuse(ExtractStage.make(), 65, "pseudonym.number-in-other-column")
        let bundle = try await world.made(ExtractStage.make(more: ["--dropped-column", "kontakt"]))
        try await stage.succeed(ExtractStage.open(bundle, into: "extract"))
        #expect(!String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self).contains("199905172384"))
        try await stage.refuse(
            ExtractStage.make(more: ["--dropped-column", "status"]), 65, "extract.not-dropped")
    }

    @Test func aTableIsWrittenForSpreadsheetsAndEveryMethodRefusesWhatSaysTooMuch() async throws {
        let stage = try await Stage.set()
        try stage.folder.write(
            "pseudonym,area,outcome\n"
                + (0..<60).map {
                    "person-\($0),\($0 % 2 == 0 ? "=1+1" : "\u{FF1D}x"),\($0 % 3 == 0 ? "\"\"\"\u{301},\"" : "work")\n"
                }
                .joined(), to: "people.csv")
        try await stage.succeed(
            ["tabulate", "people.csv", "--population", "p", "--rows", "area", "--columns", "outcome", "--csv", "t.csv"])
        let csv = String(decoding: try stage.bytes("t.csv"), as: UTF8.self)
        #expect(csv.hasPrefix("area,outcome,persons\r\n") && csv.unicodeScalars.contains("\u{301}"))
        #expect(csv.contains("'=1+1,work,20\r\n") && csv.contains("'\u{FF1D}x,work,20\r\n"))
        let parsed = try await run(
            "python3",
            ["-c", "import csv; print({len(r) for r in csv.reader(open('t.csv', newline='', encoding='utf-8'))})"],
            in: stage.root)
        #expect(parsed.text == "{3}\n")
        // Nearly all of one area have one outcome.
        try stage.folder.write(
            "pseudonym,area,outcome\n"
                + (0..<200).map {
                    "person-\($0),\($0 % 2 == 0 ? "a" : "b"),\($0 % 2 == 0 && $0 > 9 ? "ill" : "well")\n"
                }.joined(),
            to: "people.csv")
        let words = ["tabulate", "people.csv", "--population", "q", "--rows", "area", "--columns", "outcome"]
        for method in [["suppress"], ["round"]] {
            try await stage.refuse(words + ["--method"] + method, 5, "tabulate.refused")
        }
        let waived = words + ["--waive", "a=ill", "--waive", "b=well"]
        try await stage.succeed(waived + ["--method", "round"])
    }

    @Test func tablesOfOnePopulationAreCompared() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try await stage.succeed(ExtractStage.open(try await world.made(), into: "extract"))
        let words = ExtractStage.tabulate("extract", ["--rows", "status"])
        let first = try await stage.succeed(words)
        // The same again tells nothing new.
        #expect(try await stage.succeed(words).text == first.text)
        #expect(try stage.bytes("extract/releases.ndjson").count(where: { $0 == 0x0A }) == 1)
        // Two persons fewer: the difference would count them.
        let lines = String(decoding: try stage.bytes("extract/extract.csv"), as: UTF8.self).split(separator: "\n")
        try stage.folder.write(lines.dropLast(2).map { $0 + "\n" }.joined(), to: "extract/fewer.csv")
        try await stage.refuse(
            ExtractStage.tabulate(
                "extract/fewer.csv", ["--person", "personnummer", "--rows", "status", "--name", "fewer"]), 5,
            "tabulate.earlier-release")
        try await stage.refuse(
            ExtractStage.tabulate("extract/fewer.csv", ["--person", "personnummer", "--rows", "status"]), 65,
            "tabulate.used-name")
        // A file that stands in the way stops the table before it is entered.
        try stage.folder.write("mine", to: "table.csv")
        try await stage.refuse(
            ExtractStage.tabulate("extract", ["--rows", "kon", "--name", "sexes", "--csv", "table.csv"]), 1,
            "file.exists")
        // Another population is another matter.
        try await stage.succeed(
            ExtractStage.tabulate(
                "extract/fewer.csv", ["--person", "personnummer", "--rows", "status"], population: "other"))
        let rounded = ExtractStage.tabulate(
            "extract", ["--rows", "status", "--method", "round", "--name", "rounded"])
        try await stage.refuse(rounded, 5, "tabulate.earlier-release")
    }

    @Test func cellKeysPerturbAlikeWhereverTheKeyIs() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try await stage.succeed(ExtractStage.open(try await world.made(), into: "extract"))
        try stage.folder.write(String(repeating: "07", count: 32) + "\n", to: "project.key", permissions: 0o600)
        try stage.folder.write(
            PackageFiles.text("policies/rekrytera-helsingborg/data/perturbations.json"), to: "ptable.json")
        let method = ["--method", "cell-key", "--key", "project.key", "--perturbations", "ptable.json", "--json"]
        let one = try await stage.succeed(
            ExtractStage.tabulate("extract", ["--rows", "status", "--releases", "one.ndjson"] + method))
        let two = try await stage.succeed(
            ExtractStage.tabulate("extract", ["--rows", "status", "--releases", "two.ndjson"] + method))
        #expect(one.text == two.text)
        let cells = try #require(try objects(one.output).first?["cells"] as? [[Int]]).map { $0[0] }
        #expect(zip(cells, [73, 220, 46, 339]).allSatisfy { abs($0 - $1) <= 2 })
        #expect(cells != [73, 220, 46, 339])
    }

    @Test func aTotalIsNeverOneThatTheRoundedTableDoesNotAddUpTo() async throws {
        let world = try await ExtractStage.set()
        let stage = world.stage
        try await stage.succeed(ExtractStage.open(try await world.made(), into: "extract"))
        let outcome = try await stage.succeed(
            ExtractStage.tabulate("extract", ["--rows", "stadsdel", "--columns", "status", "--method", "round"])
                + ["--base", "40", "--json"])
        let cells = try #require(try objects(outcome.output).first?["cells"] as? [[Int]])
        for row in cells { #expect(row.dropLast().reduce(0, +) == row.last) }
        for column in cells[0].indices {
            #expect(cells.dropLast().reduce(0) { $0 + $1[column] } == cells.last?[column])
        }
        #expect(cells.dropLast().flatMap { $0.dropLast() }.allSatisfy { $0 == 0 || $0 >= 40 })
    }
}
