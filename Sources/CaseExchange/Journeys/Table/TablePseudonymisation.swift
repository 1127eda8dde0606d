public import CaseModel
import Glibc
import PersonalNumbers
public import PolicyEvaluation
public import Pseudonymisation

/// Pseudonymises a table from a file or standard input; nothing of the result can be reached before all of it is right.
public struct TablePseudonymisation {
    private let source: Source
    private let effect: Effect
    /// Where the result waits, without a name, until all of it is right; only for a result on standard output.
    private let spool: String

    /// Where the key comes from, and the rules about it.
    private enum Source {
        case home(AgencyHome, KeyUnlocking, version: Int?)
        case file(PseudonymKeyFile, policy: SharingPolicy?, agency: Identifier?)
        case key(UnlockedPseudonymKey)
    }

    /// Works with the pseudonym keys of a home: the newest version of each, or for the order's domain the one that is named
    /// while its window is open.
    public init(home: AgencyHome, keys: KeyUnlocking, version: Int? = nil) {
        source = .home(home, keys, version: version)
        (effect, spool) = (home.effect, home.path + "/spool")
    }

    /// Works without a home.
    ///
    /// - Parameters:
    ///   - keyFile: the master key.
    ///   - policy: the policy that gives the domain's tag and says who may hold its key.
    ///   - agency: the agency that the holder rule is asked for; that of the key's certificate where it has one.
    ///   - spool: a folder for the result before it goes to standard output; its file system must have unnamed files.
    public init(
        keyFile: PseudonymKeyFile, policy: SharingPolicy?, agency: Identifier?, spool: String, effect: Effect
    ) {
        source = .file(keyFile, policy: policy, agency: agency)
        (self.effect, self.spool) = (effect, spool)
    }

    /// Works with a key that is unlocked already, for all columns; what becomes of the result is the caller's business.
    init(key: UnlockedPseudonymKey, spool: String) {
        source = .key(key)
        (effect, self.spool) = (.rehearsed, spool)
    }

    /// Replaces the numbers in columns of a table; the report tells what was done.
    ///
    /// - Parameters:
    ///   - instant: the reference time: the day that numbers are read for.
    ///   - progress: hears of the bytes of the table that are done.
    public func run(
        _ order: TableOrder, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> PseudonymisationReport {
        try requireNewFiles(order)
        let sealing = try rejectFile(order, at: instant)
        let folder = if case .file(let target, _) = order.destination { FilePath.folder(of: target) } else { spool }
        let (output, outcome) = try pseudonymised(order, in: folder, at: instant, progress: progress)
        try sealing?.write(outcome.rejected, effect: effect)
        switch order.destination {
        case .file(let target, let existing):
            try output.commit(as: target, ifExisting: existing, effect: effect)
        case .standardOutput where effect == .rehearsed: break
        case .standardOutput: try output.copy(to: STDOUT_FILENO)
        }
        return outcome.report
    }

    /// The result in a file that has no name, in a folder.
    func pseudonymised(
        _ order: TableOrder, in folder: String, at instant: Instant, progress: any ProgressReporting
    ) throws -> (file: DurableFile, outcome: TableRun.Outcome) {
        let options = try options(order, at: instant)
        let output = try DurableFile(in: folder, fallback: .refuse)
        let sink: any RowSink =
            switch order.rowOrder {
            case .kept: FileSink(file: output)
            case .shuffled: RowShuffle(output, folder: folder)
            }
        let run = try TableRun(options, writtenDialect: order.writtenDialect, jobs: order.jobs, progress: progress)
        do {
            return (output, try run.run(try InputStream(order.path), to: sink))
        } catch let error as PseudonymisationError {
            throw FailureInFile(error, file: order.path == "-" ? nil : order.path)
        }
    }

    /// Refuses before the work what could only be refused after it.
    private func requireNewFiles(_ order: TableOrder) throws {
        if case .file(let target, .keep) = order.destination, try InputFile.exists(target) {
            throw FileFault("create", target, .exists)
        }
        if case .quarantine(let target, .keep, _) = order.invalidNumbers, try InputFile.exists(target) {
            throw FileFault("create", target, .exists)
        }
    }

    private func options(_ order: TableOrder, at instant: Instant) throws -> PseudonymStreamOptions {
        let parsing = ParsingOptions(referenceDate: try CivilDay.ofReference(instant))
        var keys: [Identifier: UnlockedPseudonymKey] = [:]
        var columns: [ReplacedColumn] = []
        for column in order.columns {
            let domain = column.domain ?? order.domain
            let key = try keys[domain] ?? self.key(of: domain, order, at: instant)
            keys[domain] = key
            columns.append(ReplacedColumn(column.name, country: column.country, key: key))
        }
        var options = PseudonymStreamOptions(
            columns: columns, freeColumns: order.freeColumns, format: order.format, parsing: parsing)
        if case .quarantine = order.invalidNumbers { options.invalidCells = .setAside }
        options.keepsRowEnds = order.rowOrder == .shuffled
        if let path = order.history {
            let countries = Set(order.columns.map(\.country))
            let bytes = try InputFile.readPrivate(path, maximumBytes: 64 << 20)
            do throws(PseudonymisationError) {
                options.history = try IdentityHistory(
                    parsing: bytes, country: countries.count == 1 ? countries.first : nil, options: parsing)
            } catch { throw FailureInFile(error, file: path) }
        }
        return options
    }

    private func rejectFile(_ order: TableOrder, at instant: Instant) throws -> RejectFile? {
        guard case .quarantine(let path, let existing, let certificate) = order.invalidNumbers else { return nil }
        if let certificate {
            return RejectFile(path, existing, sealedTo: try KeyRing.readCertificate(certificate))
        }
        switch source {
        case .home(_, let keys, _):
            return RejectFile(path, existing, sealedTo: try keys.ring.certificate(.decryption, at: instant))
        case .file(let keyFile, _, _):
            guard let certificate = try keyFile.certificate() else { throw RejectFileFault.noCertificate }
            return RejectFile(path, existing, sealedTo: certificate)
        case .key: throw RejectFileFault.noCertificate
        }
    }

    private func key(
        of name: Identifier, _ order: TableOrder, at instant: Instant
    ) throws -> UnlockedPseudonymKey {
        let tag = name == order.domain ? order.tag : nil
        switch source {
        case .home(let home, let keys, let version):
            let rules = try PseudonymKeyRules(home: home)
            try rules.requireHolder(name)
            return try keys.pseudonymKey(
                of: try rules.domain(name, tag: tag), version: name == order.domain ? version : nil, at: instant)
        case .file(let keyFile, let policy, let agency):
            let rules = PseudonymKeyRules(
                policies: policy.map { [$0] } ?? [], agency: try agency ?? keyFile.agency())
            try rules.requireHolder(name)
            return UnlockedPseudonymKey(try keyFile.key(of: try rules.domain(name, tag: tag)))
        case .key(let key): return key
        }
    }
}
