public import ConsentRecording

extension ConsentReceiptLetter {
    /// The letter as a page: the same words as its plain text, with headings and lists as such.
    public func page(language: LetterLanguage) -> ReportPage {
        let parts = parts(language: language)
        let blocks = parts.dropFirst().flatMap { part -> [ReportBlock] in
            (part.heading.map { [.heading($0)] } ?? []) + (part.items.isEmpty ? [] : [.list(part.items)])
                + part.sentences.map { .paragraph($0) }
        }
        return ReportPage(language: language, title: parts.first?.heading ?? "", blocks: blocks)
    }
}
