/// Henkilötunnus. The century sign is part of the number: two people may differ only in it (decree 690/2022).
enum FinnishRules {
    /// The check character of a remainder modulo 31: digits, then the letters without G, I, O, Q and Z.
    static func checkCharacter(_ remainder: Int) -> UInt8 {
        let index = UInt8(truncatingIfNeeded: remainder)
        var byte = 0x30 &+ index
        if index >= 10 { byte &+= 7 }
        // G, I, O and Q are left out.
        if index >= 16 { byte &+= 1 }
        if index >= 17 { byte &+= 1 }
        if index >= 22 { byte &+= 1 }
        if index >= 23 { byte &+= 1 }
        return byte
    }

    /// Whether a byte can be a check character.
    static func isCheckCharacter(_ byte: UInt8) -> Bool {
        switch byte {
        case UInt8(ascii: "G"), UInt8(ascii: "I"), UInt8(ascii: "O"), UInt8(ascii: "Q"), UInt8(ascii: "Z"): false
        case UInt8(ascii: "A")...UInt8(ascii: "Y"): true
        default: byte.isDigit
        }
    }

    /// The first year of a sign's century; nil for another byte.
    static func century(ofSign byte: UInt8) -> Int? {
        switch byte {
        case UInt8(ascii: "+"): 1800
        case UInt8(ascii: "-"), UInt8(ascii: "U")...UInt8(ascii: "Y"): 1900
        case UInt8(ascii: "A")...UInt8(ascii: "F"): 2000
        default: nil
        }
    }

    static func number(_ form: NumberForm, _ options: ParsingOptions) throws(PersonalNumberError) -> PersonalNumber {
        let text = form.text
        guard let century = century(ofSign: form.sign), isInForce(form.sign, options) else {
            throw PersonalNumberError(.format)
        }
        let individual = text.triple(6)
        let kind: PersonalNumberKind = individual >= 900 ? .tilapäinen : .henkilötunnus
        guard let birth = CivilDay(year: century + text.pair(4), month: text.pair(2), day: text.pair(0)) else {
            throw PersonalNumberError(.date, kind)
        }
        guard individual >= 2 else { throw PersonalNumberError(.individualNumber, kind) }
        let number = (text.triple(0) * 1000 + text.triple(3)) * 1000 + individual
        guard text[9] == checkCharacter(number % 31) else { throw PersonalNumberError(.check, kind) }
        guard options.kinds.contains(kind) else { throw PersonalNumberError(.kindNotEnabled, kind) }
        guard birth <= options.referenceDate else { throw PersonalNumberError(.future, kind) }
        return PersonalNumber(
            kind, canonical(form), birthDate: birth, certainty: .exact,
            sex: PersonalNumber.Sex(digit: individual), check: .passes,
            range: NumberRange(isTest: kind == .tilapäinen))
    }

    private static func isInForce(_ sign: UInt8, _ options: ParsingOptions) -> Bool {
        switch options.finnishSigns {
        case .decree2022: true
        case .before2023: sign == UInt8(ascii: "+") || sign == UInt8(ascii: "-") || sign == UInt8(ascii: "A")
        }
    }

    private static func canonical(_ form: NumberForm) -> ShortText {
        let (head, tail) = (form.text.head, form.text.tail)
        return ShortText(
            head: head & 0xFFFF_FFFF_FFFF | UInt64(form.sign) << 48 | (head & 0xFF_0000_0000_0000) << 8,
            tail: head >> 56 | tail << 8, count: 11)
    }
}
