import PersonalNumbers
import Testing

/// Reference dates, the Norwegian rule of 2032, equivalence, distinctness and pseudonym messages.
@Suite struct RuleVectorTests {
    @Test func vectorFilesAreAllThere() {
        let counts = ["reference_dates", "no_2032", "equivalence", "distinct", "hmac"].map { Vector.rows($0).count }
        #expect(counts == [143, 38, 53, 3, 28])
    }

    @Test(arguments: Vector.rows("reference_dates"))
    func referenceDateDecidesCenturyAndFuture(_ row: Vector) throws {
        let country = try #require(row.country)
        let options = ParsingOptions(referenceDate: day(row["reference_date"]), strictness: .strict)
        let result = read(row["input"], country, options)
        #expect(result.isValid == (row["valid"] == "true"))
        #expect(result.reason?.rawValue == row.note("why"))
        expectNumber(result, matches: row)
    }

    @Test(arguments: Vector.rows("no_2032"))
    func norwegianRuleOf2032(_ row: Vector) throws {
        var options = ParsingOptions(referenceDate: day("2032-12-31"), strictness: .strict)
        #expect(read(row["input"], .norway, options).isValid == (row["valid_policy_2032"] == "true"))
        expectNumber(read(row["input"], .norway, options), matches: row)
        options.norwegianPolicy = .rule1964
        let old = read(row["input"], .norway, options)
        #expect(old.isValid == (row["valid_policy_1964"] == "true"))
        if row["valid_policy_1964"] == "false" { #expect(old.reason == .check) }
        options.referenceDate = day("2031-12-31")
        options.norwegianPolicy = .byReferenceDate
        let isFuture = row["birth_date"] > "2031-12-31"
        #expect(read(row["input"], .norway, options).isValid == (old.isValid && !isFuture))
        options.norwegianPolicy = .rule2032
        #expect(read(row["input"], .norway, options).isValid == (row["valid_policy_2032"] == "true"))
    }

    @Test(arguments: Vector.rows("equivalence"))
    func everyFormOfAPersonGivesOneCanonical(_ row: Vector) throws {
        let number = try read(row["input"], try #require(row.country), ParsingOptions(referenceDate: referenceDate))
            .get()
        #expect(number.canonical == row["canonical"])
    }

    @Test(arguments: Vector.rows("distinct"))
    func theFinnishSignIdentifies(_ row: Vector) throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        let first = try read(row["input_a"], .finland, options).get()
        let second = try read(row["input_b"], .finland, options).get()
        #expect(first != second)
        #expect(message(of: first) != message(of: second))
        var old = options
        old.finnishSigns = .before2023
        #expect(read(row["input_a"], .finland, old).reason == .format)
    }

    @Test(arguments: Vector.rows("hmac"))
    func pseudonymMessageNamesTheCountry(_ row: Vector) throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        let number = try read(row["canonical"], try #require(row.country), options).get()
        #expect(message(of: number) == row["message_utf8"])
    }

    @Test func tenDigitsAreTwoPeopleInTwoCountries() throws {
        let options = ParsingOptions(referenceDate: referenceDate)
        let danish = try read("0205851459", .denmark, options).get()
        let icelandic = try read("0205851459", .iceland, options).get()
        #expect(danish != icelandic)
        #expect(message(of: danish) == "pid1:DK:0205851459")
        #expect(message(of: icelandic) == "pid1:IS:0205851459")
    }

    @Test func swedishSignMayNotContradictTheYear() {
        var options = ParsingOptions(referenceDate: referenceDate)
        for input in ["19900115+9855", "19051213-9809"] {
            options.strictness = .lenient
            #expect((try? read(input, .sweden, options).get())?.warnings == .separatorMismatch)
            options.strictness = .strict
            #expect(read(input, .sweden, options).reason == .format)
        }
    }

    /// Persons alone get numbers without a check digit; 520722-8580 is an organisation's.
    @Test func icelandicOrganisationsAreHeldToTheirCheckDigit() {
        var options = ParsingOptions(referenceDate: referenceDate, icelandicPolicy: .checkDigitReported)
        #expect(read("5207228580", .iceland, options).isValid)
        for wrong in ["5207228570", "5207228590", "5207228680"] {
            #expect(read(wrong, .iceland, options).reason == .check)
        }
        options.kinds = PersonalNumberKinds([.kennitala])
        #expect(read("5207228580", .iceland, options).reason == .kindNotEnabled)
    }

    private func message(of number: PersonalNumber) -> String {
        var bytes: [UInt8] = []
        number.appendPseudonymMessage(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }
}
