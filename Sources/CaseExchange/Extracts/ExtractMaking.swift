import BundleSealing
public import CaseModel
public import DisclosureControl
import GRDB
public import OpenSSLCrypto
import ParallelWork
import PersonalNumbers
import PolicyEvaluation
public import Pseudonymisation

/// What a statistics extract is to be made of.
public struct ExtractOrder: Sendable {
    /// The table with personal numbers: CSV, or JSON objects line by line; `-` for standard input.
    public var rows: String
    /// How the rows are written.
    public var format: PseudonymStreamOptions.Format
    /// Columns that may hold personal numbers, for the recipe drops them.
    public var droppedColumns: [String] = []
    /// The agency that receives the extract.
    public var recipient: Identifier
    /// The role of whoever sends it.
    public var role: Identifier
    /// For how many days the bundle may be opened, 1 to 31.
    public var days: Int
    /// Where the bundle goes; nil for the home's outbox.
    public var folder: String?
    /// Where the officer's report goes; nil for the home's folder of reports.
    public var officerReport: String?
    /// How many threads pseudonymise.
    public var jobs: Int = OrderedWork.processors

    /// States what is needed at least.
    public init(
        _ rows: String, format: PseudonymStreamOptions.Format, to recipient: Identifier, role: Identifier,
        days: Int = 14
    ) {
        (self.rows, self.format, self.recipient, self.role, self.days) = (rows, format, recipient, role, days)
    }
}

/// The journey of rows to a statistics team: decide, pseudonymise, generalise, leave out, seal, register, release.
///
/// Personal numbers are gone before anything is written, even to a file without a name.
public struct ExtractMaking: Sendable {
    private let home: AgencyHome
    private let keys: KeyUnlocking
    private let collaboration: Collaboration

    /// Prepares extracts under a collaboration.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// Decides, counts and seals; nothing can be reached before `PreparedExtract.release`.
    ///
    /// Throws `ExportDenied` where the policy denies it, `extract.dropped` where too many rows would have to be left out.
    ///
    /// - Parameter progress: hears of the bytes of the table, for each of the passes anew.
    public func prepare(
        _ order: ExtractOrder, by file: RecipeFile, at instant: Instant,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> PreparedExtract {
        guard (1...31).contains(order.days) else { throw ExportFault.lifetime }
        if let path = order.officerReport, try InputFile.exists(path) { throw FileFault("create", path, .exists) }
        for name in order.droppedColumns
        where !file.recipe.columns.contains(where: { $0.name == name && $0.role == .drop }) {
            throw ExtractFault.notDropped(name)
        }
        let decision = try permit(file.recipe, order, at: instant)
        try home.requireSpace()
        let day = try CivilDay.ofReference(instant)
        let (spool, source) = try pseudonymised(order, by: file, decision, at: instant, progress: progress)
        let passes = ExtractPasses(
            table: RowTable(
                spool, format: RowTable.Format(order.format, columns: file.recipe.columns.map(\.name)),
                file: order.rows), day: day,
            progress: progress)
        let classes = try passes.count(file.plan)
        let extract = try passes.inTable { () throws(ExtractError) in try classes.decide() }
        let written = try passes.write(extract, in: home.spoolFolder)
        let bundle = try seal(written, order, decision, at: instant)
        return PreparedExtract(
            collaboration: collaboration, home: home, decision: decision, written: written, bundle: bundle,
            folder: order.folder ?? home.outboxFolder, officerReport: order.officerReport,
            report: try ExtractParcel.officerReport(extract, written.file), inputSHA256: source)
    }

    private func permit(_ recipe: ExtractRecipe, _ order: ExtractOrder, at instant: Instant) throws -> Decision {
        guard recipe.recipient == order.recipient else {
            throw ExtractFault.otherRecipient(recipe: recipe.recipient, named: order.recipient)
        }
        guard collaboration.policy.purpose(recipe.purpose)?.isStatistical ?? true else {
            throw ExtractFault.notStatistical(recipe.purpose)
        }
        guard !recipe.categories.isEmpty else { throw ExtractFault.noCategories }
        let request = DisclosureRequest(
            from: home.agency, to: recipe.recipient, role: order.role, purpose: recipe.purpose,
            categories: recipe.categories, identity: .pseudonym)
        var evidence = Evidence(asOf: instant, standing: collaboration.standing)
        evidence.groupSize = recipe.profile.minimumGroup
        let decision = try collaboration.policy.decide(request, on: evidence)
        guard decision.effect == .allow else {
            try home.openStore().write { database in
                try SentLine.insertRefusal(decision, of: "", under: collaboration, into: database)
            }
            throw try ExportDenied([decision], trim: .never)
        }
        return decision
    }

    private func key(of decision: Decision, _ recipe: ExtractRecipe, at instant: Instant) throws -> UnlockedPseudonymKey
    {
        let domain = try collaboration.policy.domain(of: decision)
        try PseudonymKeyRules(home: home).requireHolder(domain.name)
        let key = try keys.pseudonymKey(of: domain, at: instant)
        guard let release = recipe.release else { return key }
        return UnlockedPseudonymKey(try key.key.key(ofRelease: release))
    }

    /// The rows with pseudonyms, in a file without a name, and the digest of what was read.
    private func pseudonymised(
        _ order: ExtractOrder, by file: RecipeFile, _ decision: Decision, at instant: Instant,
        progress: any ProgressReporting
    ) throws -> (DurableFile, String) {
        let key = try key(of: decision, file.recipe, at: instant)
        var table = TableOrder(
            order.rows, columns: [.init(file.recipe.pseudonymColumn, country: try file.country())],
            domain: key.key.domain.name, jobs: order.jobs)
        (table.format, table.freeColumns) = (order.format, order.droppedColumns)
        let (spool, outcome) = try TablePseudonymisation(key: key, spool: home.spoolFolder)
            .pseudonymised(table, in: home.spoolFolder, at: instant, progress: progress)
        return (spool, outcome.report.inputSHA256.hex)
    }

    private func seal(
        _ written: ExtractPasses.Written, _ order: ExtractOrder, _ decision: Decision, at instant: Instant
    ) throws -> UnnamedBundle {
        let sender = try BundleSender(home: home, keys: keys, collaboration: collaboration, at: instant)
        let recipient = decision.request.to
        guard let redisclosure = Identifier(decision.obligations?.redisclosure.rawValue ?? ""),
            let category = decision.request.categories.first
        else { throw ExportFault.nothingToSend(recipient) }
        var domain: Identifier?
        if case .named(let name)? = decision.domain { domain = name }
        let statement = BundleStatement(
            role: decision.request.role, categories: decision.request.categories, identityForm: .pseudonym,
            decision: BundleDecision(
                asOf: decision.asOf, permits: decision.permits, retainUntil: decision.obligations?.retainUntil,
                redisclosure: redisclosure, subject: [:], domain: domain),
            consents: [])
        let rows = SpooledPlaintext(file: written.spool, size: written.file.byteCount)
        let described = try ExtractParcel.describing(written.extract, written.file)
        return try sender.seal(
            .extract, statement, for: decision.request.purpose,
            files: [PayloadFile(named: ExtractParcel.rows, category, rows)]
                + described.map { try PayloadFile(named: $0.name, category, PlaintextBytes($0.bytes)) },
            to: recipient, days: order.days, in: order.folder ?? home.outboxFolder, at: instant)
    }
}

/// Plaintext in a file without a name.
struct SpooledPlaintext: PlaintextSource {
    let file: DurableFile
    let size: Int

    func read(at offset: Int, count: Int) throws -> [UInt8] {
        let bytes = try file.read(count, at: offset)
        guard bytes.count == count else { throw FileFault("read", "", .changed) }
        return bytes
    }

    func read(at offset: Int, into target: inout MutableSpan<UInt8>) throws -> Int {
        try file.read(at: offset, into: &target)
    }
}

/// An extract that is decided about, counted and sealed, and not yet released.
public struct PreparedExtract {
    let collaboration: Collaboration
    let home: AgencyHome
    let decision: Decision
    let written: ExtractPasses.Written
    let bundle: UnnamedBundle
    let folder: String
    let officerReport: String?
    let report: String
    let inputSHA256: String

    /// What is sent.
    public var summary: ReleasedExtract {
        let manifest = bundle.sealed.manifest
        return ReleasedExtract(
            recipient: manifest.recipient.agency, recipientName: collaboration.name(of: manifest.recipient.agency),
            recipientCertificate: manifest.recipient.certificate, path: folder + "/" + bundle.name,
            bundleID: bundle.sealed.bundleID.hex, identity: bundle.sealed.identity.hex, size: bundle.sealed.size,
            expires: manifest.expires, retainUntil: decision.obligations?.retainUntil, permits: decision.permits,
            measures: written.extract.measures, omission: written.extract.omission,
            fileDigest: written.file.digest.hex, inputDigest: inputSHA256, officerReport: reportPath)
    }

    private var reportPath: String {
        officerReport ?? home.reportsFolder + "/" + String(bundle.name.dropLast(BundleFileName.suffix.count)) + ".md"
    }

    /// Enters the extract in the register, keeps the officer's report and then gives the bundle its name; a rehearsal enters,
    /// keeps and names nothing.
    public func release() throws -> ReleasedExtract {
        let summary = summary
        try home.openStore().write { database in
            try collaboration.requirePinned(in: database)
            try SentLine(
                sealed: bundle.sealed, decision: decision, fileName: FilePath.name(of: summary.path), principal: "",
                consents: "[]"
            ).insert(under: collaboration, into: database)
        }
        try DurableFile.write(Array(report.utf8), to: reportPath, effect: home.effect)
        try bundle.file.commit(as: summary.path, effect: home.effect)
        try home.noting { try SentLine.markReleased([bundle.sealed.bundleID.hex], in: try home.openStore()) }
        return summary
    }
}

/// An extract that was released or is ready to be.
public struct ReleasedExtract: Sendable {
    /// Who it is for.
    public let recipient: Identifier
    /// The recipient's name for people.
    public let recipientName: String
    /// The certificate that it is sealed for.
    public let recipientCertificate: SHA256Digest
    /// The bundle's file.
    public let path: String
    /// The bundle's name.
    public let bundleID: String
    /// Its identity: SHA-256 of its entry list.
    public let identity: String
    /// Its size in bytes.
    public let size: Int
    /// The last instant at which it can be opened.
    public let expires: Instant
    /// The last day the recipient may keep it.
    public let retainUntil: CalendarDate?
    /// The permits it rests on.
    public let permits: [Identifier]
    /// What the released rows achieve.
    public let measures: DisclosureMeasures
    /// What was left out; for the officer alone.
    public let omission: ExtractOmission
    /// SHA-256 of the rows.
    public let fileDigest: String
    /// SHA-256 of what was read.
    public let inputDigest: String
    /// Where the officer's report is.
    public let officerReport: String
}
