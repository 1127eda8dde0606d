import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import DisclosureControl

/// A table that may be published, as text, CSV, JSON and a page.
struct TabulationText {
    private let table: PublishableTable
    private let targets: TableTargets?
    private let instant: Instant

    init(_ table: PublishableTable, targets: TableTargets?, at instant: Instant) {
        (self.table, self.targets, self.instant) = (table, targets, instant)
    }

    static let total = "total"

    private var rowLabels: [String] { table.rows + (table.shape.hasColumnTotals ? [Self.total] : []) }
    private var columnLabels: [String] { table.columns + (table.shape.hasRowTotals ? [Self.total] : []) }

    private func text(_ row: Int, _ column: Int) -> String {
        table[TableCell(row: row, column: column)].map(String.init) ?? PublishableTable.symbol
    }

    private static func percent(_ tenths: Int?) -> String {
        tenths.map { "\($0 / 10).\($0 % 10)" } ?? PublishableTable.symbol
    }

    /// What stands above the table.
    private var heading: [String] {
        let variables = [table.rowVariable, table.columnVariable].compactMap(\.self)
        return ["\(table.population): persons by \(variables.joined(separator: " and "))"]
    }

    /// The grid: row labels, then cells, all as text.
    private var grid: [[String]] {
        let corner = [table.rowVariable, table.columnVariable].compactMap(\.self).joined(separator: " / ")
        let body = rowLabels.enumerated().map { row, label in
            [label] + columnLabels.indices.map { text(row, $0) }
        }
        return [[corner] + columnLabels] + body
    }

    private func shares(_ share: (TableCell) -> Int?) -> [[String]] {
        rowLabels.enumerated().map { row, label in
            [label] + table.columns.indices.map { Self.percent(share(TableCell(row: row, column: $0))) }
        }
    }

    private var rowShares: [[String]] { table.shape.hasRowTotals ? shares(table.shareOfRow) : [] }
    private var columnShares: [[String]] {
        guard table.shape.hasColumnTotals else { return [] }
        return table.rows.enumerated().map { row, label in
            [label]
                + columnLabels.indices.map {
                    Self.percent(table.shareOfColumn(TableCell(row: row, column: $0)))
                }
        }
    }

    var lines: [String] {
        var lines = heading + Self.aligned(grid)
        if !rowShares.isEmpty {
            lines += ["", "per cent of each row"] + Self.aligned([[""] + table.columns] + rowShares)
        }
        if !columnShares.isEmpty {
            lines += ["", "per cent of each column"] + Self.aligned([[""] + columnLabels] + columnShares)
        }
        if let targets {
            lines += ["", "against targets"] + targets.comparisons(with: table).map { "  \($0.label): \($0.words)" }
        }
        let words = TabulationPhrases.of(.english)
        return lines + ["", protection(words)] + table.flags.map { words.nearlyAll($0.line, $0.category) }
    }

    private static func aligned(_ grid: [[String]]) -> [String] {
        let widths = (grid.first ?? []).indices.map { column in
            grid.reduce(0) { max($0, column < $1.count ? $1[column].count : 0) }
        }
        return grid.map { row in
            let cells = row.enumerated().map { column, cell in
                let blank = String(repeating: " ", count: widths[column] - cell.count)
                return column == 0 ? cell + blank : blank + cell
            }
            let line = "  " + cells.joined(separator: "  ")
            return String(line.reversed().drop { $0 == " " }.reversed())
        }
    }

    /// The table as CSV (RFC 4180): one line a cell, which every program reads alike.
    var csv: String {
        let header = [table.rowVariable ?? "row", table.columnVariable ?? "column", "persons"]
        var lines = [header]
        for (row, rowLabel) in rowLabels.enumerated() {
            for (column, columnLabel) in columnLabels.enumerated() {
                lines.append([rowLabel, columnLabel, text(row, column)])
            }
        }
        return lines.map { $0.map(Self.quoted).joined(separator: ",") + "\n" }.joined()
    }

    /// A cell in quotes. One that a spreadsheet would take for a formula gets an apostrophe before it.
    private static func quoted(_ cell: String) -> String {
        let isFormula = cell.first.map { "=+-@\t\r".contains($0) } ?? false
        return "\"" + (isFormula ? "'" : "") + cell.replacing("\"", with: "\"\"") + "\""
    }

    var object: JSONValue {
        var members: [String: JSONValue?] = [
            "name": .string(table.identifier.text), "population": .string(table.population.text),
            "method": .string(table.method.rawValue), "group": .integer(Int64(table.profile.minimumGroup)),
            "profile": .string(table.profile.name), "attacker": table.attacker.map { .string($0.rawValue) },
            "row_variable": table.rowVariable.map { .string($0) },
            "column_variable": table.columnVariable.map { .string($0) },
            "rows": .array(rowLabels.map { .string($0) }), "columns": .array(columnLabels.map { .string($0) }),
            "cells": .array(
                rowLabels.indices.map { row in
                    .array(
                        columnLabels.indices.map { column in
                            table[TableCell(row: row, column: column)].map { .integer(Int64($0)) }
                                ?? .string(PublishableTable.symbol)
                        })
                }),
            "bounds": .array(
                table.certificate.map { certified in
                    .object([
                        "row": .string(label(certified.cell.row, of: table.rows)),
                        "column": .string(label(certified.cell.column, of: table.columns)),
                        "least": .integer(Int64(certified.interval.lower)),
                        "greatest": .integer(Int64(certified.interval.upper)),
                    ])
                }),
        ]
        if let targets {
            members["targets"] = .array(
                targets.comparisons(with: table).map { comparison in
                    .present([
                        "category": .string(comparison.label), "target": .integer(Int64(comparison.target)),
                        "persons": comparison.count.map { .integer(Int64($0)) },
                    ])
                })
        }
        return .present(members)
    }

    private func label(_ place: Int, of labels: [String]) -> String {
        place < labels.count ? labels[place] : Self.total
    }

    /// The page: a chart against the targets, the table and its shares.
    func page(language: Language) throws -> String {
        let words = TabulationPhrases.of(language)
        var tables = [try Self.table(caption: words.persons, shown(grid, words))]
        if !rowShares.isEmpty {
            tables.append(
                try Self.table(caption: words.rowShares, shown([[""] + table.columns] + rowShares, words)))
        }
        if !columnShares.isEmpty {
            tables.append(
                try Self.table(caption: words.columnShares, shown([[""] + columnLabels] + columnShares, words)))
        }
        let variables = [table.rowVariable, table.columnVariable].compactMap(\.self)
        return try TablePage(
            title: "\(table.population): \(words.persons) \(words.by) "
                + variables.joined(separator: " \(words.and) "),
            introduction: [protection(words)] + table.flags.map { words.nearlyAll($0.line, $0.category) },
            charts: [chart(words)], tables: tables, closing: ["\(BryggaVersion.text), \(instant)"]
        ).page(language: language).html()
    }

    private func protection(_ words: TabulationPhrases) -> String {
        let group = table.profile.minimumGroup
        switch table.method {
        case .suppression:
            let hidden = table.certificate.count
            return hidden == 0 ? words.nothingHidden(group) : words.hidden(hidden, group)
        case .rounding: return words.rounded
        case .cellKey: return words.perturbed
        }
    }

    /// A grid whose labels of totals are in the page's language.
    private func shown(_ grid: [[String]], _ words: TabulationPhrases) -> [[String]] {
        var grid = grid
        if table.shape.hasRowTotals, grid[0].count == table.columns.count + 2 {
            grid[0][table.columns.count + 1] = words.total
        }
        if table.shape.hasColumnTotals, grid.count == table.rows.count + 2 {
            grid[table.rows.count + 1][0] = words.total
        }
        return grid
    }

    private func chart(_ words: TabulationPhrases) -> TablePage.Chart {
        let chart = TablePage.Chart(title: targets == nil ? words.chart : words.targetChart)
        let aims = Dictionary(
            (targets?.comparisons(with: table) ?? []).map { ($0.label, $0.target) }
        ) { first, _ in first }
        return Self.mainLine(of: table).reduce(chart) { chart, bar in
            let shown = bar.count.map(String.init) ?? PublishableTable.symbol
            let aim = aims[bar.label]
            return chart.adding(
                bar.label == Self.total ? words.total : bar.label, count: bar.count, target: aim,
                words: aim.map { "\(shown), \(words.target) \($0)" } ?? shown)
        }
    }

    /// The totals of the rows, or the cells of the only row, and the grand total.
    static func mainLine(of table: PublishableTable) -> [(label: String, count: Int?)] {
        let grand = (label: total, count: table[table.shape.grandTotal])
        if table.rowVariable != nil {
            let column = table.shape.hasRowTotals ? table.columns.count : 0
            return table.rows.enumerated().map { ($1, table[TableCell(row: $0, column: column)]) }
                + (table.shape.hasColumnTotals ? [grand] : [])
        }
        return table.columns.enumerated().map { ($1, table[TableCell(row: 0, column: $0)]) }
            + (table.shape.hasRowTotals ? [grand] : [])
    }

    private static func table(caption: String, _ grid: [[String]]) throws -> TablePage.Table {
        try TablePage.Table(
            caption: caption, columns: grid[0].map { $0.isEmpty ? " " : $0 }, rows: Array(grid.dropFirst()),
            emptyNote: "none")
    }

    /// The officer's map: why each count is hidden, and what it is. Not for publication.
    var map: JSONValue? {
        guard let map = table.map else { return nil }
        return .object([
            "format": "brygga-suppression-map", "version": 1, "name": .string(table.identifier.text),
            "note": "not for publication: hidden counts stand here",
            "cells": .array(
                map.cells.map { cell in
                    .object([
                        "row": .string(label(cell.cell.row, of: table.rows)),
                        "column": .string(label(cell.cell.column, of: table.columns)),
                        "role": .string(cell.role.rawValue), "persons": .integer(Int64(cell.count)),
                        "least": .integer(Int64(cell.interval.lower)),
                        "greatest": .integer(Int64(cell.interval.upper)),
                    ])
                }),
        ])
    }
}

/// What a collaboration aimed at, by category of a table's rows (or of its columns, where it has one row), and in all.
struct TableTargets {
    private let path: String
    private let targets: [(category: String, target: Int)]

    /// A number against its target.
    struct Comparison {
        let label: String
        let count: Int?
        let target: Int
        let words: String
    }

    /// Reads a CSV file with the header `category,target`.
    init(_ path: String) throws {
        self.path = path
        targets = try TargetFile.read(path)
    }

    /// The targets, all of which are for categories of a table.
    func requireKnown(by table: PublishableTable) throws -> TableTargets {
        let known = Set(TabulationText.mainLine(of: table).map(\.label))
        for target in targets where !known.contains(target.category) {
            throw TabulationFault.unknownTarget(target.category)
        }
        return self
    }

    func comparisons(with table: PublishableTable) -> [Comparison] {
        let line = TabulationText.mainLine(of: table)
        return targets.map { category, target in
            let count = line.first { $0.label == category }?.count
            let shown = count.map(String.init) ?? PublishableTable.symbol
            return Comparison(label: category, count: count, target: target, words: "\(shown), target \(target)")
        }
    }
}

/// Which files a table is written to.
struct TableOutputOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("What was aimed at: a CSV file category,target.", valueName: "file"), completion: .file())
    var targets: String?

    @Option(help: ArgumentHelp("Also write the table as CSV.", valueName: "file"), completion: .file())
    var csv: String?

    @Option(
        help: ArgumentHelp("Also write a page with a chart (HTML).", valueName: "file"), completion: .file())
    var page: String?

    @Option(
        help: ArgumentHelp("Also write the officer's map of what is hidden: not for publication.", valueName: "file"),
        completion: .file())
    var map: String?

    @Flag(help: "Replace files that exist.")
    var force = false

    /// Refuses, before any work, files that exist and are not to be replaced.
    func requireNew() throws {
        guard !force else { return }
        try TableFiles.requireNew([csv, page, map].compactMap(\.self))
    }

    /// The files and what is to stand in them.
    func files(_ text: TabulationText, language: Language) throws -> [(path: String, bytes: [UInt8])] {
        var files: [(String, [UInt8])] = []
        if let csv { files.append((csv, Array(text.csv.utf8))) }
        if let page { files.append((page, Array(try text.page(language: language).utf8))) }
        if let map, let object = text.map { files.append((map, CanonicalJSON.bytes(of: object) + [0x0A])) }
        return files
    }

    func write(_ files: [(path: String, bytes: [UInt8])], effect: Effect) throws {
        try TableFiles.write(files, ifExisting: force ? .replace : .keep, effect: effect)
    }
}
