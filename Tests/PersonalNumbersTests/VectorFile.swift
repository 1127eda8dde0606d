import Foundation
import PersonalNumbers
import Testing

/// The reference date of every vector without one of its own.
let referenceDate = day("2026-11-21")

/// A day from its ISO form, which a vector or a constant gives.
func day(_ text: String) -> CivilDay {
    let parts = text.split(separator: "-").compactMap { Int($0) }
    guard parts.count == 3, let day = CivilDay(year: parts[0], month: parts[1], day: parts[2]) else {
        preconditionFailure("a vector's day is wrong")
    }
    return day
}

extension CivilDay {
    /// `YYYY-MM-DD`.
    var iso: String { String(format: "%04d-%02d-%02d", year, month, day) }
}

/// One row of a vector file: columns by name, with Swift escapes undone.
struct Vector: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    private let columns: [String: String]

    subscript(_ column: String) -> String { columns[column] ?? "" }

    /// The value of `name=` in the note, or nil.
    func note(_ name: String) -> String? {
        for part in self["note"].split(separator: ";") where part.hasPrefix("\(name)=") {
            return String(part.dropFirst(name.count + 1))
        }
        return nil
    }

    var country: Country? { Country(rawValue: self["country"]) }

    var testDescription: String { "\(file).tsv:\(line)" }

    /// The rows of a file in `Vectors/`.
    static func rows(_ file: String) -> [Vector] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("\(file).tsv")) else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n", omittingEmptySubsequences: false)
        let names = lines[0].split(separator: "\t").map(String.init)
        return lines.enumerated().dropFirst().filter { !$0.element.isEmpty }.map { index, line in
            let values = line.split(separator: "\t", omittingEmptySubsequences: false).map { unescaped($0) }
            return Vector(
                file: file, line: index + 1, columns: Dictionary(uniqueKeysWithValues: zip(names, values)))
        }
    }

    /// Undoes `\\ \t \n \r \0 \u{HEX}`.
    private static func unescaped(_ text: Substring) -> String {
        var result = ""
        var rest = text[...]
        while let character = rest.popFirst() {
            guard character == "\\", let escape = rest.popFirst() else {
                result.append(character)
                continue
            }
            switch escape {
            case "t": result += "\t"
            case "n": result += "\n"
            case "r": result += "\r"
            case "0": result += "\0"
            case "u":
                let hex = rest.dropFirst().prefix { $0 != "}" }
                rest = rest.dropFirst(hex.count + 2)
                if let value = UInt32(hex, radix: 16), let scalar = Unicode.Scalar(value) {
                    result.unicodeScalars.append(scalar)
                }
            default: result.append(escape)
            }
        }
        return result
    }
}
