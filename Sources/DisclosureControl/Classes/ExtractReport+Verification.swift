internal import CaseModel

extension ExtractReport {
    /// Commands that compute the claims again from the file, with tools that share nothing with this one: sqlite3 for k and l,
    /// pyCANON for t and a second opinion. Each runs in the folder of the file.
    ///
    /// pyCANON counts rows, so it gets each person once for each combination.
    public var verification: [String] {
        let name = extract.plan.pseudonym.name
        let quasi = recipe.quasiIdentifiers
        var commands = [
            ShellWord.line(["sha256sum", fileName]),
            sqlite(
                [
                    "select min(n), count(*) from (select count(distinct \(Self.sql(name))) n from d"
                        + " group by \(Self.list(quasi)))"
                ]),
            sqlite(
                [".headers on", ".once classes.csv", "select distinct \(Self.list([name] + quasi)) from d"]),
            pycanon("k-anonymity", "classes.csv", quasi, nil),
        ]
        for (index, column) in measures.sensitive.enumerated() {
            let known = quasi + (recipe.isStrict ? measures.sensitive.map(\.column).filter { $0 != column.column } : [])
            let file = "column-\(index + 1).csv"
            commands.append(
                sqlite(
                    [
                        "select min(n) from (select count(distinct \(Self.sql(column.column))) n from d"
                            + " group by \(Self.list(known)))"
                    ]))
            commands.append(
                sqlite([
                    ".headers on", ".once \(file)",
                    "select distinct \(Self.list([name] + known + [column.column])) from d",
                ]))
            commands.append(pycanon("l-diversity", file, known, column.column))
            if column.isComparable { commands.append(pycanon("t-closeness", file, known, column.column)) }
        }
        return commands
    }

    private func sqlite(_ words: [String]) -> String {
        ShellWord.line(["sqlite3", ":memory:", ".mode csv", ".import \(fileName) d"] + words)
    }

    private func pycanon(_ measure: String, _ file: String, _ known: [String], _ sensitive: String?) -> String {
        var words = ["python", "-m", "pycanon.cli", measure, file]
        for name in known { words += ["--qi", name] }
        if let sensitive { words += ["--sa", sensitive] }
        return ShellWord.line(words)
    }

    private static func list(_ names: [String]) -> String { names.map(sql).joined(separator: ", ") }
    // No name of a recipe holds a quote.
    private static func sql(_ name: String) -> String { "\"\(name)\"" }
}

extension SensitiveMeasures {
    /// Whether pyCANON measures the same distance: it ranks numbers by itself, but neither words nor a column with `*`.
    fileprivate var isComparable: Bool {
        switch required.scale {
        case .categorical: true
        case .numbers: !hasMissing
        case .words: false
        }
    }
}
