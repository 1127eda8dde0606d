import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation
import Testing

/// Key derivation, codes and the text form.
@Suite struct PseudonymTests {
    private let options = ParsingOptions(referenceDate: referenceDate)

    @Test func vectorFilesAreThere() {
        #expect(Vector.rows("pseudonyms").count == 84)
        #expect(Vector.rows("hmac").count == 28)
    }

    @Test(arguments: Vector.rows("pseudonyms"))
    func masterToPseudonym(_ row: Vector) throws {
        let master = try SecretBytes.copying(bytes(hex: row["master_hex"]))
        let domain = try PseudonymDomain(name: try #require(Identifier(row["domain"])), tag: row["tag"])
        let key = try PseudonymKey(master: master, domain: domain, version: try #require(Int(row["version"])))
        let expected = try SecretBytes.copying(bytes(hex: row["domain_key_hex"]))
        let isEqual = key.withSecret { $0.isEqual(to: expected) }
        #expect(isEqual)
        var pseudonymiser = try Pseudonymiser(key: key, options: options)
        let country = try #require(Country(rawValue: row["country"]))
        let number = try PersonalNumber(parsing: row["canonical"], country: country, options: options)
        let pseudonym = try pseudonymiser.pseudonym(for: number)
        #expect(pseudonym.text == row["pseudonym"])
        let hexadecimal = try pseudonymiser.hexadecimal(for: number)
        #expect(hexadecimal == row["mac_hex"])
        let parsed = try pseudonymiser.pseudonym(parsing: row["canonical"].utf8.span, country: country)
        #expect(parsed == pseudonym)
        let read = try #require(Pseudonym(parsing: row["pseudonym"]))
        #expect(read == pseudonym)
        #expect(read.hashValue == pseudonym.hashValue)
        #expect(read.tag == domain.tag)
        #expect(read.version == key.version)
        #expect(read.text == row["pseudonym"])
    }

    @Test(arguments: Vector.rows("hmac"))
    func codeOfTheMessage(_ row: Vector) throws {
        let country = try #require(Country(rawValue: row["country"]))
        let number = try PersonalNumber(parsing: row["canonical"], country: country, options: options)
        var message: [UInt8] = []
        number.appendPseudonymMessage(to: &message)
        #expect(message == Array(row["message_utf8"].utf8))
        let keyBytes = bytes(hex: row["key_hex"])
        #expect(try HMACSHA256.authenticate(message, key: keyBytes).hex == row["hmac_sha256_hex"])
        guard keyBytes.count == 32 else { return }
        let key = try PseudonymKey(
            domainKey: SecretBytes.copying(keyBytes), domain: Samples.domain(), version: 0)
        var pseudonymiser = try Pseudonymiser(key: key, options: options)
        let hexadecimal = try pseudonymiser.hexadecimal(for: number)
        #expect(hexadecimal == row["hmac_sha256_hex"])
    }

    @Test func domainVersionAndCountryGiveUnrelatedPseudonyms() throws {
        let number = try PersonalNumber(parsing: "0205851459", country: .denmark, options: options)
        let other = try PersonalNumber(parsing: "0205851459", country: .iceland, options: options)
        var seen: Set<String> = []
        for domain in [try Samples.domain("a"), try Samples.domain("b")] {
            for version in [0, 1, 31] {
                let key = try PseudonymKey(master: try Samples.master(), domain: domain, version: version)
                var pseudonymiser = try Pseudonymiser(key: key, options: options)
                for number in [number, other] {
                    let text = try pseudonymiser.pseudonym(for: number).text
                    seen.insert(String(text.dropFirst(9).prefix(26)))
                }
            }
        }
        #expect(seen.count == 12)
    }

    @Test(arguments: ["", "a", "abcdefghijk", "Ab", "a1", "a-b", "é", "åå"])
    func tagsAreTwoToTenLetters(_ tag: String) throws {
        let name = try #require(Identifier("statistics"))
        #expect(throws: PseudonymisationError.self) { try PseudonymDomain(name: name, tag: tag) }
    }

    @Test func pairwiseDomainsNameBothAgencies() throws {
        let (sender, recipient) = (try #require(Identifier("a-1")), try #require(Identifier("b.2")))
        let domain = try PseudonymDomain.exchange(from: sender, to: recipient)
        #expect(domain.name.text == "exchange/a-1/b.2")
        #expect(domain.tag == "exchange")
        #expect(try PseudonymDomain.exchange(from: recipient, to: sender) != domain)
    }

    @Test(arguments: [("a/b", "c"), ("a", "b/c"), ("a", "a"), (String(repeating: "x", count: 128), "b")])
    func pairwiseDomainsAreNeverShared(_ sender: String, _ recipient: String) throws {
        let (sender, recipient) = (try #require(Identifier(sender)), try #require(Identifier(recipient)))
        #expect(throws: PseudonymisationError.self) { try PseudonymDomain.exchange(from: sender, to: recipient) }
    }

    @Test(arguments: [0, 1, 31, 33, 64])
    func keysHaveThirtyTwoBytes(_ count: Int) throws {
        let domain = try Samples.domain()
        #expect(throws: PseudonymisationError.invalidKey("a master key has 32 bytes")) {
            let secret = try SecretBytes.copying([UInt8](repeating: 7, count: count))
            _ = try PseudonymKey(master: secret, domain: domain, version: 0)
        }
        #expect(throws: PseudonymisationError.invalidKey("a domain key has 32 bytes")) {
            let secret = try SecretBytes.copying([UInt8](repeating: 7, count: count))
            _ = try PseudonymKey(domainKey: secret, domain: domain, version: 0)
        }
    }

    @Test(arguments: [-1, 32, Int.max, Int.min])
    func versionsAreZeroToThirtyOne(_ version: Int) throws {
        let domain = try Samples.domain()
        #expect(throws: PseudonymisationError.self) {
            _ = try PseudonymKey(master: try Samples.master(), domain: domain, version: version)
        }
    }

    @Test func otherTextsAreNoPseudonyms() throws {
        let text = Vector.rows("pseudonyms")[0]["pseudonym"]
        #expect(Pseudonym(parsing: text) != nil)
        var wrong = [
            text.uppercased(), " " + text, text + "\n", String(text.dropLast()), text + "q", "900115-9855", "",
        ]
        // Others than those whose part and count are a pseudonym's by chance.
        wrong += Vector.rows("bech32m").filter { $0["symbols"].split(separator: " ").count != 27 }.map { $0["text"] }
        for part in ["a", "abcdefghijk", "a1b", "a-b"] {
            let bech32m = try #require(
                Bech32m(humanReadablePart: Array(part.utf8), symbols: Array(repeating: 1, count: 27)))
            wrong.append(String(decoding: bech32m.text, as: UTF8.self))
        }
        for count in [0, 26, 28] {
            let bech32m = try #require(
                Bech32m(humanReadablePart: Array("ab".utf8), symbols: Array(repeating: 1, count: count)))
            wrong.append(String(decoding: bech32m.text, as: UTF8.self))
        }
        for input in wrong {
            #expect(Pseudonym(parsing: input) == nil)
        }
    }

    @Test func pseudonymsPrintMasked() throws {
        let pseudonym = try #require(Pseudonym(parsing: Vector.rows("pseudonyms")[0]["pseudonym"]))
        var dumped = ""
        dump(pseudonym, to: &dumped)
        for text in ["\(pseudonym)", String(reflecting: pseudonym), dumped] {
            #expect(text.contains("rekstat ••••"))
            #expect(!text.contains(pseudonym.text.dropFirst(8).prefix(6)))
        }
    }

    @Test func invalidNumberTellsTheReasonAlone() throws {
        var pseudonymiser = try Samples.pseudonymiser()
        do {
            _ = try pseudonymiser.pseudonym(parsing: "900115-9856".utf8.span, country: .sweden)
            Issue.record("the check digit is wrong")
        } catch {
            #expect(error.code == "pseudonym.invalid-number")
            #expect(error.message == "not a personal number: check (personnummer)")
        }
    }
}

/// Keys and domains for tests.
enum Samples {
    static func master() throws -> SecretBytes { try SecretBytes.copying([UInt8](0..<32)) }

    static func domain(_ name: String = "statistics-2026") throws -> PseudonymDomain {
        try PseudonymDomain(name: try #require(Identifier(name)), tag: "rekstat")
    }

    /// The key of the sample pseudonymiser, version 1.
    static let sharedKey = shared("statistics-2026", version: 1)

    /// A key that several columns use.
    static func shared(_ domain: String, version: Int) -> SharedPseudonymKey {
        do {
            return SharedPseudonymKey(
                try PseudonymKey(master: try master(), domain: try self.domain(domain), version: version))
        } catch { fatalError("the sample key cannot be made: \(error)") }
    }

    static func pseudonymiser(kinds: PersonalNumberKinds = .registered) throws -> Pseudonymiser {
        let key = try PseudonymKey(master: try master(), domain: try domain(), version: 1)
        return try Pseudonymiser(key: key, options: ParsingOptions(referenceDate: referenceDate, kinds: kinds))
    }
}
