/// A page as plain text: blocks apart by an empty line, a heading directly above what it heads, no drawing.
enum PlainText {
    private static let width = 78

    static func of(_ page: ReportPage) -> String {
        var lines = wrapped(page.title)
        var isBelowHeading = false
        for block in page.blocks {
            if !isBelowHeading { lines.append("") }
            lines += self.lines(of: block)
            isBelowHeading =
                switch block {
                case .heading, .subheading: true
                default: false
                }
        }
        if !page.closing.isEmpty {
            lines.append("")
            lines += page.closing.flatMap { wrapped($0) }
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func lines(of block: ReportBlock) -> [String] {
        switch block {
        case .heading(let text), .subheading(let text), .paragraph(let text), .caution(let text): wrapped(text)
        case .list(let items): items.flatMap { wrapped($0, first: "- ", rest: "  ") }
        case .terms(let terms): terms.flatMap { named($0.name, $0.values) }
        case .verdict(_, let word, let sentence): wrapped(word) + wrapped(sentence)
        case .table(let table): self.table(table)
        case .picture(let picture): picture.arrows.flatMap { wrapped($0.label, first: "- ", rest: "  ") }
        case .chart(let chart): chart.bars.flatMap { wrapped("\($0.label): \($0.words)", first: "- ", rest: "  ") }
        case .filters: []
        }
    }

    /// A name with one value on its line, or with several below it.
    private static func named(_ name: String, _ values: [ReportText]) -> [String] {
        guard values.count != 1 else { return wrapped(name + ": " + values[0].text, rest: "  ") }
        return wrapped(name + ":") + values.flatMap { wrapped($0.text, first: "  - ", rest: "    ") }
    }

    private static func table(_ table: ReportTable) -> [String] {
        let rows = table.rows.map { row in zip(table.columns, row).flatMap { named($0, $1) } }
        guard !rows.isEmpty else { return wrapped(table.caption) + wrapped(table.emptyNote) }
        return wrapped(table.caption) + rows.joined(separator: [""])
    }

    /// A text in lines of at most 78 characters; a word longer than that has a line of its own.
    static func wrapped(_ text: String, first: String = "", rest: String = "") -> [String] {
        var lines: [String] = []
        var line = first
        var isEmpty = true
        for word in ShownText.of(text).split(separator: " ") {
            if !isEmpty, line.count + 1 + word.count > width {
                lines.append(line)
                line = rest
                isEmpty = true
            }
            line += isEmpty ? String(word) : " " + word
            isEmpty = false
        }
        return lines + [line]
    }
}
