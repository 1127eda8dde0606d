public import CaseModel
public import DisclosureControl

/// The page of a table that may be published: a chart, against targets where there are some, the table and its shares.
public struct PublicationPage: Sendable {
    /// A bar of the chart.
    public struct Bar: Sendable, Hashable {
        /// The category; nil for everybody.
        public let label: String?
        /// The persons; nil where the count is hidden.
        public let count: Int?
        /// What was aimed at; nil where nothing was.
        public let target: Int?

        /// A bar.
        public init(label: String?, count: Int?, target: Int?) {
            (self.label, self.count, self.target) = (label, count, target)
        }
    }

    private let table: PublishableTable
    private let bars: [Bar]
    private let closing: String

    /// Prepares the page of a table.
    ///
    /// - Parameters:
    ///   - bars: what the chart shows, in order.
    ///   - tool: the program and its version.
    public init(of table: PublishableTable, bars: [Bar], at instant: Instant, tool: String) {
        (self.table, self.bars, closing) = (table, bars, "\(tool), \(instant)")
    }

    /// How the table was protected, in words.
    public func protection(language: Language) -> [String] {
        let words = PublicationPhrases.of(language)
        let group = table.profile.minimumGroup
        switch table.method {
        case .suppression:
            let hidden = table.certificate.count
            return [hidden == 0 ? words.nothingHidden(group) : words.hidden(hidden, group)]
        case .rounding: return [words.rounded]
        case .cellKey: return [words.perturbed]
        }
    }

    /// The page. Throws `report.failed`.
    public func page(language: Language) throws(ReportFault) -> ReportPage {
        let words = PublicationPhrases.of(language)
        var tables = [try Self.table(caption: words.persons, table.grid(total: words.total))]
        if let shares = table.rowShares(total: words.total) {
            tables.append(try Self.table(caption: words.rowShares, shares))
        }
        if let shares = table.columnShares(total: words.total) {
            tables.append(try Self.table(caption: words.columnShares, shares))
        }
        let variables = [table.rowVariable, table.columnVariable].compactMap(\.self)
        let title =
            "\(table.population): \(words.persons) \(words.by) " + variables.joined(separator: " \(words.and) ")
        return ReportPage(
            language: language, title: title,
            blocks: protection(language: language).map { .paragraph($0) } + [.chart(chart(words))]
                + tables.map { .table($0) }, closing: [closing])
    }

    private func chart(_ words: PublicationPhrases) -> ReportChart {
        ReportChart(
            title: bars.contains { $0.target != nil } ? words.targetChart : words.chart,
            bars: bars.map { bar in
                let shown = bar.count.map(String.init) ?? PublishableTable.symbol
                return ReportChart.Bar(
                    label: bar.label ?? words.total, count: bar.count, target: bar.target,
                    words: bar.target.map { "\(shown), \(words.target) \($0)" } ?? shown)
            })
    }

    private static func table(caption: String, _ grid: [[String]]) throws(ReportFault) -> ReportTable {
        try ReportTable(
            caption: caption, columns: grid[0].map { $0.isEmpty ? " " : $0 },
            rows: grid.dropFirst().map { $0.map { [ReportText($0)] } }, emptyNote: "")
    }
}
