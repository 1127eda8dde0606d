import ArgumentParser
import CaseExchange
import CaseModel
import DisclosureControl

/// `brygga tabulate`: a table of persons that may be published.
struct TabulateCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "tabulate",
        abstract: "Count persons into a table that may be published, with small groups protected.",
        discussion: """
            Counts persons, not rows, with totals and shares. Counts below the profile's group are hidden, and so many \
            others that nobody can work them out: not with the rule, not with the table, not as one of the persons in it. \
            What cannot be protected is refused (exit code 5), with the merge of two lines that helps. One symbol, :, \
            stands for every hidden count.

            --method round makes small counts 0 or a base and keeps the table additive; --method cell-key changes every \
            count a little, the same way wherever the same persons are counted and the same key is used.

            Every table is entered in a file of releases and compared with the earlier ones of the same population: two \
            tables whose difference counts a few persons are refused.

            Example: brygga tabulate extract --rows status --columns kon \\
                --population rekrytera-2026 --dry-run
            """)
    @OptionGroup var common: CommonOptions
    @OptionGroup var writing: WritingOptions

    @Argument(
        help: ArgumentHelp("A CSV file with pseudonyms, or the folder of an opened extract.", valueName: "data"),
        completion: .file())
    var data: String

    @Option(help: ArgumentHelp("The column whose values become rows.", valueName: "name"))
    var rows: String?

    @Option(help: ArgumentHelp("The column whose values become columns.", valueName: "name"))
    var columns: String?

    @Option(help: ArgumentHelp("The column of pseudonyms (default: by the recipe).", valueName: "name"))
    var person: String?

    @OptionGroup(title: "How the data are written") var shape: RowShapeOptions

    @OptionGroup(title: "How the table is protected") var protection: ProtectionOptions

    @OptionGroup(title: "What was released before") var release: ReleaseOptions

    @OptionGroup(title: "Where the table goes") var output: TableOutputOptions

    func validate() throws {
        if rows == nil, columns == nil { throw ValidationError("name --rows, --columns or both") }
        try shape.validate(for: data)
    }

    func run() throws {
        let source = try TabulatedData(data, person: person)
        let profile = try protection.chosenProfile()
        var order = TabulationOrder(
            source.path, format: shape.format(of: source.path), person: source.person, rows: rows, columns: columns,
            method: try protection.method(profile), profile: profile, population: release.population.identifier,
            identifier: try release.name(rows: rows, columns: columns), releases: release.file(beside: source.path))
        order.merges = protection.merges
        let targets = try output.targets.map { try TableTargets($0) }
        try output.requireNew()
        try common.showingProgress { progress in
            try Tabulation(effect: writing.effect).run(order, at: common.instant, progress: progress) { table in
                let text = try TabulationText(table, targets: targets, at: common.instant)
                return (text, try output.files(text, language: ChosenLanguage.current))
            } publish: { text, files in
                try output.write(files, effect: writing.effect)
                if common.json {
                    Console.result(writing.stamped(text.object))
                } else {
                    text.lines.forEach(Console.result)
                }
            }
        }
        writing.remark()
    }
}

/// How small counts are protected.
struct ProtectionOptions: ParsableArguments {
    /// By what means.
    enum Method: String, ExpressibleByArgument, CaseIterable {
        case suppress
        case round
        case cellKey = "cell-key"
    }

    /// Against whom.
    enum Attacker: String, ExpressibleByArgument, CaseIterable {
        case informed
        case naive
    }

    @Option(help: "'ssb3', 'nav4', 'dst5' or 'uk10'; the number is the smallest group (default: a group of 5).")
    var profile: String?

    @Option(help: ArgumentHelp("The smallest group of persons, instead of a profile.", valueName: "number"))
    var group: Int?

    @Option(help: "'suppress', 'round' or 'cell-key'.")
    var method: Method = .suppress

    @Option(help: "Against an attacker who knows the rule ('informed') or does not ('naive').")
    var against: Attacker = .informed

    @Flag(help: "Hide counts of 0, too.")
    var hideZeros = false

    @Flag(help: "Take either of two persons in a cell to know it, not only one who is alone.")
    var pairsKnow = false

    @Option(help: ArgumentHelp("Two rows that become one.", valueName: "first=second"))
    var mergeRows: [String] = []

    @Option(help: ArgumentHelp("Two columns that become one.", valueName: "first=second"))
    var mergeColumns: [String] = []

    @Option(
        help: ArgumentHelp(
            "A row that may say what nearly all in it have in common: looked at and let pass.",
            valueName: "row=column"))
    var waive: [String] = []

    @Option(
        help: ArgumentHelp("From which share of a row on it says too much, 51 to 100.", valueName: "per-cent"))
    var largestShare = 90

    @Option(help: ArgumentHelp("With round: the base (default: the group, at least 3).", valueName: "number"))
    var base: Int?

    @Option(
        help: ArgumentHelp("With cell-key: a private file of 64 hexadecimal digits.", valueName: "file"),
        completion: .file())
    var key: String?

    @Option(
        help: ArgumentHelp("With cell-key: the table of perturbations (JSON).", valueName: "file"), completion: .file())
    var perturbations: String?

    func validate() throws {
        if profile != nil, group != nil { throw ValidationError("--profile and --group exclude each other") }
        _ = try chosenProfile()
        if method == .cellKey, key == nil || perturbations == nil {
            throw ValidationError("--method cell-key needs --key and --perturbations")
        }
        if method != .cellKey, key != nil || perturbations != nil {
            throw ValidationError("--key and --perturbations are for --method cell-key")
        }
        if method != .round, base != nil { throw ValidationError("--base is for --method round") }
        guard (mergeRows + mergeColumns + waive).allSatisfy({ Self.pair($0) != nil }) else {
            throw ValidationError("a merge or a waiver is two labels with = between them")
        }
    }

    func chosenProfile() throws -> DisclosureProfile {
        if let profile {
            guard let named = DisclosureProfile.named.first(where: { $0.name == profile }) else {
                throw ValidationError("--profile is ssb3, nav4, dst5 or uk10")
            }
            return named
        }
        guard let custom = DisclosureProfile.custom(minimumGroup: group ?? DisclosureProfile.usualGroup) else {
            throw ValidationError("--group is 2 to 1000000")
        }
        return custom
    }

    /// The merges, rows first.
    var merges: [TableMerge] {
        mergeRows.compactMap(Self.pair).map { TableMerge(.rows, $0.0, $0.1) }
            + mergeColumns.compactMap(Self.pair).map { TableMerge(.columns, $0.0, $0.1) }
    }

    func method(_ profile: DisclosureProfile) throws -> TabulationOrder.Method {
        let attributes: AttributeRule = try usable { () throws(TableError) in try self.attributes() }
        switch method {
        case .suppress:
            let rule: SuppressionRule = try usable { () throws(TableError) in
                try SuppressionRule(
                    profile: profile, attacker: against == .informed ? .informed : .naive,
                    insiders: pairsKnow ? .pairs : .singletons, zeros: hideZeros ? .hidden : .shown,
                    attributes: attributes)
            }
            return .suppression(rule)
        case .round:
            let rounding = try usable { () throws(TableError) in
                try SmallCountRounding(profile: profile, base: base)
            }
            return .rounding(rounding, attributes)
        case .cellKey: return .cellKeys(keyFile: key ?? "", perturbations: perturbations ?? "", attributes)
        }
    }

    private func attributes() throws(TableError) -> AttributeRule {
        let waived = Set(waive.compactMap(Self.pair).map { AttributeFlag(.rows, line: $0.0, category: $0.1) })
        return try AttributeRule(share: largestShare, waived: waived)
    }

    private func usable<Value>(_ make: () throws(TableError) -> Value) throws(TabulationFault) -> Value {
        do throws(TableError) { return try make() } catch { throw .unusable(error) }
    }

    /// The texts around the first `=`; both have letters.
    private static func pair(_ text: String) -> (String, String)? {
        guard let mark = text.firstIndex(of: "="), mark != text.startIndex else { return nil }
        let second = String(text[text.index(after: mark)...])
        return second.isEmpty ? nil : (String(text[..<mark]), second)
    }
}

/// Under which name a table is released, and beside which others.
struct ReleaseOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Which persons the data are about, and when.", valueName: "name"))
    var population: IdentifierArgument

    @Option(help: ArgumentHelp("The name of the table (default: by its rows and columns).", valueName: "name"))
    var name: IdentifierArgument?

    @Option(
        help: ArgumentHelp("The file of releases (default: releases.ndjson beside the data).", valueName: "file"),
        completion: .file())
    var releases: String?

    func name(rows: String?, columns: String?) throws -> Identifier {
        if let name { return name.identifier }
        let text = ([population.identifier.text] + [rows, columns].compactMap(\.self)).joined(separator: ".")
        guard let name = Identifier(text) else { throw ValidationError("give the table a --name") }
        return name
    }

    func file(beside data: String) -> String {
        guard releases == nil else { return releases ?? "" }
        let parts = data.split(separator: "/", omittingEmptySubsequences: false).dropLast()
        return (parts + ["releases.ndjson"]).joined(separator: "/")
    }
}
