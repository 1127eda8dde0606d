import Foundation
import TestSupport
import Testing

/// `brygga pseudonymise` as the statistics team and scripts use it: formats, columns, threads, rows set aside, order.
@Suite("Runs over tables", .timeLimit(.minutes(10)))
struct TableRunTests {
    private static let words = ["pseudonymise", "table.csv", "--home", "stad", "--domain", "statistics-2026"] + secret

    /// Official test numbers, in the order of a seed.
    private func numbers(_ count: Int, country: String = "SE", seed: Int = 7) async throws -> [String] {
        let outcome = try await run(
            BuiltCommand.path, ["id", "generate", "--country", country, "--count", "\(count)", "--seed", "\(seed)"])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.text.split(separator: "\n").map(String.init)
    }

    private func text(_ stage: Stage, _ name: String) throws -> String {
        String(decoding: try stage.bytes(name), as: UTF8.self)
    }

    /// A table of a few chunks gives the same bytes with any number of threads, from a file and through pipes.
    @Test func threadsAndPipesChangeNothing() async throws {
        let stage = try await Stage.set()
        let numbers = try await numbers(500)
        var table = "id,pnr,namn\r\n"
        for row in 0..<25_000 { table += "\(row),\(numbers[row % 500]),\"Åsa, \"\"x\"\"\r\ny\"\r\n" }
        try stage.folder.write(table, to: "table.csv")
        var outputs: [[UInt8]] = []
        for jobs in ["1", "2", "5"] {
            let out = "out\(jobs).csv"
            let outcome = try await stage.succeed(
                Self.words + ["--column", "pnr=SE", "--jobs", jobs, "--out", out, "--json"])
            outputs.append(try stage.bytes(out))
            let report = try #require(try objects(outcome.output).first)
            #expect(report["rows"] as? Int == 25_000)
            #expect(report["distinct"] as? Int == Set(numbers).count)
            #expect(report["duplicates"] as? Int == 25_000 - Set(numbers).count)
            #expect(report["rejected"] as? Int == 0)
            for (member, name) in [("input_sha256", "table.csv"), ("output_sha256", out)] {
                let digest = try await run("sha256sum", [stage.folder.path(name)])
                #expect(digest.text.hasPrefix(try #require(report[member] as? String)))
            }
        }
        #expect(Set(outputs).count == 1)
        let piped = try await stage.succeed(
            Self.words.map { $0 == "table.csv" ? "-" : $0 } + ["--column", "pnr=SE"], input: Array(table.utf8))
        #expect(piped.output == outputs[0])
    }

    /// Columns with their own countries and domains; NDJSON and TSV give the same pseudonyms.
    @Test func columnsHaveCountriesAndDomains() async throws {
        let stage = try await Stage.set()
        let (swedish, danish) = (try await numbers(3), try await numbers(3, country: "DK"))
        let columns = ["--column", "pnr=SE", "--column", "cpr=DK:exchange/stad/af"]
        var (csv, tsv, lines) = ("pnr,x,cpr\n", "pnr\tx\tcpr\n", "")
        for row in 0..<3 {
            csv += "\(swedish[row]),1,\(danish[row])\n"
            tsv += "\(swedish[row])\t1\t\(danish[row])\n"
            lines += "{\"pnr\":\"\(swedish[row])\",\"x\":1,\"cpr\":\"\(danish[row])\"}\n"
        }
        try stage.folder.write(csv, to: "table.csv")
        try stage.folder.write(tsv, to: "table.tsv")
        try stage.folder.write(lines, to: "table.ndjson")
        var results: [String] = []
        for name in ["table.csv", "table.tsv", "table.ndjson"] {
            let outcome = try await stage.succeed(Self.words.map { $0 == "table.csv" ? name : $0 } + columns)
            results.append(outcome.text)
        }
        let cells = results[0].split(separator: "\n").dropFirst().map { $0.split(separator: ",").map(String.init) }
        #expect(cells.count == 3)
        for cell in cells {
            #expect(cell[0].hasPrefix("hbgstat1"))
            #expect(cell[2].hasPrefix("exchange1"))
        }
        #expect(results[1] == results[0].replacing(",", with: "\t"))
        #expect(
            results[2]
                == cells.map { "{\"pnr\":\"\($0[0])\",\"x\":1,\"cpr\":\"\($0[2])\"}\n" }.joined())
        // Danish numbers are looked for in a table of Danish columns, and only there.
        try stage.folder.write("pnr,x\n\(swedish[0]),\(danish[0])\n", to: "table.csv")
        try await stage.succeed(Self.words + ["--column", "pnr=SE"])
        try stage.folder.write("pnr,x,cpr\n\(swedish[0]),\(danish[0]),\(danish[1])\n", to: "table.csv")
        try await stage.refuse(Self.words + columns, 65, "pseudonym.number-in-other-column")
    }

    /// Rows with bad numbers go to a file that only the agency itself can open, with stock tools too.
    @Test func badRowsAreSetAsideSealed() async throws {
        let stage = try await Stage.set()
        let numbers = try await numbers(3)
        let table =
            "id,pnr\n1,\(numbers[0])\n2,199012142396\n3,\(numbers[1])\n4,\n5,\"\(numbers[2])\"\n6,hello\n"
        try stage.folder.write(table, to: "table.csv")
        let words = Self.words + ["--column", "pnr", "--country", "SE", "--out", "out.csv"]
        try await stage.refuse(words, 65, "pseudonym.invalid-number")
        #expect(!stage.exists("out.csv"))
        let outcome = try await stage.succeed(words + ["--on-invalid", "quarantine", "--json"])
        let report = try #require(try objects(outcome.output).first)
        #expect(report["rows"] as? Int == 6)
        #expect(report["rejected"] as? Int == 3)
        #expect(report["rejected_by_reason"] as? [String: Int] == ["check": 1, "empty": 1, "format": 1])
        let places = try #require(report["rejections"] as? [[String: Any]])
        #expect(places.map { $0["line"] as? Int } == [3, 5, 7])
        #expect(try text(stage, "out.csv").split(separator: "\n").map { $0.prefix(1) } == ["i", "1", "3", "5"])
        let sealed = try stage.bytes("out.csv.rejected.p7m")
        #expect(!String(decoding: sealed, as: UTF8.self).contains("199012142396"))
        let certificate = try #require(
            stage.names(in: "stad/keys").last { $0.hasPrefix("decryption-") && $0.hasSuffix(".cert.pem") })
        let opened = try await run(
            "openssl",
            [
                "cms", "-decrypt", "-binary", "-inform", "DER", "-in", "out.csv.rejected.p7m", "-recip",
                "stad/keys/\(certificate)", "-inkey", try stage.keyFile("stad", "decryption"), "-passin",
                "file:passphrase", "-out", "rejected.csv",
            ], in: stage.root)
        #expect(opened.code == 0, "\(opened.errors)")
        #expect(try text(stage, "rejected.csv") == "id,pnr\n2,199012142396\n4,\n6,hello\n")
        // Nothing set aside, no file; a file that is there is kept.
        try stage.folder.write("pnr\n\(numbers[0])\n", to: "table.csv")
        try await stage.refuse(
            words + ["--on-invalid", "quarantine", "--force", "--reject-file", "no/where.p7m", "--column", "x"],
            65, "pseudonym.missing-column")
        try await stage.refuse(
            words.map { $0 == "out.csv" ? "new.csv" : $0 }
                + ["--on-invalid", "quarantine", "--reject-file", "out.csv.rejected.p7m"], 1, "file.exists")
        try await stage.succeed(
            words.map { $0 == "out.csv" ? "new.csv" : $0 } + [
                "--on-invalid", "quarantine", "--reject-file", "none.p7m",
            ])
        #expect(!stage.exists("none.p7m"))
    }

    /// All rows, in another order, and the report is of what was written.
    @Test func shufflingKeepsEveryRow() async throws {
        let stage = try await Stage.set()
        let numbers = try await numbers(400)
        let rows = numbers.enumerated().map { "\($1),\($0),\"a\nb\"" }
        try stage.folder.write("pnr,id,n\n" + rows.joined(separator: "\n"), to: "table.csv")
        let words = Self.words + ["--column", "pnr", "--country", "SE"]
        let plain = try await stage.succeed(words).text + "\n"
        var orders: Set<[String]> = []
        for round in 0..<3 {
            let outcome = try await stage.succeed(words + ["--shuffle", "--out", "out\(round).csv", "--json"])
            let shuffled = try text(stage, "out\(round).csv")
            let records = { (text: String) in text.components(separatedBy: "b\"\n").dropLast() }
            #expect(shuffled.hasPrefix("pnr,id,n\n"))
            let (ours, theirs) = (records(String(shuffled.dropFirst(9))), records(String(plain.dropFirst(9))))
            #expect(ours.sorted() == theirs.sorted())
            #expect(ours.count == 400)
            orders.insert(Array(ours))
            let report = try #require(try objects(outcome.output).first)
            let digest = try await run("sha256sum", [stage.folder.path("out\(round).csv")])
            #expect(digest.text.hasPrefix(try #require(report["output_sha256"] as? String)))
            #expect(report["output_bytes"] as? Int == shuffled.utf8.count)
        }
        #expect(orders.count == 3)
    }

    @Test func excelTablesGoBothWays() async throws {
        let stage = try await Stage.set()
        let number = try await numbers(1)[0]
        let excel = "\u{FEFF}pnr;belopp;namn\r\n\(number);1,50;Åsa Öberg\r\n\"\(number)\";007;\"a;b\"\r\n"
        try stage.folder.write(excel, to: "table.csv")
        let words = Self.words + ["--column", "pnr", "--country", "SE"]
        let kept = try await stage.succeed(words + ["--dialect", "excel-nordic"]).text
        let pseudonym = try #require(kept.split(separator: "\r\n").dropFirst().first?.split(separator: ";").first)
        #expect(kept == excel.replacing(number, with: pseudonym))
        #expect(try await stage.succeed(words).text == kept)
        let plain = try await stage.succeed(words + ["--out-dialect", "rfc4180"]).text
        #expect(plain == "pnr,belopp,namn\n\(pseudonym),1.50,Åsa Öberg\n\"\(pseudonym)\",007,\"a;b\"\n")
        try stage.folder.write(plain.replacing(pseudonym, with: number), to: "table.csv")
        #expect(try await stage.succeed(words + ["--out-dialect", "excel-nordic"]).text == kept)
        // Spreadsheets' other encodings are named.
        try stage.folder.write(Array("pnr;namn\n\(number);".utf8) + [0xC5] + Array("sa\n".utf8), to: "table.csv")
        let error = try await stage.refuse(words, 65, "pseudonym.not-utf8")
        #expect((error["message"] as? String)?.contains("Windows-1252") == true)
        let converted = try await run("iconv", ["-f", "CP1252", "-t", "UTF-8", "table.csv"], in: stage.root)
        try stage.folder.write(converted.output, to: "table.csv")
        try await stage.succeed(words)
    }

    @Test func aHistoryLeadsFormerNumbersToThePresentOne() async throws {
        let stage = try await Stage.set()
        let numbers = try await numbers(3)
        try stage.folder.write("pnr\n\(numbers[0])\n\(numbers[1])\n\(numbers[2])\n", to: "table.csv")
        try stage.folder.write("old,new\n\(numbers[0]),\(numbers[1])\n", to: "history.csv", permissions: 0o600)
        let words = Self.words + ["--column", "pnr", "--country", "SE"]
        let outcome = try await stage.succeed(words + ["--identity-history", "history.csv"])
        let rows = outcome.text.split(separator: "\n").dropFirst()
        #expect(rows.count == 3)
        #expect(Set(rows).count == 2)
        #expect(rows.first == rows.dropFirst().first)
        try stage.setPermissions(0o644, of: "history.csv")
        try await stage.refuse(words + ["--identity-history", "history.csv"], 1, "file.too-open")
    }

    /// A line that never ends is refused in bounded memory, wherever it comes from.
    @Test func aLineWithoutEndIsRefused() async throws {
        let stage = try await Stage.set()
        let endless = #"""
            { printf 'pnr,n\n199905172384,'; head -c 200000000 /dev/zero | tr '\000' ,; } |
            sh -c 'ulimit -v 4000000; exec "$@"' sh "$@"
            """#
        let words = Self.words.map { $0 == "table.csv" ? "-" : $0 } + ["--column", "pnr", "--country", "SE", "--json"]
        let outcome = try await run(
            "sh", ["-c", endless, "sh", BuiltCommand.path] + words, in: stage.root)
        #expect(outcome.code == 65, "\(outcome.errors)")
        #expect(outcome.errors.contains("pseudonym.record-too-long"))
        #expect(outcome.output.isEmpty)
    }

    @Test(arguments: [
        ["--column", "pnr"], ["--column", "pnr=SE", "--jobs", "0"], ["--column", "pnr=SE", "--format", "xlsx"],
        ["--column", "pnr=SE", "--dialect", "excel"], ["--column", "pnr=SE", "--reject-file", "x"],
        ["--column", "pnr=SE", "--on-invalid", "quarantine"], ["--column", "=SE"], ["--column", "pnr=SE:"],
        ["--column", "pnr=SE", "--format", "ndjson", "--delimiter", ","],
        ["--column", "pnr=SE", "--format", "ndjson", "--out-dialect", "rfc4180"],
        ["--column", "pnr=SE", "--delimiter", ";", "--dialect", "rfc4180"],
        ["--column", "pnr=SE", "--on-invalid", "quarantine", "--out", "a", "--reject-file", "a"],
    ])
    func contradictionsAreUsageErrors(_ options: [String]) async throws {
        let stage = try await Stage.set()
        try stage.folder.write("pnr\n199905172384\n", to: "table.csv")
        let outcome = try await stage.play(Self.words + options)
        #expect(outcome.code == 64, "\(outcome.errors)")
        #expect(outcome.output.isEmpty)
    }
}
