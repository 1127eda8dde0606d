/// What a page shows of a text that somebody else wrote.
///
/// A line break becomes a space. A character that does not show as itself (control, format, private, unassigned) becomes
/// U+FFFD, so that nothing turns the reading direction or hides, and a reader sees that something stood there. The
/// joiners U+200C and U+200D stay, for names are spelt with them.
enum ShownText {
    /// The most characters (Unicode scalars) that are shown of one text; what is cut off ends with `…`.
    static let limit = 2_000

    /// The text as it is shown.
    static func of(_ text: String) -> String {
        var shown = String.UnicodeScalarView()
        var count = 0
        for scalar in text.unicodeScalars {
            guard count < limit else {
                shown.append("…")
                break
            }
            shown.append(replacement(of: scalar))
            count += 1
        }
        return String(shown)
    }

    private static func replacement(of scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar {
        case "\n", "\r", "\t", "\u{2028}", "\u{2029}": return " "
        case "\u{200C}", "\u{200D}": return scalar
        default: break
        }
        switch scalar.properties.generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator:
            return "\u{FFFD}"
        default: return scalar
        }
    }
}
