/// The characters of a published form, without its separator, before any rule but the shape is checked.
struct NumberForm {
    /// The characters: digits, but for a Swedish interim letter and a Finnish check character.
    private(set) var text = ShortText()
    /// The separator or century sign that stood after the date, or zero.
    private(set) var sign: UInt8 = 0
    /// How many digits the date has: 6, or 8 for a Swedish date with its century.
    let dateCount: Int

    /// Reads one of the exact published forms of a country; nil for every other input.
    ///
    /// Forms of digits alone, but for the separator and the last character of Finland's, are read by words; what that
    /// reading leaves undecided is read character by character.
    @inline(__always)
    init?(published form: Span<UInt8>, country: Country) {
        if let form = NumberForm(byWords: form, country: country) {
            self = form
            return
        }
        self.init(byCharacters: form, country: country)
    }

    /// Reads a published form in two loads of eight characters; nil where it holds a letter in another place than
    /// Finland's last, or is no published form.
    @inline(__always)
    private init?(byWords form: Span<UInt8>, country: Country) {
        let count = form.count
        guard let layout = Self.layout(country, count: count) else { return nil }
        let first = EightCharacters(form, at: 0).word
        let last = EightCharacters(form, at: count &- 8).word
        dateCount = layout.dateCount
        // The characters behind the date and the sign: five in Norway, else four.
        let restCount = country == .norway ? 5 : 4
        let rest = last >> UInt64(truncatingIfNeeded: 64 &- 8 &* restCount)
        if layout.hasSign {
            sign = UInt8(truncatingIfNeeded: last >> UInt64(truncatingIfNeeded: 56 &- 8 &* restCount))
            guard Self.isSign(sign, of: country) else { return nil }
        }
        if dateCount == 8 {
            text = ShortText(head: first, tail: rest, count: 12)
        } else {
            let head = first & 0xFFFF_FFFF_FFFF | rest << 48
            text = ShortText(head: head, tail: rest >> 16, count: 6 &+ restCount)
        }
        var tail = text.tail
        if country == .finland {
            guard FinnishRules.isCheckCharacter(text[9]) else { return nil }
            tail = tail & 0xFF | 0x3000
        }
        // The places beyond the text count as zeros.
        let padding: UInt64 = 0x3030_3030_3030_3030 << (8 * UInt64(truncatingIfNeeded: text.count &- 8))
        guard EightCharacters.areDigits(text.head), EightCharacters.areDigits(tail | padding) else { return nil }
    }

    /// Reads a published form character by character, which decides the same and also where letters stand.
    @inline(never)
    init?(byCharacters form: Span<UInt8>, country: Country) {
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

    @inline(__always)
    private static func layout(_ country: Country, count: Int) -> (dateCount: Int, hasSign: Bool)? {
        switch (country, count) {
        case (.sweden, 10), (.denmark, 10), (.iceland, 10), (.norway, 11): (6, false)
        case (.sweden, 11), (.denmark, 11), (.iceland, 11), (.finland, 11), (.norway, 12): (6, true)
        case (.sweden, 12): (8, false)
        case (.sweden, 13): (8, true)
        default: nil
        }
    }

    @inline(__always)
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
