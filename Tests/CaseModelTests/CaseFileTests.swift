import CaseModel
import Testing

@Suite("Case files, identifiers and redaction")
struct CaseFileTests {
    private static let good = """
        {"person": {"country": "SE", "number": "199001159855"}, "subject_flags": {"protected_identity": false},
         "cv": {"education": "gymnasium", "hours": 22.5},
         "attachments": [{"path": "brev/intyg.pdf", "category": "cv"}]}
        """

    @Test func aCaseFileIsRead() throws {
        let file = try CaseFile(parsing: Array(Self.good.utf8), file: "case.json")
        #expect(file.person.country == "SE")
        #expect(file.categories.keys.map(\.text) == ["cv"])
        #expect(file.subjectFlags.map { [$0.key.text: $0.value] } == [["protected_identity": false]])
        #expect(file.attachments.count == 1)
    }

    @Test(arguments: [
        ("[]", ""), ("{}", "/person"), ("{\"person\":1}", "/person"),
        ("{\"person\":{\"country\":\"SE\"}}", "/person/number"),
        ("{\"person\":{\"country\":\"SE\",\"number\":199001159855}}", "/person/number"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\",\"name\":\"x\"}}", "/person/name"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"cv\":3}", "/cv"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"c v\":{}}", "/c v"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"90 0115-9855\":{}}", "/?"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"subject_flags\":[]}", "/subject_flags"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"subject_flags\":{\"a\":\"no\"}}", "/subject_flags/a"),
        ("{\"person\":{\"country\":\"SE\",\"number\":\"1\"},\"attachments\":{}}", "/attachments"),
        (
            #"{"person":{"country":"SE","number":"1"},"attachments":[{"path":"../x","category":"cv"}]}"#,
            "/attachments/0/path"
        ),
        (
            #"{"person":{"country":"SE","number":"1"},"attachments":[{"path":"/x","category":"cv"}]}"#,
            "/attachments/0/path"
        ),
        (
            #"{"person":{"country":"SE","number":"1"},"attachments":[{"path":"a//x","category":"cv"}]}"#,
            "/attachments/0/path"
        ),
        (
            #"{"person":{"country":"SE","number":"1"},"attachments":[{"path":"a\u0000","category":"cv"}]}"#,
            "/attachments/0/path"
        ),
        (#"{"person":{"country":"SE","number":"1"},"attachments":[{"path":"a"}]}"#, "/attachments/0/category"),
    ])
    func faultsPointAtTheMemberAndNeverShowTheValue(_ text: String, _ pointer: String) {
        #expect { try CaseFile(parsing: Array(text.utf8), file: "case.json") } throws: { error in
            guard let fault = error as? CaseFileFault else { return false }
            return fault.place?.pointer == pointer && !"\(fault)\(fault.message)".contains("9855")
        }
    }

    @Test func whatDescribesAPersonIsNeverPrinted() throws {
        let file = try CaseFile(parsing: Array(Self.good.utf8), file: nil)
        var dumped = ""
        dump(file, to: &dumped)
        for text in [dumped, "\(file)", String(reflecting: file)] {
            #expect(!text.contains("199001159855") && !text.contains("gymnasium") && !text.contains("intyg"))
        }
    }

    @Test(arguments: [
        "", "-a", ".a", "a b", "å", "a/", "a//b", "a..b", "a\n", "a\u{0}", "аme", String(repeating: "a", count: 129),
        "a:b",
    ])
    func namesThatCouldDeceiveAreNoIdentifiers(_ text: String) { #expect(Identifier(text) == nil) }

    /// The rule for names byte by byte; identifiers check eight at once.
    @Test func everyByteAtEveryPlaceOfANameIsJudgedByTheRule() {
        let letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789"
        func isName(_ text: String) -> Bool {
            guard let first = text.first, letters.contains(first), !text.hasSuffix("/"), !text.contains(".."),
                !text.contains("//")
            else { return false }
            return text.unicodeScalars.allSatisfy { "\(letters)_-./".unicodeScalars.contains($0) }
        }
        var names = 0
        for length in 1...18 {
            for place in 0..<length {
                for scalar in UInt8(0)...UInt8(255) {
                    var scalars = Array(String(repeating: "a", count: length).unicodeScalars)
                    scalars[place] = Unicode.Scalar(scalar)
                    let text = String(String.UnicodeScalarView(scalars))
                    #expect((Identifier(text) != nil) == isName(text), "byte \(scalar) at \(place) of \(length)")
                    names += isName(text) ? 1 : 0
                    for doubled in ["..", "//", "./", "--"] where scalar == 0 && place > 0 {
                        scalars.replaceSubrange((place - 1)...place, with: doubled.unicodeScalars)
                        let text = String(String.UnicodeScalarView(scalars))
                        #expect((Identifier(text) != nil) == isName(text), "'\(text)'")
                    }
                }
            }
        }
        #expect(names > 9_000)
    }

    @Test(arguments: ["a", "se.helsingborg.rekrytera", "exchange/ame/af", "P01-ame-af", "follow_up_6m", "2026"])
    func namesOfTheDesignAreIdentifiers(_ text: String) { #expect(Identifier(text)?.text == text) }
}
