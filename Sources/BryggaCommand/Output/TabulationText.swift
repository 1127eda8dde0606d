import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import DisclosureControl

/// A table that may be published, as text, CSV and JSON, and with its page.
struct TabulationText {
    private let table: PublishableTable
    private let bars: [PublicationPage.Bar]
    private let hasTargets: Bool
    private let page: PublicationPage

    /// Throws `tabulate.unknown-target`.
    init(_ table: PublishableTable, targets: TableTargets?, at instant: Instant) throws {
        self.table = table
        hasTargets = targets != nil
        bars =
            try targets?.bars(of: table)
            ?? table.mainLine.map { PublicationPage.Bar(label: $0.label, count: $0.count, target: nil) }
        page = PublicationPage(of: table, bars: bars, at: instant, tool: BryggaVersion.text)
    }

    /// What the totals are called, in text, in CSV and in a file of targets.
    static let total = "total"

    var lines: [String] {
        let variables = [table.rowVariable, table.columnVariable].compactMap(\.self).joined(separator: " and ")
        var lines = ["\(table.population): persons by \(variables)"] + Self.aligned(table.grid(total: Self.total))
        if let shares = table.rowShares(total: Self.total) {
            lines += ["", "per cent of each row"] + Self.aligned(shares)
        }
        if let shares = table.columnShares(total: Self.total) {
            lines += ["", "per cent of each column"] + Self.aligned(shares)
        }
        if hasTargets {
            lines += ["", "against targets"]
            for bar in bars {
                guard let target = bar.target else { continue }
                let shown = bar.count.map(String.init) ?? PublishableTable.symbol
                lines.append("  \(bar.label ?? Self.total): \(shown), target \(target)")
            }
        }
        return lines + [""] + page.protection(language: .english)
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

    /// The table as CSV: one line a cell, which every program reads alike.
    var csv: String {
        let grid = table.grid(total: Self.total)
        var csv = SpreadsheetLine.of([table.rowVariable ?? "row", table.columnVariable ?? "column", "persons"])
        for row in grid.dropFirst() {
            for (label, count) in zip(grid[0], row).dropFirst() { csv += SpreadsheetLine.of([row[0], label, count]) }
        }
        return csv
    }

    /// The page in a language.
    func html(language: Language) throws -> String { try page.page(language: language).html() }

    var object: JSONValue {
        let grid = table.grid(total: Self.total)
        var members: [String: JSONValue?] = [
            "name": .string(table.identifier.text), "population": .string(table.population.text),
            "method": .string(table.method.rawValue), "group": .integer(Int64(table.profile.minimumGroup)),
            "profile": .string(table.profile.name), "attacker": table.attacker.map { .string($0.rawValue) },
            "row_variable": table.rowVariable.map { .string($0) },
            "column_variable": table.columnVariable.map { .string($0) },
            "rows": .array(grid.dropFirst().map { .string($0[0]) }),
            "columns": .array(grid[0].dropFirst().map { .string($0) }),
            "cells": .array(
                (0..<(grid.count - 1)).map { row in
                    .array(
                        (0..<(grid[0].count - 1)).map { column in
                            table[TableCell(row: row, column: column)].map { .integer(Int64($0)) }
                                ?? .string(PublishableTable.symbol)
                        })
                }),
            "bounds": .array(
                table.certificate.map { certified in
                    .object(
                        place(of: certified.cell).merging([
                            "least": .integer(Int64(certified.interval.lower)),
                            "greatest": .integer(Int64(certified.interval.upper)),
                        ]) { $1 })
                }),
        ]
        if hasTargets {
            members["targets"] = .array(
                bars.compactMap { bar in
                    bar.target.map { target in
                        .present([
                            "category": .string(bar.label ?? Self.total), "target": .integer(Int64(target)),
                            "persons": bar.count.map { .integer(Int64($0)) },
                        ])
                    }
                })
        }
        return .present(members)
    }

    /// The officer's map: why each count is hidden, and what it is. Not for publication.
    var map: JSONValue? {
        guard let map = table.map else { return nil }
        return .object([
            "format": "brygga-suppression-map", "version": 1, "name": .string(table.identifier.text),
            "note": "not for publication: hidden counts stand here",
            "cells": .array(
                map.cells.map { cell in
                    .object(
                        place(of: cell.cell).merging([
                            "role": .string(cell.role.rawValue), "persons": .integer(Int64(cell.count)),
                            "least": .integer(Int64(cell.interval.lower)),
                            "greatest": .integer(Int64(cell.interval.upper)),
                        ]) { $1 })
                }),
        ])
    }

    private func place(of cell: TableCell) -> [String: JSONValue] {
        [
            "row": .string(cell.row < table.rows.count ? table.rows[cell.row] : Self.total),
            "column": .string(cell.column < table.columns.count ? table.columns[cell.column] : Self.total),
        ]
    }
}

/// What a collaboration aimed at, by category of a table's rows (or of its columns, where it has one row), and in all.
struct TableTargets {
    private let targets: [(category: String, target: Int)]

    /// Reads a CSV file with the header `category,target`.
    init(_ path: String) throws { targets = try TargetFile.read(path) }

    /// The bars of a table, each with its target; a target for a category that the table does not have is refused.
    func bars(of table: PublishableTable) throws -> [PublicationPage.Bar] {
        let line = table.mainLine
        var aims: [Int: Int] = [:]
        for (category, target) in targets {
            let place = line.firstIndex { $0.label == category } ?? line.firstIndex { $0.label == nil }
            guard let place, line[place].label == category || category == TabulationText.total else {
                throw TabulationFault.unknownTarget(category)
            }
            aims[place] = target
        }
        return line.enumerated().map { place, entry in
            PublicationPage.Bar(label: entry.label, count: entry.count, target: aims[place])
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
        if let page { files.append((page, Array(try text.html(language: language).utf8))) }
        if let map, let object = text.map { files.append((map, CanonicalJSON.bytes(of: object) + [0x0A])) }
        return files
    }

    func write(_ files: [(path: String, bytes: [UInt8])], effect: Effect) throws {
        try TableFiles.write(files, ifExisting: force ? .replace : .keep, effect: effect)
    }
}
