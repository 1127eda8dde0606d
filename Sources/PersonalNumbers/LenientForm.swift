/// The lenient reading: input that is normalised and brought into a published form, or refused.
///
/// The order is fixed: refuse more than 64 scalars; drop invisible characters; fold full-width characters, dashes and
/// blanks; trim blanks, tab, CR and LF; then take away one separator at each border of a field. Anything else that is
/// not a letter or digit refuses the input.
struct LenientForm {
    /// The most scalars an input may have.
    static let limit = 64

    private var text = InlineArray<64, UInt8>(repeating: 0)
    private var start = 0
    private var end = 0
    private let country: Country
    private var shaped = ShortText()

    /// Brings input into a published form.
    static func published(
        _ bytes: Span<UInt8>, country: Country
    ) throws(PersonalNumberError) -> NumberForm {
        var form = LenientForm(country)
        try form.normalise(bytes)
        guard form.reshape() else { throw PersonalNumberError(.format) }
        let published = form.shaped.withBytes { NumberForm(published: $0, country: country) }
        guard let published else { throw PersonalNumberError(.format) }
        return published
    }

    private init(_ country: Country) { self.country = country }

    private mutating func normalise(_ bytes: Span<UInt8>) throws(PersonalNumberError) {
        var index = 0
        var scalars = 0
        while index < bytes.count {
            guard scalars < Self.limit, let scalar = FoldedScalar(in: bytes, at: index) else {
                throw PersonalNumberError(.format)
            }
            scalars += 1
            index += scalar.length
            guard scalar.byte != 0 else { continue }
            text[end] = scalar.byte
            end += 1
        }
        while start < end, Self.isBlank(text[start]) { start += 1 }
        while end > start, Self.isBlank(text[end - 1]) { end -= 1 }
        guard start < end else { throw PersonalNumberError(.empty) }
    }

    /// Blank, tab, CR or LF.
    static func isBlank(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

    private mutating func reshape() -> Bool {
        let run = digitRun
        guard run <= ShortText.capacity else { return false }
        let separated = run == 2 || (run == 4 && country == .sweden)
        guard separated ? takeSeparatedDate(first: run) : takeDigits(run) else { return false }
        let dateEnds = separated || run == 6 || (run == 8 && country == .sweden)
        guard dateEnds else { return takeRest() }
        // A separator within the fields of another form is no border: `20010115 98`, `200101 151598`.
        guard takeBorder(isNeeded: separated), country != .sweden || end - start == 4 else { return false }
        return takeRest()
    }

    /// The length of the digits at the cursor.
    private var digitRun: Int {
        var index = start
        while index < end, text[index].isDigit { index += 1 }
        return index - start
    }

    private mutating func takeDigits(_ count: Int) -> Bool {
        guard digitRun == count else { return false }
        for _ in 0..<count { take() }
        return true
    }

    private mutating func take() {
        shaped.append(text[start])
        start += 1
    }

    /// `YY-MM-DD`, `YYYY MM DD` in Sweden, `DD.MM.YY`, `DD-MM-YY`, `DD MM YY` elsewhere: one separator, used twice.
    private mutating func takeSeparatedDate(first: Int) -> Bool {
        guard takeDigits(first), start < end else { return false }
        let separator = text[start]
        let isPoint = separator == UInt8(ascii: ".") && country != .sweden
        guard isPoint || separator == UInt8(ascii: "-") || separator == UInt8(ascii: " ") else { return false }
        start += 1
        guard takeDigits(2), start < end, text[start] == separator else { return false }
        start += 1
        return takeDigits(2)
    }

    /// Takes one separator, one blank, or a separator between two blanks; keeps the sign where it means something.
    /// After a date with separators of its own one is needed.
    private mutating func takeBorder(isNeeded: Bool) -> Bool {
        let first = byte(0)
        let isSpaced = first == UInt8(ascii: " ") && byte(2) == UInt8(ascii: " ")
        let sign = isSpaced ? byte(1) : first
        if Self.isBorder(sign, of: country) {
            if country == .sweden || country == .finland { shaped.append(sign) }
            start += isSpaced ? 3 : 1
            return true
        }
        guard country != .finland else { return true }
        if first == UInt8(ascii: " ") {
            start += 1
            return true
        }
        return !isNeeded
    }

    private static func isBorder(_ byte: UInt8, of country: Country) -> Bool {
        switch country {
        case .sweden, .finland: byte == UInt8(ascii: "-") || byte == UInt8(ascii: "+")
        case .denmark, .norway, .iceland: byte == UInt8(ascii: "-")
        }
    }

    private func byte(_ offset: Int) -> UInt8 { start + offset < end ? text[start + offset] : 0 }

    /// Takes the rest, letters and digits only; Finnish letters become upper case.
    private mutating func takeRest() -> Bool {
        guard shaped.count + end - start <= ShortText.capacity else { return false }
        while start < end {
            let byte = text[start]
            guard byte.isDigit || byte.isLetter else { return false }
            shaped.append(byte.isLetter && country == .finland ? byte & 0xDF : byte)
            start += 1
        }
        return true
    }
}
