import Foundation
import OpenSSLCrypto
import PersonalNumbers
import Testing

/// One row of a vector file, columns by name.
struct Vector: Sendable, CustomTestStringConvertible {
    let file: String
    let line: Int
    private let columns: [String: String]

    subscript(_ column: String) -> String { columns[column] ?? "" }

    var testDescription: String { "\(file).tsv:\(line)" }

    /// The rows of a file in `Vectors/`.
    static func rows(_ file: String) -> [Vector] {
        let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Vectors")
        guard let data = try? Data(contentsOf: folder.appendingPathComponent("\(file).tsv")) else { return [] }
        let lines = String(decoding: data, as: UTF8.self).split(separator: "\n")
        let names = lines[0].split(separator: "\t").map(String.init)
        return lines.enumerated().dropFirst().map { index, line in
            let values = line.split(separator: "\t", omittingEmptySubsequences: false).map(String.init)
            return Vector(
                file: file, line: index + 1, columns: Dictionary(uniqueKeysWithValues: zip(names, values)))
        }
    }
}

/// The bytes of hexadecimal digits.
func bytes(hex: String) -> [UInt8] {
    let digits = hex.compactMap { $0.hexDigitValue }
    return stride(from: 0, to: digits.count - 1, by: 2).map { UInt8(digits[$0] * 16 + digits[$0 + 1]) }
}

/// The reference date of the vectors.
let referenceDate = constant(CivilDay(year: 2026, month: 11, day: 21))

/// A value that is made from constants.
func constant<Value>(_ value: Value?) -> Value {
    guard let value else { preconditionFailure("a constant is wrong") }
    return value
}
