import BundleSealing
public import CaseModel
public import DisclosureControl
import OpenSSLCrypto
import ParallelWork
import PersonalNumbers
import PolicyEvaluation
import Pseudonymisation

/// What a statistics team learns of an extract that was opened.
public struct OpenedExtract: Sendable {
    /// Who sent it.
    public let sender: Identifier
    /// The purpose.
    public let purpose: Identifier
    /// The bundle's name.
    public let bundleID: String
    /// The categories that its columns belong to.
    public let categories: [Identifier]
    /// Where its files are.
    public let folder: String
    /// The permits that the recipient's own policy gives for it.
    public let permits: [Identifier]
    /// The last day it may be kept.
    public let retainUntil: CalendarDate?
    /// How far it may be passed on.
    public let redisclosure: String
    /// What the rows achieve, measured anew.
    public let measures: DisclosureMeasures
    /// The team's own domain that the pseudonyms were keyed for; nil for those of the sender.
    public let rekeyedFor: Identifier?
}

/// The journey of an extract in: every check of a bundle, then every figure of its report measured anew from its rows, then the
/// register.
///
/// All files but the rows are made again from the rows and the recipe and must be the same byte for byte. Plaintext is in files
/// without names until everything held.
public struct ExtractOpening: Sendable {
    private let home: AgencyHome
    private let keys: KeyUnlocking
    private let collaboration: Collaboration

    /// Prepares openings in a home.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// Opens an extract into a folder that does not exist yet.
    ///
    /// - Parameters:
    ///   - team: a domain of the home whose key the pseudonyms are keyed with once more; nil to leave them.
    ///   - tag: the tag of that domain where no policy at hand names it.
    ///   - progress: hears of the bytes that are opened and read.
    public func run(
        _ path: String, into folder: String, rekeyedFor team: Identifier? = nil, tag: String? = nil,
        at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> OpenedExtract {
        var staged = try StagedFolder.prepare(at: folder)
        let register = ReceivedRegister(store: try home.openStore())
        let file = try OpenedFile(path)
        let bundle = try BundleVerification(collaboration: collaboration).verify(
            file, recipient: home.agency, register: register, at: instant)
        guard bundle.manifest.kind == .extract, bundle.manifest.series == nil else { throw ExtractFault.notAnExtract }
        let key = try keys.key(for: bundle.recipient.entry.certificate)
        let opened = try bundle.openIndex(key: key.key)
        guard opened.index.files.map(\.name.text) == ExtractParcel.names else { throw ExtractFault.otherFiles }
        let files = try unseal(opened, key.key, progress)
        let recipe = try recipe(files)
        let decision = try Reevaluation(
            collaboration: collaboration, bundle: bundle, index: opened.index,
            groupSize: recipe.profile.minimumGroup
        ).decide(at: instant)
        try requireFit(recipe, decision)
        let domain = try collaboration.policy.domain(of: decision)
        var written = try examined(files, recipe, tag: domain.tag, at: instant, progress: progress)
        let measures = written.extract.measures
        if let team {
            written = try rekeyed(written, for: team, tag: tag, recipe, at: instant, progress: progress)
        }
        try fill(&staged, with: written)
        try staged.synchronise()
        let claim = try WorkClaim.take([bundle.manifest.bundleID.bytes], at: home.lockPath)
        defer { claim.keep() }
        try register.begin([
            ReceivedRegister.Opening(
                bundle: bundle, index: opened.index, collaboration: collaboration, decision: decision, principal: nil,
                fileDigest: try file.digest(), instant: instant)
        ])
        try staged.release(home.effect)
        try home.noting { try register.finish([bundle.reference]) }
        return OpenedExtract(
            sender: bundle.manifest.sender.agency, purpose: bundle.manifest.purpose,
            bundleID: bundle.manifest.bundleID.hex, categories: opened.index.statement.categories, folder: folder,
            permits: decision.permits, retainUntil: decision.obligations?.retainUntil,
            redisclosure: decision.obligations?.redisclosure.rawValue ?? "none", measures: measures, rekeyedFor: team)
    }

    /// The bundle's files, each without a name.
    private func unseal(
        _ opened: OpenedIndex, _ key: borrowing PrivateKey, _ progress: any ProgressReporting
    ) throws -> [DurableFile] {
        let files = try opened.index.files.map { _ in try DurableFile(in: home.spoolFolder, fallback: .refuse) }
        let total = opened.index.files.reduce(0) { $0 + $1.size }
        // All but the rows is small, and is compared in memory.
        guard total - opened.index.files[0].size <= Self.maximumDescription else { throw ExtractFault.otherFiles }
        var done = 0
        _ = try opened.openSegments(key: key, jobs: OrderedWork.processors) { place, plaintext in
            try files[place.fileIndex].write(plaintext)
            done += plaintext.count
            progress.report(WorkProgress(done: done, of: total, .bytes))
        }
        return files
    }

    private static let maximumDescription = 16 << 20

    private func recipe(_ files: [DurableFile]) throws -> ExtractRecipe {
        let bytes = try files[1].read(ExtractRecipe.maximumBytes + 1, at: 0)
        do throws(ExtractError) { return try ExtractRecipe(parsing: bytes) } catch {
            throw ExtractFault.notAsDescribed(ExtractParcel.recipe)
        }
    }

    /// A sender may not send by a recipe that was agreed for something else.
    private func requireFit(_ recipe: ExtractRecipe, _ decision: Decision) throws {
        guard recipe.recipient == home.agency, recipe.purpose == decision.request.purpose,
            recipe.categories == decision.request.categories,
            collaboration.policy.purpose(recipe.purpose)?.isStatistical == true
        else { throw ExtractFault.notAsDescribed(ExtractParcel.recipe) }
    }

    /// Measures the rows anew, writes them anew, and compares everything. A personal number in a row is refused as a case's
    /// is: a sender's own words about its content are not believed.
    private func examined(
        _ files: [DurableFile], _ recipe: ExtractRecipe, tag: String, at instant: Instant,
        progress: any ProgressReporting
    ) throws -> ExtractPasses.Written {
        let table = RowTable(files[0], format: .delimited(.character(UInt8(ascii: ","))), file: ExtractParcel.rows)
        let passes = ExtractPasses(table: table, day: try CivilDay.ofReference(instant), progress: progress)
        var pseudonyms = PseudonymColumnCheck()
        let scan = LeakScan(
            arrivingUnder: collaboration.policy.jurisdiction, naming: nil,
            options: ParsingOptions(referenceDate: passes.day))
        let written: ExtractPasses.Written
        do {
            let classes = try passes.count {
                try ExtractPlan(releasedBy: recipe, header: $0)
            } checking: { bytes, ends, pseudonym in
                try pseudonyms.take(bytes.extracting(RowCells.range(pseudonym, ends)))
                for place in ends.indices where place != pseudonym {
                    guard !scan.holdsNumber(cell: bytes.extracting(RowCells.range(place, ends))) else {
                        throw ExtractFault.notAsDescribed(ExtractParcel.rows)
                    }
                }
            }
            guard pseudonyms.tag == tag else { throw ExtractFault.notAsDescribed(ExtractParcel.rows) }
            let extract = try passes.inTable { () throws(ExtractError) in try classes.decide() }
            guard extract.omission.droppedRows == 0 else { throw ExtractFault.notAsDescribed(ExtractParcel.report) }
            written = try passes.write(extract, in: home.spoolFolder)
        } catch let failure as FailureInFile where failure.failureClass != .surroundings {
            // Whatever is wrong with the rows, their report said that nothing was.
            throw ExtractFault.notAsDescribed(ExtractParcel.rows)
        } catch ExtractFault.mixedPseudonyms {
            throw ExtractFault.notAsDescribed(ExtractParcel.rows)
        }
        guard try written.spool.isEqual(to: files[0]) else { throw ExtractFault.notAsDescribed(ExtractParcel.rows) }
        for (file, described) in zip(files.dropFirst(), try ExtractParcel.describing(written.extract, written.file)) {
            guard try file.read(described.bytes.count + 1, at: 0) == described.bytes else {
                throw ExtractFault.notAsDescribed(described.name)
            }
        }
        return written
    }

    /// The same rows with pseudonyms that were keyed once more, and what describes them.
    private func rekeyed(
        _ written: ExtractPasses.Written, for team: Identifier, tag: String?, _ recipe: ExtractRecipe,
        at instant: Instant, progress: any ProgressReporting
    ) throws -> ExtractPasses.Written {
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(team)
        let key = try keys.pseudonymKey(of: rules.domain(team, tag: tag), at: instant)
        var keying = try SecondKeying(key: key.key)
        let day = try CivilDay.ofReference(instant)
        let spool = try DurableFile(in: home.spoolFolder, fallback: .refuse)
        var offset = 0
        _ = try ColumnRewriting.rewrite(
            recipe.pseudonymColumn, delimiter: .character(UInt8(ascii: ",")), asOf: day
        ) {
            let chunk = try written.spool.read(256 << 10, at: offset)
            offset += chunk.count
            return chunk
        } writing: { bytes in
            try spool.write(bytes)
        } treatment: { (content, place, output) throws(ColumnFault) in
            try keying.treat(content, at: place, into: &output)
        }
        let table = RowTable(spool, format: .delimited(.character(UInt8(ascii: ","))), file: ExtractParcel.rows)
        let passes = ExtractPasses(table: table, day: day, progress: progress)
        let classes = try passes.count { try ExtractPlan(releasedBy: recipe, header: $0) }
        return try passes.write(
            passes.inTable { () throws(ExtractError) in try classes.decide() }, in: home.spoolFolder)
    }

    private func fill(_ staged: inout StagedFolder, with written: ExtractPasses.Written) throws {
        let rows = try staged.addFile(named: ExtractParcel.rows)
        var offset = 0
        while offset < written.file.byteCount {
            let piece = try written.spool.read(256 << 10, at: offset)
            try rows.write(piece)
            offset += piece.count
        }
        for file in try ExtractParcel.describing(written.extract, written.file) {
            try staged.addFile(named: file.name).write(file.bytes)
        }
    }
}

/// Holds the pseudonyms of a column to one domain and one version of its key.
struct PseudonymColumnCheck {
    private var row = 0
    private var first: (tag: String, version: Int)?

    /// The tag of the first; nil where it is no pseudonym of this tool, or there was none.
    var tag: String? { first?.tag }
    /// The version of the first.
    var version: Int? { first?.version }

    /// Takes the next; refuses one of another kind than those before it.
    mutating func take(_ cell: Span<UInt8>) throws(ExtractFault) {
        row += 1
        let found = Pseudonym(parsing: cell.copied).map { (tag: $0.tag, version: $0.version) }
        if row == 1 { first = found }
        guard found?.tag == first?.tag, found?.version == first?.version else {
            throw .mixedPseudonyms(row: row)
        }
    }
}
