import Pseudonymisation
import Testing

/// BIP-350.
@Suite struct Bech32mTests {
    @Test func vectorFileIsThere() {
        let rows = Vector.rows("bech32m")
        #expect(rows.filter { $0["valid"] == "true" }.count == 13)
        #expect(rows.filter { $0["valid"] == "false" }.count == 22)
    }

    @Test(arguments: Vector.rows("bech32m"))
    func publishedVector(_ row: Vector) throws {
        let text = unescaped(row["text"])
        let decoded = Bech32m(decoding: text.utf8.span)
        #expect((decoded != nil) == (row["valid"] == "true"))
        guard let decoded else { return }
        #expect(String(decoding: decoded.humanReadablePart, as: UTF8.self) == row["human_readable_part"])
        #expect(decoded.symbols.map(String.init).joined(separator: " ") == row["symbols"])
        let again = try #require(
            Bech32m(humanReadablePart: decoded.humanReadablePart, symbols: decoded.symbols))
        #expect(String(decoding: again.text, as: UTF8.self) == text.lowercased())
    }

    /// One changed character anywhere in the symbols is found.
    @Test func everySingleErrorIsDetected() throws {
        let symbols = Array(repeating: UInt8(3), count: 27)
        let whole = try #require(Bech32m(humanReadablePart: Array("rekstat".utf8), symbols: symbols)).text
        #expect(whole.count == "rekstat".utf8.count + 34)
        for index in 8..<whole.count {
            for character in "qpzry9x8gf2tvdw0s3jn54khce6mua7l".utf8 where character != whole[index] {
                var damaged = whole
                damaged[index] = character
                #expect(Bech32m(decoding: damaged.span) == nil)
            }
        }
    }

    @Test func partsOutOfRangeAreRefused() {
        #expect(Bech32m(humanReadablePart: [], symbols: [1]) == nil)
        #expect(Bech32m(humanReadablePart: Array("A".utf8), symbols: [1]) == nil)
        #expect(Bech32m(humanReadablePart: Array("a b".utf8), symbols: [1]) == nil)
        #expect(Bech32m(humanReadablePart: Array("ab".utf8), symbols: [32]) == nil)
        #expect(Bech32m(humanReadablePart: Array("ab".utf8), symbols: Array(repeating: 0, count: 82)) == nil)
        #expect(Bech32m(humanReadablePart: Array("ab".utf8), symbols: Array(repeating: 0, count: 81)) != nil)
        #expect(Bech32m(humanReadablePart: Array(repeating: 0x61, count: 84), symbols: []) == nil)
    }

    private func unescaped(_ text: String) -> String {
        guard text.hasPrefix("\\u{"), let end = text.firstIndex(of: "}") else { return text }
        let hex = text[text.index(text.startIndex, offsetBy: 3)..<end]
        let scalar = Unicode.Scalar(UInt32(hex, radix: 16) ?? 0) ?? " "
        return String(Character(scalar)) + text[text.index(after: end)...]
    }
}
