/// Text brought into the shape that a terminal can show.
enum TextShape {
    /// A line in pieces of at most `width` characters, broken at spaces; later pieces are indented. A word that is longer
    /// than a line stands whole on a line of its own, so that a path or command can still be copied.
    static func wrapped(_ line: String, width: Int?, indent: Int = 0) -> [String] {
        guard let width, line.count > width else { return [line] }
        let margin = String(repeating: " ", count: min(indent, width / 2))
        let lead = String(line.prefix { $0 == " " })
        var lines: [String] = []
        var piece = lead
        var isEmpty = true
        for word in line.dropFirst(lead.count).split(separator: " ") {
            if !isEmpty, piece.count + 1 + word.count > width {
                lines.append(piece)
                (piece, isEmpty) = (margin, true)
            }
            piece += (isEmpty ? "" : " ") + word
            isEmpty = false
        }
        return isEmpty ? lines : lines + [piece]
    }

    /// Text in ASCII for a terminal that shows nothing else: letters without their marks, and `?` for what has no likeness.
    static func folded(_ text: String) -> String {
        var shown = ""
        for character in text {
            guard !character.unicodeScalars.allSatisfy(\.isASCII) else {
                shown.append(character)
                continue
            }
            // Equal as characters, whether the marks are part of the letter or follow it.
            shown +=
                likeness[character] ?? character.unicodeScalars.first.flatMap { $0.isASCII ? String($0) : nil } ?? "?"
        }
        return shown
    }

    /// JSON in ASCII: everything else as escapes of RFC 8259, section 7, so that nothing is lost.
    static func escaped(json text: String) -> String {
        var shown = ""
        for scalar in text.unicodeScalars {
            guard !scalar.isASCII else {
                shown.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16)
                shown += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return shown
    }

    private static let likeness: [Character: String] = {
        let rows: [(String, String)] = [
            ("åäáàâãā", "a"), ("ÅÄÁÀÂÃĀ", "A"), ("öøóòôõō", "o"), ("ÖØÓÒÔÕŌ", "O"), ("éèêëēė", "e"), ("ÉÈÊËĒĖ", "E"),
            ("íìîïī", "i"), ("ÍÌÎÏĪ", "I"), ("úùûüū", "u"), ("ÚÙÛÜŪ", "U"), ("ýÿ", "y"), ("ÝŸ", "Y"), ("ñńň", "n"),
            ("ÑŃŇ", "N"), ("çćč", "c"), ("ÇĆČ", "C"), ("šś", "s"), ("ŠŚ", "S"), ("žźż", "z"), ("ŽŹŻ", "Z"), ("łľ", "l"),
            ("ŁĽ", "L"), ("đď", "d"), ("ĐĎ", "D"), ("ŧť", "t"), ("ŦŤ", "T"), ("ŋ", "n"), ("Ŋ", "N"), ("–—‐‑−", "-"),
            ("‘’", "'"), ("“”„«»", "\""), ("•·", "*"), ("\u{A0}", " "),
        ]
        var table: [Character: String] = [
            "æ": "ae", "Æ": "Ae", "ð": "d", "Ð": "D", "þ": "th", "Þ": "Th", "ß": "ss", "œ": "oe", "Œ": "Oe", "…": "...",
            "→": "->", "€": "EUR",
        ]
        for (letters, plain) in rows {
            for letter in letters { table[letter] = plain }
        }
        return table
    }()
}
