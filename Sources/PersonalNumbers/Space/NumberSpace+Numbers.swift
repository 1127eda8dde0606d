extension NumberSpace {
    /// Appends every number of a date part, each behind a beginning that is the same for all.
    package func append(_ day: Day, after beginning: [UInt8] = [], to buffer: inout [UInt8]) {
        let text = DateText(day, of: country)
        switch country {
        case .sweden: appendSwedish(day, text, beginning, &buffer)
        case .denmark: appendDanish(day, text, beginning, &buffer)
        case .norway: appendNorwegian(day, text, beginning, &buffer)
        case .finland: appendFinnish(day, text, beginning, &buffer)
        case .iceland: appendIcelandic(day, text, beginning, &buffer)
        }
    }

    private func appendSwedish(_ day: Day, _ text: DateText, _ beginning: [UInt8], _ buffer: inout [UInt8]) {
        let sum = (2..<8).reduce(0) { $0 + Self.luhn(text[$1], $1 % 2 == 0 ? 2 : 1) }
        let isInterim = day.kind == .interimsnummer
        let letters = isInterim ? Array("TRSUWXJKLMN".utf8) : []
        let firsts = isInterim ? letters : (0...9).map { UInt8(ascii: "0") + $0 }
        for first in firsts {
            let head = sum + Self.luhn(isInterim ? 1 : Int(first & 15), 2)
            for rest in 0...99 {
                if rest == 0, first == UInt8(ascii: "0") { continue }
                let total = head + rest / 10 + Self.luhn(rest % 10, 2)
                buffer.append(contentsOf: beginning)
                text.append(to: &buffer)
                buffer.append(first)
                Self.append(rest, 2, to: &buffer)
                Self.append((10 - total % 10) % 10, 1, to: &buffer)
            }
        }
    }

    private func appendDanish(_ day: Day, _ text: DateText, _ beginning: [UInt8], _ buffer: inout [UInt8]) {
        for seventh in DanishRules.seventhDigits(of: day.year) {
            for rest in 0...999 {
                buffer.append(contentsOf: beginning)
                text.append(to: &buffer)
                Self.append(seventh, 1, to: &buffer)
                Self.append(rest, 3, to: &buffer)
            }
        }
    }

    private func appendNorwegian(_ day: Day, _ text: DateText, _ beginning: [UInt8], _ buffer: inout [UInt8]) {
        let sums = NorwegianSums(text)
        for individual in 0...999 {
            for remainder in 0...(options.usesNorwegianRule2032 ? 3 : 0) {
                guard isNorwegian(individual, remainder, day), let controls = sums.controls(individual, remainder)
                else { continue }
                buffer.append(contentsOf: beginning)
                text.append(to: &buffer)
                Self.append(individual, 3, to: &buffer)
                Self.append(controls, 2, to: &buffer)
            }
        }
    }

    private func appendFinnish(_ day: Day, _ text: DateText, _ beginning: [UInt8], _ buffer: inout [UInt8]) {
        let date = (0..<6).reduce(0) { $0 * 10 + text[$1] }
        let characters = (0..<31).map { FinnishRules.checkCharacter($0) }
        for sign in FinnishRules.signs(of: day.year, options.finnishSigns) {
            for individual in day.kind == .tilapäinen ? 900...999 : 2...899 {
                buffer.append(contentsOf: beginning)
                text.append(to: &buffer)
                buffer.append(sign)
                Self.append(individual, 3, to: &buffer)
                buffer.append(characters[(date * 1000 + individual) % 31])
            }
        }
    }

    private func appendIcelandic(_ day: Day, _ text: DateText, _ beginning: [UInt8], _ buffer: inout [UInt8]) {
        let century = UInt8(ascii: "0") + (day.year < 1900 ? 8 : day.year < 2000 ? 9 : 0)
        for marker in Self.markers(of: day.kind) {
            for check in icelandicChecks(marker, day, text) {
                buffer.append(contentsOf: beginning)
                text.append(to: &buffer)
                Self.append(marker, 2, to: &buffer)
                Self.append(check, 1, to: &buffer)
                buffer.append(century)
            }
        }
    }

    /// Whether a number of this series and remainder tells this day, or for a day of no century tells none.
    func isNorwegian(_ individual: Int, _ remainder: Int, _ day: Day) -> Bool {
        let twoDigits = day.year % 100
        let century =
            remainder == 0
            ? NorwegianRules.century(year: twoDigits, individual: individual, isDNumber: day.writtenDay > 40) : nil
        guard day.year < 100 else { return century.map { $0 + twoDigits } == day.year }
        let date = century.flatMap { CivilDay(year: $0 + twoDigits, month: day.month, day: day.day) }
        return date.map { $0 > options.referenceDate } ?? true
    }

    /// The digits 7 and 8 of a kind: those of the published test persons are 14 and 15.
    static func markers(of kind: PersonalNumberKind) -> [Int] {
        switch kind {
        case .kennitala: (0...99).filter { $0 != 14 && $0 != 15 }
        case .kennitalaTest: [14, 15]
        default: Array(0...99)
        }
    }

    /// The ninth digits that are accepted: the computed one, or every digit where it need not be right.
    func icelandicChecks(_ marker: Int, _ day: Day, _ text: DateText) -> Range<Int> {
        guard day.kind == .kennitalaOrganisation || options.requiresIcelandicCheckDigit else { return 0..<10 }
        let weights: InlineArray<6, Int> = [3, 2, 7, 6, 5, 4]
        var sum = marker / 10 * 3 + marker % 10 * 2
        for place in weights.indices { sum += text[place] * weights[place] }
        let check = (11 - sum % 11) % 11
        // A computed 10 is not given out.
        return check > 9 ? 0..<0 : check..<(check + 1)
    }

    /// A digit times its weight, as Luhn adds it.
    private static func luhn(_ digit: Int, _ weight: Int) -> Int {
        let product = digit * weight
        return product > 9 ? product - 9 : product
    }

    /// Appends a number below 1,000 with one to three digits.
    private static func append(_ value: Int, _ count: Int, to buffer: inout [UInt8]) {
        if count > 2 { buffer.append(UInt8(truncatingIfNeeded: 0x30 + value / 100)) }
        if count > 1 { buffer.append(UInt8(truncatingIfNeeded: 0x30 + value / 10 % 10)) }
        buffer.append(UInt8(truncatingIfNeeded: 0x30 + value % 10))
    }
}
