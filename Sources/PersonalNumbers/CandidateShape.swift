/// What a number can look like where a run of digits starts: cheap necessary conditions, so that most of what is no
/// number is never read as one.
///
/// A look-ahead at plain ASCII decides. Where a character stands that lenient reading might fold or drop, the shape is
/// open, and the careful reading of the scanner decides.
struct CandidateShape {
    /// What the look-ahead says.
    enum Outlook {
        /// No number starts here.
        case none
        /// If a number starts here, it ends at this index.
        case ends(Int)
        /// The careful reading must decide.
        case open
    }

    private let country: Country
    /// The characters behind date and separator.
    private let restCount: Int
    /// Whether a Swedish interim letter may stand in place of the first of them.
    private let readsInterim: Bool
    /// The lengths of a first run of ASCII digits that a number may have, one bit a length.
    private let runs: UInt32

    init(_ country: Country, _ options: ParsingOptions) {
        self.country = country
        restCount = country == .norway ? 5 : 4
        readsInterim = country == .sweden && options.kinds.contains(.interimsnummer)
        runs =
            switch country {
            case .sweden: 1 << 2 | 1 << 4 | 1 << 6 | 1 << 8 | 1 << 10 | 1 << 12
            case .denmark, .iceland: 1 << 2 | 1 << 6 | 1 << 10
            case .norway: 1 << 2 | 1 << 6 | 1 << 11
            case .finland: 1 << 2 | 1 << 6
            }
    }

    /// How many ASCII digits stand at an index, which has ten bytes behind it, or zero where the first eight characters
    /// already say that no number of any country starts there; 13 stands for more than 12.
    ///
    /// A full-width digit, which is no ASCII digit, gives one less than zero.
    @inline(__always)
    static func run(_ bytes: Span<UInt8>, at start: Int) -> Int {
        let word = EightCharacters(bytes, at: start).word
        let digits = EightCharacters.digitMask(word)
        let others = ~digits & 0x8080_8080_8080_8080
        if others == 0 {
            var count = 8
            while count < 13, start &+ count < bytes.count, bytes[start &+ count].isDigit { count &+= 1 }
            return count
        }
        let count = others.trailingZeroBitCount >> 3
        if word & 0x8080_8080_8080_8080 != 0 { return count == 0 ? -1 : count }
        switch count {
        case 2:
            // `YY-MM-DD`: digits but for two equal separators.
            let isDate = others == 0x0000_8000_0080_0000 && word >> 16 & 0xFF == word >> 40 & 0xFF
            return isDate ? count : 0
        case 4:
            // `YYYY-MM-`
            let isDate = others == 0x8000_0080_0000_0000 && word >> 32 & 0xFF == word >> 56
            return isDate ? count : 0
        case 6: return count
        default: return 0
        }
    }

    /// Whether a byte begins a character that is folded to ASCII or dropped.
    @inline(__always)
    static func isFoldable(_ byte: UInt8) -> Bool { byte == 0xC2 || byte & 0xFC == 0xE0 || byte == 0xEF }

    /// What a run of so many digits at an index can be the beginning of; below zero it is full-width digits.
    @inline(__always)
    func outlook(_ bytes: Span<UInt8>, at start: Int, run: Int) -> Outlook {
        guard run >= 0 else { return .open }
        let end = start &+ run
        let next = byte(bytes, end)
        if Self.isFoldable(next) { return .open }
        guard runs >> UInt32(truncatingIfNeeded: run) & 1 == 1 else { return .none }
        if run >= 10 { return .ends(end) }
        if run >= 6 { return border(bytes, at: end) }
        return separatedDate(bytes, at: end)
    }

    private func byte(_ bytes: Span<UInt8>, _ index: Int) -> UInt8 { index < bytes.count ? bytes[index] : 0 }

    /// Behind a date: a sign and the rest, a blank or a sign between blanks and the rest, or a letter.
    private func border(_ bytes: Span<UInt8>, at index: Int) -> Outlook {
        switch byte(bytes, index) {
        case UInt8(ascii: "-"), UInt8(ascii: "+"): return rest(bytes, at: index + 1)
        case UInt8(ascii: " "):
            let sign = byte(bytes, index + 1)
            let isSigned = sign == UInt8(ascii: "-") || sign == UInt8(ascii: "+")
            let blank = isSigned ? byte(bytes, index + 2) : UInt8(ascii: " ")
            if Self.isFoldable(blank) { return .open }
            guard blank == UInt8(ascii: " ") else { return .none }
            return careful(rest(bytes, at: index + (isSigned ? 3 : 1)))
        case let byte where byte.isLetter && country == .finland:
            return FinnishRules.century(ofSign: byte & 0xDF) == nil ? .none : rest(bytes, at: index + 1)
        case let byte where byte.isLetter && readsInterim: return careful(rest(bytes, at: index))
        default: return .none
        }
    }

    /// `YY-MM-DD`, `DD.MM.YY` and their like, from behind their first digits, and what stands behind them.
    private func separatedDate(_ bytes: Span<UInt8>, at index: Int) -> Outlook {
        let separator = bytes[index]
        let isPoint = separator == UInt8(ascii: ".") && country != .sweden
        guard isPoint || separator == UInt8(ascii: "-") || separator == UInt8(ascii: " ") else { return .none }
        for offset in 1...5 {
            let byte = byte(bytes, index + offset)
            if Self.isFoldable(byte) { return .open }
            guard offset == 3 ? byte == separator : byte.isDigit else { return .none }
        }
        let behind = byte(bytes, index + 6)
        return Self.isFoldable(behind) ? .open : careful(border(bytes, at: index + 6))
    }

    /// The characters behind the border: digits, but for an interim letter and Finland's last.
    private func rest(_ bytes: Span<UInt8>, at index: Int) -> Outlook {
        var isOpen = false
        for offset in 0..<restCount {
            let byte = byte(bytes, index + offset)
            if byte.isDigit { continue }
            if Self.isFoldable(byte) { return .open }
            guard byte.isLetter else { return .none }
            if offset == 0, readsInterim { isOpen = true } else if offset != 3 || country != .finland { return .none }
        }
        let end = index + restCount
        return isOpen || Self.isFoldable(byte(bytes, end)) ? .open : .ends(end)
    }

    /// The same outlook, left to the careful reading.
    private func careful(_ outlook: Outlook) -> Outlook {
        if case .none = outlook { .none } else { .open }
    }
}
