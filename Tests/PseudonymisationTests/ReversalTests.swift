import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Testing

@testable import Pseudonymisation

/// Trying all numbers under a key finds just the persons that the pseudonymiser named.
@Suite("Reversal of pseudonyms")
struct ReversalTests {
    private static func key(_ version: Int = 0, _ byte: UInt8 = 7) throws -> PseudonymKey {
        let name = try #require(Identifier("study"))
        return try PseudonymKey(
            master: SecretBytes.copying([UInt8](repeating: byte, count: 32)),
            domain: PseudonymDomain(name: name, tag: "study"), version: version)
    }

    private static func options() throws -> ParsingOptions {
        ParsingOptions(
            referenceDate: try #require(CivilDay(year: 2026, month: 11, day: 25)),
            kinds: PersonalNumberKinds.registered.union(PersonalNumberKinds([.syntetisk, .tilapäinen])))
    }

    @Test(arguments: Country.allCases)
    func everySoughtTestPersonIsFound(_ country: Country) throws {
        let options = try Self.options()
        var generator = SeededGenerator(seed: 11)
        let source = TestNumbers(country: country, referenceDate: options.referenceDate)
        let numbers = try (0..<3).map { _ in try #require(source.next(using: &generator)) }
        var pseudonymiser = try Pseudonymiser(key: Self.key(), options: options)
        let sought = SoughtPseudonyms(try numbers.map { try pseudonymiser.pseudonym(for: $0) })
        #expect(sought.pseudonyms.count == Set(numbers).count)
        var found: [Int: String] = [:]
        for number in Set(numbers) {
            let day = try #require(number.birthDate)
            let space = try #require(NumberSpace(country: country, options: options, born: day...day))
            var trial = try NumberTrial(key: Self.key(), space: space)
            var tried = 0
            for month in space.months {
                tried += try trial.search(month, for: sought) { found[$0] = String(decoding: $1, as: UTF8.self) }
            }
            #expect(tried == space.count().values.reduce(0, +))
        }
        for (index, pseudonym) in sought.pseudonyms.enumerated() {
            let canonical = try #require(found[index])
            let number = try PersonalNumber(parsing: canonical, country: country, options: options)
            #expect(try pseudonymiser.pseudonym(for: number) == pseudonym)
            #expect(numbers.contains(number))
        }
    }

    /// Another key, another version and another country find nobody.
    @Test func nobodyElseIsFound() throws {
        let options = try Self.options()
        let number = try PersonalNumber(parsing: "199905172384", country: .sweden, options: options)
        let day = try #require(number.birthDate)
        let space = try #require(NumberSpace(country: .sweden, options: options, born: day...day))
        for (makingVersion, makingByte, version, byte) in [(0, 7, 0, 8), (1, 7, 0, 7), (0, 7, 1, 7)] {
            var pseudonymiser = try Pseudonymiser(key: Self.key(makingVersion, UInt8(makingByte)), options: options)
            let sought = SoughtPseudonyms([try pseudonymiser.pseudonym(for: number)])
            var trial = try NumberTrial(key: Self.key(version, UInt8(byte)), space: space)
            for month in space.months {
                _ = try trial.search(month, for: sought) { _, _ in Issue.record("somebody was found") }
            }
        }
    }

    /// The filter and the table of leading bits against a plain comparison of whole pseudonyms.
    @Test func lookingUpIsComparing() throws {
        let options = try Self.options()
        var generator = SeededGenerator(seed: 5)
        let source = TestNumbers(country: .sweden, referenceDate: options.referenceDate)
        var pseudonymiser = try Pseudonymiser(key: Self.key(), options: options)
        let numbers = try (0..<300).map { _ in try #require(source.next(using: &generator)) }
        let all = try numbers.map { try pseudonymiser.pseudonym(for: $0) }
        let sought = SoughtPseudonyms(Array(all.prefix(100)) + Array(all.prefix(10)))
        #expect(sought.versions == [0])
        for number in numbers {
            let code = try pseudonymiser.code(of: number)
            let pseudonym = try pseudonymiser.pseudonym(for: number)
            #expect(sought.index(of: code, version: 0) == sought.pseudonyms.firstIndex(of: pseudonym))
            #expect(sought.index(of: code, version: 1) == nil)
        }
        #expect(SoughtPseudonyms([]).index(of: try pseudonymiser.code(of: numbers[0]), version: 0) == nil)
    }
}
