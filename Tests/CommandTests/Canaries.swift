import Foundation
import TestSupport
import Testing

/// Everything that may never be said: the fixtures' personal numbers and the passphrase, in every usual spelling.
enum Canaries {
    /// The personal numbers of the fixtures, twelve digits each.
    static let numbers: [String] = {
        let files = ["cases/deltagare-1/case.json", "cases/deltagare-2/case.json", "data/deltagare.csv"]
        var found: Set<String> = []
        for file in files {
            let text = (try? PackageFiles.text("policies/rekrytera-helsingborg/" + file)) ?? ""
            for match in text.matches(of: /(?:19|20)[0-9]{6}-?[0-9]{4}/) {
                found.insert(text[match.range].filter { $0 != "-" })
            }
        }
        return found.sorted()
    }()

    static let passphrase = "demo only"

    /// Name and bytes of each spelling; a name never shows what it stands for.
    private static let spellings: [(name: String, bytes: [UInt8])] = {
        var spellings: [(String, [UInt8])] = []
        for (index, number) in numbers.enumerated() {
            for (kind, text) in forms(of: number) {
                spellings += encodings(of: text, named: "number \(index), \(kind)")
            }
        }
        return spellings + encodings(of: passphrase, named: "the passphrase")
    }()

    private static func forms(of number: String) -> [(String, String)] {
        let short = String(number.dropFirst(2))
        let tail = number.suffix(4)
        // Twelve digits and the long form with a sign hold these.
        return [
            ("digits", short), ("hyphen", "\(short.prefix(6))-\(tail)"), ("plus", "\(short.prefix(6))+\(tail)"),
            ("space", "\(short.prefix(6)) \(tail)"),
        ]
    }

    /// As it is, in hexadecimal of both cases, in UTF-16, and in base64 however it is aligned.
    private static func encodings(of text: String, named name: String) -> [(String, [UInt8])] {
        let bytes = Array(text.utf8)
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var all: [(String, [UInt8])] = [
            (name, bytes), (name + " in hex", Array(hex.utf8)), (name + " in HEX", Array(hex.uppercased().utf8)),
            (name + " in UTF-16", Array(bytes.map { [$0, 0] }.joined())),
        ]
        for lead in 0..<3 {
            let padded = Data([UInt8](repeating: 0, count: lead) + bytes)
            let whole = padded.base64EncodedString().filter { $0 != "=" }
            // The characters at both ends depend on the neighbours; what is between them does not.
            let start = (lead * 8 + 5) / 6
            let end = padded.count * 8 / 6
            all.append((name + " in base64", Array(Array(whole.utf8)[start..<end])))
        }
        return all
    }

    /// The names of the spellings that some bytes hold.
    static func leaks(in bytes: [UInt8]) -> [String] {
        search.found(in: bytes).map { spellings[$0].name }
    }

    private static let search = CanarySearch(for: spellings.map(\.bytes))

    /// The files below a folder that hold a spelling, by relative path.
    static func leaks(below folder: String) throws -> [String] {
        var leaking: [String] = []
        for case let name as String in FileManager.default.enumerator(atPath: folder) ?? .init() {
            let path = folder + "/" + name
            guard (try FileManager.default.attributesOfItem(atPath: path))[.type] as? FileAttributeType == .typeRegular
            else { continue }
            let found = leaks(in: [UInt8](try Data(contentsOf: URL(filePath: path))))
            if !found.isEmpty { leaking.append("\(name): \(found)") }
        }
        return leaking
    }
}

/// Looks for many words at once, so that whole homes can be searched after every fault.
struct CanarySearch: Sendable {
    private let words: [[UInt8]]
    /// The words by their first eight bytes.
    private let heads: [UInt64: [Int]]
    /// Which last two bytes of those eight occur at all: most places are passed over after one look.
    private let filter: [Bool]

    init(for words: [[UInt8]]) {
        self.words = words
        var heads: [UInt64: [Int]] = [:]
        var filter = [Bool](repeating: false, count: 1 << 16)
        for (index, word) in words.enumerated() {
            let head = word.prefix(8).reduce(UInt64(0)) { $0 << 8 | UInt64($1) }
            heads[head, default: []].append(index)
            filter[Int(head & 0xFFFF)] = true
        }
        (self.heads, self.filter) = (heads, filter)
    }

    /// The words that some bytes hold, by index.
    func found(in bytes: [UInt8]) -> [Int] {
        var found: Set<Int> = []
        var head: UInt64 = 0
        bytes.withUnsafeBufferPointer { bytes in
            filter.withUnsafeBufferPointer { filter in
                for (place, byte) in bytes.enumerated() {
                    head = head << 8 | UInt64(byte)
                    guard filter[Int(head & 0xFFFF)], place >= 7, let candidates = heads[head] else { continue }
                    for index in candidates where bytes[(place - 7)...].starts(with: words[index]) {
                        found.insert(index)
                    }
                }
            }
        }
        return found.sorted()
    }
}

@Suite("The canaries themselves")
struct CanaryTests {
    @Test func thereAreNumbersToLookFor() {
        #expect(Canaries.numbers.count >= 12)
        #expect(Canaries.numbers.allSatisfy { $0.count == 12 })
    }

    @Test(arguments: ["", "x", "xy", "xyz"])
    func everySpellingIsFound(lead: String) throws {
        let number = try #require(Canaries.numbers.first)
        let short = number.dropFirst(2)
        let hyphen = "\(number.prefix(8))-\(number.suffix(4))"
        for text in [number, String(short), hyphen, String(hyphen.dropFirst(2)), Canaries.passphrase] {
            let bytes = Array((lead + text + "z").utf8)
            let base64 = Data(bytes).base64EncodedString()
            let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
            for said in [bytes, Array(base64.utf8), Array(hex.utf8), Array(hex.uppercased().utf8)] {
                #expect(!Canaries.leaks(in: said).isEmpty)
            }
        }
        #expect(Canaries.leaks(in: Array("19811031-2396 demo, only 1982-10-31".utf8)).isEmpty)
    }
}
