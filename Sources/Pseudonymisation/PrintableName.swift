/// A column's name made fit for a message.
enum PrintableName {
    /// The name with control and invisible characters as `\u{HEX}`, at most 64 scalars.
    static func of(_ name: [UInt8]) -> String {
        let scalars = String(decoding: name, as: UTF8.self).unicodeScalars
        var text = ""
        for scalar in scalars.prefix(64) {
            switch scalar.properties.generalCategory {
            case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned:
                text += "\\u{\(String(scalar.value, radix: 16, uppercase: true))}"
            default: text.unicodeScalars.append(scalar)
            }
        }
        return scalars.count > 64 ? text + "…" : text
    }
}
