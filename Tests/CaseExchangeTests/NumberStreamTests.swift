import Foundation
import PersonalNumbers
import TestSupport
import Testing

@testable import CaseExchange

/// Lines and numbers are found in a stream as in the whole input, however it is cut.
@Suite("Numbers in streams")
struct NumberStreamTests {
    private static let day = CivilDay(year: 2026, month: 11, day: 21)

    private static func scanners(_ countries: [Country]) throws -> [PersonalNumberScanner] {
        let options = ParsingOptions(referenceDate: try #require(day), kinds: .all)
        return countries.map { PersonalNumberScanner(country: $0, options: options) }
    }

    /// Numbers, parts of numbers, look-alikes and what decides about them, in random order.
    private static func text(_ generator: inout SeededGenerator) -> [UInt8] {
        let parts = [
            "19900115-9855", "900115-9855", "9001159855", "199001159855", "900115 - 9855", "9", "1", "0205851459", "\n",
            "\r\n", " ", ",", "å", "０", "９００１１５９８５５", "a3f9001159855e0a4b5c6d7e8", "550e8400-e29b-41d4-a716-",
            "131052-308T", "900115", "-9855", "x", "\u{200B}", String(repeating: "7", count: 70),
            String(repeating: "b", count: 130), String(repeating: " ", count: 300), "\u{FEFF}", "deadbeef",
            "9\(String(repeating: "\u{200B}", count: 50))001159855", "\u{FF}", "15076500565",
        ]
        var bytes: [UInt8] = []
        for _ in 0..<60 { bytes += Array((parts.randomElement(using: &generator) ?? "").utf8) }
        if Bool.random(using: &generator) { bytes.insert(0xFF, at: bytes.count / 2) }
        return bytes
    }

    @Test(arguments: [1, 2, 3, 7, 64, 319, 320, 321, 1000])
    func theWindowFindsWhatTheWholeHolds(size: Int) throws {
        let scanners = try Self.scanners([.sweden, .norway, .finland, .iceland, .denmark])
        var generator = SeededGenerator(seed: UInt64(size))
        var all = 0
        for _ in 0..<(size < 4 ? 20 : 60) {
            let bytes = Self.text(&generator)
            var window = NumberWindow(scanners)
            var found: [NumberSearch.Finding] = []
            var rest = bytes[...]
            while !rest.isEmpty {
                found += window.take(rest.prefix(size), .goesOn)
                rest = rest.dropFirst(size)
            }
            found += window.take([], .ends)
            let expected = scanners.flatMap { scanner in
                scanner.matches(in: bytes).map { Self.finding($0, scanner.country, bytes) }
            }
            #expect(Set(found) == Set(expected))
            #expect(found.count == expected.count)
            #expect(found.map(\.offset) == found.map(\.offset).sorted())
            all += found.count
        }
        #expect(all > 100)
    }

    /// Line and column counted the slow way.
    private static func finding(
        _ match: PersonalNumberScanner.Match, _ country: Country, _ bytes: [UInt8]
    ) -> NumberSearch.Finding {
        let before = bytes[..<match.range.lowerBound]
        let line = before.split(separator: 0x0A, omittingEmptySubsequences: false)
        return NumberSearch.Finding(
            country: country, kind: match.kind, line: line.count,
            column: (line.last ?? []).count { $0 & 0xC0 != 0x80 } + 1, offset: match.range.lowerBound)
    }

    @Test func theWindowKeepsLittle() throws {
        var window = NumberWindow(try Self.scanners([.sweden]))
        let chunk = [UInt8](repeating: UInt8(ascii: "1"), count: 64 << 10)[...]
        for _ in 0..<50 { #expect(window.take(chunk, .goesOn).isEmpty) }
        #expect(Mirror(reflecting: window).children.contains { ($0.value as? [UInt8])?.count ?? .max < 1000 })
    }

    private static func lines(_ text: [UInt8], limit: Int, chunk: Int) -> [InputLines.Line] {
        var found: [InputLines.Line] = []
        var lines = InputLines(limit: limit)
        var rest = text[...]
        while !rest.isEmpty {
            lines.take(Array(rest.prefix(chunk))) { found.append($0) }
            rest = rest.dropFirst(chunk)
        }
        lines.finish { found.append($0) }
        return found
    }

    @Test(arguments: 1...9)
    func linesAreTheSameHoweverTheyCome(chunk: Int) {
        func whole(_ text: String) -> InputLines.Line { .whole(Array(text.utf8)) }
        let cases: [(String, [InputLines.Line])] = [
            ("", []), ("a", [whole("a")]), ("a\n", [whole("a")]), ("\n", [whole("")]),
            ("\n\n", [whole(""), whole("")]),
            ("a\r\nb", [whole("a"), whole("b")]), ("a\r\n\r\n", [whole("a"), whole("")]), ("\r", [whole("")]),
            ("1234\n", [whole("1234")]), ("12345\nx", [.tooLong, whole("x")]),
            ("1234\r\nx", [whole("1234"), whole("x")]),
            ("12345\r\nx\n", [.tooLong, whole("x")]), ("1234\r5\n", [.tooLong]), ("123456789", [.tooLong]),
            ("a\rb\n", [whole("a\rb")]), ("12345", [.tooLong]), ("1234\r\r\n", [.tooLong]),
        ]
        for (text, expected) in cases {
            #expect(Self.lines(Array(text.utf8), limit: 4, chunk: chunk) == expected, "\(text.debugDescription)")
        }
    }
}
