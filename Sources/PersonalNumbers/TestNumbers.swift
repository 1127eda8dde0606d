/// Makes numbers of the ranges published for tests, which no person has: Sweden birth numbers 980–999, Denmark serials
/// 9980–9999 that fail modulus 11, Norway month plus 80, Finland individual numbers 900–999, Iceland markers 14 and 15.
public struct TestNumbers: Sendable {
    /// The country.
    public let country: Country
    /// The latest birth date.
    public let referenceDate: CivilDay

    /// Makes a source of test numbers born from 1920 (Denmark and Norway from their series) to the reference date.
    public init(country: Country, referenceDate: CivilDay) {
        self.country = country
        self.referenceDate = referenceDate
    }

    /// The options that read these numbers: the default kinds and those of the test range.
    public var options: ParsingOptions {
        ParsingOptions(
            referenceDate: referenceDate, strictness: .strict,
            kinds: PersonalNumberKinds.registered.union(PersonalNumberKinds([.syntetisk, .tilapäinen])))
    }

    /// The next number; nil when the reference date lies before 1930.
    public func next(using generator: inout some RandomNumberGenerator) -> PersonalNumber? { draw(&generator) }

    /// The next number, without a generic call, which takes a hundred times as long.
    public func next(using generator: inout SeededGenerator) -> PersonalNumber? { draw(&generator) }

    private func draw(_ generator: inout some RandomNumberGenerator) -> PersonalNumber? {
        guard referenceDate.year >= 1930 else { return nil }
        for _ in 0..<100_000 {
            let year = Int.random(in: 1920...referenceDate.year, using: &generator)
            let month = Int.random(in: 1...12, using: &generator)
            let day = Int.random(in: 1...28, using: &generator)
            guard let date = CivilDay(year: year, month: month, day: day), date <= referenceDate else { continue }
            if let number = number(born: date, using: &generator), number.isTestNumber { return number }
        }
        return nil
    }

    /// Draws the serial and the check characters until the number is valid.
    private func number(born date: CivilDay, using generator: inout some RandomNumberGenerator) -> PersonalNumber? {
        var text = ShortText()
        switch country {
        case .sweden:
            append(date.year, 4, to: &text)
            append(date.month * 100 + date.day, 4, to: &text)
            append(Int.random(in: 9800...9999, using: &generator), 4, to: &text)
        case .denmark:
            appendDay(date, monthOffset: 0, to: &text)
            append(Int.random(in: 9980...9999, using: &generator), 4, to: &text)
        case .norway:
            appendDay(date, monthOffset: 80, to: &text)
            append(Int.random(in: 0...99_999, using: &generator), 5, to: &text)
        case .finland:
            appendDay(date, monthOffset: 0, to: &text)
            text.append((date.year < 2000 ? Self.signs1900 : Self.signs2000).randomElement(using: &generator) ?? 0)
            append(Int.random(in: 900...999, using: &generator), 3, to: &text)
            text.append(FinnishRules.checkCharacter(Int.random(in: 0...30, using: &generator)))
        case .iceland:
            appendDay(date, monthOffset: 0, to: &text)
            append(Int.random(in: 140...159, using: &generator), 3, to: &text)
            text.append(date.year < 2000 ? UInt8(ascii: "9") : UInt8(ascii: "0"))
        }
        let number = text.withBytes { try? PersonalNumber(parsing: $0, country: country, options: options) }
        return number?.birthDate == date ? number : nil
    }

    private static let signs1900 = Array("-YXWVU".utf8)
    private static let signs2000 = Array("ABCDEF".utf8)

    private func appendDay(_ date: CivilDay, monthOffset: Int, to text: inout ShortText) {
        append(date.day * 100 + date.month + monthOffset, 4, to: &text)
        append(date.year % 100, 2, to: &text)
    }

    private func append(_ value: Int, _ width: Int, to text: inout ShortText) {
        var unit = 1
        for _ in 1..<width { unit *= 10 }
        for _ in 0..<width {
            text.append(0x30 + UInt8(truncatingIfNeeded: value / unit % 10))
            unit /= 10
        }
    }
}
