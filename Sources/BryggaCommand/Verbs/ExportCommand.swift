import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga export`: sends a case, one sealed bundle for each recipient.
struct ExportCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "export",
        abstract: "Send a consented case: one sealed bundle for each recipient, each with only its part.",
        discussion: """
            Every recipient is decided for on its own. One denial and nothing is sent to anybody; it says for each \
            category which rule decided and what is missing. Before anything is sent you see each recipient's name, the \
            words of its fingerprint and what it gets, and confirm; --yes confirms without being asked, --dry-run only \
            looks.

            --batch sends many: one order a line, a JSON object that names its case, relative to the current folder, and \
            what differs from the options, such as {"case": "case-17", "to": ["af", "fk"]}. A line that fails never stops the others; the exit code is that of the first. \
            Run it again: what is done is skipped.

            Example: brygga export case --to af fk --purpose team_meeting \\
                --role coach --trim --dry-run
            Example: brygga export case --to af fk --purpose team_meeting \\
                --role coach --trim --yes
            Example: brygga export --batch cases.ndjson --to af \\
                --purpose team_meeting --role coach --trim --dry-run
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var approvals: ApprovalOptions

    @Argument(
        help: ArgumentHelp("A case file, or a folder with case.json and attachments.", valueName: "case"),
        completion: .file())
    var path: String?

    @Option(
        help: ArgumentHelp("Send many cases: one order a line (- for standard input).", valueName: "file"),
        completion: .file())
    var batch: String?

    @Option(parsing: .upToNextOption, help: ArgumentHelp("The agencies to send to.", valueName: "agency"))
    var to: [IdentifierArgument] = []

    @Option(help: "The purpose, a word of the policy.")
    var purpose: IdentifierArgument?

    @Option(help: "Your role, a word of the policy.")
    var role: IdentifierArgument?

    @Option(
        parsing: .upToNextOption,
        help: ArgumentHelp("The categories to send (default: all that the case holds).", valueName: "category"))
    var categories: [IdentifierArgument] = []

    @Option(help: "How the person is named: none, pseudonym or personal_number.")
    var identity: IdentityForm = .pseudonym

    @Flag(help: "Send the part that is allowed and name what was left out.")
    var trim = false

    @Option(help: ArgumentHelp("The day of an event that the policy refers to.", valueName: "event=date"))
    var event: [EventArgument] = []

    @Option(help: "For how many days the bundle can be opened, 1 to 31.")
    var days = 14

    @Option(
        help: ArgumentHelp("The folder to put the bundles in (default: the home's outbox).", valueName: "folder"),
        completion: .directory)
    var out: String?

    @Flag(help: "Send without asking: you have seen the recipients and what they get.")
    var yes = false

    @Flag(help: "With --batch: send again what was sent before.")
    var again = false

    @OptionGroup var jobs: JobOptions

    func validate() throws {
        guard (path == nil) != (batch == nil) else {
            throw ValidationError("give either a case or --batch FILE")
        }
        guard batch == nil else {
            guard approvals.approval.isEmpty, approvals.request == nil else {
                throw ValidationError("--approval and --request go with a single case, not with --batch")
            }
            return
        }
        if to.isEmpty { throw ValidationError("Missing expected argument '--to <agency> ...'") }
        if purpose == nil { throw ValidationError("Missing expected argument '--purpose <purpose>'") }
        if role == nil { throw ValidationError("Missing expected argument '--role <role>'") }
        if again { throw ValidationError("--again goes with --batch: a single case is always sent") }
        if jobs.jobs != nil { throw ValidationError("--jobs goes with --batch") }
    }

    func run() async throws {
        if let batch { return try await ExportBatch(command: self, file: batch).run() }
        guard let path, let purpose, let role else { return }
        try runSingle(path, purpose: purpose.identifier, role: role.identifier)
    }

    private func runSingle(_ path: String, purpose: Identifier, role: Identifier) throws {
        let opened = try home.open(writing, for: .recording)
        let loaded = try collaboration.load(opened, at: common.instant)
        let order = ExportOrder(
            recipients: to.map(\.identifier), purpose: purpose, role: role,
            categories: categories.isEmpty ? nil : categories.map(\.identifier), identity: identity,
            trim: trim ? .allowedPart : .never,
            eventDates: Dictionary(event.map { ($0.event, $0.date) }) { _, last in last }, days: days)
        let export = try CaseExport(
            home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase), collaboration: loaded)
        let prepared = try common.showingProgress {
            try export.prepare(path, approvals.added(to: order), at: common.instant, into: out, progress: $0)
        }
        let preview = try prepared.preview(of: export, at: common.instant)
        if writing.dryRun { preview.warn() }
        if !yes, !writing.dryRun {
            try SendingConfirmation(of: prepared.bundles, unlikeBefore: preview.surprises).ask()
        }
        for bundle in try prepared.release() {
            Self.warn(of: bundle)
            if common.json { Console.result(writing.stamped(Self.object(bundle))) } else { Self.show(bundle) }
        }
        writing.remark()
    }

    /// What was sealed unread, in words and with `--json` alike.
    static func warn(of bundle: ReleasedBundle) {
        guard bundle.opaqueAttachments > 0, bundle.opensSeries else { return }
        Console.warning(.opaqueAttachments(bundle.opaqueAttachments, to: bundle.recipient))
    }

    static func show(_ bundle: ReleasedBundle) {
        let retain = bundle.retainUntil.map { ", to be kept until \($0) at the latest" } ?? ""
        Console.result("\(bundle.recipient): \(bundle.path)")
        if let series = bundle.series {
            Console.result("  bundle \(series.number) of \(series.count), which open together only")
            guard bundle.opensSeries else { return }
        }
        Console.result("  \(bundle.recipientName), \(bundle.fingerprintWords)")
        Console.result("  holds \(bundle.categories.map(\.text).joined(separator: ", "))\(retain)")
        Console.result(
            "  by \(bundle.permits.map(\.text).joined(separator: ", ")); can be opened until \(bundle.expires)")
        for (_, reason) in bundle.dropped { Console.result("  left out: \(reason)") }
        for category in bundle.absentCategories { Console.result("  the case holds nothing of \(category)") }
        for category in bundle.withheldCategories { Console.result("  not asked for: \(category)") }
        for field in bundle.unknownFields { Console.result("  never shared, the policy does not name it: \(field)") }
    }

    static func object(_ bundle: ReleasedBundle) -> JSONValue {
        var members: [String: JSONValue] = [
            "recipient": .string(bundle.recipient.text), "recipient_name": .string(bundle.recipientName),
            "recipient_cert_sha256": .string(bundle.recipientCertificate.hex),
            "fingerprint_words": .string(bundle.fingerprintWords), "persons": 1,
            "identity": .string(bundle.identityForm.rawValue),
            "fields": .array(bundle.fields.map { .string($0) }), "attachments": .integer(Int64(bundle.attachments)),
            "missing_consents": .array(bundle.missingConsents.map { .string($0.text) }), "path": .string(bundle.path),
            "bundle_id": .string(bundle.bundleID), "identity_sha256": .string(bundle.identity),
            "size": .integer(Int64(bundle.size)), "expires": .string(bundle.expires.description),
            "categories": .array(bundle.categories.map { .string($0.text) }),
            "permits": .array(bundle.permits.map { .string($0.text) }),
            "dropped": .array(
                bundle.dropped.map { ["category": .string($0.category.text), "reason": .string($0.reason)] }),
            "absent_categories": .array(bundle.absentCategories.map { .string($0.text) }),
            "withheld_categories": .array(bundle.withheldCategories.map { .string($0) }),
            "opaque_attachments": .integer(Int64(bundle.opaqueAttachments)),
            "unknown_fields": .array(bundle.unknownFields.map { .string($0) }),
        ]
        if let date = bundle.retainUntil { members["retain_until"] = .string(date.description) }
        if let series = bundle.series { members["series"] = series.object }
        return .object(members)
    }
}

extension ReleasedBundle {
    /// Whether it is the only bundle that its recipient gets, or the first of a series.
    var opensSeries: Bool { series.map { $0.number == 1 } ?? true }
}

extension BundleManifest.Series {
    /// The place as JSON says it.
    var object: JSONValue { ["number": .integer(Int64(number)), "of": .integer(Int64(count))] }
}
