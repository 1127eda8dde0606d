import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseExchange

/// Personal numbers in what is about to leave: any at all under a pseudonym, any other than the person's own otherwise.
@Suite("LeakScan")
struct LeakScanTests {
    private let folder: TemporaryFolder
    private let source: CaseSource
    private let person: PersonInput
    private let category: Identifier

    init() throws {
        folder = try TemporaryFolder()
        let text = "{\"person\": {\"country\": \"SE\", \"number\": \"19821031-2396\"}, \"cv\": {}}"
        source = try CaseSource(try folder.write(text, to: "case.json"))
        person = try PersonInput(
            source.file.person, file: nil, at: try #require(Instant(parsing: "2026-12-01T09:00:00Z")))
        category = try #require(Identifier("cv"))
    }

    static let own: [JSONValue] = [
        "19821031-2396", "198210312396", "821031-2396", "8210312396", "ring 19821031-2396 i dag",
        .integer(198_210_312_396), .integer(8_210_312_396), .decimal("8210312396.0"), .array(["x", ["821031-2396"]]),
        .object(["inner": .object(["number": "8210312396"])]), .object(["821031-2396": true]),
        "nr:8210312396;", "https://example.org/8210312396", "A8210312396", "e8210312396", "å19821031-2396å",
    ]

    @Test(arguments: own)
    func underAPseudonymNoNumberLeaves(value: JSONValue) throws {
        for identity in [IdentityForm.pseudonym, .none] {
            let scan = LeakScan(person: person, identity: identity, jurisdiction: "SE")
            do {
                try scan.check(["education": value], in: category, of: source)
                Issue.record("a number leaves")
            } catch let fault as ExportFault {
                #expect(fault.code == "export.personal-number-in-content")
                #expect(fault.place?.pointer == "/cv/education")
                #expect(!"\(fault) \(fault.message)".contains("2396"))
            }
        }
    }

    @Test(arguments: own)
    func thePersonsOwnNumberMayStandWhereThePersonIsNamed(value: JSONValue) throws {
        try LeakScan(person: person, identity: .personalNumber, jurisdiction: "SE").check(
            ["education": value], in: category, of: source)
    }

    @Test(arguments: ["199905172384", "19990517-2384", "990517-2384", "8210312396 och 9905172384"])
    func anotherPersonsNumberNeverLeaves(text: String) {
        for identity in IdentityForm.allCases {
            #expect(throws: ExportFault.self) {
                try LeakScan(person: person, identity: identity, jurisdiction: "SE").check(
                    ["education": .string(text)], in: category, of: source)
            }
        }
    }

    @Test(arguments: [
        "", "2026-12-01", "070-174 06 05", "19821031-2397", "Exempelgatan 1", "1982", "SE45 5000 0000 0583 9825 7466",
    ])
    func whatIsNoNumberLeaves(text: String) throws {
        try LeakScan(person: person, identity: .pseudonym, jurisdiction: "SE").check(
            ["education": .string(text)], in: category, of: source)
    }

    @Test(arguments: [
        Array("Intyg för 19821031-2396".utf8),
        Array("L\u{E4}karintyg".unicodeScalars.map { UInt8($0.value) }) + Array(" 19821031-2396".utf8),
        [UInt8](repeating: 0x61, count: 300_000) + Array(" 8210312396 ".utf8),
    ])
    func aTextThatNamesThePersonDoesNotLeave(bytes: [UInt8]) throws {
        let file = try OpenedFile(try folder.write(bytes, to: "text"))
        #expect(throws: ExportFault.self) {
            _ = try LeakScan(person: person, identity: .pseudonym, jurisdiction: "SE").check(
                file, named: "text", at: source.place(ofAttachmentAt: 0), jobs: 2)
        }
    }

    @Test func aFileNamedAfterThePersonDoesNotLeave() throws {
        let file = try OpenedFile(try folder.write("nothing", to: "text"))
        for name in ["8210312396.txt", "intyg 19821031-2396.pdf"] {
            #expect(throws: ExportFault.self) {
                _ = try LeakScan(person: person, identity: .pseudonym, jurisdiction: "SE").check(
                    file, named: name, at: source.place(ofAttachmentAt: 0), jobs: 2)
            }
        }
        _ = try LeakScan(person: person, identity: .pseudonym, jurisdiction: "SE").check(
            file, named: "intyg.pdf", at: source.place(ofAttachmentAt: 0), jobs: 2)
    }

    /// No number hides at a border: whatever stands in so few bytes stands in one window whole.
    @Test(arguments: [1, 2, 255, 256, 257, 1 << 20, 1 << 20 + 1, 2 << 20 - 256, 2 << 20 - 255, 2 << 20, 5 << 20 + 17])
    func everyShortRangeLiesInAWindow(size: Int) {
        let windows = (0..<AttachmentWindow.count(in: size)).map { AttachmentWindow.range($0, of: size) }
        #expect(windows.first?.lowerBound == 0 && windows.last?.upperBound == size)
        #expect(windows.allSatisfy { $0.count <= AttachmentWindow.size && !$0.isEmpty })
        for (one, next) in zip(windows, windows.dropFirst()) {
            #expect(one.upperBound - next.lowerBound == AttachmentWindow.overlap)
        }
    }

    @Test(arguments: [1, 2])
    func aNumberAtTheBorderOfWindowsIsFound(jobs: Int) throws {
        let border = AttachmentWindow.size - AttachmentWindow.overlap
        var bytes = [UInt8](repeating: 0x20, count: border + AttachmentWindow.size)
        for (index, byte) in "19821031-2396".utf8.enumerated() { bytes[border + 256 - 6 + index] = byte }
        let file = try OpenedFile(try folder.write(bytes, to: "text"))
        #expect(throws: ExportFault.self) {
            _ = try LeakScan(person: person, identity: .pseudonym, jurisdiction: "SE").check(
                file, named: "text", at: source.place(ofAttachmentAt: 0), jobs: jobs)
        }
    }

    /// A file that is written to after it was opened is not sealed.
    @Test func aFileThatChangesAfterItWasOpenedIsRefused() throws {
        let path = try folder.write("before", to: "changing")
        let file = try OpenedFile(path)
        try file.requireUnchanged()
        try Data("behind".utf8).write(to: URL(filePath: path))
        #expect(throws: FileFault.self) { try file.requireUnchanged() }
    }
}
