import Mustache
import OpenSSLCrypto

/// The compiled template of all pages. It has no unescaped variable, and its values are texts, lists and flags only.
struct PageTemplate: Sendable {
    /// Compiled once, at the first page.
    static let compiled = Result<PageTemplate, ReportFault> { () throws(ReportFault) in try PageTemplate() }

    private let template: MustacheTemplate

    private init() throws(ReportFault) {
        MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
        let digest: SHA256Digest
        do { digest = try SHA256.hash(Array(PageStyle.text.utf8)) } catch { throw .digest(function: error.function) }
        template = try Self.compile(PageMarkup.page(styleDigest: Base64.encode(digest.bytes)))
    }

    /// Compiles a template; the reason names the line and column where it fails.
    static func compile(_ text: String) throws(ReportFault) -> MustacheTemplate {
        do {
            return try MustacheTemplate(string: text)
        } catch let error as MustacheTemplate.ParserError {
            throw .template(reason: "line \(error.context.lineNumber), column \(error.context.columnNumber)")
        } catch {
            throw .template(reason: "unknown place")
        }
    }

    /// The page as HTML.
    func render(_ page: ReportPage) throws(ReportFault) -> String {
        let html = template.render(PageView.of(page))
        // Mustache renders what it does not find as nothing and does not fail.
        guard html.hasSuffix("</html>\n") else { throw .template(reason: "the page does not end") }
        return html
    }
}
