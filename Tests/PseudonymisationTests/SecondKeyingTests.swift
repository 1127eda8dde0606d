import CaseModel
import OpenSSLCrypto
import Pseudonymisation
import TestSupport
import Testing

/// Keying pseudonyms a second time, and the check value of a key; the referee is Python's standard library.
@Suite struct SecondKeyingTests {
    private static func keying(
        _ row: (master: [UInt8], domain: String, tag: String, version: Int), sources: SecondKeying.Sources = .any
    ) throws -> SecondKeying {
        try SecondKeying(key: try key(row), sources: sources)
    }

    private static func key(
        _ row: (master: [UInt8], domain: String, tag: String, version: Int)
    ) throws -> PseudonymKey {
        let domain = try PseudonymDomain(name: try #require(Identifier(row.domain)), tag: row.tag)
        return try PseudonymKey(
            master: SecretBytes.copying(row.master), domain: domain, version: row.version)
    }

    private static let team = (master: [UInt8](32..<64), domain: "team-2026", tag: "team", version: 3)

    @Test func vectorFileIsThere() { #expect(Vector.rows("second-keying").count == 40) }

    @Test(arguments: Vector.rows("second-keying"))
    func pseudonymToPseudonym(_ row: Vector) throws {
        let words = (
            master: bytes(hex: row["master_hex"]), domain: row["domain"], tag: row["tag"],
            version: try #require(Int(row["version"]))
        )
        let keying = try Self.keying(words)
        let rekeyed = try keying.pseudonym(for: try #require(Pseudonym(parsing: row["pseudonym"])))
        #expect(rekeyed.text == row["rekeyed"])
        #expect(rekeyed.tag == row["tag"] && rekeyed.version == words.version)
        let value = try KeyCheckValue(of: try Self.key(words))
        #expect(value.hex == row["key_check_hex"])
        #expect(value.bytes.count == KeyCheckValue.count)
    }

    @Test func anIndependentProgramAgreesOnRandomKeysAndPseudonyms() async throws {
        let script = PackageFiles.path("Tests/PseudonymisationTests/Vectors/second_keying.py")
        var input = ""
        var expected: [String] = []
        for version in 0...31 {
            let words = (
                master: try SecureRandom.bytes(32), domain: "team-\(version)", tag: "tm", version: version
            )
            let source = try Self.key((try SecureRandom.bytes(32), "source", "source", 31 - version))
            let first = try SecondKeying(key: source).pseudonym(for: #require(Pseudonym(parsing: Self.sample)))
            let keying = try Self.keying(words)
            let digits = words.master.map { byte in
                String(byte >> 4, radix: 16) + String(byte & 15, radix: 16)
            }
            input += "\(digits.joined())\t\(words.domain)\ttm\t\(version)\t\(first.text)\n"
            let again = try keying.pseudonym(for: first)
            expected.append("\(try KeyCheckValue(of: try Self.key(words)).hex)\t\(again.text)")
        }
        let outcome = try await run("python3", [script], input: Array(input.utf8))
        try #require(outcome.code == 0, "\(outcome.errors)")
        #expect(outcome.text.split(separator: "\n").map(String.init) == expected)
    }

    private static let sample = "hbgstat1qaxd5rxezgcxzmdm62dpzama65hu98hys"

    @Test func theKeyOfOneSideAloneDoesNotLink() throws {
        // Another key on either side gives an unrelated pseudonym: both are needed to enumerate.
        let first = try #require(Pseudonym(parsing: Self.sample))
        let one = try Self.keying(Self.team).pseudonym(for: first)
        var other = Self.team
        other.master[0] ^= 1
        #expect(try Self.keying(other).pseudonym(for: first).text != one.text)
        var renamed = Self.team
        renamed.domain = "team-2027"
        #expect(try Self.keying(renamed).pseudonym(for: first).text != one.text)
        #expect(try Self.keying(Self.team).pseudonym(for: first) == one)
    }

    @Test func aCheckValueTellsKeysApart() throws {
        let value = try KeyCheckValue(of: try Self.key(Self.team))
        var other = Self.team
        other.version = 4
        #expect(try KeyCheckValue(of: try Self.key(other)) != value)
        // Whoever has the derived key has the same value: that is what holders compare.
        let derived = try Self.key(Self.team).withSecret { try $0.duplicate() }
        let domain = try PseudonymDomain(name: try #require(Identifier("team-2026")), tag: "zz")
        #expect(try KeyCheckValue(of: try PseudonymKey(domainKey: derived, domain: domain, version: 3)) == value)
    }

    /// The known answers are Python's: HKDF and HMAC of its standard library over the team's key.
    @Test func reportsNameAKeyByAnotherValueThanHoldersCompare() throws {
        let key = try Self.key(Self.team)
        #expect(key.identifier == "c4b53f7104c1ce7d")
        #expect(try KeyCheckValue(of: key).hex == "c7b54277c4eef62d5de70e32")
    }

    @Test func aColumnOfOneSourceIsKeyedAndAnythingElseIsRefused() throws {
        let place = CellPlace(line: 7)
        var keying = try Self.keying(Self.team, sources: .one)
        var output: [UInt8] = []
        try keying.treat(Array(Self.sample.utf8), at: place, into: &output)
        let expected = try keying.pseudonym(for: #require(Pseudonym(parsing: Self.sample)))
        #expect(String(decoding: output, as: UTF8.self) == expected.text)
        #expect(keying.sourcesSeen.map(\.tag) == ["hbgstat"] && keying.sourcesSeen.map(\.version) == [0])
        let refused: [(String, ColumnFault)] = [
            ("", .notAPseudonym(place)), ("199905172384", .notAPseudonym(place)),
            (Self.sample.uppercased(), .notAPseudonym(place)), (" " + Self.sample, .notAPseudonym(place)),
            (String(Self.sample.dropLast()) + "q", .notAPseudonym(place)), (expected.text, .keyedBefore(place)),
            (try Self.keying((Self.team.master, "x", "other", 29)).pseudonym(for: expected).text, .mixed(place)),
            (try Self.keying((Self.team.master, "x", "hbgstat", 2)).pseudonym(for: expected).text, .mixed(place)),
        ]
        for (cell, fault) in refused {
            var fresh = try Self.keying(Self.team, sources: .one)
            var kept: [UInt8] = []
            try fresh.treat(Array(Self.sample.utf8), at: place, into: &kept)
            let before = kept
            do throws(ColumnFault) {
                try fresh.treat(Array(cell.utf8), at: place, into: &kept)
                Issue.record("\(fault.code) is not reported")
            } catch { #expect(error == fault) }
            #expect(kept == before)
        }
    }

    @Test func mixedSourcesPassWhereTheyAreAskedFor() throws {
        var keying = try Self.keying(Self.team, sources: .any)
        var output: [UInt8] = []
        let other = try Self.keying((Self.team.master, "x", "other", 1)).pseudonym(
            for: #require(Pseudonym(parsing: Self.sample)))
        for text in [Self.sample, other.text, Self.sample] {
            try keying.treat(Array(text.utf8), at: CellPlace(line: 2), into: &output)
        }
        #expect(keying.sourcesSeen.map { "\($0.tag) \($0.version)" } == ["hbgstat 0", "other 1"])
    }

    /// The known answer is Python's: HKDF-Expand over HKDF-Extract of the domain key 00…1f with 32 zero bytes.
    @Test func aReleaseHasAKeyOfItsOwn() throws {
        let domain = try PseudonymDomain(name: try #require(Identifier("statistics-2026")), tag: "hbgstat")
        let key = try PseudonymKey(domainKey: SecretBytes.copying([UInt8](0..<32)), domain: domain, version: 5)
        let release = try key.key(ofRelease: try #require(Identifier("2026-1")))
        let known = try PseudonymKey(
            domainKey: SecretBytes.copying(
                bytes(hex: "18fbff1a53b7389e424bad093cce64eef71d80b6aa391422ed4002ad9ee48c89")), domain: domain,
            version: 5)
        #expect(try KeyCheckValue(of: release).hex == KeyCheckValue(of: known).hex)
        #expect(release.version == 5 && release.domain == domain)
        let other = try key.key(ofRelease: try #require(Identifier("2026-2")))
        #expect(Set([key.identifier, release.identifier, other.identifier]).count == 3)
    }
}
