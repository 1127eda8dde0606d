import CaseModel
import Foundation
import TestSupport
import Testing

@testable import CaseExchange

/// Persons are read from files alone, checked, and never repeated in a fault.
@Suite("PersonInput")
struct PersonInputTests {
    private let folder: TemporaryFolder
    private let instant: Instant

    init() throws {
        folder = try TemporaryFolder()
        instant = try #require(Instant(parsing: "2026-12-01T09:00:00Z"))
    }

    private func person(_ text: String, country: String = "SE") throws -> PersonInput {
        let file = "{\"person\": {\"country\": \"\(country)\", \"number\": \"\(text)\"}}"
        return try PersonInput(caseFile: try folder.write(file, to: "case.json"), at: instant)
    }

    @Test(arguments: ["19821031-2396", "198210312396", "821031-2396", "8210312396"])
    func everySpellingIsTheSamePerson(text: String) throws {
        #expect(try person(text).number == (try person("198210312396").number))
    }

    @Test(arguments: [
        "19821031-2397", "19821331-2396", "1982103123", "", "x", "19821031-23965", "20991031-2396",
        "198210312396 198210312396",
    ])
    func whatIsNoNumberIsRefusedWithoutItsValue(text: String) throws {
        do {
            _ = try person(text)
            Issue.record("accepted")
        } catch let fault as PersonFault {
            #expect(fault.code == "person.invalid-number")
            #expect(fault.failureClass == .badInput)
            #expect(fault.place?.pointer == "/person/number")
            #expect(text.isEmpty || text == "x" || !"\(fault) \(fault.message) \(fault.hint ?? "")".contains(text))
        }
    }

    @Test(arguments: ["se", "DE", "", "SWE"])
    func aCountryWithoutRulesIsRefused(country: String) throws {
        do {
            _ = try person("198210312396", country: country)
            Issue.record("accepted")
        } catch let fault as PersonFault {
            #expect(fault.code == "person.unknown-country")
            #expect(fault.place?.pointer == "/person/country")
        }
    }

    @Test func aCaseFileMayBeNamedByItsFolder() throws {
        let number = try person("198210312396").number
        #expect(try PersonInput(caseFile: folder.path, at: instant).number == number)
        #expect(try PersonInput(caseFile: folder.path("case.json"), at: instant).number == number)
    }

    @Test func aBareNumberNeedsACountry() throws {
        let path = try folder.write("198210312396\n", to: "person")
        do {
            _ = try PersonInput(file: path, country: nil, at: instant)
            Issue.record("accepted")
        } catch let fault as PersonFault { #expect(fault.code == "person.unknown-country") }
    }

    @Test func aNumberMasksItself() throws {
        let input = try person("19821031-2396")
        var dumped = ""
        dump(input, to: &dumped)
        for text in ["\(input)", String(reflecting: input), "\(input.number)", dumped] {
            for part in ["2396", "821031", "19821031"] { #expect(!text.contains(part)) }
        }
    }
}

/// Names from closed vocabularies become file names without meeting or leaving their folder.
@Suite("Names of files")
struct FileNameTests {
    @Test func differentAgenciesNeverShareAFile() throws {
        let names = try ["a", "a/b", "a.b", "a-b", "a_b", "A"].map {
            CollaborationFiles.signatureName(of: try #require(Identifier($0)))
        }
        #expect(Set(names).count == names.count)
        for name in names {
            #expect(!name.contains("/"))
            #expect(name.hasPrefix("policy.") && name.hasSuffix(".p7s"))
        }
    }

    @Test(arguments: ["..", "../x", "/x", "x/", "a//b", "a..b", "", ".x", "-x", "a b", "å", "a\u{0}b", "a\nb", "a,b"])
    func whatCouldLeaveAFolderIsNoIdentifier(text: String) { #expect(Identifier(text) == nil) }

    @Test(arguments: [("a/x.tests.yaml", "a/x.yaml"), ("x.tests.yaml", "x.yaml")])
    func aSuiteFindsItsPolicy(suite: String, policy: String) throws {
        #expect(try PolicyFile.policyPath(besideSuite: suite) == policy)
        #expect(throws: FileFault.self) { try PolicyFile.policyPath(besideSuite: "x.yaml") }
    }
}
