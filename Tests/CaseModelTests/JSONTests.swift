import CaseModel
import TestSupport
import Testing

@Suite("Strict and canonical JSON")
struct JSONTests {
    static let refused: [(String, JSONFault.Reason)] = [
        ("", .syntax), ("{", .syntax), ("[1,]", .syntax), ("{\"a\":1,}", .syntax), ("{a:1}", .syntax), ("'a'", .syntax),
        ("01", .syntax), ("1.", .syntax), (".5", .syntax), ("+1", .syntax), ("1e", .syntax), ("NaN", .syntax),
        ("Infinity", .syntax), ("-", .syntax), ("nul", .syntax), ("tru", .syntax), ("\"a", .syntax),
        ("\"\\x\"", .syntax),
        ("\"\t\"", .syntax), ("\"\\u12\"", .syntax), ("// a\n1", .syntax), ("[1 2]", .syntax), ("\u{FEFF}1", .syntax),
        ("\"\\uD800\"", .encoding), ("\"\\uDC00\"", .encoding), ("\"\\uD800\\u0041\"", .encoding),
        ("{\"a\":1,\"a\":2}", .duplicateName), ("{\"a\":1,\"\\u0061\":2}", .duplicateName),
        ("{\"\u{E9}\":1,\"e\u{301}\":2}", .duplicateName), ("1 2", .trailingBytes), ("{}x", .trailingBytes),
        ("1\u{0}", .trailingBytes), (String(repeating: "9", count: 65), .syntax),
    ]

    @Test(arguments: refused)
    func whatALenientReaderGuessesIsRefused(_ text: String, _ reason: JSONFault.Reason) {
        #expect { try StrictJSON.parse(Array(text.utf8), maximumBytes: 1000) } throws: { error in
            (error as? JSONFault)?.reason == reason
        }
    }

    @Test func depthAndSizeAreBounded() {
        let deep = String(repeating: "[", count: 100_000)
        #expect(throws: JSONFault.self) { try StrictJSON.parse(Array(deep.utf8), maximumBytes: 1 << 20) }
        let ok = String(repeating: "[", count: 32) + String(repeating: "]", count: 32)
        #expect(throws: Never.self) { try StrictJSON.parse(Array(ok.utf8), maximumBytes: 1 << 20) }
        #expect { try StrictJSON.parse([UInt8](repeating: 0x20, count: 11), maximumBytes: 10) } throws: {
            ($0 as? JSONFault)?.reason == .tooLarge(limit: 10)
        }
    }

    @Test func invalidUTF8IsRefused() {
        for bytes: [UInt8] in [[0xFF], [0xC0, 0x80], [0xED, 0xA0, 0x80], [0xF8, 0x88, 0x80, 0x80, 0x80]] {
            #expect(throws: JSONFault(reason: .encoding, line: 1, column: 1)) {
                try StrictJSON.parse([0x22] + bytes + [0x22], maximumBytes: 100)
            }
        }
    }

    @Test func faultsNameLineAndColumn() {
        #expect { try StrictJSON.parse(Array("{\n  \"a\": 1,\n  \"a\": 2}".utf8), maximumBytes: 100) } throws: {
            error in
            (error as? JSONFault)?.place == Place(line: 3, column: 3)
        }
    }

    @Test(arguments: [
        ("{\"b\":1,\"a\":[true,null,\"x\"]}", "{\"a\":[true,null,\"x\"],\"b\":1}"),
        (" { \"a\" : -3 } ", "{\"a\":-3}"), ("\"\\u00e5\\/\\n\\u0001\"", "\"å/\\n\\u0001\""), ("2.50", "2.50"),
        ("9223372036854775807", "9223372036854775807"), ("9223372036854775808", "9223372036854775808"),
    ])
    func canonicalFormIsRFC8785(_ text: String, _ canonical: String) throws {
        let value = try StrictJSON.parse(Array(text.utf8), maximumBytes: 1000)
        #expect(CanonicalJSON.text(of: value) == canonical)
        #expect(throws: Never.self) { try StrictJSON.parseCanonical(Array(canonical.utf8), maximumBytes: 1000) }
        if text != canonical {
            #expect(throws: JSONFault(reason: .notCanonical)) {
                try StrictJSON.parseCanonical(Array(text.utf8), maximumBytes: 1000)
            }
        }
    }

    /// RFC 8785 sorts by UTF-16 code units, which differs from code points above the basic plane.
    @Test func namesSortByUTF16() throws {
        let value = JSONValue.object(["\u{1F600}": 1, "\u{FB33}": 2, "a": 3])
        #expect(CanonicalJSON.text(of: value) == "{\"a\":3,\"\u{1F600}\":1,\"\u{FB33}\":2}")
    }

    @Test func randomBytesNeverTrap() {
        var generator = SplitMix64(seed: 7)
        let alphabet = Array("{}[]\",:0123456789.eE+-truefalsn\\u \n\u{E5}".utf8)
        for _ in 0..<20_000 {
            let bytes = (0..<Int.random(in: 0..<24, using: &generator)).map { _ in
                alphabet[Int.random(in: 0..<alphabet.count, using: &generator)]
            }
            guard let value = try? StrictJSON.parse(bytes, maximumBytes: 100) else { continue }
            let canonical = CanonicalJSON.bytes(of: value)
            #expect((try? StrictJSON.parse(canonical, maximumBytes: 1000)) == value)
        }
    }
}
