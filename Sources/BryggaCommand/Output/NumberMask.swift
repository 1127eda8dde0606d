import PersonalNumbers

/// Masks what could be a personal number in messages: people give numbers by mistake where a path belongs.
enum NumberMask {
    /// The text with every possible number of the five countries replaced by dots.
    static func mask(_ text: String) -> String {
        guard let day = CivilDay(year: 9999, month: 12, day: 31) else { return text }
        let options = ParsingOptions(referenceDate: day, kinds: .all)
        var bytes = Array(text.utf8)
        for country in Country.allCases {
            let matches = PersonalNumberScanner(country: country, options: options).matches(in: bytes)
            for match in matches.reversed() { bytes.replaceSubrange(match.range, with: "••••".utf8) }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}
