public import CaseModel
import Glibc
public import PersonalNumbers
import PolicyEvaluation
public import Pseudonymisation

/// Pseudonymises a table from a file or standard input; nothing of the result can be reached before all of it is right.
public struct TablePseudonymisation {
    let home: AgencyHome
    let keys: KeyUnlocking

    /// Works with the pseudonym keys of a home.
    public init(home: AgencyHome, keys: KeyUnlocking) { (self.home, self.keys) = (home, keys) }

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
    ///   - tag: the tag of a domain that no joined policy names.
    ///   - progress: hears of the bytes of the table that are done.
    public func run(
        _ path: String, domain: Identifier, tag: String?, country: Country, options: PseudonymStreamOptions,
        to destination: Destination, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> PseudonymisationReport {
        if case .file(let target, .keep) = destination, try InputFile.exists(target) {
            throw FileFault("create", target, .exists)
        }
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(domain)
        let key = try keys.pseudonymKey(of: try rules.domain(domain, tag: tag))
        let date = instant.date
        guard let day = CivilDay(year: date.year, month: date.month, day: date.day) else {
            throw PseudonymisationError.invalidOption("the reference time")
        }
        let pseudonymiser = try Pseudonymiser(key: key.key, options: ParsingOptions(referenceDate: day))
        let stream = try PseudonymStream(pseudonymiser, country: country, options: options)
        let folder =
            if case .file(let target, _) = destination { FilePath.folder(of: target) } else { home.path + "/spool" }
        let output = try DurableFile(in: folder, fallback: .refuse)
        let report: PseudonymisationReport
        do {
            report = try pump(path, through: stream, into: output, progress)
        } catch let error as PseudonymisationError {
            throw FailureInFile(error, file: path == "-" ? nil : path)
        }
        switch destination {
        case .file(let target, let existing):
            try output.commit(as: target, ifExisting: existing, effect: home.effect)
        case .standardOutput where home.effect == .rehearsed: break
        case .standardOutput: try output.copy(to: STDOUT_FILENO)
        }
        return report
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

/// What joined policies say about pseudonym domains: their tags, and who may hold their keys.
public struct PseudonymKeyRules {
    private let home: AgencyHome
    private let policies: [SharingPolicy]

    /// Reads the policies that a home has pinned; their signatures do not matter here, since a rule only restricts.
    public init(home: AgencyHome) throws {
        self.home = home
        policies = try CollaborationPin.all(in: try home.openStore()).map {
            try CollaborationFiles(in: $0.folder(in: home)).policy
        }
    }

    /// A domain with its tag.
    func domain(_ name: Identifier, tag: String?) throws -> Pseudonymisation.PseudonymDomain {
        let parts = name.text.split(separator: "/")
        if parts.count == 3, parts[0] == "exchange", let from = Identifier(String(parts[1])),
            let to = Identifier(String(parts[2]))
        {
            return try .exchange(from: from, to: to)
        }
        let named = policies.compactMap { $0.pseudonymDomain(name) }.first
        guard let tag = named?.tag ?? tag else { throw PseudonymDomainFault.unknownTag(name) }
        return try Pseudonymisation.PseudonymDomain(name: name, tag: tag)
    }

    /// The other agencies that may hold the key of a domain; a key made here is unknown to them.
    public func otherHolders(of name: Identifier) -> [Identifier] {
        let parts = name.text.split(separator: "/").map(String.init)
        if parts.first == "exchange" {
            return parts.dropFirst().compactMap(Identifier.init).filter { $0 != home.agency }
        }
        let holders = policies.compactMap { $0.pseudonymDomain(name)?.holders }.joined()
        return Set(holders).subtracting([home.agency]).sorted()
    }

    /// Refuses a key that the agency may not hold: of a domain whose extracts it receives, or between two others.
    public func requireHolder(_ name: Identifier) throws {
        let parts = name.text.split(separator: "/")
        if parts.first == "exchange" || parts.first == "internal" {
            guard parts.dropFirst().contains(where: { $0 == home.agency.text }) else {
                throw PseudonymDomainFault.notHolder(name, home.agency)
            }
            return
        }
        for domain in policies.compactMap({ $0.pseudonymDomain(name) })
        where !domain.holders.contains(home.agency) {
            throw PseudonymDomainFault.notHolder(name, home.agency)
        }
    }
}

/// A pseudonym domain that cannot be used here.
public enum PseudonymDomainFault: ReportableFailure, Hashable {
    /// No joined policy names the domain and no tag is given.
    case unknownTag(Identifier)
    /// This agency may not hold the domain's key.
    case notHolder(Identifier, Identifier)

    /// One code per cause.
    public var code: String {
        if case .unknownTag = self { "pseudonym.unknown-domain" } else { "pseudonym.not-holder" }
    }
    /// Denied, or wrong use.
    public var failureClass: FailureClass { if case .unknownTag = self { .usage } else { .denied } }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownTag(let domain): "no joined policy names the pseudonym domain \(domain)"
        case .notHolder(let domain, let agency): "\(agency) may not hold the key of the pseudonym domain \(domain)"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unknownTag: "join the collaboration whose policy names it, or give its --tag"
        case .notHolder: "whoever receives a domain's pseudonyms must not be able to re-identify them"
        }
    }
}
