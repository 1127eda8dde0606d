import ArgumentParser
import CaseExchange
import CaseModel
import DisclosureControl

/// `brygga extract …`: rows for a statistics team.
struct ExtractCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "extract",
        abstract: "Make, open, measure and join statistics extracts.",
        discussion: """
            An extract is rows with pseudonyms, made by a recipe that two agencies agree on once: which columns may be known \
            to others and how coarse they are, which are sensitive, how many persons every class must have. It stays \
            personal data.
            """,
        subcommands: [Make.self, Open.self, Audit.self, Suggest.self, Link.self])
}

extension ExtractCommand {
    /// `brygga extract make`.
    struct Make: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "make",
            abstract: "Make an extract of rows with personal numbers and seal it to a statistics team.",
            discussion: """
                The numbers become pseudonyms of the domain that the policy names, values become as coarse as the recipe \
                says, and rows of classes that are too small or too alike are left out. Where more would have to be left \
                out than the recipe allows, nothing is sent and the refusal names the columns that help (exit code 5). \
                The policy must permit it: a statistical purpose, the categories of the recipe, the size of its groups.

                The bundle holds the rows, the recipe, descriptions and a report of what the rows achieve. What was left \
                out stands in the officer's report, which stays here.

                Example: brygga extract make rows.csv --recipe recipe.json \\
                    --to samordning --role system --dry-run
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions

        @Argument(
            help: ArgumentHelp("The table with personal numbers, or - for standard input.", valueName: "table"),
            completion: .file())
        var table: String

        @Option(help: ArgumentHelp("The recipe.", valueName: "file"), completion: .file())
        var recipe: String

        @Option(help: ArgumentHelp("The agency to send to, the one that the recipe names.", valueName: "agency"))
        var to: IdentifierArgument

        @Option(help: "Your role, a word of the policy.")
        var role: IdentifierArgument

        @Option(
            help: ArgumentHelp(
                "A column that the recipe drops and that may hold personal numbers; it is not scanned.",
                valueName: "name"))
        var droppedColumn: [String] = []

        @OptionGroup(title: "How the table is written") var shape: RowShapeOptions

        @Option(help: "For how many days the bundle can be opened, 1 to 31.")
        var days = 14

        @Option(
            help: ArgumentHelp("The folder to put the bundle in (default: the home's outbox).", valueName: "folder"),
            completion: .directory)
        var out: String?

        @Option(
            help: ArgumentHelp(
                "The file for the officer's report (default: in the home's folder of reports).", valueName: "file"),
            completion: .file())
        var officerReport: String?

        @Option(help: ArgumentHelp("How many threads work at once (default: one a processor).", valueName: "number"))
        var jobs: Int?

        func validate() throws {
            if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is 1 to 256") }
            try shape.validate(for: table)
        }

        func run() throws {
            let opened = try home.open(writing, for: .recording)
            let making = ExtractMaking(
                home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                collaboration: try collaboration.load(opened, at: common.instant))
            var order = ExtractOrder(
                table, format: shape.format(of: table), to: to.identifier, role: role.identifier, days: days)
            (order.droppedColumns, order.folder, order.officerReport) = (droppedColumn, out, officerReport)
            if let jobs { order.jobs = jobs }
            let file = try RecipeFile(recipe)
            let prepared = try common.showingProgress {
                try making.prepare(order, by: file, at: common.instant, progress: $0)
            }
            let released = try prepared.release()
            let text = ExtractText(released)
            if common.json { Console.result(writing.stamped(text.object)) } else { text.lines.forEach(Console.result) }
            writing.remark()
        }
    }

    /// `brygga extract open`.
    struct Open: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open",
            abstract: "Verify and open an extract, and measure its rows anew.",
            discussion: """
                Every check of a bundle is made. Then every figure of its report is worked out from the rows, and every \
                description is made from rows and recipe and compared: the folder appears only where all is the same. \
                --rekey keys the pseudonyms once more with this agency's own key, so that the sender's key alone leads \
                nowhere.

                Example: brygga extract open extract.asice --out extract
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions

        @Argument(
            help: ArgumentHelp("The bundle, a file with the suffix .asice.", valueName: "bundle"),
            completion: .file(extensions: ["asice"]))
        var bundle: String

        @Option(
            help: ArgumentHelp("The folder to write to, which must not exist.", valueName: "folder"),
            completion: .directory)
        var out: String

        @Option(help: ArgumentHelp("This agency's own domain to key the pseudonyms for.", valueName: "domain"))
        var rekey: IdentifierArgument?

        @Option(
            help: ArgumentHelp(
                "The tag of that domain where no policy at hand names it, 2 to 10 letters.", valueName: "letters"))
        var tag: String?

        func validate() throws {
            if tag != nil, rekey == nil { throw ValidationError("--tag goes with --rekey") }
        }

        func run() throws {
            let opened = try home.open(writing)
            let opening = ExtractOpening(
                home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                collaboration: try collaboration.load(opened, at: common.instant))
            let extract = try common.showingProgress {
                try opening.run(
                    bundle, into: out, rekeyedFor: rekey?.identifier, tag: tag, at: common.instant, progress: $0)
            }
            let text = OpenedExtractText(extract)
            if common.json { Console.result(writing.stamped(text.object)) } else { text.lines.forEach(Console.result) }
            writing.remark()
        }
    }

    /// `brygga extract audit`.
    struct Audit: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "audit",
            abstract: "Measure any table against a recipe.",
            discussion: """
                Every row counts as it stands. The exit code is 5 where a figure is not what the recipe demands. Needs no \
                home. --as says what the rows are: released by the recipe, pseudonymised but not yet generalised, or raw, \
                with personal numbers.

                Example: brygga extract audit extract/extract.csv --recipe extract/recipe.json
                Example: brygga extract audit rows.csv --recipe recipe.json --as raw
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: ArgumentHelp("The table.", valueName: "table"), completion: .file())
        var table: String

        @Option(help: ArgumentHelp("The recipe.", valueName: "file"), completion: .file())
        var recipe: String

        @Option(name: .customLong("as"), help: "'released', 'pseudonymised' or 'raw'.")
        var stage: RowStageArgument = .released

        @OptionGroup(title: "How the table is written") var shape: RowShapeOptions

        func validate() throws { try shape.validate(for: table) }

        func run() throws {
            let file = try RecipeFile(recipe)
            let audit = try common.showingProgress {
                try ExtractExamining(spool: Environment.spool, at: common.instant).audit(
                    table, by: file, as: stage.stage, format: shape.format(of: table), progress: $0)
            }
            if common.json {
                Console.result(audit.json)
            } else {
                ExtractAuditText(audit).lines.forEach(Console.result)
            }
            try audit.requireHolds()
        }
    }

    /// `brygga extract suggest`.
    struct Suggest: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "suggest",
            abstract: "Search the levels at which a table satisfies a recipe.",
            discussion: """
                For making a recipe, once: levels that change from one extract to the next let the two be intersected. \
                Every combination of levels is tried, and those are named which no finer one undercuts, fewest rows left \
                out first. --out writes the recipe with the levels of the first. Needs no home; the levels that the \
                recipe states do not matter.

                Example: brygga extract suggest rows.csv --recipe recipe.json
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: ArgumentHelp("The table.", valueName: "table"), completion: .file())
        var table: String

        @Option(help: ArgumentHelp("The recipe.", valueName: "file"), completion: .file())
        var recipe: String

        @Option(name: .customLong("as"), help: "'raw', with personal numbers, or 'pseudonymised'.")
        var stage: RowStageArgument = .raw

        @OptionGroup(title: "How the table is written") var shape: RowShapeOptions

        @Option(
            help: ArgumentHelp("The file for the recipe with the first levels.", valueName: "file"), completion: .file()
        )
        var out: String?

        @Flag(help: "Replace the file when it exists.")
        var force = false

        func validate() throws {
            if stage == .released { throw ValidationError("released rows have lost what levels are made of") }
            try shape.validate(for: table)
        }

        func run() throws {
            let file = try RecipeFile(recipe)
            let examining = ExtractExamining(spool: Environment.spool, at: common.instant)
            let suggestions = try common.showingProgress {
                try examining.suggest(table, by: file, as: stage.stage, format: shape.format(of: table), progress: $0)
            }
            if let out, let first = suggestions.first {
                try RecipeFile.write(
                    first.recipe, to: out, ifExisting: force ? .replace : .keep, effect: writing.effect)
            }
            let text = LevelSuggestionText(suggestions, of: file.recipe)
            if common.json { Console.result(writing.stamped(text.object)) } else { text.lines.forEach(Console.result) }
            if out != nil { writing.remark() }
        }
    }

    /// `brygga extract link`.
    struct Link: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "link",
            abstract: "Join extracts of several agencies on their pseudonyms.",
            discussion: """
                One row a person, with the columns of every extract; what one does not have of a person is *. The \
                pseudonyms must be of one domain and key version. The coverage says how many persons the extracts share; \
                it is for the team, not for publication. A table is a folder of an opened extract or a CSV file; LABEL= \
                before it names what its columns begin with, else the file or folder does.

                Example: brygga extract link stad=extract af=other --out linked.csv
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: ArgumentHelp("The extracts, at least two.", valueName: "label=table"), completion: .file())
        var tables: [String]

        @Option(help: ArgumentHelp("The column of pseudonyms (default: by the recipe).", valueName: "name"))
        var column: String?

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
        var out: String

        @Flag(help: "Replace the file when it exists.")
        var force = false

        func validate() throws {
            if tables.count < 2 { throw ValidationError("give at least two extracts") }
            let labels = try tables.map { try Self.label($0).0 }
            if Set(labels).count < labels.count { throw ValidationError("two extracts have the same label") }
        }

        func run() throws {
            let named = try tables.map { text in
                let (label, path) = try Self.label(text)
                return try ExtractLinking.Table(path, label: label, column: column)
            }
            let coverage = try ExtractLinking(effect: writing.effect).run(
                named, to: out, ifExisting: force ? .replace : .keep, at: common.instant)
            let text = CoverageText(coverage, path: out)
            if common.json { Console.result(writing.stamped(text.object)) } else { text.lines.forEach(Console.result) }
            writing.remark()
        }

        /// What stands before the first `=`, or the name of the file or folder without its ending.
        private static func label(_ text: String) throws -> (Identifier, String) {
            if let mark = text.firstIndex(of: "="), let label = Identifier(String(text[..<mark])) {
                return (label, String(text[text.index(after: mark)...]))
            }
            let name = text.split(separator: "/").last.map(String.init) ?? ""
            guard let label = Identifier(String(name.prefix { $0 != "." })) else {
                throw ValidationError("an extract needs a label: LABEL=TABLE")
            }
            return (label, text)
        }
    }
}

/// What the rows of a table are.
enum RowStageArgument: String, ExpressibleByArgument, CaseIterable {
    case released
    case pseudonymised
    case raw

    var stage: ExtractExamining.Stage {
        switch self {
        case .released: .released
        case .pseudonymised: .pseudonymised
        case .raw: .raw
        }
    }
}
