import ArgumentParser
import CaseExchange
import CaseModel
import ConsentRecording

extension ConsentCommand {
    /// `brygga consent record`.
    struct Record: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "record", abstract: "Record that a person gives a consent.",
            discussion: """
                The notice is the text that the person was shown, the evidence what shows that the person agreed; both are \
                kept. Words such as team_meeting and identity are those of the policy.

                Example: brygga consent record --case case.json --kind secrecy_waiver \\
                    --to af fk --purposes team_meeting --categories identity contact \\
                    --notice notice.txt --notice-uri https://example.org/notice \\
                    --notice-version 1 --notice-language sv --valid P6M \\
                    --method signed_paper --evidence form.pdf --by coach
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var person: PersonOptions
        @OptionGroup var scope: ScopeOptions
        @OptionGroup var notice: NoticeOptions
        @OptionGroup var expression: ExpressionOptions
        @OptionGroup var writing: WritingOptions

        @Option(help: "Which consent: secrecy_waiver, gdpr_consent or participation.")
        var kind: ConsentKind

        func validate() throws {
            if scope.to.isEmpty || scope.purposes.isEmpty || scope.categories.isEmpty {
                throw ValidationError("--to, --purposes and --categories must each name something")
            }
            if expression.method == nil { throw ValidationError("give --method and --evidence") }
            if noticeLanguage == nil { throw ValidationError("give --notice-language, in which the text was shown") }
        }

        private var noticeLanguage: String? { notice.noticeLanguage ?? common.language.language?.rawValue }

        func run() throws {
            let opened = try home.open(writing)
            let loaded = try collaboration.load(opened, at: common.instant)
            let book = try ConsentBook(of: opened, ring: home.keys(of: opened))
            let input = try person.read(at: common.instant)
            let principal = try book.principal(
                of: input, with: KeyUnlocking(book.ring, passphrase: passphrase))
            guard let order = expression.order, let noticeLanguage else { throw ExitCode(FailureClass.usage.rawValue) }
            let record = try book.record(
                scope.order(kind: kind, notice.notice, notice.noticeUri, notice.noticeVersion, noticeLanguage),
                of: principal, expressed: order, at: expression.moment(at: common.instant), in: loaded)
            ConsentCommand.finish(record, json: common.json, writing)
        }
    }

    /// `brygga consent amend`.
    struct Amend: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "amend",
            abstract: "Take part of a consent back, or extend it with a new notice and a new statement.",
            discussion: """
                RECORD is the id that 'consent record' printed. Extending (--to, --purposes, --categories) needs the options \
                of --notice, --method and --evidence too.

                Example: brygga consent amend RECORD --remove-to bostad --by coach
                Example: brygga consent amend RECORD --categories plan \\
                    --notice notice-2.txt --notice-uri https://example.org/notice \\
                    --notice-version 2 --language sv --method signed_paper \\
                    --evidence form-2.pdf --by coach
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var scope: ScopeOptions
        @OptionGroup var expression: ExpressionOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: "The record's id, as 'consent show' prints it.")
        var record: RecordArgument

        @Option(parsing: .upToNextOption, help: ArgumentHelp("Recipients to take away.", valueName: "agency"))
        var removeTo: [IdentifierArgument] = []

        @Option(parsing: .upToNextOption, help: ArgumentHelp("Purposes to take away.", valueName: "purpose"))
        var removePurposes: [IdentifierArgument] = []

        @Option(parsing: .upToNextOption, help: ArgumentHelp("Categories to take away.", valueName: "category"))
        var removeCategories: [IdentifierArgument] = []

        @Option(
            help: ArgumentHelp("When extending: the exact text that was shown.", valueName: "file"), completion: .file()
        )
        var notice: String?

        @Option(help: ArgumentHelp("When extending: the address of that text.", valueName: "uri"))
        var noticeUri: String?

        @Option(help: "When extending: the version of that text.")
        var noticeVersion: String?

        @Option(help: "When extending: the language it was shown in (BCP 47; default: that of --language).")
        var noticeLanguage: String?

        private var removes: Bool { !(removeTo + removePurposes + removeCategories).isEmpty }
        private var extends: Bool { !(scope.to + scope.purposes + scope.categories).isEmpty }

        func validate() throws {
            guard removes != extends else { throw ValidationError("either take away or extend, in one command") }
            guard
                !extends
                    || (notice != nil && noticeUri != nil && noticeVersion != nil && shownIn != nil
                        && expression.method != nil)
            else {
                throw ValidationError(
                    "extending needs --notice, --notice-uri, --notice-version, --notice-language, --method and --evidence"
                )
            }
        }

        private var shownIn: String? { noticeLanguage ?? common.language.language?.rawValue }

        func run() throws {
            let opened = try home.open(writing)
            let book = try ConsentBook(of: opened, ring: home.keys(of: opened))
            let moment = expression.moment(at: common.instant)
            if let notice, let noticeUri, let noticeVersion, let shownIn, let expressed = expression.order, extends {
                let kind = try book.ledger().record(record.id)?.terms.basis.kind ?? .participation
                let order = scope.order(kind: kind, notice, noticeUri, noticeVersion, shownIn)
                let loaded = try collaboration.load(opened, at: common.instant)
                let amended = try book.amend(record.id, adding: order, expressed: expressed, at: moment, in: loaded)
                ConsentCommand.finish(amended, json: common.json, writing)
                return
            }
            let removal = try ConsentRemoval(
                categories: Set(removeCategories.map(\.identifier)), recipients: Set(removeTo.map(\.identifier)),
                purposes: Set(removePurposes.map(\.identifier)))
            let amended = try book.amend(record.id, removing: removal, expressed: expression.order, at: moment)
            ConsentCommand.finish(amended, json: common.json, writing)
        }
    }

    /// `brygga consent withdraw`.
    struct Withdraw: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "withdraw",
            abstract: "Record that a person withdraws a consent; every export that needs it is denied from then on.",
            discussion: "Example: brygga consent withdraw RECORD --by coach")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var expression: ExpressionOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: "The record's id, as 'consent show' prints it.")
        var record: RecordArgument

        func run() throws {
            let opened = try home.open(writing, for: .recording)
            let book = try ConsentBook(of: opened, ring: home.keys(of: opened))
            let withdrawn = try book.withdraw(
                record.id, expressed: expression.order, at: expression.moment(at: common.instant))
            ConsentCommand.finish(withdrawn, json: common.json, writing)
        }
    }

    /// `brygga consent show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show a person's consents, what they cover and what happened to them.",
            discussion: """
                --at asks what held at an instant; --known-at what this ledger knew by then.

                Example: brygga consent show --case case.json
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var person: PersonOptions

        @Option(help: "What this ledger knew by an instant (default: now).")
        var knownAt: InstantArgument?

        func run() throws {
            let opened = try home.open()
            let book = try ConsentBook(of: opened, ring: home.keys(of: opened))
            let input = try person.read(at: common.instant)
            let principal = try book.principal(
                of: input, with: KeyUnlocking(book.ring, passphrase: passphrase))
            let ledger = try book.ledger()
            let known = knownAt?.instant ?? common.instant
            for record in ledger.records(of: principal.value) {
                let standings = ledger.standings(
                    of: record, asOf: common.instant, knownAt: known, principal: principal.value)
                if common.json {
                    var object = ConsentCommand.object(record).object ?? [:]
                    object["flows"] = .array(standings.map(\.object))
                    Console.result(.object(object))
                } else {
                    ConsentCommand.show(record)
                    for standing in standings { Console.result("    \(standing.words)") }
                }
            }
        }
    }

    /// `brygga consent list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List every consent record of the ledger, without naming the persons.",
            discussion: "Example: brygga consent list")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let opened = try home.open()
            let ledger = try ConsentBook(of: opened, ring: home.keys(of: opened)).ledger()
            var seen: Set<ConsentUUID> = []
            for entry in ledger.entries where seen.insert(entry.recordID).inserted {
                guard let record = ledger.record(entry.recordID) else { continue }
                if common.json { Console.result(ConsentCommand.object(record)) } else { ConsentCommand.show(record) }
            }
        }
    }

    static func finish(_ record: ConsentRecord, json: Bool, _ writing: WritingOptions) {
        if json { Console.result(writing.stamped(object(record))) } else { show(record) }
        writing.remark()
    }
}

/// What a consent covers.
struct ScopeOptions: ParsableArguments {
    @Option(parsing: .upToNextOption, help: ArgumentHelp("The agencies that may receive.", valueName: "agency"))
    var to: [IdentifierArgument] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The purposes.", valueName: "purpose"))
    var purposes: [IdentifierArgument] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The categories of information.", valueName: "category"))
    var categories: [IdentifierArgument] = []

    @Option(parsing: .upToNextOption, help: ArgumentHelp("Agencies that the person excludes.", valueName: "agency"))
    var excludeAgencies: [IdentifierArgument] = []

    @Option(
        parsing: .upToNextOption, help: ArgumentHelp("Fields that the person excludes.", valueName: "category.field"))
    var excludeFields: [FieldArgument] = []

    @Flag(help: "The consent was given explicitly.")
    var explicit = false

    @Option(help: "How long it holds, such as P6M, P1Y or P30D (default: P1Y).")
    var valid: PeriodArgument?

    @Option(
        help: """
            How the person withdraws it, one sentence in the language of the notice (default: to tell any employee of the \
            agency, orally or in writing; in Swedish or Danish where --notice-language is sv or da, else in English).
            """)
    var withdrawal: String?

    func order(
        kind: ConsentKind, _ notice: String, _ uri: String, _ version: String, _ language: String
    ) -> ConsentOrder {
        ConsentOrder(
            kind: kind, recipients: to.map(\.identifier), purposes: purposes.map(\.identifier),
            categories: categories.map(\.identifier), type: explicit ? .explicitlyExpressed : .expressed,
            validity: valid?.period ?? .year, noticePath: notice, noticeURI: uri,
            noticeVersion: version, language: language,
            withdrawalMethod: withdrawal ?? UsualWithdrawal.sentence(forNoticeIn: language),
            excludedAgencies: excludeAgencies.map(\.identifier), excludedFields: excludeFields.map(\.field))
    }
}
