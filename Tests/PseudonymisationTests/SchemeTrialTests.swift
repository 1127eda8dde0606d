import OpenSSLCrypto
import PersonalNumbers
import Testing

@testable import Pseudonymisation

/// Digests without a key: how they are read, and that trying them finds just what was made.
@Suite("Weak schemes")
struct SchemeTrialTests {
    private static func hex(_ bytes: [UInt8]) -> [UInt8] {
        bytes.flatMap { Array(($0 < 16 ? "0" : "").utf8) + Array(String($0, radix: 16).utf8) }
    }

    private static func digest(_ algorithm: DigestAlgorithm, _ text: String) throws -> [UInt8] {
        var digest = try MessageDigest(algorithm)
        _ = try digest.hash(Array(text.utf8).span)
        return digest.bytes
    }

    @Test func cellsAreReadAsBytes() {
        func readings(_ text: String) -> [(DigestText.Form, [UInt8])] {
            DigestText.readings(of: Array(text.utf8)).map { ($0.form, $0.bytes) }
        }
        #expect(readings("0aff").map(\.1) == [[0x0A, 0xFF]])
        #expect(readings("0x0AFF").first?.0 == .upperHexadecimal)
        #expect(readings("\\x0aff").first?.0 == .lowerHexadecimal)
        // Of nine digits eight tell four bytes.
        #expect(readings("0aff0aff1").first?.1 == [0x0A, 0xFF, 0x0A, 0xFF])
        #expect(readings("aGVqIGRpZw==").map(\.1) == [Array("hej dig".utf8)])
        #expect(readings("aGVqIGRpZw").map(\.0) == [.base64])
        #expect(readings("_-_-_-_-").first?.1 == [0xFF, 0xEF, 0xFE, 0xFF, 0xEF, 0xFE])
        for text in ["", "0aFf", "hej dig", "aGVqIGRpZw===", "åäö", "0x", "=", String(repeating: "a", count: 131)] {
            #expect(readings(text).isEmpty, "\(text)")
        }
    }

    @Test func aColumnOfHexadecimalIsNoBase64() {
        let cells = ["0123456789ab", "aaaaaaaaaaaa"].map { (cell: Array($0.utf8), row: [[UInt8]]()) }
        #expect(SchemeTrial.Cell.all(cells).allSatisfy { $0.readings.map(\.form) == [.lowerHexadecimal] })
        let mixed = cells + [(cell: Array("zzzzzzzzzzzz".utf8), row: [])]
        #expect(SchemeTrial.Cell.all(mixed)[0].readings.count == 2)
    }

    /// Every algorithm, spelling and side: the scheme that made a cell is the only one that hits it.
    @Test(arguments: Country.allCases)
    func theSchemeThatMadeACellHitsIt(_ country: Country) throws {
        let options = ParsingOptions(
            referenceDate: try #require(CivilDay(year: 2026, month: 11, day: 25)), kinds: .all)
        var generator = SeededGenerator(seed: 3)
        let source = TestNumbers(country: country, referenceDate: options.referenceDate)
        let number = try #require(source.next(using: &generator))
        let decoys = try (0..<20).map { _ in try #require(source.next(using: &generator)).canonical }
        let canonical = number.canonical
        let schemes = DigestAlgorithm.allCases.flatMap { algorithm in
            NumberSpelling.all(of: country).flatMap { spelling in
                [WeakScheme(algorithm, of: spelling)]
                    + WeakScheme.Side.allCases.flatMap { side in
                        [
                            WeakScheme(algorithm, of: spelling, salt: .fixed([0x73], origin: "x"), side),
                            WeakScheme(algorithm, of: spelling, salt: .column(0), side),
                        ]
                    }
            }
        }
        for (index, scheme) in schemes.enumerated() {
            var message: [UInt8] = []
            scheme.append(Array(canonical.utf8).span, row: [Array("row".utf8)], to: &message)
            var digest = try MessageDigest(scheme.algorithm)
            _ = try digest.hash(message.span)
            let cells = SchemeTrial.Cell.all([(cell: Self.hex(digest.bytes), row: [Array("row".utf8)])])
            let trial = SchemeTrial(cells: cells, schemes: schemes)
            let hits = try trial.search(
                Array((decoys + [canonical] + decoys).joined().utf8), width: canonical.utf8.count)
            // A Finnish number without letters is the same in small ones.
            let same = trial.schemes.filter { other in
                var text: [UInt8] = []
                other.append(Array(canonical.utf8).span, row: [Array("row".utf8)], to: &text)
                return text == message && other.algorithm == scheme.algorithm
            }
            #expect(same.contains(scheme) && !decoys.contains(canonical))
            #expect(Set(hits.map { trial.schemes[$0.scheme] }) == Set(same), "\(index)")
            #expect(hits.count == same.count && hits.allSatisfy { $0.bytes == scheme.algorithm.count })
        }
    }

    @Test func aDigestThatIsCutOffIsFoundDownToSixBytes() throws {
        let digest = try Self.digest(.sha512, "199905172384")
        let schemes = DigestAlgorithm.allCases.map { WeakScheme($0, of: NumberSpelling.all(of: .sweden)[0]) }
        for count in [5, 6, 7, 8, 9, 20, 63, 64] {
            let cells = SchemeTrial.Cell.all([(cell: Self.hex(Array(digest.prefix(count))), row: [])])
            let trial = SchemeTrial(cells: cells, schemes: schemes)
            #expect(trial.isEmpty == (count < 6))
            let hits = try trial.search(Array("199905172384199905172385".utf8), width: 12)
            #expect(hits.count == (count < 6 ? 0 : 1), "\(count)")
            #expect(hits.allSatisfy { $0.bytes == count && trial.schemes[$0.scheme].algorithm == .sha512 })
        }
    }

    @Test func randomCellsAreNotHit() throws {
        var generator = SeededGenerator(seed: 99)
        let cells = SchemeTrial.Cell.all(
            (0..<50).map { _ in
                (cell: Self.hex((0..<32).map { _ in UInt8.random(in: 0...255, using: &generator) }), row: [])
            })
        let schemes = NumberSpelling.all(of: .sweden).map { WeakScheme(.sha256, of: $0) }
        let options = ParsingOptions(referenceDate: try #require(CivilDay(year: 2026, month: 11, day: 25)))
        let day = try #require(CivilDay(year: 1999, month: 5, day: 17))
        let space = try #require(NumberSpace(country: .sweden, options: options, born: day...day))
        var numbers: [UInt8] = []
        for date in space.days(of: try #require(space.months.first)) { space.append(date, to: &numbers) }
        let trial = SchemeTrial(cells: cells, schemes: schemes)
        #expect(try trial.search(numbers, width: 12).isEmpty)
        #expect(trial.digestsPerNumber == 4)
    }
}
