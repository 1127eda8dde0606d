public import CaseModel
import Glibc
public import PersonalNumbers
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
        case home(AgencyHome, KeyUnlocking)
        case file(PseudonymKeyFile, policy: SharingPolicy?, agency: Identifier?)
    }

    /// Works with the pseudonym keys of a home.
    public init(home: AgencyHome, keys: KeyUnlocking) {
        source = .home(home, keys)
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

    /// Where the result goes.
    public enum Destination: Sendable {
        /// A new file.
        case file(String, ExistingFile)
        /// Standard output, once everything is right.
        case standardOutput
    }

    /// Replaces the numbers in columns of a CSV table.
    ///
    /// - Parameters:
    ///   - path: the table, or `-` for standard input.
    ///   - domain: the pseudonym domain; its tag comes from a joined collaboration's policy unless it is pairwise.
    ///   - tag: the tag of a domain that no policy at hand names.
    ///   - progress: hears of the bytes of the table that are done.
    public func run(
        _ path: String, domain: Identifier, tag: String?, country: Country, options: PseudonymStreamOptions,
        to destination: Destination, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> PseudonymisationReport {
        if case .file(let target, .keep) = destination, try InputFile.exists(target) {
            throw FileFault("create", target, .exists)
        }
        let key = try key(of: domain, tag: tag)
        let date = instant.date
        guard let day = CivilDay(year: date.year, month: date.month, day: date.day) else {
            throw PseudonymisationError.invalidOption("the reference time")
        }
        let pseudonymiser = try Pseudonymiser(key: key.key, options: ParsingOptions(referenceDate: day))
        let stream = try PseudonymStream(pseudonymiser, country: country, options: options)
        let folder =
            if case .file(let target, _) = destination { FilePath.folder(of: target) } else { spool }
        let output = try DurableFile(in: folder, fallback: .refuse)
        let report: PseudonymisationReport
        do {
            report = try pump(path, through: stream, into: output, progress)
        } catch let error as PseudonymisationError {
            throw FailureInFile(error, file: path == "-" ? nil : path)
        }
        switch destination {
        case .file(let target, let existing):
            try output.commit(as: target, ifExisting: existing, effect: effect)
        case .standardOutput where effect == .rehearsed: break
        case .standardOutput: try output.copy(to: STDOUT_FILENO)
        }
        return report
    }

    private func key(of name: Identifier, tag: String?) throws -> UnlockedPseudonymKey {
        switch source {
        case .home(let home, let keys):
            let rules = try PseudonymKeyRules(home: home)
            try rules.requireHolder(name)
            return try keys.pseudonymKey(of: try rules.domain(name, tag: tag))
        case .file(let keyFile, let policy, let agency):
            let rules = PseudonymKeyRules(
                policies: policy.map { [$0] } ?? [], agency: try agency ?? keyFile.agency())
            try rules.requireHolder(name)
            return UnlockedPseudonymKey(try keyFile.key(of: try rules.domain(name, tag: tag)))
        }
    }

    private func pump(
        _ path: String, through stream: consuming PseudonymStream, into output: DurableFile,
        _ progress: any ProgressReporting
    ) throws -> PseudonymisationReport {
        let input = try InputStream(path)
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * Self.chunkSize)
        var done = 0
        while true {
            let chunk = try input.next(Self.chunkSize)
            if chunk.isEmpty { break }
            buffer.removeAll(keepingCapacity: true)
            try stream.process(chunk.span, into: &buffer)
            try output.write(buffer)
            done += chunk.count
            progress.report(WorkProgress(done: done, of: input.size, .bytes))
        }
        buffer.removeAll(keepingCapacity: true)
        let report = try stream.finish(into: &buffer)
        try output.write(buffer)
        return report
    }

    private static let chunkSize = 256 << 10
}
