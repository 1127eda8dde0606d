public import CaseModel
import ConsentRecording

/// A page of tables: a list of a register, a figure per month, the findings of an examination.
public struct TablePage: Sendable {
    /// A table of text; the first cell of each row names the row.
    public struct Table: Sendable {
        let table: ReportTable

        /// Makes a table. `emptyNote` stands in the place of the rows where there are none.
        ///
        /// Throws `report.failed` when a row has another number of cells than there are columns.
        public init(
            caption: String, columns: [String], rows: [[String]], emptyNote: String
        ) throws(ReportFault) {
            table = try ReportTable(
                caption: caption, columns: columns, rows: rows.map { $0.map { [ReportText($0)] } }, emptyNote: emptyNote
            )
        }
    }

    private let title: String
    private let introduction: [String]
    private let tables: [Table]
    private let closing: [String]

    /// Makes a page: its title, paragraphs above the tables, the tables, and lines below them (who made it, when).
    public init(title: String, introduction: [String] = [], tables: [Table], closing: [String] = []) {
        (self.title, self.introduction, self.tables, self.closing) = (title, introduction, tables, closing)
    }

    /// The page. The texts are the caller's: `language` is the one they are written in.
    public func page(language: Language) -> ReportPage {
        ReportPage(
            language: language, title: title,
            blocks: introduction.map { .paragraph($0) } + tables.map { .table($0.table) }, closing: closing)
    }
}
