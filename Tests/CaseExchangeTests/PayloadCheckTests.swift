import BundleSealing
import CaseModel
import TestSupport
import Testing

@testable import CaseExchange

/// A registered sender's own words about its content are held to what was decided.
@Suite("PayloadCheck")
struct PayloadCheckTests {
    private static let pseudonym = "exchange1q5jf2gdpvv623v9pnqwufrjpzcd0enu7z"

    private struct File {
        var name = "cv.json"
        var category = "cv"
        var content: [UInt8]
    }

    private static func document(
        category: String = "cv", fields: JSONValue = ["education": "gymnasium"], form: String = "pseudonym",
        value: String = pseudonym, country: String? = nil
    ) -> [UInt8] {
        var person: [String: JSONValue] = ["form": .string(form), "value": .string(value)]
        if let country { person["country"] = .string(country) }
        return CanonicalJSON.bytes(
            of: [
                "format": "brygga-case1", "category": .string(category), "fields": fields, "person": .object(person),
            ])
    }

    private func index(_ files: [File], form: String) throws -> BundleIndex {
        var entries: [JSONValue] = []
        for (place, file) in files.enumerated() {
            entries.append([
                "name": .string(file.name), "size": .integer(Int64(file.content.count)),
                "category": .string(file.category), "first_segment": .integer(Int64(place + 1)), "segments": 1,
            ])
        }
        let zeros = String(repeating: "0", count: 64)
        return try BundleIndex(
            parsing: CanonicalJSON.bytes(
                of: [
                    "format": "brygga1", "bundle_id": .string(String(repeating: "0", count: 32)),
                    "nonce": .string(zeros), "role": "coach", "categories": ["contact", "cv"],
                    "identity_form": .string(form), "consents": [], "segment_size": 1_048_576,
                    "decision": [
                        "as_of": "2026-12-01T09:00:00Z", "permits": ["P06-meeting-to-af"], "subject": [:],
                        "obligations": ["redisclosure": "none", "retain_until": "2027-06-01"],
                    ],
                    "files": .array(entries),
                    "segments_plain_sha256": .array(files.map { _ in .string(zeros) }),
                ]))
    }

    /// Checks files that arrive in segments of a size.
    private func check(_ files: [File], form: String = "pseudonym", segment: Int = 1 << 20) throws {
        let policy = try PolicyFile.read(PackageFiles.path("policies/rekrytera-helsingborg/policy.yaml"))
        let instant = try #require(Instant(parsing: "2026-12-01T09:00:00Z"))
        var check = try PayloadCheck(
            policy: policy, index: try index(files, form: form), tag: "exchange", at: instant)
        for (place, file) in files.enumerated() {
            for start in stride(from: 0, through: max(0, file.content.count - 1), by: segment) {
                let piece = file.content.span.extracting(start..<min(start + segment, file.content.count))
                try check.search(piece, ofFileAt: place)
                try check.take(piece, ofFileAt: place)
            }
        }
        try check.finish()
    }

    private func refuses(
        _ files: [File], form: String = "pseudonym", segment: Int = 1 << 20,
        _ location: SourceLocation = #_sourceLocation
    ) {
        do {
            try check(files, form: form, segment: segment)
            Issue.record("accepted", sourceLocation: location)
        } catch let fault as BundleFault {
            #expect(fault.code == "E_POLICY", sourceLocation: location)
            #expect(!fault.message.contains("2396"), sourceLocation: location)
        } catch {
            Issue.record(error, sourceLocation: location)
        }
    }

    @Test func whatWasDecidedPasses() throws {
        try check([File(content: Self.document())])
        try check([
            File(content: Self.document()),
            File(name: "brev.txt", content: Array("lager, två år".utf8)),
        ])
        let number = Self.document(
            fields: ["experience": "kom 198210312396 till oss"], form: "personal_number", value: "198210312396",
            country: "SE")
        try check([File(content: number)], form: "personal_number")
    }

    /// A sender chooses the segments: no number hides where one ends, be it in two bytes a character.
    @Test(arguments: [1, 2, 3, 5, 7, 11, 12, 13, 24, 25, 100, 255, 256, 257, 300])
    func noNumberHidesBetweenSegments(size: Int) throws {
        let number = Array("198210312396".utf8)
        let wide: [UInt8] = number.flatMap { [$0, 0] as [UInt8] }
        for text in [number, wide] {
            for lead in [0, 1, 2, 3, 250, 255] {
                let content: [UInt8] = Array(repeating: 0x20, count: lead) + text + [0x20 as UInt8]
                refuses([File(content: Self.document()), File(name: "brev.txt", content: content)], segment: size)
            }
        }
        let date: [UInt8] = Array("lager 1982-10".utf8)
        let harmless = [UInt8](repeating: 0x20, count: 600) + date
        try check([File(content: Self.document()), File(name: "brev.txt", content: harmless)], segment: size)
    }

    @Test func aDocumentIsOfItsCategoryWithItsFields() {
        refuses([File(content: Self.document(category: "contact"))])
        refuses([File(content: Self.document(fields: ["diagnosis": "x"]))])
        refuses([File(content: Array("{\"format\": \"brygga-case1\"}".utf8))])
        refuses([File(content: Self.document() + [0x0A])])
        refuses([File(content: [])])
    }

    @Test func noFilePassesForTheDocumentOfAnotherCategory() {
        for name in ["housing_need.json", "Housing_Need.JSON", "contact.json"] {
            refuses([File(name: name, content: Array("{}".utf8))])
        }
    }

    @Test func thePersonIsNamedAsDecidedAndIsOne() {
        refuses([File(content: Self.document(form: "personal_number", value: "198210312396", country: "SE"))])
        refuses([File(content: Self.document(value: "hbgstat1qxf683vgcck27dwth5g60y57xqxcrtgu8"))])
        refuses([File(content: Self.document(value: "exchange1qxf683vgcck27dwth5g60y57xqxcrtgu9"))])
        refuses([File(content: Self.document())], form: "none")
        let two = Self.document(form: "personal_number", value: "198210312396", country: "SE")
        let other = Self.document(
            category: "contact", fields: [:], form: "personal_number", value: "199112012381", country: "SE")
        refuses(
            [File(content: two), File(name: "contact.json", category: "contact", content: other)],
            form: "personal_number")
        let short = Self.document(form: "personal_number", value: "821031-2396", country: "SE")
        refuses([File(content: short)], form: "personal_number")
    }

    @Test(arguments: ["pnr 19821031-2396", "8210312396", "x198210312396"])
    func noNumberArrivesUnderAPseudonym(text: String) {
        refuses([File(content: Self.document(fields: ["experience": .string(text)]))])
        refuses([File(name: "brev.txt", content: Array(text.utf8))])
        refuses([File(name: "brev.txt", content: Array(text.utf16).flatMap { [UInt8($0 & 255), UInt8($0 >> 8)] })])
        let other = Self.document(
            fields: ["experience": .string(text)], form: "personal_number", value: "199112012381", country: "SE")
        refuses([File(content: other)], form: "personal_number")
    }
}
