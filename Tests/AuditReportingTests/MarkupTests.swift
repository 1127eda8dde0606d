import CaseModel
import AuditReporting
import ConsentRecording
import Testing

@Suite("Markup of every page")
struct MarkupTests {
    private static func everyPage() throws -> [(name: String, html: String)] {
        let pages = try Fixture.pages().merging(Fixture.hostilePages()) { first, _ in first }
        return try pages.map { ($0.key, try $0.value.html()) }
    }

    @Test func thereIsOneHeadingOneMainAndTheLanguage() throws {
        for (name, html) in try Self.everyPage() {
            #expect(html.hasPrefix("<!DOCTYPE html>\n<html lang=\""), "\(name)")
            #expect(html.hasSuffix("</html>\n"), "\(name)")
            // The page of a policy has a style of its own too, and its arrows have titles.
            let elements = ["h1", "main", "head", "body"] + (name.contains("policy") ? [] : ["title", "style"])
            for element in elements {
                #expect(html.matches(of: try Regex("<\(element)[ >]")).count == 1, "\(name): \(element)")
                #expect(html.ranges(of: "</\(element)>").count == 1, "\(name): \(element)")
            }
        }
        for (name, page) in try Fixture.pages() {
            let html = try page.html()
            #expect(html.contains("<html lang=\"\(page.language.rawValue)\">"), "\(name)")
            #expect(!html.contains("{{"), "\(name): a variable is left")
        }
    }

    @Test func everyTableHasACaptionAndEveryHeadAScope() throws {
        var tables = 0
        for (name, html) in try Self.everyPage() {
            tables += html.ranges(of: "<table").count
            #expect(html.ranges(of: "<table").count == html.ranges(of: "<caption>").count, "\(name)")
            for head in html.ranges(of: /<th[^e][^>]*>/) {
                #expect(html[head].contains("scope="), "\(name): \(html[head])")
            }
        }
        #expect(tables >= 12)
    }

    @Test func thereIsNoScriptNoResourceAndNoHandler() throws {
        for (name, html) in try Self.everyPage() {
            for tag in Self.tags(html) {
                let drawing =
                    name.contains("policy") ? ["<use", "<image", "<foreignobject", "<animate", "<set"] : ["<svg"]
                for banned in ["<script", "<link", "<img", "<iframe", "<object", "<form", "<a ", "<base"] + drawing {
                    #expect(!tag.lowercased().hasPrefix(banned), "\(name): \(tag)")
                }
                let names = Self.withoutValues(tag)
                #expect(names.firstMatch(of: /\s(on[a-z]+|href|src|style)\b/) == nil, "\(name): \(names)")
                #expect(!tag.contains("http:") && !tag.contains("https:"), "\(name): \(tag)")
            }
            let style = html.matches(of: /(?s)<style>(.*?)<\/style>/).map { String($0.1) }.joined()
            #expect(!style.isEmpty)
            for banned in ["url(", "@import", "http", "expression(", "<"] {
                #expect(!style.contains(banned), "\(name)")
            }
        }
    }

    /// What a browser takes for a tag: `<` directly before a letter, `/`, `!` or `?`. It goes by scalars, not graphemes.
    static func tags(_ html: String) -> [String] {
        let scalars = Array(html.unicodeScalars)
        return scalars.indices.dropLast().compactMap { place in
            let next = scalars[place + 1]
            guard scalars[place] == "<", next.isASCII,
                next.properties.isAlphabetic || "/!?".unicodeScalars.contains(next)
            else { return nil }
            let end = scalars[place...].firstIndex(of: ">") ?? scalars.endIndex - 1
            return String(String.UnicodeScalarView(scalars[place...end]))
        }
    }

    /// A tag without what stands between double quotes.
    static func withoutValues(_ tag: String) -> String {
        var isQuoted = false
        return String(
            String.UnicodeScalarView(
                tag.unicodeScalars.filter { scalar in
                    if scalar == "\"" { isQuoted.toggle() }
                    return !isQuoted
                }))
    }

    /// A page has exactly the tags of its template, whatever the texts say.
    @Test func hostileTextAddsNoTagAndNoAttribute() throws {
        let kind: (String) -> String = { $0 }
        let pairs: [(ReportPage, ReportPage)] = [
            (
                try Fixture.letter(kind).page(language: .danish),
                try Fixture.letter { _ in Fixture.hostile }.page(language: .danish)
            ),
            (
                try Fixture.consentLetter(kind).page(language: .danish),
                try Fixture.consentLetter { _ in Fixture.hostile }.page(language: .danish)
            ),
            (
                try Fixture.tables(kind).page(language: .danish),
                try Fixture.tables { _ in Fixture.hostile }.page(language: .danish)
            ),
        ]
        for (calm, hostile) in pairs {
            // Values differ, and a long word has a class of its own; the names of tags and other attributes must not differ.
            let names = { (html: String) in
                Self.tags(html).map { Self.withoutValues($0).replacing(" class=\"", with: "") }
            }
            let (calmNames, hostileNames) = (names(try calm.html()), names(try hostile.html()))
            // The letter lists what is distinct, so it has fewer lines where all texts are the same.
            #expect(Set(calmNames) == Set(hostileNames), "\(calm.title)")
        }
    }

    @Test func everyHostileFieldIsShownEscaped() throws {
        for (name, page) in try Fixture.hostilePages() {
            let html = try page.html()
            #expect(html.contains("&lt;script&gt;window.hostile=1&lt;/script&gt;&amp;amp;&quot;&#39;"), "\(name)")
            #expect(html.contains("\u{0D4E}&lt;script&gt;".unicodeScalars), "\(name): behind a prepended character")
            #expect(html.contains("&quot;\u{0301}".unicodeScalars), "\(name): before a combining character")
        }
    }

    @Test func nothingTurnsTheDirectionOrHides() throws {
        for (name, page) in try Fixture.hostilePages() {
            for form in [try page.html(), page.text()] {
                for scalar in ["\u{202E}", "\u{2066}", "\u{0000}", "\u{200B}"] as [Unicode.Scalar] {
                    #expect(!form.unicodeScalars.contains(scalar), "\(name)")
                }
            }
        }
        #expect(try Fixture.hostilePages()["hostile-tables"]?.text().contains("\u{FFFD}evil\u{FFFD}") == true)
    }

    @Test func longTextIsCutVisibly() throws {
        let page = try Fixture.tables { _ in String(repeating: "y", count: 100_000) }.page(language: .english)
        let html = try page.html()
        #expect(html.contains(String(repeating: "y", count: 2_000) + "…"))
        #expect(!html.contains(String(repeating: "y", count: 2_001)))
    }
}

extension String {
    /// Whether the scalars occur in a row; `contains(String)` goes by graphemes.
    func contains(_ scalars: String.UnicodeScalarView) -> Bool {
        Array(utf8).firstRange(of: Array(String(scalars).utf8)) != nil
    }
}
