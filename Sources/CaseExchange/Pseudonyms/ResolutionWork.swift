import PersonalNumbers
import Pseudonymisation

/// The two ways to compare a list of pseudonyms with one of clients; both give the same.
struct ResolutionWork {
    let order: ClientResolution.Order
    let tag: String
    let versions: [Int]
    /// The day that decides which numbers there are.
    let day: CivilDay

    /// Where a pseudonym stands and how often.
    private struct Occurrence {
        let line: Int
        var count = 1
    }

    /// Holds the pseudonyms and reads the clients.
    func holdingPseudonyms(
        _ clients: ClientPseudonyms, _ progress: any ProgressReporting
    ) throws -> ResolutionResult {
        var result = ResolutionResult()
        result.versions = versions
        var counts = result.counts
        var held: [Pseudonym: Occurrence] = [:]
        try order.pseudonyms.read(asOf: day, progress: progress) { record in
            guard let pseudonym = try known(record, &counts) else { return }
            guard held[pseudonym] == nil else {
                held[pseudonym]?.count += 1
                return
            }
            try requireRoom(held.count)
            held[pseudonym] = Occurrence(line: record.line)
        }
        var found: Set<Pseudonym> = []
        var matches: [ResolutionResult.Match] = []
        let counted = try clients.read(progress) { client, pseudonym in
            guard let occurrence = held[pseudonym] else { return }
            if found.insert(pseudonym).inserted { counts.found += occurrence.count }
            matches.append(Self.match(pseudonym, occurrence.line, client))
        }
        counts.takeClients(of: counted)
        counts.notFound = counts.pseudonyms - counts.found - counts.otherDomain - counts.withoutKey.values.reduce(0, +)
        result.counts = counts
        result.matches = Self.sorted(matches)
        return result
    }

    /// Holds the clients and reads the pseudonyms.
    func holdingClients(_ clients: ClientPseudonyms, _ progress: any ProgressReporting) throws -> ResolutionResult {
        var result = ResolutionResult()
        result.versions = versions
        var counts = result.counts
        var held: [Pseudonym: [ClientPseudonyms.Client]] = [:]
        var number = 0
        let counted = try clients.read(progress) { client, pseudonym in
            number += 1
            try requireRoom(number)
            held[pseudonym, default: []].append(client)
        }
        counts.takeClients(of: counted)
        var found: Set<Pseudonym> = []
        var matches: [ResolutionResult.Match] = []
        try order.pseudonyms.read(asOf: day, progress: progress) { record in
            guard let pseudonym = try known(record, &counts) else { return }
            guard let clients = held[pseudonym] else { return counts.notFound += 1 }
            counts.found += 1
            guard found.insert(pseudonym).inserted else { return }
            for client in clients { matches.append(Self.match(pseudonym, record.line, client)) }
        }
        result.counts = counts
        result.matches = Self.sorted(matches)
        return result
    }

    /// The pseudonym of a record where it is of the domain and its key at hand; else it is counted.
    private func known(
        _ record: ColumnStream.Record, _ counts: inout ResolutionResult.Counts
    ) throws -> Pseudonym? {
        let pseudonym = try PseudonymList.pseudonym(in: record)
        counts.pseudonyms += 1
        guard pseudonym.tag == tag else {
            counts.otherDomain += 1
            return nil
        }
        guard versions.contains(pseudonym.version) else {
            counts.withoutKey[pseudonym.version, default: 0] += 1
            return nil
        }
        return pseudonym
    }

    private func requireRoom(_ count: Int) throws {
        guard count < ClientResolution.limit else {
            throw ColumnFault.tooMany(limit: ClientResolution.limit)
        }
    }

    private static func match(
        _ pseudonym: Pseudonym, _ line: Int, _ client: ClientPseudonyms.Client
    ) -> ResolutionResult.Match {
        ResolutionResult.Match(
            pseudonym: pseudonym.text, line: line, clientLine: client.line, id: client.id, number: client.number)
    }

    private static func sorted(_ matches: [ResolutionResult.Match]) -> [ResolutionResult.Match] {
        matches.sorted { ($0.line, $0.clientLine) < ($1.line, $1.clientLine) }
    }
}

extension ResolutionResult.Counts {
    /// Takes over what was counted of clients.
    fileprivate mutating func takeClients(of counted: ResolutionResult.Counts) {
        (clients, unreadableClients) = (counted.clients, counted.unreadableClients)
        firstUnreadableClient = counted.firstUnreadableClient
    }
}
