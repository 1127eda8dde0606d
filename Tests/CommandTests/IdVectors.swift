import Foundation
import TestSupport

/// A row of the personal number vectors, its input as a line of NDJSON.
struct IdVector: Sendable {
    let columns: [String: String]
    let json: String

    subscript(_ column: String) -> String { columns[column] ?? "" }

    /// The value of `name=` in the note.
    func note(_ name: String) -> String? {
        self["note"].split(separator: ";").first { $0.hasPrefix("\(name)=") }.map {
            String($0.dropFirst(name.count + 1))
        }
    }

    /// Design point 2: a coordination day above the month's end is refused strictly and accepted leniently.
    var isDayBeyondMonth: Bool {
        let input = self["input"]
        return self["kind"] == "samordningsnummer" && note("why") == "date" && input.count == 12
            && input.dropFirst(6).hasPrefix("91")
    }

    /// The rows of a vector file.
    static func rows(_ file: String) throws -> [IdVector] {
        let text = try PackageFiles.text("Tests/PersonalNumbersTests/Vectors/\(file).tsv")
        let lines = text.split(separator: "\n").map { $0.split(separator: "\t", omittingEmptySubsequences: false) }
        return lines.dropFirst().map { values in
            let columns = zip(lines[0].map(String.init), values.map(String.init))
            let row = Dictionary(uniqueKeysWithValues: columns)
            return IdVector(columns: row, json: "\"\(escaped(row["input"] ?? ""))\"")
        }
    }

    /// The escapes of the vectors (`\\ \t \n \r \0 \u{HEX}`) as those of JSON.
    private static func escaped(_ text: String) -> String {
        let quoted = text.replacing("\"", with: "\\\"").replacing("\\0", with: "\\u0000")
        return quoted.replacing(/\\u\{([0-9A-Fa-f]+)\}/) { match in
            let value = UInt32(match.1, radix: 16) ?? 0
            let units = Unicode.Scalar(value).map { Array(String($0).utf16) } ?? []
            return units.map {
                "\\u" + String(repeating: "0", count: 4 - String($0, radix: 16).count) + String($0, radix: 16)
            }
            .joined()
        }
    }
}
