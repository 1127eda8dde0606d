public import CaseModel
import ConsentRecording

/// A finished report or letter in one language: as a self-contained HTML page, or as plain text.
///
/// Both say the same. Whatever others wrote is escaped, and shown without characters that hide or turn the direction.
public struct ReportPage: Hashable, Sendable {
    /// The language; the page's `lang`.
    public let language: Language
    /// The title and only first heading.
    public let title: String
    let blocks: [ReportBlock]
    /// Lines below the content: who made it, and when.
    let closing: [String]
    /// The style of the page's own, besides that of all pages: house constants only; empty where it has none.
    let style: String

    init(language: Language, title: String, blocks: [ReportBlock], closing: [String] = [], style: String = "") {
        (self.language, self.title, self.blocks, self.closing) = (language, title, blocks, closing)
        self.style = style
    }

    /// The page as HTML, UTF-8: no script, no resource of any kind, styles whose SHA-256 its policy names
    /// (Content Security Policy Level 3, section 6.7.3).
    ///
    /// Throws `report.failed` when the page's template does not compile or render, or OpenSSL gives no SHA-256.
    public func html() throws(ReportFault) -> String {
        guard style.isEmpty else { return try PageTemplate(ownStyle: style).render(self) }
        return try PageTemplate.compiled.get().render(self)
    }

    /// The page as plain text, UTF-8, lines of at most 78 characters where words allow, ended by a line feed.
    public func text() -> String { PlainText.of(self) }
}
