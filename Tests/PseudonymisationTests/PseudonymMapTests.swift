import CaseModel
import OpenSSLCrypto
import Pseudonymisation
import Testing

/// Maps from old pseudonyms to new ones.
@Suite struct PseudonymMapTests {
    /// Pseudonyms that are made of numbers, under a key of a version; another seed, another person.
    private static func pseudonym(_ seed: Int, version: Int, tag: String = "rekstat") throws -> Pseudonym {
        let domain = try PseudonymDomain(name: try #require(Identifier("d")), tag: tag)
        let master = try SecretBytes.copying([UInt8](repeating: UInt8(seed & 255), count: 32))
        let key = try PseudonymKey(master: master, domain: domain, version: version)
        let base = try #require(Pseudonym(parsing: "hbgstat1qaxd5rxezgcxzmdm62dpzama65hu98hys"))
        return try SecondKeying(key: key).pseudonym(for: base)
    }

    private static func pairs(_ count: Int) throws -> [(old: Pseudonym, new: Pseudonym)] {
        try (0..<count).map { (old: try pseudonym($0, version: 0), new: try pseudonym($0 + 100, version: 1)) }
    }

    private static func text(_ pairs: [(old: Pseudonym, new: Pseudonym)]) -> String {
        "old,new\n" + pairs.map { "\($0.old.text),\($0.new.text)\n" }.sorted().joined()
    }

    private static func fault(_ text: String) -> PseudonymMapFault? {
        do throws(PseudonymMapFault) {
            _ = try PseudonymMap(parsing: Array(text.utf8))
            return nil
        } catch { return error }
    }

    @Test func whatIsWrittenIsReadAndItsOrderSaysNothing() throws {
        let pairs = try Self.pairs(50)
        let map = try PseudonymMap(pairs)
        #expect(map.count == 50 && map.tag == "rekstat" && map.oldVersion == 0 && map.newVersion == 1)
        #expect(map.bytes == Array(Self.text(pairs).utf8))
        // The order in which people were read is not in it.
        #expect(try PseudonymMap(pairs.reversed()).bytes == map.bytes)
        let read = try PseudonymMap(parsing: map.bytes)
        #expect(read.bytes == map.bytes)
        for (old, new) in pairs {
            #expect(read.answer(for: old) == .migrated(new))
            #expect(read.answer(for: new) == .isNew)
        }
        #expect(read.answer(for: try Self.pseudonym(77, version: 0)) == .notCovered)
        #expect(read.answer(for: try Self.pseudonym(77, version: 1)) == .isNew)
        #expect(read.answer(for: try Self.pseudonym(77, version: 2)) == .notCovered)
        #expect(read.answer(for: try Self.pseudonym(1, version: 0, tag: "other")) == nil)
        #expect(!"\(read)".contains("rekstat1") && Mirror(reflecting: read).children.isEmpty)
    }

    @Test func everythingElseIsRefusedWithItsLine() throws {
        let pairs = try Self.pairs(3)
        let good = Self.text(pairs)
        let lines = good.split(separator: "\n").map(String.init)
        let first = lines[1].split(separator: ",").map(String.init)
        let second = lines[2].split(separator: ",").map(String.init)
        func joined(_ changed: [String]) -> String { changed.joined(separator: "\n") + "\n" }
        let other = try Self.pseudonym(9, version: 1, tag: "other").text
        let cases: [(String, PseudonymMapFault.Rule, Int)] = [
            ("", .form, 1), ("old,new", .form, 1), ("new,old\n", .form, 1), ("old,new\n", .empty, 2),
            (String(good.dropLast()), .form, 1), (good.replacing("\n", with: "\r\n"), .form, 1),
            (good + "\n", .form, 5), (joined([lines[0], lines[1] + ","] + lines[2...]), .form, 2),
            (joined([lines[0], first[0]] + lines[2...]), .form, 2),
            (joined([lines[0], " " + lines[1]] + lines[2...]), .pseudonym, 2),
            (joined([lines[0], lines[1].uppercased()] + lines[2...]), .pseudonym, 2),
            (joined([lines[0], lines[1], "199905172384,\(second[1])", lines[3]]), .pseudonym, 3),
            (joined([lines[0], lines[2], lines[1], lines[3]]), .order, 3),
            (joined([lines[0], lines[1], lines[1], lines[3]]), .repeatedOld, 3),
            (joined([lines[0], lines[1], "\(second[0]),\(first[1])", lines[3]]), .repeatedNew, 3),
            (joined([lines[0], "\(first[1]),\(first[0])"]), .versions, 2),
            (joined([lines[0], "\(first[0]),\(first[0])"]), .versions, 2),
            (joined([lines[0], lines[1], "\(second[0]),\(try Self.pseudonym(8, version: 2).text)"]), .versions, 3),
            (joined([lines[0], "\(first[0]),\(other)"]), .domains, 2),
            (joined([lines[0], lines[1], "\(second[0]),\(other)"]), .domains, 3),
        ]
        for (text, rule, line) in cases {
            let fault = Self.fault(text)
            #expect(fault?.rule == rule && fault?.line == line, "\(rule) \(line): \(String(describing: fault))")
            #expect(fault?.code == "pseudonym.malformed-map" && fault?.message.contains("rekstat1") == false)
        }
    }

    /// Every error of up to four symbols is detected; here every single one, everywhere.
    @Test func noChangedLetterPasses() throws {
        let good = Array(Self.text(try Self.pairs(2)).utf8)
        for place in good.indices {
            for letter in [UInt8(ascii: "q"), UInt8(ascii: "7"), UInt8(ascii: "b"), 0, 0x80] where letter != good[place]
            {
                var text = good
                text[place] = letter
                #expect(throws: PseudonymMapFault.self) { try PseudonymMap(parsing: text) }
            }
        }
    }

    @Test func aColumnIsMigratedOnceAndTheSameAgain() throws {
        let pairs = try Self.pairs(4)
        let map = try PseudonymMap(pairs)
        let uncovered = try Self.pseudonym(50, version: 0)
        let cells = pairs.map(\.old.text) + [pairs[0].new.text, uncovered.text]
        var output: [String] = []
        var migration = PseudonymMigration(map, uncovered: .keep)
        for cell in cells {
            var written: [UInt8] = []
            try migration.treat(Array(cell.utf8), at: CellPlace(line: 2), into: &written)
            output.append(String(decoding: written, as: UTF8.self))
        }
        #expect(output == pairs.map(\.new.text) + [pairs[0].new.text, uncovered.text])
        #expect(migration.migrated == 4 && migration.alreadyNew == 1 && migration.notCovered == 1)
        var again = PseudonymMigration(map, uncovered: .keep)
        for cell in output {
            var written: [UInt8] = []
            try again.treat(Array(cell.utf8), at: CellPlace(line: 2), into: &written)
            #expect(String(decoding: written, as: UTF8.self) == cell)
        }
        #expect(again.migrated == 0 && again.alreadyNew == 5 && again.notCovered == 1)
    }

    @Test func whatTheMapDoesNotCoverStopsTheRun() throws {
        let place = CellPlace(line: 4)
        let map = try PseudonymMap(try Self.pairs(2))
        let cases: [(String, ColumnFault)] = [
            (try Self.pseudonym(50, version: 0).text, .notInMap(place)),
            (try Self.pseudonym(0, version: 2).text, .notInMap(place)),
            (try Self.pseudonym(0, version: 0, tag: "other").text, .otherDomain(expected: "rekstat", at: place)),
            ("", .notAPseudonym(place)), ("199905172384", .notAPseudonym(place)),
        ]
        for (cell, fault) in cases {
            for uncovered in [PseudonymMigration.Uncovered.stop, .keep] {
                if uncovered == .keep, fault == .notInMap(place) { continue }
                var migration = PseudonymMigration(map, uncovered: uncovered)
                var written: [UInt8] = []
                #expect(throws: fault) { try migration.treat(Array(cell.utf8), at: place, into: &written) }
                #expect(written.isEmpty)
            }
        }
    }
}
