import CaseModel
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
        case .picture(let picture): ["picture": self.picture(picture)]
        case .chart(let chart): ["chart": self.chart(chart)]
        case .filters(let filters): ["filters": ["groups": filters.groups.map(group)]]
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
        let rows = table.rows.enumerated().map { index, row -> [String: Any] in
            let cells = zip(columns, row).map { label, texts -> [String: Any] in
                ["label": label, "texts": texts.map { text($0, longest: longest) }]
            }
            let classes = table.rowClasses.indices.contains(index) ? ["filtered"] + table.rowClasses[index] : []
            return [
                "lead": Array(cells.prefix(1)), "cells": Array(cells.dropFirst()),
                "rowClass": classes.isEmpty ? [] : [classes.joined(separator: " ")],
            ]
        }
        return [
            "caption": ShownText.of(table.caption),
            "columns": columns.map { ["label": $0, "isLong": $0.unicodeScalars.count > longest] }, "rows": rows,
            "width": columns.count,
            "emptyNote": ShownText.of(table.emptyNote),
        ]
    }

    private static func picture(_ picture: ReportPicture) -> [String: Any] {
        [
            "title": ShownText.of(picture.title), "description": ShownText.of(picture.description),
            "width": picture.width, "height": picture.height,
            "boxes": picture.boxes.map { box -> [String: Any] in
                [
                    "x": box.x, "y": box.y, "baseline": box.y + 5, "left": box.x - box.width / 2, "top": box.y - 22,
                    "boxWidth": box.width, "label": ShownText.of(box.label),
                ]
            },
            "arrows": picture.arrows.map { arrow -> [String: Any] in
                [
                    "path": arrow.path, "head": arrow.head, "weight": arrow.weight,
                    "label": ShownText.of(arrow.label),
                    "arrowClass": (["filtered", "arrow"] + arrow.classes).joined(separator: " "),
                ]
            },
        ]
    }

    private static func chart(_ chart: ReportChart) -> [String: Any] {
        let bars = chart.bars.enumerated().map { index, bar -> [String: Any] in
            let top = index * ReportChart.row + 12
            let length = bar.count.map(chart.length) ?? 0
            let reach = max(length, bar.target.map(chart.length) ?? 0)
            let mark = bar.target.map { target in
                "M \(ReportChart.labels + chart.length(target)) \(top - 5) v 32"
            }
            return [
                "labelEnd": ReportChart.labels - 12, "baseline": top + 16, "label": ShownText.of(bar.label),
                "shown": bar.count.map { _ in
                    [["left": ReportChart.labels, "top": top, "barWidth": max(1, length)] as [String: Any]]
                } ?? [],
                "target": mark.map { [$0] } ?? [], "wordsStart": ReportChart.labels + reach + 10,
                "words": ShownText.of(bar.words),
            ]
        }
        return [
            "title": ShownText.of(chart.title),
            "description": chart.bars.map { ShownText.of("\($0.label): \($0.words)") }.joined(separator: "; "),
            "width": ReportChart.width, "height": chart.height, "bars": bars,
        ]
    }

    private static func group(_ group: ReportFilters.Group) -> [String: Any] {
        [
            "key": group.key, "legend": ShownText.of(group.legend), "all": ShownText.of(group.all),
            "choices": group.choices.enumerated().map { number, label -> [String: Any] in
                ["id": ReportFilters.className(group.key, number), "label": ShownText.of(label)]
            },
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
