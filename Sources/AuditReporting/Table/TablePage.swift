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

    /// Lying bars of counts, each with a mark for what was aimed at; the numbers stand beside them in words.
    public struct Chart: Sendable {
        let chart: ReportChart

        /// Makes a chart without bars; `title` says in a few words what it shows.
        public init(title: String) { chart = ReportChart(title: title, bars: []) }

        private init(_ chart: ReportChart) { self.chart = chart }

        /// The chart with one more bar.
        ///
        /// - Parameters:
        ///   - count: what is counted, in persons; nil where it is hidden, which draws no bar.
        ///   - target: what was aimed at; nil where nothing was.
        ///   - words: both numbers in words.
        public func adding(_ label: String, count: Int?, target: Int?, words: String) -> Chart {
            let bar = ReportChart.Bar(label: label, count: count, target: target, words: words)
            return Chart(ReportChart(title: chart.title, bars: chart.bars + [bar]))
        }
    }

    private let title: String
    private let introduction: [String]
    private let charts: [Chart]
    private let tables: [Table]
    private let closing: [String]

    /// Makes a page: its title, paragraphs above the charts and tables, these, and lines below them (who made it, when).
    public init(
        title: String, introduction: [String] = [], charts: [Chart] = [], tables: [Table], closing: [String] = []
    ) {
        (self.title, self.introduction, self.tables, self.closing) = (title, introduction, tables, closing)
        self.charts = charts
    }

    /// The page. The texts are the caller's: `language` is the one they are written in.
    public func page(language: Language) -> ReportPage {
        ReportPage(
            language: language, title: title,
            blocks: introduction.map { .paragraph($0) } + charts.map { .chart($0.chart) }
                + tables.map { .table($0.table) }, closing: closing)
    }
}
