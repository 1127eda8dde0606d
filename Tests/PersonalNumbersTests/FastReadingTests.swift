import PersonalNumbers
import Testing

/// The reading by words against the reading by characters, on right, damaged and hostile input, under all options.
@Suite struct FastReadingTests {
    /// Whether both readings say the same, everything that is told about a number or why it is none.
    private static func agree(_ input: [UInt8], _ country: Country, _ options: ParsingOptions) -> Bool {
        do throws(PersonalNumberError) {
            let fast = try PersonalNumber(parsing: input, country: country, options: options)
            guard let slow = try? PersonalNumber(parsingByCharacters: input.span, country: country, options: options)
            else { return false }
            let isOneNumber = fast.canonical == slow.canonical && fast.kind == slow.kind
            let isOnePerson = fast.birthDate == slow.birthDate && fast.sexHint == slow.sexHint
            return isOneNumber && isOnePerson && fast.certainty == slow.certainty && fast.warnings == slow.warnings
                && fast.checkDigit == slow.checkDigit && fast.isTestNumber == slow.isTestNumber
        } catch {
            do throws(PersonalNumberError) {
                _ = try PersonalNumber(parsingByCharacters: input.span, country: country, options: options)
                return false
            } catch let other { return other == error }
        }
    }

    @Test(arguments: Country.allCases)
    func wordsSayWhatCharactersSay(_ country: Country) {
        var generator = SeededGenerator(seed: 100)
        var candidates = RandomForm(country: country)
        var (valid, reasons) = (0, Set<PersonalNumberError.Reason>())
        for round in 0..<20_000 {
            let options = Self.options(&generator)
            let input = candidates.next(&generator)
            if !Self.agree(input, country, options) { Issue.record("round \(round)") }
            do throws(PersonalNumberError) {
                _ = try PersonalNumber(parsing: input, country: country, options: options)
                valid += 1
            } catch { reasons.insert(error.reason) }
        }
        #expect(valid > 400)
        #expect(reasons.count >= 4)
    }

    /// Every byte in every place of every published form.
    @Test(arguments: Country.allCases)
    func everyByteInEveryPlace(_ country: Country) throws {
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        var options = source.options
        options.kinds = .all
        var generator = SeededGenerator(seed: 77)
        let number = Array(try #require(source.next(using: &generator)).canonical.utf8)
        for form in RandomForm.published(number, country) {
            for place in form.indices {
                for byte in UInt8.min ... .max {
                    var input = form
                    input[place] = byte
                    if !Self.agree(input, country, options) { Issue.record("place \(place), byte \(byte)") }
                }
            }
        }
    }

    private static func options(_ generator: inout SeededGenerator) -> ParsingOptions {
        let years = [1, 99, 100, 199, 1799, 1900, 1999, 2000, 2024, 2026, 2032, 2099, 2100, 9999]
        let date = CivilDay(
            year: years.randomElement(using: &generator) ?? 2026, month: Int.random(in: 1...12, using: &generator),
            day: Int.random(in: 1...28, using: &generator))
        let kinds: [PersonalNumberKinds] = [
            .all, .registered, PersonalNumberKinds(rawValue: UInt32.random(in: 0...UInt32.max, using: &generator)),
        ]
        return ParsingOptions(
            referenceDate: date ?? referenceDate,
            strictness: Bool.random(using: &generator) ? .strict : .lenient,
            kinds: kinds.randomElement(using: &generator) ?? .all,
            norwegianPolicy: [.rule1964, .rule2032, .byReferenceDate].randomElement(using: &generator) ?? .rule1964,
            icelandicPolicy: [.checkDigitRequired, .checkDigitReported, .byReferenceDate]
                .randomElement(using: &generator) ?? .byReferenceDate,
            swedishUnknownDates: Bool.random(using: &generator) ? .accepted : .refused,
            finnishSigns: Bool.random(using: &generator) ? .decree2022 : .before2023)
    }
}

/// Inputs near the numbers of a country: test numbers in a published form, whole or damaged in a byte or two.
struct RandomForm {
    let country: Country
    private var numbers: [[UInt8]] = []

    init(country: Country) {
        self.country = country
        var generator = SeededGenerator(seed: 12)
        let source = TestNumbers(country: country, referenceDate: referenceDate)
        numbers = (0..<64).compactMap { _ in source.next(using: &generator).map { Array($0.canonical.utf8) } }
    }

    /// The published forms of a canonical number.
    static func published(_ number: [UInt8], _ country: Country) -> [[UInt8]] {
        let minus: [UInt8] = [0x2D]
        switch country {
        case .sweden:
            let short = Array(number.dropFirst(2))
            let (date, rest) = (Array(number.prefix(8)), Array(number.suffix(4)))
            return [
                number, date + minus + rest, date + [0x2B] + rest, short, date.dropFirst(2) + minus + rest,
                date.dropFirst(2) + [0x2B] + rest, date + [0x54] + rest.dropFirst(),
                date.dropFirst(2) + minus + [0x4A] + rest.dropFirst(),
            ]
        case .denmark, .iceland: return [number, number.prefix(6) + minus + number.suffix(4)]
        case .norway: return [number, number.prefix(6) + [0x20] + number.suffix(5)]
        case .finland: return [number]
        }
    }

    mutating func next(_ generator: inout SeededGenerator) -> [UInt8] {
        let number = numbers.randomElement(using: &generator) ?? []
        var input = Self.published(number, country).randomElement(using: &generator) ?? []
        for _ in 0..<Int.random(in: 0...2, using: &generator) {
            let place = Int.random(in: 0..<input.count, using: &generator)
            switch Int.random(in: 0..<6, using: &generator) {
            case 0: input[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: input.insert(UInt8.random(in: 0x20...0x3A, using: &generator), at: place)
            case 2 where input.count > 1: input.remove(at: place)
            default: input[place] = UInt8.random(in: 0x30...0x39, using: &generator)
            }
        }
        return input
    }
}
