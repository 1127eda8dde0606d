public import BundleSealing
public import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// Turns pseudonyms back into personal numbers, by listing every number of a country under the key: on a request that two
/// officers signed, within a limit, and logged before anything is given out.
///
/// No table of pseudonyms and numbers exists anywhere, so none can be stolen.
public struct Reidentification: Sendable {
    private let home: AgencyHome
    private let keys: KeyUnlocking
    private let collaboration: Collaboration

    /// Prepares re-identification with the keys of a home.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// Writes the request that officers approve, to a file that must not exist. A refusal is logged.
    public func ask(
        _ order: ReidentificationOrder, to path: String, at instant: Instant
    ) throws -> ReidentificationRequest {
        let request = try logging(order, nil, at: instant) {
            let request = try order.request(by: home, under: collaboration, keys: keys.ring, at: instant)
            guard request.search.space != nil else {
                throw PseudonymisationError.invalidOption("no number tells a day in this range")
            }
            return request
        }
        try DurableFile.write(request.canonicalJSON, to: path, effect: home.effect)
        return request
    }

    /// Where the numbers go.
    public enum Destination: Sendable {
        /// A new file, 0600: CSV with the columns `pseudonym` and `number`.
        case file(String, ExistingFile)
        /// To the caller, who shows them.
        case shown
    }

    /// Searches for the numbers behind pseudonyms and gives them out once everything is logged.
    ///
    /// - Parameters:
    ///   - approvals: the files of two officers' approvals.
    ///   - width: how many threads search.
    ///   - goesOn: says whether to go on; after its first no nothing is given out.
    public func run(
        _ order: ReidentificationOrder, approvals: [String], to destination: Destination, at instant: Instant,
        width: Int, goesOn: @escaping @Sendable () -> Bool, progress: any ProgressReporting = SilentProgress()
    ) async throws -> ReidentificationResult {
        if case .file(let path, .keep) = destination, try InputFile.exists(path) {
            throw FileFault("create", path, .exists)
        }
        let given = try logging(order, nil, at: instant) {
            try GivenReidentificationApprovals(approvals, under: collaboration, at: instant)
        }
        let request = given.request
        let list = try logging(order, given, at: instant) { try checked(order, request, at: instant) }
        guard let space = request.search.space else {
            throw RefusedApproval(.otherRequest("the numbers to be listed"), for: .reidentifying)
        }
        let unlocked = try unlock(request.search)
        let log = ReversalLog(store: try home.openStore())
        var entry = given.entry
        try logging(order, given, at: instant) {
            try log.begin(entry, limit: try ReidentificationLimit(of: home), at: instant)
        }
        let search = PseudonymSearch(keys: unlocked, space: space, sought: SoughtPseudonyms(list.pseudonyms))
        let outcome: PseudonymSearch.Outcome
        do {
            outcome = try await search.run(width: width, goesOn: goesOn, progress: progress)
        } catch {
            entry.code = (error as? any ReportableFailure)?.code
            try log.add(.ended, entry, at: instant)
            throw error
        }
        entry.found = outcome.found.count
        let result = ReidentificationResult(request: request, list: list, outcome: outcome, space: space)
        try release(result, entry, log, to: destination, at: instant)
        return result
    }

    /// Reads the pseudonyms and checks that they are just what was approved.
    private func checked(
        _ order: ReidentificationOrder, _ request: ReidentificationRequest, at instant: Instant
    ) throws -> PseudonymList {
        guard request.agency == home.agency else { throw OfficerFault.otherAgency(request.agency) }
        guard request.collaboration == collaboration.id else {
            throw RefusedApproval(.otherRequest("the collaboration"), for: .reidentifying)
        }
        if let difference = order.difference(from: request) {
            throw RefusedApproval(.otherRequest(difference), for: .reidentifying)
        }
        try PseudonymKeyRules(home: home).requireHolder(request.search.domain)
        let list = try PseudonymList(
            order.list, tag: request.search.tag, limit: ReidentificationRequest.largestQuota,
            asOf: CivilDay.ofReference(instant))
        guard list.pseudonyms.count <= request.quota else {
            throw ReidentificationFault.overQuota(list.pseudonyms.count, quota: request.quota)
        }
        guard try list.digest() == request.pseudonymsDigest, list.pseudonyms.count == request.count,
            list.versions == request.search.versions
        else { throw RefusedApproval(.otherRequest("the pseudonyms"), for: .reidentifying) }
        try list.requireKeys(of: keys.ring, domain: request.search.domain, order.list)
        return list
    }

    private func unlock(_ search: ReidentificationRequest.Search) throws -> [UnlockedPseudonymKey] {
        let domain = try Pseudonymisation.PseudonymDomain(name: search.domain, tag: search.tag)
        return try keys.ring.pseudonymKeys()
            .filter { $0.domain == search.domain && search.versions.contains(Int($0.version)) }
            .map { try keys.pseudonymKey($0, of: domain) }
    }

    /// The log has it on disk before a byte can be reached.
    private func release(
        _ result: ReidentificationResult, _ entry: ReversalLog.Entry, _ log: ReversalLog,
        to destination: Destination, at instant: Instant
    ) throws {
        guard case .file(let path, let existing) = destination else {
            return try log.release(entry, at: instant)
        }
        let file = try DurableFile(in: FilePath.folder(of: path), fallback: .refuse)
        try file.write(result.table)
        try file.synchronise()
        try log.release(entry, at: instant)
        try file.commit(as: path, ifExisting: existing, effect: home.effect)
    }

    /// Does a step and logs its refusal.
    private func logging<Value>(
        _ order: ReidentificationOrder, _ given: GivenReidentificationApprovals?, at instant: Instant,
        _ step: () throws -> Value
    ) throws -> Value {
        do { return try step() } catch let failure as any ReportableFailure {
            // A mistyped path is no attempt; whatever an approval is refused for is one.
            let isRefusal =
                [.denied, .notVerified].contains(failure.failureClass) || failure is RefusedApproval
            guard isRefusal else { throw failure }
            var entry = given?.entry ?? ReversalLog.Entry(.reidentify)
            if given == nil {
                entry.domain = order.domain?.text ?? ""
                entry.country = order.country?.rawValue ?? ""
                entry.quota = order.quota
            }
            entry.code = failure.code
            try ReversalLog(store: try home.openStore()).add(.denied, entry, at: instant)
            throw failure
        }
    }
}

/// The persons behind pseudonyms. Whoever shows them says so.
public struct ReidentificationResult: Sendable {
    /// A pseudonym and the number behind it.
    public struct Person: Sendable {
        /// The pseudonym.
        public let pseudonym: String
        /// The canonical number.
        public let number: Redacted<String>
    }

    /// What was approved.
    public let request: ReidentificationRequest
    /// How many numbers were tried.
    public let tried: Int
    /// Those that were found, in the order of the list.
    public let persons: [Person]
    /// How many pseudonyms were asked for.
    public let asked: Int

    init(
        request: ReidentificationRequest, list: PseudonymList, outcome: PseudonymSearch.Outcome, space: NumberSpace
    ) {
        (self.request, tried, asked) = (request, outcome.tried, list.pseudonyms.count)
        persons = list.pseudonyms.enumerated().compactMap { index, pseudonym in
            outcome.found[index].map {
                Person(pseudonym: pseudonym.text, number: Redacted(String(decoding: $0, as: UTF8.self)))
            }
        }
    }

    /// CSV with a header.
    var table: [UInt8] {
        Array(("pseudonym,number\n" + persons.map { "\($0.pseudonym),\($0.number.value)\n" }.joined()).utf8)
    }
}
