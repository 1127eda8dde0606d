public import CaseModel
import OpenSSLCrypto
public import PersonalNumbers
import Pseudonymisation

/// Finds out which pseudonyms are one's own clients: their pseudonyms are made anew and compared. Nothing is enumerated,
/// so nobody else is found.
///
/// The smaller list is held in memory, the larger read once.
public struct ClientResolution {
    private let home: AgencyHome
    private let keys: KeyUnlocking

    /// Prepares resolving with the keys of a home.
    public init(home: AgencyHome, keys: KeyUnlocking) { (self.home, self.keys) = (home, keys) }

    /// The most values of the smaller list.
    public static let limit = 2_000_000

    /// What is to be resolved.
    public struct Order: Sendable {
        /// The pseudonyms.
        public let pseudonyms: ListFile
        /// The clients' personal numbers.
        public let clients: ListFile
        /// A column of the client list that names a client; else its line does.
        public let idColumn: String?
        /// The pseudonym domain.
        public let domain: Identifier
        /// The tag of a domain that no policy at hand names.
        public let tag: String?
        /// The country of the clients' numbers.
        public let country: Country

        /// Describes what is to be resolved.
        public init(
            pseudonyms: ListFile, clients: ListFile, idColumn: String?, domain: Identifier, tag: String?,
            country: Country
        ) {
            (self.pseudonyms, self.clients, self.idColumn) = (pseudonyms, clients, idColumn)
            (self.domain, self.tag, self.country) = (domain, tag, country)
        }
    }

    /// Resolves and logs; what is given back is logged already. Throws `pseudonym.too-many` when both lists are too long.
    ///
    /// - Parameter options: how the clients' numbers are read.
    public func run(
        _ order: Order, options: ParsingOptions, at instant: Instant, progress: any ProgressReporting = SilentProgress()
    ) throws -> ResolutionResult {
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(order.domain)
        let domain = try rules.domain(order.domain, tag: order.tag)
        let entries = try keys.ring.pseudonymKeys().filter { $0.domain == order.domain }
        guard !entries.isEmpty else { throw KeyFault.missingPseudonymKey(order.domain) }
        let unlocked = try entries.map { try keys.pseudonymKey($0, of: domain) }
        let work = ResolutionWork(
            order: order, tag: domain.tag, versions: unlocked.map { $0.key.version }, day: options.referenceDate)
        let clients = try ClientPseudonyms(order, keys: unlocked, options: options, at: instant)
        let result =
            try isPseudonymListSmaller(order)
            ? work.holdingPseudonyms(clients, progress) : work.holdingClients(clients, progress)
        var entry = ReversalLog.Entry(.resolve)
        (entry.domain, entry.versions) = (order.domain.text, unlocked.map { $0.key.version })
        (entry.country, entry.asked) = (order.country.rawValue, result.counts.pseudonyms)
        entry.found = result.counts.found
        try ReversalLog(store: try home.openStore()).release(entry, at: instant)
        return result
    }

    /// What comes through a pipe has no known size and is read, not held.
    private func isPseudonymListSmaller(_ order: Order) throws -> Bool {
        guard let pseudonyms = try order.pseudonyms.size() else { return false }
        guard let clients = try order.clients.size() else { return true }
        return pseudonyms <= clients
    }
}

/// Which pseudonyms are clients.
public struct ResolutionResult: Sendable {
    /// A pseudonym that is a client's.
    public struct Match: Sendable {
        /// The pseudonym.
        public let pseudonym: String
        /// The first line of the pseudonym list that it stands on.
        public let line: Int
        /// The line of the client list.
        public let clientLine: Int
        /// The client's name in the agency's own list, where a column was named.
        public let id: String?
        /// The canonical number.
        public let number: Redacted<String>
    }

    /// What was counted; lines of the lists.
    public struct Counts: Sendable, Hashable {
        /// Lines with a pseudonym.
        public var pseudonyms = 0
        /// Of them those of clients.
        public var found = 0
        /// Those of nobody in the client list.
        public var notFound = 0
        /// Those whose version of the key is not at hand, by version.
        public var withoutKey: [Int: Int] = [:]
        /// Those of another domain.
        public var otherDomain = 0
        /// Lines of the client list.
        public var clients = 0
        /// Of them those without a valid number.
        public var unreadableClients = 0
        /// The first of these.
        public var firstUnreadableClient: Int?
    }

    /// Every pseudonym that was found, once for each client line, in the order of the lists.
    public var matches: [Match] = []
    /// What was counted.
    public var counts = Counts()
    /// The versions whose keys were at hand.
    public var versions: [Int] = []
}

/// The client list, with the pseudonyms that each client has under the keys at hand.
struct ClientPseudonyms {
    /// One client.
    struct Client: Sendable {
        let line: Int
        let id: String?
        let number: Redacted<String>
    }

    private let order: ClientResolution.Order
    private let codes: [KeyedCode]
    private let options: ParsingOptions
    private let instant: Instant

    /// Holds a code that was keyed once.
    private final class KeyedCode {
        var pseudonymiser: Pseudonymiser

        init(_ key: UnlockedPseudonymKey, _ options: ParsingOptions) throws {
            pseudonymiser = try Pseudonymiser(key: key.key, options: options)
        }
    }

    init(
        _ order: ClientResolution.Order, keys: [UnlockedPseudonymKey], options: ParsingOptions, at instant: Instant
    ) throws {
        (self.order, self.options, self.instant) = (order, options, instant)
        codes = try keys.map { try KeyedCode($0, options) }
    }

    /// Reads the list once; `body` gets every client and each of its pseudonyms. Gives what is counted of clients.
    func read(
        _ progress: any ProgressReporting, _ body: (Client, Pseudonym) throws -> Void
    ) throws -> ResolutionResult.Counts {
        var counted = ResolutionResult.Counts()
        let further = order.idColumn.map { [$0] } ?? []
        try order.clients.read(with: further, asOf: options.referenceDate, progress: progress) { record in
            counted.clients += 1
            guard
                let number = try? PersonalNumber(
                    parsing: record.cells[0], country: order.country, options: options)
            else {
                counted.unreadableClients += 1
                counted.firstUnreadableClient = counted.firstUnreadableClient ?? record.line
                return
            }
            let client = Client(line: record.line, id: try id(of: record), number: Redacted(number.canonical))
            for code in codes { try body(client, try code.pseudonymiser.pseudonym(for: number)) }
        }
        return counted
    }

    private func id(of record: ColumnStream.Record) throws -> String? {
        guard record.cells.count > 1 else { return nil }
        let text = String(decoding: record.cells[1].prefix(256), as: UTF8.self)
        do throws(NumberInText) {
            try NumberFreeText.require(text, "the id column", countries: [order.country], at: instant)
        } catch { throw ClientIDFault(file: order.clients.file, line: record.line) }
        return text
    }
}

/// A client's id is a personal number, which no result names unless asked to.
struct ClientIDFault: ReportableFailure, Hashable {
    let file: String?
    let line: Int

    var code: String { "pseudonym.number-in-id" }
    var failureClass: FailureClass { .badInput }
    var message: String { "a personal number stands in the id column" }
    var hint: String? { "name a column without personal numbers, or leave --id-column out" }
    var place: Place? { Place(file: file, line: line) }
}
