import AuditReporting
import Foundation
import TestSupport
import Testing

@Suite("Pages in a browser (WCAG 2.1 AA)")
struct BrowserTests {
    /// One run of the browser over all pages, since starting it costs more than looking at a page. The control page has
    /// what the others must not have, so that a browser that sees nothing fails the test.
    @Test func everyPageIsAccessibleReflowsPrintsAndAsksForNothing() async throws {
        let python = PackageFiles.path(".build/python/bin/python3")
        try #require(
            FileManager.default.isExecutableFile(atPath: python)
                && FileManager.default.isExecutableFile(
                    atPath: "/usr/bin/chromium"),
            "the browser of this test is missing: make setup")
        let folder = try TemporaryFolder()
        let pages = try Fixture.pages().merging(Fixture.hostilePages()) { first, _ in first }
        for (name, page) in pages { try folder.write(try page.html(), to: name + ".html") }
        try folder.write(Self.control, to: "control.html")
        let outcome = try await run(
            python, [PackageFiles.path("Tests/AuditReportingTests/axe.py"), folder.path],
            environment: ["HOME": folder.path])
        try #require(outcome.code == 0, "\(outcome.errors)")
        let found = try JSONDecoder().decode([String: [String]].self, from: Data(outcome.output))
        #expect(found.count == pages.count + 1)
        for name in pages.keys.sorted() { #expect(found[name + ".html"] == [], "\(name)") }
        let control = try #require(found["control.html"]).joined(separator: "\n")
        for words in [
            "html-has-lang", "color-contrast", "page-has-heading-one", "content security policy", "a script ran",
            "narrow: the page is", "it asks for",
        ] { #expect(control.contains(words), "the browser does not see: \(words)\n\(control)") }
    }

    private static let control = """
        <!DOCTYPE html><html><head><title>x</title><link rel="stylesheet" href="missing.css"></head>
        <body><p style="color:#aaa;width:900px">grey</p><script>window.hostile=1</script></body></html>
        """
}
