import PersonalNumbers
import Testing

/// The points on which libraries differ, one test each, in the order and with the numbers of the design's table.
@Suite struct DisputedPointTests {
    private let lenient = ParsingOptions(referenceDate: referenceDate)
    private var strict: ParsingOptions { lenient.with { $0.strictness = .strict } }

    @Test func point01MonthNoughtAndDaySixtyHaveNoBirthDate() throws {
        for input in ["192500632381", "196902602397", "191711602399"] {
            for options in [lenient, strict] {
                let number = try read(input, .sweden, options).get()
                #expect(number.kind == .samordningsnummer)
                #expect(number.birthDate == nil)
                #expect(number.canonical == input)
            }
        }
        // A day of 00 and a month of 00 outside a coordination number say nothing: they are no date.
        #expect(read("199000159856", .sweden, lenient).reason == .date)
        #expect(read("199001009856", .sweden, lenient).reason == .date)
    }

    @Test func point02CoordinationDayBeyondItsMonthIsAWarningOrARefusal() throws {
        let rows = Vector.rows("se_optin").filter { $0.note("mode") == "lenientCoordinationDay" }
        #expect(!rows.isEmpty)
        for row in rows {
            #expect(read(row["input"], .sweden, strict).reason == .date)
            #expect(try read(row["input"], .sweden, lenient).get().warnings == .coordinationDayBeyondMonth)
        }
        // A personnummer has no such latitude in either mode.
        #expect(read("199004319858", .sweden, lenient).reason == .date)
    }

    @Test func point03SwedishBirthNumberNoughtIsRefused() {
        for input in ["199001150003", "9001150003", "900115-0003"] {
            #expect(read(input, .sweden, lenient).reason == .birthNumber)
        }
    }

    @Test func point04SwedishCenturyIsEighteenNineteenOrTwenty() {
        for century in 0...99 where ![18, 19, 20].contains(century) {
            let input = (century < 10 ? "0" : "") + "\(century)9001159855"
            #expect(read(input, .sweden, lenient).reason == .format, "\(century)")
            #expect(read(input, .sweden, strict).reason == .format, "\(century)")
        }
    }

    @Test func point05FutureIsNeverReadAsACenturyAgo() throws {
        // 261231 without a sign is the end of 2026, past the reference date: neither 2026 nor 1926.
        for input in ["261231-9802", "2612319802", "202612319802", "261122-9804"] {
            #expect(read(input, .sweden, lenient).reason == .future)
        }
        #expect(try read("261231+9802", .sweden, lenient).get().birthDate == day("1926-12-31"))
        // The reference date itself is not the future.
        #expect(try read("261121-9805", .sweden, lenient).get().birthDate == referenceDate)
        #expect(read("131052A308T", .finland, lenient).reason == .future)
        #expect(read("12063050189", .norway, lenient).reason == .future)
    }

    @Test func point06ABlankSeparatesInLenientReadingAlone() throws {
        #expect(read("900115 9855", .sweden, strict).reason == .format)
        #expect(try read("900115 9855", .sweden, lenient).get().canonical == "199001159855")
    }

    @Test func point07TheYearWinsOverASignThatContradictsIt() throws {
        #expect(read("19900115+9855", .sweden, strict).reason == .format)
        let number = try read("19900115+9855", .sweden, lenient).get()
        #expect(number.canonical == "199001159855")
        #expect(number.warnings == .separatorMismatch)
    }

    @Test func point08InterimNumbersAreOptedInto() throws {
        #expect(read("20000101-U220", .sweden, lenient).reason == .kindNotEnabled)
        let number = try read("20000101-U220", .sweden, lenient.with { $0.kinds = .all }).get()
        #expect(number.kind == .interimsnummer)
        #expect(read("20000101-E221", .sweden, lenient.with { $0.kinds = .all }).reason == .format)
    }

    @Test(arguments: ["\t", "\n", "\r\n", " ", "\u{200B}", "\u{FEFF}", "\u{A0}"])
    func point09SpaceAroundIsTrimmedAndSpaceInsideIsNot(_ space: String) throws {
        let numbers: [(Country, String, String)] = [
            (.sweden, "900115-9855", "199001159855"), (.denmark, "251248-9996", "2512489996"),
            (.norway, "07035460025", "07035460025"), (.finland, "131052-308T", "131052-308T"),
            (.iceland, "190899-1529", "1908991529"),
        ]
        for (country, input, canonical) in numbers {
            for written in [space + input, input + space, space + input + space] {
                #expect(read(written, country, strict).reason == .format)
                #expect(try read(written, country, lenient).get().canonical == canonical)
            }
            // Invisible characters are dropped wherever they stand; what separates is refused inside a field.
            let inside = "\(input.prefix(3))\(space)\(input.dropFirst(3))"
            if ["\u{200B}", "\u{FEFF}"].contains(space) {
                #expect(read(inside, country, lenient).isValid)
            } else {
                #expect(read(inside, country, lenient).reason == .format)
            }
        }
    }

    @Test func point10OnlyFullWidthDigitsAreReadBesideASCII() throws {
        func digits(from zero: UInt32) -> String {
            String(
                String.UnicodeScalarView(
                    "9001159855".unicodeScalars.compactMap { Unicode.Scalar($0.value - 48 + zero) }))
        }
        #expect(try read(digits(from: 0xFF10), .sweden, lenient).get().canonical == "199001159855")
        #expect(read(digits(from: 0xFF10), .sweden, strict).reason == .format)
        // Arabic-Indic, extended Arabic-Indic, Devanagari, Thai, mathematical bold and double-struck.
        for zero: UInt32 in [0x660, 0x6F0, 0x966, 0xE50, 0x1D7CE, 0x1D7D8] {
            #expect(read(digits(from: zero), .sweden, lenient).reason == .format)
        }
    }

    @Test func point11NorwegianRemaindersFollowThePolicy() {
        for input in ["13120550033", "11070550085", "08040550187"] {
            func isValid(_ policy: ParsingOptions.NorwegianPolicy, _ date: CivilDay = referenceDate) -> Bool {
                read(input, .norway, ParsingOptions(referenceDate: date, norwegianPolicy: policy)).isValid
            }
            #expect(!isValid(.rule1964))
            #expect(isValid(.rule2032))
            #expect(!isValid(.byReferenceDate, day("2031-12-31")))
            #expect(isValid(.byReferenceDate, day("2032-01-01")))
        }
        // By the default it is the check digit that fails.
        #expect(read("13120550033", .norway, lenient).reason == .check)
    }

    @Test func point12NorwegianSeriesNotPublished() throws {
        for input in ["12065360150", "12066088004"] {
            #expect(read(input, .norway, lenient).reason == .century)
            let number = try read(input, .norway, lenient.with { $0.norwegianPolicy = .rule2032 }).get()
            #expect(number.birthDate == nil)
        }
    }

    @Test func point13DNumberSeriesAreThoseOf2021() throws {
        for (input, date) in [
            ("64090320090", "2003-09-24"), ("41100420080", "2004-10-01"), ("59119960023", "1999-11-19"),
            ("54059460075", "1994-05-14"),
        ] {
            let number = try read(input, .norway, strict).get()
            #expect(number.kind == .dNummer)
            #expect(number.birthDate == day(date))
        }
    }

    @Test func point14NorwegianLocalAndSyntheticKindsAreOff() {
        for (input, kind) in [
            ("01415612385", PersonalNumberKind.hNummer), ("68467038838", .hNummerD), ("12829499914", .syntetisk),
            ("52829400197", .syntetiskD), ("21742367123", .syntetiskNHN), ("67761167909", .syntetiskNHND),
            ("80008621423", .fhNummer),
        ] {
            let off = read(input, .norway, lenient)
            #expect(off.reason == .kindNotEnabled && off.kind == kind)
            let own = read(input, .norway, lenient.with { $0.kinds = PersonalNumberKinds([kind]) })
            #expect((try? own.get())?.kind == kind)
        }
    }

    @Test func point15NorwegianDaysThatDoNotExistAreRefused() {
        // 29 February 1900, 30 February, 31 April, 29 February of a common year: all with right check digits.
        for input in ["29020049004", "30028549063", "31048549082", "29028549014"] {
            #expect(read(input, .norway, lenient).reason == .date)
            #expect(read(input, .norway, strict).reason == .date)
        }
    }

    @Test func point16FinnishTemporaryNumbersAreOptedInto() throws {
        #expect(read("010594Y9032", .finland, lenient).reason == .kindNotEnabled)
        let number = try read("010594Y9032", .finland, lenient.with { $0.kinds = .all }).get()
        #expect(number.kind == .tilapäinen)
    }

    @Test func point17FinnishIndividualNumbersBeginAtTwo() {
        #expect(read("131052-000V", .finland, lenient).reason == .individualNumber)
        #expect(read("131052-001W", .finland, lenient).reason == .individualNumber)
        #expect(read("131052-002X", .finland, lenient).isValid)
    }

    @Test func point18IcelandicCheckDigitIsReported() throws {
        #expect(try read("020362-1599", .iceland, lenient).get().checkDigit == .fails)
        #expect(try read("190899-1529", .iceland, lenient).get().checkDigit == .passes)
        #expect(
            read("020362-1599", .iceland, lenient.with { $0.icelandicPolicy = .checkDigitRequired }).reason == .check)
    }

    @Test func point19IcelandicOrganisationsOf1969AndSystemNumbers() throws {
        for day in [69, 70, 71] {
            let found = (0...9).compactMap { check in
                try? read("\(day)0269203\(check)9", .iceland, strict).get()
            }
            // Organisations are held to the check digit: one of the ten passes, and 69, 70 and 71 are all read.
            #expect(found.count <= 1)
            #expect(found.allSatisfy { $0.kind == .kennitalaOrganisation })
        }
        #expect(try read("690269-2019", .iceland, lenient).get().kind == .kennitalaOrganisation)
        #expect(try read("710269-2039", .iceland, lenient).get().kind == .kennitalaOrganisation)
        // Persons were never born on those days, and organisations have them in 1969 alone.
        #expect(read("290269-1529", .iceland, lenient).reason == .date)
        #expect(read("700285-1469", .iceland, lenient).reason == .date)
        // The eighth century digit is the 1800s.
        #expect(try read("190899-1528", .iceland, lenient).get().birthDate == day("1899-08-19"))
        let system = read("892350-1739", .iceland, lenient)
        #expect(system.reason == .kindNotEnabled && system.kind == .kerfiskennitala)
        #expect(read("892350-1739", .iceland, lenient.with { $0.kinds = .all }).isValid)
    }

    @Test func point20SeparatorsDoubledMisplacedOrForeignAreRefused() {
        for (country, inputs) in [
            (Country.sweden, ["900115--9855", "9001-159855", "900115:9855", "900115/9855", "-9001159855"]),
            (.denmark, ["251248/9996", "251248.9996", "251248\u{2212}\u{2212}9996", "2512489996-", "2512-489996"]),
            (.norway, ["070354:60025", "070354--60025", "0703-5460025"]),
            (.finland, ["131052--308T", "131052 -308T-", "1310-52-308T"]),
            (.iceland, ["190899/1529", "190899--1529", "1908-991529"]),
        ] {
            for input in inputs {
                #expect(read(input, country, lenient).reason == .format, "\(country), \(input.count) characters")
            }
        }
    }
}

extension ParsingOptions {
    /// These options, changed.
    func with(_ change: (inout ParsingOptions) -> Void) -> ParsingOptions {
        var options = self
        change(&options)
        return options
    }
}
