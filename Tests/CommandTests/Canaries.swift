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
    private static let spellings: [(name: String, bytes: Data)] = {
        var spellings: [(String, Data)] = []
        for (index, number) in numbers.enumerated() {
            for (kind, text) in forms(of: number) { spellings += encodings(of: text, named: "number \(index), \(kind)") }
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
    private static func encodings(of text: String, named name: String) -> [(String, Data)] {
        let bytes = Array(text.utf8)
        let hex = bytes.map { ($0 < 16 ? "0" : "") + String($0, radix: 16) }.joined()
        var all = [
            (name, Data(bytes)), (name + " in hex", Data(hex.utf8)), (name + " in HEX", Data(hex.uppercased().utf8)),
            (name + " in UTF-16", Data(bytes.flatMap { [$0, 0] })),
        ]
        for lead in 0..<3 {
            let padded = Data([UInt8](repeating: 0, count: lead) + bytes)
            let whole = padded.base64EncodedString().filter { $0 != "=" }
            // The characters at both ends depend on the neighbours; what is between them does not.
            let start = (lead * 8 + 5) / 6
            let end = padded.count * 8 / 6
            all.append((name + " in base64", Data(Array(whole.utf8)[start..<end])))
        }
        return all
    }

    /// The names of the spellings that some bytes hold.
    static func leaks(in bytes: [UInt8]) -> [String] {
        let data = Data(bytes)
        return spellings.filter { data.range(of: $0.bytes) != nil }.map(\.name)
    }

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
