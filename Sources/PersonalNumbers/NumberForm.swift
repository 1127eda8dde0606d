/// The characters of a published form, without its separator, before any rule but the shape is checked.
struct NumberForm {
    /// The characters: digits, but for a Swedish interim letter and a Finnish check character.
    private(set) var text = ShortText()
    /// The separator or century sign that stood after the date, or zero.
    private(set) var sign: UInt8 = 0
    /// How many digits the date has: 6, or 8 for a Swedish date with its century.
    let dateCount: Int

    /// Reads one of the exact published forms of a country; nil for every other input.
    init?(published form: Span<UInt8>, country: Country) {
        guard let layout = Self.layout(country, count: form.count) else { return nil }
        dateCount = layout.dateCount
        for index in 0..<dateCount {
            guard form[index].isDigit else { return nil }
            text.append(form[index])
        }
        var index = dateCount
        if layout.hasSign {
            sign = form[index]
            guard Self.isSign(sign, of: country) else { return nil }
            index += 1
        }
        let tail = index
        while index < form.count {
            let byte = form[index]
            guard byte.isDigit || Self.isLetter(byte, at: index - tail, of: country) else { return nil }
            text.append(byte)
            index += 1
        }
    }

    private static func layout(_ country: Country, count: Int) -> (dateCount: Int, hasSign: Bool)? {
        switch (country, count) {
        case (.sweden, 10), (.denmark, 10), (.iceland, 10), (.norway, 11): (6, false)
        case (.sweden, 11), (.denmark, 11), (.iceland, 11), (.finland, 11), (.norway, 12): (6, true)
        case (.sweden, 12): (8, false)
        case (.sweden, 13): (8, true)
        default: nil
        }
    }

    private static func isSign(_ byte: UInt8, of country: Country) -> Bool {
        switch country {
        case .sweden: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        case .denmark, .iceland: byte == UInt8(ascii: "-")
        case .norway: byte == UInt8(ascii: " ")
        case .finland: FinnishRules.century(ofSign: byte) != nil
        }
    }

    /// The two places where a letter may stand: a Swedish interim letter, a Finnish check character.
    private static func isLetter(_ byte: UInt8, at index: Int, of country: Country) -> Bool {
        switch (country, index) {
        case (.sweden, 0): SwedishRules.isInterimLetter(byte)
        case (.finland, 3): FinnishRules.isCheckCharacter(byte)
        default: false
        }
    }
}
