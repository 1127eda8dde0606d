/// Lines of a CSV table that people open in a spreadsheet.
public enum SpreadsheetLine {
    /// A line of cells, with its end (CRLF).
    public static func of(_ cells: [String]) -> String { cells.map(cell).joined(separator: ",") + "\r\n" }

    /// A cell after RFC 4180, section 2, on one line. One that a spreadsheet would take for a formula begins with an
    /// apostrophe. All by bytes and scalars: a quote with a combining mark is another Character, but a quote all the same.
    private static func cell(_ text: String) -> String {
        var line = String.UnicodeScalarView()
        for scalar in text.unicodeScalars { line.append(endsLines(scalar) ? " " : scalar) }
        if beginsFormula(line) { line.insert("'", at: line.startIndex) }
        guard line.contains(where: { $0 == "," || $0 == "\"" }) else { return String(line) }
        var cell: [UInt8] = [quote]
        for byte in String(line).utf8 { cell += byte == quote ? [quote, quote] : [byte] }
        return String(decoding: cell + [quote], as: UTF8.self)
    }

    private static let quote = UInt8(ascii: "\"")

    /// C0, DEL, C1 and the separators of lines and paragraphs.
    private static func endsLines(_ scalar: Unicode.Scalar) -> Bool {
        scalar.value < 0x20 || (0x7F...0x9F).contains(scalar.value) || (0x2028...0x2029).contains(scalar.value)
    }

    /// Whether the first scalar that is to be seen is `=`, `+`, `-` or `@`, half or full width.
    private static func beginsFormula(_ line: String.UnicodeScalarView) -> Bool {
        let seen = line.first { !$0.properties.isWhitespace && $0.properties.generalCategory != .format }
        return seen.map { "=+-@＝＋－＠−".unicodeScalars.contains($0) } == true
    }
}
