import PersonalNumbers
import Testing

/// Every row of the country files, the opt-in files and the disputed points.
@Suite struct CountryVectorTests {
    private static let countryFiles: [(String, Country)] = [
        ("se", .sweden), ("dk", .denmark), ("no", .norway), ("fi", .finland), ("is", .iceland),
    ]

    @Test func vectorFilesAreAllThere() {
        let counts = ["se", "dk", "no", "fi", "is", "se_optin", "no_optin", "fi_optin", "is_optin", "disputed"]
            .map { Vector.rows($0).count }
        #expect(counts == [195, 116, 90, 101, 62, 55, 29, 20, 31, 66])
    }

    @Test(arguments: countryFiles.flatMap { file, country in Vector.rows(file).map { ($0, country) } })
    func officialRuleDecides(_ row: Vector, _ country: Country) {
        let isStrict = row.note("form") == "strict"
        let lenient = read(row, country, .lenient)
        let strict = read(row, country, .strict)
        if row.isSwedishDayBeyondMonth {
            expect(strict, matches: row)
            #expect((try? lenient.get())?.warnings == .coordinationDayBeyondMonth)
            return
        }
        expect(lenient, matches: row)
        if isStrict {
            expect(strict, matches: row)
        } else {
            #expect(strict.reason == .format)
        }
    }

    @Test(arguments: Vector.rows("se_optin"))
    func swedishOptInKinds(_ row: Vector) {
        let strict = read(row, .sweden, .strict, kinds: .all)
        let lenient = read(row, .sweden, .lenient, kinds: .all)
        expect(lenient, matches: row)
        if row.note("mode") == "lenientCoordinationDay" {
            #expect(strict.reason == .date)
            #expect((try? lenient.get())?.warnings == .coordinationDayBeyondMonth)
        } else {
            expect(strict, matches: row)
        }
    }

    @Test(arguments: Vector.rows("se_optin").filter { $0.note("mode") == "unknownDate" && $0["valid"] == "true" })
    func swedishUnknownDatesCanBeRefused(_ row: Vector) {
        var options = ParsingOptions(referenceDate: referenceDate)
        options.swedishUnknownDates = .refused
        #expect(read(row["input"], .sweden, options).reason == .date)
    }

    @Test(arguments: ["no", "fi", "is"], ParsingOptions.Strictness.both)
    func otherOptInKinds(_ file: String, _ strictness: ParsingOptions.Strictness) {
        let country: Country = file == "no" ? .norway : file == "fi" ? .finland : .iceland
        for row in Vector.rows("\(file)_optin") {
            expect(read(row, country, strictness, kinds: .all), matches: row)
        }
    }

    @Test(arguments: Vector.rows("disputed"))
    func disputedPointIsDecided(_ row: Vector) throws {
        let country = try #require(row.country)
        var options = ParsingOptions(referenceDate: referenceDate)
        // The rows hold Iceland's check digit binding; the default since 2026-02-18 reports it.
        if country == .iceland { options.icelandicPolicy = .checkDigitRequired }
        for (mode, strictness) in [("strict", ParsingOptions.Strictness.strict), ("lenient", .lenient)] {
            options.strictness = strictness
            let result = read(row["input"], country, options)
            let isValid = row.note(mode) == "true"
            #expect(result.isValid == isValid, "\(mode)")
            if isValid { expectNumber(result, matches: row) }
            if let why = row.note("why") { #expect(result.reason?.rawValue == why) }
            if row["kind"] != "", !isValid, strictness == .lenient { #expect(result.kind?.rawValue == row["kind"]) }
        }
        #expect(row["recommended_valid"] == (row.note("lenient") ?? ""))
        if row.note("warning") == "separator-mismatch" {
            #expect(try read(row["input"], country, options).get().warnings == .separatorMismatch)
        }
    }

    @Test(arguments: Vector.rows("disputed").filter { $0.country == .iceland && $0.note("why") == "check" })
    func icelandicCheckDigitIsReportedSinceFebruary2026(_ row: Vector) throws {
        var options = ParsingOptions(referenceDate: day("2026-02-18"))
        #expect(try read(row["input"], .iceland, options).get().checkDigit == .fails)
        options.referenceDate = day("2026-02-17")
        #expect(read(row["input"], .iceland, options).reason == .check)
    }
}

extension ParsingOptions.Strictness {
    static let both: [ParsingOptions.Strictness] = [.strict, .lenient]
}

extension Vector {
    /// Design point 2: a coordination day above the month's end is refused strictly and accepted leniently.
    var isSwedishDayBeyondMonth: Bool {
        guard file == "se", self["kind"] == "samordningsnummer", note("why") == "date", self["input"].count == 12 else {
            return false
        }
        return self["input"].dropFirst(6).prefix(2) == "91"
    }
}

/// What parsing gave.
typealias Reading = Result<PersonalNumber, PersonalNumberError>

extension Reading {
    var isValid: Bool { (try? get()) != nil }
    var reason: PersonalNumberError.Reason? { error?.reason }
    var kind: PersonalNumberKind? { error?.kind }
    private var error: PersonalNumberError? {
        if case .failure(let error) = self { error } else { nil }
    }
}

func read(_ input: String, _ country: Country, _ options: ParsingOptions) -> Reading {
    do throws(PersonalNumberError) {
        return .success(try PersonalNumber(parsing: input, country: country, options: options))
    } catch {
        return .failure(error)
    }
}

func read(
    _ row: Vector, _ country: Country, _ strictness: ParsingOptions.Strictness,
    kinds: PersonalNumberKinds = .registered
) -> Reading {
    read(row["input"], country, ParsingOptions(referenceDate: referenceDate, strictness: strictness, kinds: kinds))
}

/// Verdict, and every column of it.
func expect(_ result: Reading, matches row: Vector) {
    #expect(result.isValid == (row["valid"] == "true"))
    switch result {
    case .success: expectNumber(result, matches: row)
    case .failure(let error):
        #expect(error.reason.rawValue == row.note("why"))
        #expect((error.kind?.rawValue ?? "") == row["kind"])
    }
}

/// Canonical form, kind, birth date, sex and check digit.
func expectNumber(_ result: Reading, matches row: Vector) {
    guard case .success(let number) = result else { return }
    #expect(number.canonical == row["canonical"])
    if row["kind"] != "" { #expect(number.kind.rawValue == row["kind"]) }
    #expect((number.birthDate?.iso ?? "") == row["birth_date"])
    #expect((number.sexHint?.rawValue ?? "") == row["sex"])
    if let mod11 = row.note("mod11") { #expect(number.checkDigit == (mod11 == "true" ? .passes : .fails)) }
    if let check = row.note("check") { #expect(number.checkDigit == (check == "pass" ? .passes : .fails)) }
}
