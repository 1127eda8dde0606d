import Testing

@testable import PersonalNumbers

/// The listed numbers are the numbers that the validator accepts: no more, no fewer, each once.
@Suite("Number space")
struct NumberSpaceTests {
    /// A country, how its numbers are read, and days to be looked at.
    struct Sample: Sendable, CustomTestStringConvertible {
        let country: Country
        let options: ParsingOptions
        let first: CivilDay
        let last: CivilDay

        var testDescription: String {
            "\(country.rawValue) \(first.year)-\(first.month)-\(first.day) to \(last.year)-\(last.month)-\(last.day)"
        }

        init(
            _ country: Country, _ first: (Int, Int, Int), _ last: (Int, Int, Int),
            _ change: (inout ParsingOptions) -> Void = { _ in }
        ) throws {
            func day(_ parts: (Int, Int, Int)) throws -> CivilDay {
                try #require(CivilDay(year: parts.0, month: parts.1, day: parts.2))
            }
            var options = ParsingOptions(referenceDate: try day((2026, 11, 25)))
            change(&options)
            (self.country, self.options, self.first, self.last) = (country, options, try day(first), try day(last))
        }

        var space: NumberSpace {
            get throws { try #require(NumberSpace(country: country, options: options, born: first...last)) }
        }
    }

    static func samples() throws -> [Sample] {
        let all: (inout ParsingOptions) -> Void = { $0.kinds = .all }
        return [
            try Sample(.sweden, (1990, 1, 14), (1990, 1, 15)), try Sample(.sweden, (1899, 12, 31), (1900, 1, 1), all),
            try Sample(.sweden, (2026, 11, 24), (2026, 11, 30), all),
            try Sample(.sweden, (2024, 2, 28), (2024, 3, 1)) { $0.strictness = .strict },
            try Sample(.sweden, (2025, 4, 30), (2025, 4, 30)) { $0.swedishUnknownDates = .refused },
            try Sample(.denmark, (1858, 1, 1), (1858, 1, 1), all), try Sample(.denmark, (1936, 12, 31), (1937, 1, 1)),
            try Sample(.denmark, (2007, 10, 1), (2007, 10, 1), all),
            try Sample(.denmark, (1857, 12, 31), (1857, 12, 31)),
            try Sample(.norway, (1899, 12, 31), (1900, 1, 1), all),
            try Sample(.norway, (1939, 12, 31), (1940, 1, 1), all),
            try Sample(.norway, (1999, 12, 31), (2000, 1, 1)), try Sample(.norway, (1854, 1, 1), (1854, 1, 1), all),
            try Sample(.norway, (1858, 5, 6), (1858, 5, 6)), try Sample(.norway, (1980, 2, 29), (1980, 2, 29), all),
            try Sample(.finland, (1899, 12, 31), (1900, 1, 1), all),
            try Sample(.finland, (1999, 12, 31), (2000, 1, 1)) { $0.finnishSigns = .before2023 },
            try Sample(.finland, (2026, 11, 25), (2026, 11, 26)),
            try Sample(.iceland, (1899, 12, 31), (1900, 1, 1), all), try Sample(.iceland, (1969, 2, 28), (1969, 3, 1)),
            try Sample(.iceland, (2000, 1, 1), (2000, 1, 1)) { $0.icelandicPolicy = .checkDigitRequired },
        ]
    }

    private static func listed(_ space: NumberSpace) -> [String] {
        var texts: [String] = []
        for month in space.months {
            for day in space.days(of: month) {
                var bytes: [UInt8] = []
                space.append(day, to: &bytes)
                for start in stride(from: 0, to: bytes.count, by: space.width) {
                    texts.append(String(decoding: bytes[start..<start + space.width], as: UTF8.self))
                }
            }
        }
        return texts
    }

    @Test(arguments: try samples())
    func everyListedNumberIsValidAndListedOnce(_ sample: Sample) throws {
        let space = try sample.space
        let listed = Self.listed(space)
        #expect(Set(listed).count == listed.count)
        for text in listed {
            let number = try? PersonalNumber(parsing: text, country: sample.country, options: sample.options)
            guard let number, number.canonical == text, number.birthDate.map(space.days.contains) ?? true else {
                Issue.record("a listed number is not valid, not canonical, or of another day")
                return
            }
        }
        #expect(space.count().values.reduce(0, +) == listed.count)
        #expect(space.months.reduce(0) { $0 + space.count(of: $1) } == listed.count)
    }

    /// Every text that has the shape of a number of the sampled days, read by the validator.
    @Test(arguments: try samples())
    func everyValidNumberOfTheDaysIsListed(_ sample: Sample) throws {
        let space = try sample.space
        let listed = Set(Self.listed(space))
        var valid: Set<String> = []
        var day = sample.first
        while day <= sample.last {
            for date in Self.dates(of: day, sample.country) {
                for tail in Self.tails(of: sample.country, day) {
                    let text = date + tail
                    if let number = try? PersonalNumber(
                        parsing: text, country: sample.country, options: sample.options), number.birthDate == day
                    {
                        valid.insert(number.canonical)
                    }
                }
            }
            day = try #require(Self.next(day))
        }
        #expect(valid.subtracting(listed).isEmpty)
        #expect(valid.isEmpty == (sample.first > sample.options.referenceDate || sample.first.year == 1857))
    }

    private static func next(_ day: CivilDay) -> CivilDay? {
        CivilDay(year: day.year, month: day.month, day: day.day + 1)
            ?? CivilDay(year: day.year, month: day.month + 1, day: 1) ?? CivilDay(year: day.year + 1, month: 1, day: 1)
    }

    private static func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value % 100)" }

    /// The date parts of every offset that a country may write.
    private static func dates(of day: CivilDay, _ country: Country) -> [String] {
        let year = two(day.year % 100)
        switch country {
        case .sweden: return [0, 60].map { "\(day.year)" + two(day.month) + two(day.day + $0) }
        case .norway:
            return [0, 40].flatMap { d in [0, 40, 65, 80].map { two(day.day + d) + two(day.month + $0) + year } }
        default: return [0, 40, 60].map { two(day.day + $0) + two(day.month) + year }
        }
    }

    /// Some of the thousand serials, with all at which a series begins or ends.
    private static let serials: [String] = Set(
        [0, 1, 2, 199, 200, 499, 500, 599, 600, 749, 750, 899, 900, 999] + stride(from: 3, to: 1000, by: 17)
    ).map { String(String($0 + 1000).suffix(3)) }

    /// What may stand behind the date: everything; where that is much, with some of the serials.
    private static func tails(of country: Country, _ day: CivilDay) -> [String] {
        switch country {
        case .sweden:
            let letters = "TRSUWXJKLMNABC".map(String.init)
            return (0..<10_000).map { String(String($0 + 10_000).suffix(4)) }
                + letters.flatMap { letter in (0..<1000).map { letter + String(String($0 + 1000).suffix(3)) } }
        case .denmark, .iceland: return (0..<10_000).map { String(String($0 + 10_000).suffix(4)) }
        case .norway:
            return serials.flatMap { serial in
                (0..<100).map { serial + String(String($0 + 100).suffix(2)) }
            }
        case .finland:
            return "+-YXWVUABCDEFGZ".flatMap { sign in
                serials.flatMap { serial in
                    "0123456789ABCDEFHJKLMNPRSTUVWXY".map { "\(sign)" + serial + "\($0)" }
                }
            }
        }
    }

    /// The rule of 2032: numbers that tell no century are listed with the months of any.
    @Test func theNorwegianRuleOf2032IsListed() throws {
        let sample = try Sample(.norway, (1980, 2, 28), (1980, 2, 29)) {
            $0.norwegianPolicy = .rule2032
            $0.kinds = .all
        }
        let space = try sample.space
        let listed = Self.listed(space)
        #expect(Set(listed).count == listed.count)
        #expect(space.count().values.reduce(0, +) == listed.count)
        #expect(listed.count > 4 * 28 * 800)
        for text in listed {
            let number = try? PersonalNumber(parsing: text, country: .norway, options: sample.options)
            guard number?.canonical == text else {
                Issue.record("a listed number is not valid")
                return
            }
        }
        let found = Set(listed)
        for date in ["290280", "690280", "291080"] + ["010280"] {
            for tail in Self.tails(of: .norway, sample.first) {
                guard
                    let number = try? PersonalNumber(
                        parsing: date + tail, country: .norway, options: sample.options)
                else { continue }
                let isOfSpace = number.birthDate.map(space.days.contains) ?? (date.dropFirst(2).prefix(2) == "02")
                #expect(found.contains(number.canonical) == isOfSpace)
            }
        }
    }

    /// Coordination numbers that tell no day belong to every range that touches their month or year.
    @Test func swedishUnknownDatesAreListed() throws {
        let sample = try Sample(.sweden, (1990, 4, 14), (1990, 4, 14))
        let listed = Set(Self.listed(try sample.space).map { String($0.prefix(8)) })
        #expect(listed.contains("19900460") && listed.contains("19900060") && listed.contains("19900091"))
        #expect(listed.contains("19900491") && !listed.contains("19900560") && !listed.contains("19910060"))
        #expect(!listed.contains("19900473"))
    }

    /// The sizes of the whole spaces, worked out on paper: days times numbers a day.
    @Test func wholeCountriesHaveTheSizesOfTheirRules() throws {
        let reference = try #require(CivilDay(year: 2026, month: 11, day: 25))
        var options = ParsingOptions(referenceDate: reference)
        func count(_ country: Country) throws -> [PersonalNumberKind: Int] {
            try #require(NumberSpace(country: country, options: options)).count()
        }
        // 1 January 1800 to 25 November 2026.
        let days = 226 * 365 + 55 + 329
        #expect(try count(.sweden)[.personnummer] == days * 999)
        let (from1858, from1900, from1937) = (42 * 365 + 10, 37 * 365 + 9, 63 * 365 + 15)
        let from2000 = 26 * 365 + 7 + 329
        #expect(
            try count(.denmark)[.cpr] == (from1858 + from1900) * 4000 + (from1937 + from2000) * 6000)
        #expect(
            try count(.finland)[.henkilötunnus] == 898 * (100 * 365 + 24 + 6 * (100 * 365 + 24) + 6 * from2000))
        #expect(try count(.iceland)[.kennitala] == days * 980)
        options.icelandicPolicy = .checkDigitRequired
        let checked = try #require(try count(.iceland)[.kennitala])
        #expect(abs(checked - days * 98 * 10 / 11) < days)
        // Ten of eleven and again ten of eleven serials have both control digits.
        let norway = try #require(try count(.norway)[.fødselsnummer])
        #expect((20_000_000...60_000_000).contains(norway))
        options.finnishSigns = .before2023
        #expect(try count(.finland)[.henkilötunnus] == 898 * (2 * (100 * 365 + 24) + from2000))
    }

    @Test func aRangeInTheFutureIsNoSpace() throws {
        let options = ParsingOptions(referenceDate: try #require(CivilDay(year: 2026, month: 11, day: 25)))
        let future = try #require(CivilDay(year: 2027, month: 1, day: 1))
        #expect(NumberSpace(country: .sweden, options: options, born: future...future) == nil)
        let old = try #require(CivilDay(year: 1799, month: 12, day: 31))
        #expect(NumberSpace(country: .sweden, options: options, born: old...old) == nil)
    }
}
