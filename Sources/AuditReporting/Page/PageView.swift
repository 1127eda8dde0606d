import ConsentRecording

/// A page as the dictionaries that its template walks through: every text is made showable here, once.
///
/// Mustache looks for a name in the enclosing dictionaries too: a name that may be absent stands in one level only.
enum PageView {
    static func of(_ page: ReportPage) -> [String: Any] {
        [
            "language": page.language.rawValue, "title": ShownText.of(page.title),
            "isWide": page.blocks.contains(where: isWide), "blocks": page.blocks.map(block),
            "hasClosing": !page.closing.isEmpty,
            "closing": page.closing.map(ShownText.of),
        ]
    }

    private static func isWide(_ block: ReportBlock) -> Bool {
        if case .table(let table) = block { table.columns.count > 5 } else { false }
    }

    private static func block(_ block: ReportBlock) -> [String: Any] {
        switch block {
        case .heading(let text): ["heading": [ShownText.of(text)]]
        case .subheading(let text): ["subheading": [ShownText.of(text)]]
        case .paragraph(let text): ["paragraph": [ShownText.of(text)]]
        case .caution(let text): ["caution": [ShownText.of(text)]]
        case .list(let lines): ["list": ["items": lines.map(ShownText.of)]]
        case .terms(let terms): ["terms": ["items": terms.map(term)]]
        case .table(let table): ["table": self.table(table)]
        case .verdict(let mark, let word, let sentence):
            [
                "verdict": [
                    "tone": mark.rawValue, "symbol": mark.symbol, "word": ShownText.of(word),
                    "sentence": ShownText.of(sentence),
                ]
            ]
        }
    }

    private static func term(_ term: ReportTerm) -> [String: Any] {
        ["name": ShownText.of(term.name), "texts": term.values.map(text)]
    }

    private static func table(_ table: ReportTable) -> [String: Any] {
        let columns = table.columns.map(ShownText.of)
        // About as many letters as stand beside each other where rows are not yet blocks; a longer word may break.
        let longest = (columns.count > 5 ? 110 : 70) / max(columns.count, 1)
        let rows = table.rows.map { row -> [String: Any] in
            let cells = zip(columns, row).map { label, texts -> [String: Any] in
                ["label": label, "texts": texts.map { text($0, longest: longest) }]
            }
            return ["lead": Array(cells.prefix(1)), "cells": Array(cells.dropFirst())]
        }
        return [
            "caption": ShownText.of(table.caption),
            "columns": columns.map { ["label": $0, "isLong": $0.unicodeScalars.count > longest] }, "rows": rows,
            "width": columns.count,
            "emptyNote": ShownText.of(table.emptyNote),
        ]
    }

    private static func text(_ text: ReportText) -> [String: Any] { self.text(text, longest: .max) }

    private static func text(_ text: ReportText, longest: Int) -> [String: Any] {
        let shown = ShownText.of(text.text)
        return [
            "text": shown, "isLong": shown.split(separator: " ").contains { $0.unicodeScalars.count > longest },
            "isCode": text.form == .code,
            "tone": text.mark.map { [$0.rawValue] } ?? [], "symbol": text.mark.map { [$0.symbol] } ?? [],
            "foreign": text.language.map { [$0.rawValue] } ?? [],
        ]
    }
}
