import CaseModel
import PolicyEvaluation
import Testing

@Suite(.timeLimit(.minutes(10))) struct HostileInputTests {
    private func codes(_ text: String) -> [PolicyFault.Code] { codes(Array(text.utf8)) }

    private func codes(_ bytes: [UInt8]) -> [PolicyFault.Code] {
        do {
            _ = try SharingPolicy(parsingYAML: bytes, file: nil)
            return []
        } catch {
            return error.faults.map(\.code)
        }
    }

    @Test func tenMegabytesAreRefusedUnread() {
        #expect(codes([UInt8](repeating: 0x61, count: 10 << 20)) == [.tooLarge])
        #expect(codes([UInt8](repeating: 0x0A, count: (1 << 20) + 1)) == [.tooLarge])
    }

    @Test func manyRulesAreRefused() {
        let rules = (0..<2_001).map { "  - {id: F\($0), to: [b]}" }.joined(separator: "\n")
        let text = smallPolicy.replacing("forbids:\n", with: "forbids:\n\(rules)\n")
        #expect(codes(text).contains(.tooMany))
        let tiny = "permits: [" + String(repeating: "{a: b},", count: 100_000) + "]"
        #expect(codes(tiny) == [.tooMany])
    }

    /// The most that the preflight lets through is still refused in seconds, on one line and on many.
    @Test(arguments: [",", ",\n"]) func theLargestListIsReadInBoundedTime(separator: String) {
        let text = "permits: [" + Array(repeating: "{a: b}", count: 32_000).joined(separator: separator) + "]"
        let found = codes(text)
        #expect(found.contains(.missingKey) && found.contains(.tooMany))
    }

    @Test(arguments: ["[", "{", "[{", "- ", "{a: ", "[a, [", "? ", "- - ", "a: ["])
    func deepNestingIsRefused(opening: String) {
        let text = String(repeating: opening, count: 30_000)
        let found = codes(text)
        #expect(found == [.tooDeep] || found == [.feature] || found == [.syntax], "\(found)")
    }

    @Test func deepIndentationIsRefused() {
        let text = (0..<400).map { String(repeating: " ", count: $0) + "k\($0):\n" }.joined()
        #expect(codes(text) == [.tooDeep])
    }

    @Test func thirtyTwoLevelsAreReadAndOneMoreIsNot() {
        func nested(_ depth: Int) -> String {
            String(repeating: "[", count: depth) + "a" + String(repeating: "]", count: depth)
        }
        #expect(codes(nested(32)).first != .tooDeep)
        #expect(codes(nested(33)) == [.tooDeep])
    }

    @Test(arguments: ["", "\n", "# nothing\n", "---\n", "a", "[]", "- a", "\"a\"", "{}", "null", "policy: 1", "42"])
    func aFileThatIsNoPolicyIsRefused(text: String) { #expect(!codes(text).isEmpty) }

    @Test(
        arguments: [[0xFF], [0xC3], [0xED, 0xA0, 0x80], [0xF5, 0x80, 0x80, 0x80], [0xFE, 0xFF, 0, 0x61]] as [[UInt8]])
    func bytesThatAreNotUTF8AreRefused(bytes: [UInt8]) { #expect(codes(bytes) == [.encoding]) }

    @Test func anAliasBombNeverUnfolds() {
        var text = "a0: &a0 [x]\n"
        for level in 1...30 {
            text +=
                "a\(level): &a\(level) [" + Array(repeating: "*a\(level - 1)", count: 9).joined(separator: ",") + "]\n"
        }
        #expect(codes(text) == [.feature])
    }

    /// Cut anywhere before its last key, the file is never read as a policy: no rule is lost unnoticed.
    @Test func aFileCutShortIsRefused() throws {
        let end = try #require(smallPolicy.ranges(of: "invariants:").first).upperBound
        let bytes = Array(smallPolicy[..<end].utf8)
        for length in stride(from: 0, through: bytes.count, by: 11) {
            #expect(!codes(Array(bytes[..<length])).isEmpty, "cut at \(length)")
        }
    }

    /// Changed bytes never crash the loader, and never get an anchor, alias or tag past the preflight.
    @Test(arguments: 0..<4) func changedBytesNeverCrash(part: Int) {
        var random = Seeded(UInt64(900 + part))
        let source = Array(smallPolicy.utf8)
        let letters = Array(" \n:-[]{},#&*!|>'\"%@`?a1~<\\".utf8)
        var refused = 0
        for _ in 0..<250 {
            var bytes = source
            for _ in 0..<Int.random(in: 1...6, using: &random) {
                let place = Int.random(in: 0..<bytes.count, using: &random)
                switch Int.random(in: 0..<3, using: &random) {
                case 0: bytes[place] = random.one(of: letters)
                case 1: bytes.insert(random.one(of: letters), at: place)
                default: bytes.remove(at: place)
                }
            }
            do {
                _ = try SharingPolicy(parsingYAML: bytes, file: nil)
            } catch {
                refused += 1
                #expect(!error.faults.isEmpty && error.faults.count <= 100)
                #expect(!error.faults.contains { $0.message.contains("preflight") })
            }
        }
        #expect(refused > 100)
    }

    @Test func shortTextsOfIndicatorsNeverCrash() {
        var random = Seeded(77)
        let letters = Array(" \n:-[]{},#&*!|>'\"?ab~<".utf8)
        for _ in 0..<5_000 {
            let bytes = (0..<Int.random(in: 1...24, using: &random)).map { _ in random.one(of: letters) }
            do {
                _ = try SharingPolicy(parsingYAML: bytes, file: nil)
                Issue.record("read as a policy: \(bytes)")
            } catch {
                #expect(!error.faults.contains { $0.message.contains("preflight") }, "\(bytes)")
            }
        }
    }
}
