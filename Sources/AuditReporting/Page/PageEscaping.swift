import Mustache

/// Escapes text for HTML scalar by scalar.
///
/// Mustache's own escaping goes by grapheme clusters and lets a `<` or `"` through that shares its cluster with another
/// character, such as one behind U+0D4E or one before U+0301; a browser goes by scalars and would read it as markup.
struct PageEscaping: MustacheContentType {
    /// The name that every template names in its first line.
    static let name = "BRYGGA-HTML"

    /// The text with the five characters of markup written as references.
    func escapeText(_ text: String) -> String {
        var escaped = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            switch scalar {
            case "&": escaped.append(contentsOf: "&amp;".unicodeScalars)
            case "<": escaped.append(contentsOf: "&lt;".unicodeScalars)
            case ">": escaped.append(contentsOf: "&gt;".unicodeScalars)
            case "\"": escaped.append(contentsOf: "&quot;".unicodeScalars)
            case "'": escaped.append(contentsOf: "&#39;".unicodeScalars)
            default: escaped.append(scalar)
            }
        }
        return String(escaped)
    }
}
