import Foundation
import TestSupport
import Testing

/// Case files and attachments that cannot be sent: refused with their place, and never with their content.
@Suite("Refused cases", .timeLimit(.minutes(10)))
struct CaseRefusalTests {
    struct Fault: Sendable, CustomTestStringConvertible {
        let testDescription: String
        let text: String
        let code: String
        let line: Int?
        let pointer: String?
    }

    private static func fault(
        _ rule: String, _ text: String, code: String = "case.malformed", line: Int? = nil, pointer: String? = nil
    ) -> Fault {
        Fault(testDescription: rule, text: text, code: code, line: line, pointer: pointer)
    }

    private static let person = #""person": {"country": "SE", "number": "19821031-2396"}"#

    static let faults: [Fault] = [
        fault("empty", "", line: 1), fault("not an object", "[1]", pointer: ""),
        fault("text after the end", "{\(person)} 19821031-2396", line: 1),
        fault("a name twice", "{\(person),\n\(person)}", line: 2),
        fault("an unfinished string", "{\(person),\n\"cv\": {\"education\": \"19821031-2396", line: 2),
        fault("nested beyond the limit", "{\(person), \"cv\": " + String(repeating: "[", count: 100), line: 1),
        fault("a byte order mark", "\u{FEFF}{\(person)}", line: 1),
        fault("no person", "{\"cv\": {}}", pointer: "/person"),
        fault("a person that is a text", "{\"person\": \"19821031-2396\"}", pointer: "/person"),
        fault(
            "a number that is a number", "{\"person\": {\"country\": \"SE\", \"number\": 198210312396}}",
            pointer: "/person/number"),
        fault("an unknown member of the person", "{\"person\": {\"19821031-2396\": 1}}", pointer: "/person/?"),
        fault(
            "a flag that is a text", "{\(person), \"subject_flags\": {\"protected_identity\": \"no\"}}",
            pointer: "/subject_flags/protected_identity"),
        fault("a category that is a list", "{\(person), \"cv\": [1]}", pointer: "/cv"),
        fault("a category named by a number", "{\(person), \"19821031 2396\": {}}", pointer: "/?"),
        fault(
            "a personal number that is not valid", "{\"person\": {\"country\": \"SE\", \"number\": \"19821031-2397\"}}",
            code: "person.invalid-number", pointer: "/person/number"),
        fault(
            "a day that does not exist", "{\"person\": {\"country\": \"SE\", \"number\": \"19820231-2396\"}}",
            code: "person.invalid-number", pointer: "/person/number"),
        fault(
            "a country without rules", "{\"person\": {\"country\": \"DE\", \"number\": \"19821031-2396\"}}",
            code: "person.unknown-country", pointer: "/person/country"),
    ]

    @Test(arguments: faults)
    func aMalformedCaseIsRefusedWithItsPlace(fault: Fault) async throws {
        let stage = try await Stage.set()
        try stage.folder.write(fault.text, to: "deltagare-1/case.json")
        let error = try await stage.refuse(World.export(), 65, fault.code)
        let place = try #require(error["place"] as? [String: Any])
        #expect(place["file"] as? String == "deltagare-1/case.json")
        if let line = fault.line { #expect(place["line"] as? Int == line) }
        if let pointer = fault.pointer { #expect((place["pointer"] as? String ?? "") == pointer) }
        #expect(!"\(error)".contains("2397") && !"\(error)".contains("0231"))
        let consent = try await stage.refuse(World.record(), 65, fault.code)
        #expect((consent["place"] as? [String: Any])?["file"] as? String == "deltagare-1/case.json")
    }

    @Test func aCaseThatIsNotUTF8IsRefused() async throws {
        let stage = try await Stage.set()
        try stage.folder.write(try stage.bytes("deltagare-1/case.json") + [0xE5], to: "deltagare-1/case.json")
        try await stage.refuse(World.export(), 65, "case.malformed")
    }

    @Test(arguments: [
        ("\"experience\": \"lager, två år\"", "\"experience\": \"lager, 19821031-2396\""),
        ("\"experience\": \"lager, två år\"", "\"experience\": 8210312396"),
        ("\"licences\": [\"truckkort\"]", "\"licences\": [\"truckkort\", {\"nr\": \"199905172384\"}]"),
        ("\"licences\": [\"truckkort\"]", "\"licences\": [{\"821031-2396\": 1}]"),
    ])
    func aNumberInAFieldNeverTravelsUnderAPseudonym(from: String, to: String) async throws {
        let stage = try await Stage.set()
        try stage.edit("deltagare-1/case.json") { $0.replacing(from, with: to) }
        let error = try await stage.refuse(World.export(), 65, "export.personal-number-in-content")
        let place = try #require(error["place"] as? [String: String])
        #expect(place["pointer"]?.hasPrefix("/cv/") == true)
        // A part that does not hold it can go.
        try await stage.succeed(World.export(more: ["--categories", "identity"]))
    }

    @Test func anotherPersonsNumberNeverTravelsEvenWhereThePersonIsNamed() async throws {
        let stage = try await Stage.set()
        try stage.edit("deltagare-1/case.json") { $0.replacing("lager, två år", with: "mor till 199905172384") }
        let words = World.export(more: ["--identity", "personal_number", "--trim"])
        try await stage.refuse(words, 65, "export.personal-number-in-content")
    }

    /// The attachments of the first participant's case, replaced by something that cannot be sent.
    @Test(arguments: ["missing", "symbolic link", "folder", "named pipe", "folder that is a symbolic link"])
    func anAttachmentThatIsNoPlainFileIsRefused(kind: String) async throws {
        let stage = try await Stage.set()
        let path = stage.folder.path("deltagare-1/meritforteckning.txt")
        try FileManager.default.moveItem(atPath: path, toPath: stage.folder.path("elsewhere.txt"))
        switch kind {
        case "symbolic link":
            try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "../elsewhere.txt")
        case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
        case "named pipe": #expect(mkfifo(path, 0o600) == 0)
        case "folder that is a symbolic link":
            try FileManager.default.createSymbolicLink(
                atPath: stage.folder.path("deltagare-1/link"), withDestinationPath: "..")
            try stage.edit("deltagare-1/case.json") {
                $0.replacing("\"meritforteckning.txt\"", with: "\"link/elsewhere.txt\"")
            }
        default: break
        }
        let error = try await stage.refuse(World.export(), 65, "export.attachment")
        // Its place is said by position: the path itself may describe the person.
        #expect("\(error)".contains("/attachments/0"))
        #expect(!"\(error)".contains("meritforteckning") && !"\(error)".contains("elsewhere"))
    }

    @Test(arguments: ["../passphrase", "/etc/hostname", "a/../../passphrase", "", ".", "./x", "a//b", "a/"])
    func anAttachmentOutsideTheCaseIsRefused(path: String) async throws {
        let stage = try await Stage.set()
        try stage.edit("deltagare-1/case.json") { $0.replacing("\"meritforteckning.txt\"", with: "\"\(path)\"") }
        let error = try await stage.refuse(World.export(), 65, "case.malformed")
        #expect((error["place"] as? [String: String])?["pointer"] == "/attachments/0/path")
    }

    @Test(arguments: ["19821031-2396.txt", "8210312396/läkarintyg.txt"])
    func aMissingAttachmentNamedAfterThePersonIsNotNamed(path: String) async throws {
        let stage = try await Stage.set()
        try stage.edit("deltagare-1/case.json") { $0.replacing("meritforteckning.txt", with: path) }
        // `play` looks for the number in everything that is said.
        let outcome = try await stage.play(World.export())
        #expect(outcome.code == 65)
        #expect(outcome.output.isEmpty)
        #expect(!outcome.errors.contains("läkarintyg"))
    }

    @Test(arguments: [String.Encoding.utf8, .isoLatin1])
    func anAttachmentThatNamesThePersonDoesNotTravelUnderAPseudonym(encoding: String.Encoding) async throws {
        let stage = try await Stage.set()
        let data = try #require("Intyg för 19821031-2396 på åtta rader".data(using: encoding))
        try stage.folder.write([UInt8](data), to: "deltagare-1/meritforteckning.txt")
        try await stage.refuse(World.export(), 65, "export.personal-number-in-content")
    }

    @Test func aLargeTextIsLookedThroughAsASmallOne() async throws {
        let stage = try await Stage.set()
        let text = String(repeating: "en rad utan nummer\n", count: 900_000) + "19821031-2396\n"
        try stage.folder.write(text, to: "deltagare-1/meritforteckning.txt")
        try await stage.refuse(World.export(), 65, "export.personal-number-in-content")
    }

    /// The last two would look like categories that the recipient was not given.
    @Test(arguments: ["identity.json", "CV.JSON", "cv.json", "housing_need.json", "Health_Limitation.json"])
    func anAttachmentNamedLikeACategorysFileIsRefused(name: String) async throws {
        let stage = try await Stage.set()
        try stage.folder.write("x", to: "deltagare-1/" + name)
        try stage.edit("deltagare-1/case.json") { $0.replacing("meritforteckning.txt", with: name) }
        try await stage.refuse(World.export(), 65, "export.file-name")
    }
}
