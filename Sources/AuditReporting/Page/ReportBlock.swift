import CaseModel
import ConsentRecording

/// A part of a page, in reading order. The same blocks become HTML and plain text, so both say the same.
enum ReportBlock: Hashable, Sendable {
    /// A heading below the page's own.
    case heading(String)
    /// A heading below a heading.
    case subheading(String)
    /// A paragraph.
    case paragraph(String)
    /// A list of lines.
    case list([String])
    /// Names with their values.
    case terms([ReportTerm])
    /// A table.
    case table(ReportTable)
    /// The one sentence that the page is about.
    case verdict(ReportMark, word: String, sentence: String)
    /// A paragraph that has to be seen.
    case caution(String)
    /// A drawing, whose content stands in words elsewhere on the page.
    case picture(ReportPicture)
    /// Bars of counts, whose numbers stand in words elsewhere on the page.
    case chart(ReportChart)
    /// Choices that hide rows and arrows; on paper and in plain text there are none.
    case filters(ReportFilters)
}

/// A name and what stands for it.
struct ReportTerm: Hashable, Sendable {
    let name: String
    let values: [ReportText]

    init(_ name: String, _ values: [ReportText]) { (self.name, self.values) = (name, values) }
    init(_ name: String, _ text: String) { self.init(name, [ReportText(text)]) }
}

/// A line of text, and how it is to be read.
struct ReportText: Hashable, Sendable {
    /// How a text is to be read.
    enum Form: Hashable, Sendable {
        /// Words.
        case words
        /// A digest, an identifier or a code: may break anywhere.
        case code
    }

    let text: String
    var form = Form.words
    /// An outcome that the words name.
    var mark: ReportMark?
    /// The text's language where it is not the page's.
    var language: Language?

    init(_ text: String, form: Form = .words, mark: ReportMark? = nil, language: Language? = nil) {
        (self.text, self.form, self.mark, self.language) = (text, form, mark, language)
    }
}

/// A table; the first cell of a row names the row.
struct ReportTable: Hashable, Sendable {
    let caption: String
    let columns: [String]
    let rows: [[[ReportText]]]
    /// What stands in the place of the rows where there are none.
    let emptyNote: String
    /// For each row the classes by which filters find it; empty where rows are not filtered.
    let rowClasses: [[String]]

    /// Throws `report.failed` when a row has another number of cells than there are columns.
    init(
        caption: String, columns: [String], rows: [[[ReportText]]], emptyNote: String, rowClasses: [[String]] = []
    ) throws(ReportFault) {
        for (index, row) in rows.enumerated() where row.count != columns.count {
            throw .table(caption: caption, row: index + 1, cells: row.count, columns: columns.count)
        }
        (self.caption, self.columns, self.rows, self.emptyNote) = (caption, columns, rows, emptyNote)
        self.rowClasses = rowClasses
    }
}

/// An outcome as a symbol that always stands beside its words.
enum ReportMark: String, Hashable, Sendable, CaseIterable {
    case good, bad, unsure, open

    /// The symbol; hidden from screen readers, since the words say the same.
    var symbol: String {
        switch self {
        case .good: "✓"
        case .bad: "✗"
        case .unsure: "?"
        case .open: "–"
        }
    }
}
