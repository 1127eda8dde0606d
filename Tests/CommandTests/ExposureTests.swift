import Foundation
import TestSupport
import Testing

/// `brygga pseudonyms exposure`: the cells are Python's, and what made them is to be found out.
@Suite("Exposure of pseudonyms", .timeLimit(.minutes(10)))
struct ExposureTests {
    private static func exposure(_ file: String, more: [String] = ["--clients", "numbers.txt"]) -> [String] {
        ["pseudonyms", "exposure", file, "--country", "SE", "--json"] + more
    }

    /// Runs it and gives the report; no number may be said.
    private func report(
        _ set: PseudonymStage, _ words: [String], _ code: Int32, sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String: Any] {
        let outcome = try await set.stage.play(words)
        #expect(outcome.code == code, "\(outcome.errors)", sourceLocation: sourceLocation)
        #expect((code == 65) == outcome.errors.contains("pseudonym.exposed"), sourceLocation: sourceLocation)
        for number in set.numbers {
            for text in [number, String(number.dropFirst(2)), String(number.suffix(4))] where text.count > 4 {
                #expect(!(outcome.text + outcome.errors).contains(text), sourceLocation: sourceLocation)
            }
        }
        return try #require(try objects(outcome.output).first, sourceLocation: sourceLocation)
    }

    /// Expressions of Python, and the words that the finding must have.
    private static let schemes: [(expression: String, words: String)] = [
        ("hashlib.sha256(n.encode()).hexdigest()", "SHA-256 of YYYYMMDDNNNN without salt, hexadecimal, lower case"),
        (
            "hashlib.sha256(n[2:].encode()).hexdigest().upper()",
            "SHA-256 of YYMMDDNNNN without salt, hexadecimal, upper case"
        ),
        (
            "hashlib.sha1((n[2:8]+'-'+n[8:]).encode()).hexdigest()",
            "SHA-1 of YYMMDD-NNNN without salt, hexadecimal, lower case"
        ),
        (
            "base64.b64encode(hashlib.md5((n[:8]+'-'+n[8:]).encode()).digest()).decode()",
            "MD5 of YYYYMMDD-NNNN without salt, base 64"
        ),
        (
            "base64.urlsafe_b64encode(hashlib.sha512(n.encode()).digest()).decode().rstrip('=')",
            "SHA-512 of YYYYMMDDNNNN without salt, base 64"
        ),
        (
            "hashlib.sha256((n+chr(10)).encode()).hexdigest()",
            "SHA-256 of YYYYMMDDNNNN with a line feed behind it, hexadecimal, lower case"
        ),
        (
            "hashlib.sha256(n.encode()).hexdigest()[:16]",
            "SHA-256 of YYYYMMDDNNNN without salt, cut off after 8 bytes, hexadecimal, lower case"
        ),
        (
            "hashlib.sha512(n.encode()).hexdigest()[:64]",
            "SHA-512 of YYYYMMDDNNNN without salt, cut off after 32 bytes, hexadecimal, lower case"
        ),
        (
            "'0x'+hashlib.sha3_256(n.encode()).hexdigest()",
            "SHA3-256 of YYYYMMDDNNNN without salt, hexadecimal, lower case"
        ),
        (
            "hashlib.sha256(('pid1:SE:'+n).encode()).hexdigest()",
            "SHA-256 of YYYYMMDDNNNN with pid1:SE: before it, hexadecimal, lower case"
        ),
        (
            "hashlib.sha256(('hemlig'+n).encode()).hexdigest()",
            "SHA-256 of YYYYMMDDNNNN with the common salt 'hemlig' before it, hexadecimal, lower case"
        ),
        (
            "hashlib.md5((n[2:]+'2024').encode()).hexdigest()",
            "MD5 of YYMMDDNNNN with the common salt '2024' behind it, hexadecimal, lower case"
        ),
        (
            "hashlib.sha1((n+'q7').encode()).hexdigest()",
            "SHA-1 of YYYYMMDDNNNN with 2 signs behind it, hexadecimal, lower case"
        ),
    ]

    @Test func everySchemeIsFoundOut() async throws {
        let set = try await PseudonymStage.set()
        for (expression, words) in Self.schemes {
            try set.write(try await set.cells(expression), to: "cells.txt")
            let report = try await report(set, Self.exposure("cells.txt"), 65)
            #expect(report["verdict"] as? String == "reversed", "\(expression)")
            #expect(report["sample"] as? Int == 10 && report["reversed"] as? Int == 10, "\(expression)")
            let findings = report["findings"] as? [[String: Any]]
            #expect(findings?.map { $0["scheme"] as? String } == [words], "\(expression)")
            #expect(findings?.first?["reversed"] as? Int == 10)
            #expect(report["candidates"] as? Int == 10 && report["candidates_tried_percent"] as? Int == 100)
        }
    }

    @Test func saltsThatAreGivenOrStandInAColumn() async throws {
        let set = try await PseudonymStage.set()
        let made = try await set.cells("hashlib.sha256((n+'Zk-91/x').encode()).hexdigest()")
        try set.write(made, to: "fixed.txt")
        let unknown = try await report(set, Self.exposure("fixed.txt"), 0)
        #expect(unknown["verdict"] as? String == "not-recognised" && unknown["reversed"] as? Int == 0)
        try set.write(["other", "Zk-91/x"], to: "salts.txt")
        let known = try await report(
            set, Self.exposure("fixed.txt", more: ["--clients", "numbers.txt", "--salt", "salts.txt"]), 65)
        let findings = known["findings"] as? [[String: Any]]
        #expect(
            findings?.first?["scheme"] as? String
                == "SHA-256 of YYYYMMDDNNNN with line 2 of the salts given behind it, hexadecimal, lower case")
        let rows = try await set.cells(
            "'%s,x,row-%d-zk' % (hashlib.sha256(('row-%d-zk' % i + n).encode()).hexdigest(), i)")
        try set.write(["hash,other,salt"] + rows, to: "rows.csv")
        let more = ["--clients", "numbers.txt", "--column", "hash"]
        #expect(try await report(set, Self.exposure("rows.csv", more: more), 0)["reversed"] as? Int == 0)
        let salted = try await report(
            set, Self.exposure("rows.csv", more: more + ["--salt-column", "other", "--salt-column", "salt"]), 65)
        #expect(salted["reversed"] as? Int == 10)
        let scheme = (salted["findings"] as? [[String: Any]])?.first?["scheme"] as? String
        #expect(scheme == "SHA-256 of YYYYMMDDNNNN with the column salt before it, hexadecimal, lower case")
    }

    /// Nobody's list is needed: the numbers of the day are listed.
    @Test func theNumberSpaceItselfIsTried() async throws {
        let set = try await PseudonymStage.set()
        let numbers = Array(set.numbers.prefix(4))
        let made = try await set.cells("hashlib.sha256(n.encode()).hexdigest()", of: numbers)
        try set.write(made + [String(repeating: "ab", count: 32)], to: "cells.txt")
        let found = try await report(set, Self.exposure("cells.txt", more: PseudonymStage.born + ["--jobs", "2"]), 65)
        #expect(found["sample"] as? Int == 5 && found["reversed"] as? Int == 4)
        #expect((found["candidates"] as? Int ?? 0) > 30_000)
        // A sample of one cell, and of a day that nobody of the cells was born on.
        let one = try await report(set, Self.exposure("cells.txt", more: PseudonymStage.born + ["--sample", "1"]), 65)
        #expect(one["sample"] as? Int == 1 && one["reversed"] as? Int == 1)
        let other = try await report(
            set, Self.exposure("cells.txt", more: ["--born", "1988-03-01..1988-03-01", "--time-limit", "1"]), 0)
        #expect(other["verdict"] as? String == "not-recognised")
        #expect((other["candidates_tried_percent"] as? Int ?? 101) <= 100)
    }

    @Test func whatIsNoWeakDigestIsNotTakenForOne() async throws {
        let set = try await PseudonymStage.set()
        let keyed = try await set.pseudonyms(of: set.numbers)
        try set.write(keyed, to: "keyed.txt")
        let pseudonyms = try await report(set, Self.exposure("keyed.txt"), 0)
        #expect(pseudonyms["verdict"] as? String == "keyed-pseudonyms" && pseudonyms["tags"] as? [String] == ["study"])
        #expect(pseudonyms["key_versions"] as? [Int] == [0] && pseudonyms["findings"] == nil)
        // The raw form of the code is a keyed digest: nothing tells it from chance.
        for expression in [
            "hmac.new(bytes(range(32)), b'pid1:SE:' + n.encode(), hashlib.sha256).hexdigest()",
            "hashlib.sha256(b'%d' % (i * 7919)).hexdigest()", "hashlib.md5(n[:8].encode() + bytes([i])).hexdigest()",
        ] {
            try set.write(try await set.cells(expression), to: "cells.txt")
            let report = try await report(set, Self.exposure("cells.txt"), 0)
            #expect(report["verdict"] as? String == "not-recognised", "\(expression)")
            #expect((report["tried"] as? [String])?.count == 3 && report["reversed"] as? Int == 0)
        }
        for (expression, verdict, code) in [
            ("n", "numbers", Int32(65)), ("n[:8] + '-' + n[8:]", "numbers", 65),
            ("hashlib.sha256(n.encode()).hexdigest()[:8]", "too-short", 0), ("'person %d' % i", "not-recognised", 0),
            ("'%d' % i", "not-recognised", 0), ("chr(229) * (i + 1)", "not-recognised", 0),
        ] {
            try set.write(try await set.cells(expression), to: "cells.txt")
            let report = try await report(set, Self.exposure("cells.txt"), code)
            #expect(report["verdict"] as? String == verdict, "\(expression)")
        }
    }

    @Test func hostileFilesAreRefused() async throws {
        let set = try await PseudonymStage.set()
        let stage = set.stage
        try set.write([], to: "none.txt")
        try set.write((0...1000).map { "salt\($0)" }, to: "salts.txt")
        try set.write(["aa"], to: "cells.txt")
        try stage.folder.write("a\u{0}b\n", to: "nul.txt")
        try stage.folder.write("h\n\"aa\n", to: "open.csv")
        let refuse = { (words: [String], exit: Int32, code: String) in
            try await stage.refuse(["pseudonyms", "exposure", "--country", "SE"] + words, exit, code)
        }
        _ = try await refuse(["none.txt"], 65, "pseudonym.empty-list")
        _ = try await refuse(["nul.txt"], 65, "pseudonym.nul-byte")
        _ = try await refuse(["open.csv", "--column", "h"], 65, "pseudonym.unterminated-quote")
        _ = try await refuse(["cells.txt", "--column", "h"], 65, "pseudonym.missing-column")
        _ = try await refuse(["cells.txt", "--salt", "salts.txt"], 65, "pseudonym.too-many")
        _ = try await refuse(["nothing.txt"], 1, "file.missing")
        try set.write(try await set.cells("hashlib.md5(n.encode()).hexdigest()"), to: "md5.txt")
        _ = try await refuse(["md5.txt", "--clients", "none.txt"], 65, "pseudonym.empty-list")
        _ = try await refuse(["md5.txt", "--born", "2099-01-01..2099-01-01"], 64, "pseudonym.option")
        for words in [
            ["--column", "h"], ["--salt", "salts.txt"], ["--salt-column", "h"], ["cells.txt", "--domain", "study"],
            ["cells.txt", "--sample", "0"], ["cells.txt", "--time-limit", "0"], ["cells.txt", "--salt-column", "h"],
            ["-", "--clients", "-"], ["cells.txt", "--clients", "numbers.txt", "--born", "1988-02-29..1988-02-29"],
        ] { _ = try await refuse(words, 64, "usage") }
    }

    @Test func theKeyStateSaysHowFast() async throws {
        let set = try await PseudonymStage.set()
        let words = ["pseudonyms", "exposure", "--country", "SE", "--at", "2026-11-25"] + PseudonymStage.born
        let outcome = try await set.stage.succeed(
            words + ["--domain", PseudonymStage.domain, "--home", "stad", "--json"])
        let report = try #require(try objects(outcome.output).first)
        // One day of each kind, the day and the month that nobody knows, and three days that February lacks.
        let candidates = report["candidates"] as? [String: Int]
        #expect(candidates?["personnummer"] == 999 && candidates?["samordningsnummer"] == (1 + 1 + 2 + 32) * 999)
        #expect(report["all_candidates"] as? Int == 37 * 999 && report["key_versions"] as? [Int] == [0, 1])
        #expect((report["codes_per_second"] as? Int ?? 0) > 100)
        let text = try await set.stage.succeed(words)
        #expect(text.text.contains("Only who holds the key protects anybody."))
        try await set.stage.refuse(
            words + ["--domain", "nothing", "--home", "stad"], 1, "key.missing-pseudonym-key")
    }
}
