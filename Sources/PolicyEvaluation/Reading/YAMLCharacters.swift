/// The characters a policy file may hold: printable ones and line feeds.
enum YAMLCharacters {
    /// Reports the first character that no policy needs; true when there is none.
    static func check(_ text: String, into collector: inout FaultCollector) -> Bool {
        var (line, column) = (1, 1)
        for scalar in text.unicodeScalars {
            if let name = refusal(of: scalar.value) {
                collector.add(
                    .character, line, column, message: "\(name) in the file",
                    hint: "save the file as plain UTF-8 with line feeds and spaces only")
                return false
            }
            if scalar == "\n" {
                (line, column) = (line + 1, 1)
            } else {
                column += 1
            }
        }
        return true
    }

    private static func refusal(of value: UInt32) -> String? {
        switch value {
        case 0x0A, 0x20...0x7E: nil
        case 0x00: "a NUL character"
        case 0x09: "a tab"
        case 0x0D: "a carriage return"
        case 0x01...0x1F, 0x7F: "a control character"
        case 0x80...0x9F: "a control character"
        case 0x2028, 0x2029: "a Unicode line separator"
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x2069: "a character that changes the direction of text"
        case 0x00AD, 0x200B...0x200D, 0x2060...0x2064: "an invisible character"
        case 0xFEFF: "a byte order mark"
        case 0xFFFE, 0xFFFF: "a character that is not one"
        case 0xE000...0xF8FF, 0xF0000...0x10FFFF: "a private-use character"
        default: nil
        }
    }
}
