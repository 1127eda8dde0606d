import Mustache
import OpenSSLCrypto

/// The compiled template of all pages. It has no unescaped variable, and its values are texts, lists and flags only.
struct PageTemplate: Sendable {
    /// Compiled once, at the first page.
    static let compiled = Result<PageTemplate, ReportFault> { () throws(ReportFault) in try PageTemplate() }

    private let template: MustacheTemplate

    /// A template for pages with a style of their own, none for others.
    init(ownStyle: String = "") throws(ReportFault) {
        MustacheContentTypes.register(PageEscaping(), named: PageEscaping.name)
        let own = ownStyle.isEmpty ? nil : (text: ownStyle, digest: try Self.digest(ownStyle))
        template = try Self.compile(PageMarkup.page(styleDigest: try Self.digest(PageStyle.text), ownStyle: own))
    }

    private static func digest(_ style: String) throws(ReportFault) -> String {
        do { return Base64.encode(try SHA256.hash(Array(style.utf8)).bytes) } catch {
            throw .digest(function: error.function)
        }
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
