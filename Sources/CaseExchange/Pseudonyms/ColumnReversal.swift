public import CaseModel
import OpenSSLCrypto
import ParallelWork
import PersonalNumbers
import Pseudonymisation

/// Tries to reverse a foreign column as anybody could: all numbers of a country, or those of a list, under every scheme
/// that people use without a key.
public struct ColumnReversal: Sendable {
    private let column: ForeignColumn
    private let candidates: Candidates
    private let country: Country
    private let threads: Int
    private let limit: Duration

    /// Where the numbers come from.
    private enum Candidates: Sendable {
        case space(NumberSpace, [NumberSpace.Month])
        case list([[UInt8]], width: Int)
    }

    /// What was found.
    public struct Finding: Sendable, Hashable {
        /// The digest, the spelling and the salt, in words.
        public let scheme: String
        /// How many cells of the sample were reversed by it.
        public let reversed: Int
        /// How long it took to reverse them, in seconds, once the scheme was known.
        public let seconds: Double
    }

    /// What came of it.
    public struct Outcome: Sendable {
        /// The schemes that reversed cells, the one with most cells first.
        public internal(set) var findings: [Finding] = []
        /// How many different cells were reversed.
        public internal(set) var reversed = 0
        /// What was tried, in words.
        public internal(set) var tried: [String] = []
        /// The part of the numbers that was tried with all of it, 0 to 1.
        public internal(set) var share = 0.0
        /// How many numbers there are.
        public internal(set) var candidates = 0
        /// How many digests were made.
        public internal(set) var digests = 0
        /// How long it took, in seconds.
        public internal(set) var seconds = 0.0
    }

    /// Prepares trying the numbers of a space.
    ///
    /// - Parameter limit: how long to go on.
    public init(
        _ column: ForeignColumn, of order: ForeignColumn.Order, born: ClosedRange<CalendarDate>?, threads: Int,
        limit: Duration
    ) throws {
        let space = try NumberSpaceChoice.space(order.country, options: order.options, born: born)
        // In an order that comes to every age early.
        let months = space.months
        let step = [7919, 7907, 1].first { months.count % $0 != 0 } ?? 1
        candidates = .space(space, months.indices.map { months[$0 * step % months.count] })
        (self.column, country, self.threads, self.limit) = (column, order.country, threads, limit)
    }

    /// Prepares trying the numbers of a list, at most two million; those that are not valid are passed over.
    public init(
        _ column: ForeignColumn, of order: ForeignColumn.Order, clients: ListFile, threads: Int, limit: Duration
    ) throws {
        var (numbers, count): ([[UInt8]], Int) = ([[]], 0)
        var width = 0
        try clients.read(asOf: order.options.referenceDate) { record in
            guard
                let number = try? PersonalNumber(
                    parsing: record.cells[0], country: order.country, options: order.options)
            else { return }
            guard count < ClientResolution.limit else {
                throw ColumnFault.tooMany(limit: ClientResolution.limit)
            }
            number.withCanonicalBytes { (bytes: Span<UInt8>) in
                width = bytes.count
                if numbers[numbers.count - 1].count >= 4096 * bytes.count { numbers.append([]) }
                for place in bytes.indices { numbers[numbers.count - 1].append(bytes[place]) }
            }
            count += 1
        }
        guard count > 0 else { throw clients.fault(.empty) }
        candidates = .list(numbers, width: width)
        (self.column, country, self.threads, self.limit) = (column, order.country, threads, limit)
    }

    private var count: Int {
        switch candidates {
        case .space(let space, _): space.count().values.reduce(0, +)
        case .list(let numbers, let width): numbers.reduce(0) { $0 + $1.count / width }
        }
    }

    /// Tries the schemes, likeliest first, until one reverses cells; then reverses the sample by it.
    ///
    /// - Parameter goesOn: says whether to go on; after its first no it ends with what was found.
    public func run(
        goesOn: @escaping @Sendable () -> Bool, progress: any ProgressReporting = SilentProgress()
    ) async throws -> Outcome {
        let start = Clock.monotonic()
        var outcome = Outcome()
        outcome.candidates = count
        let end = start + limit
        for stage in SchemeStage.all(of: country, column, candidates: outcome.candidates) {
            let trial = SchemeTrial(cells: column.cells, schemes: stage.schemes)
            guard !trial.isEmpty else { continue }
            let pass = try await self.pass(trial, .firstHit, until: end, goesOn, progress)
            outcome.tried.append(stage.words)
            outcome.digests += pass.digests
            outcome.share = pass.share
            guard pass.hits.isEmpty else {
                try await reverse(pass.hits, of: trial, &outcome, goesOn, progress)
                break
            }
            if pass.share < 1 { break }
        }
        outcome.seconds = (Clock.monotonic() - start) / .seconds(1)
        return outcome
    }

    /// With the schemes that hit, all cells.
    private func reverse(
        _ hits: [SchemeTrial.Hit], of trial: SchemeTrial, _ outcome: inout Outcome,
        _ goesOn: @escaping @Sendable () -> Bool, _ progress: any ProgressReporting
    ) async throws {
        let known = Set(hits.map(\.scheme)).sorted().map { trial.schemes[$0] }
        let narrowed = SchemeTrial(cells: column.cells, schemes: known)
        let start = Clock.monotonic()
        let pass = try await self.pass(narrowed, .all, until: start + limit, goesOn, progress)
        outcome.digests += pass.digests
        outcome.share = pass.share
        let seconds = (Clock.monotonic() - start) / .seconds(1)
        outcome.reversed = Set(pass.hits.map(\.cell)).count
        var grouped: [String: Set<Int>] = [:]
        for hit in pass.hits {
            grouped[narrowed.schemes[hit.scheme].words(hit, saltColumns: column.saltNames), default: []]
                .insert(hit.cell)
        }
        outcome.findings = grouped.map { Finding(scheme: $0.key, reversed: $0.value.count, seconds: seconds) }
            .sorted { ($1.reversed, $0.scheme) < ($0.reversed, $1.scheme) }
    }

    private enum Extent { case firstHit, all }

    /// What one way through the numbers came to.
    private struct Pass {
        var hits: [SchemeTrial.Hit] = []
        var digests = 0
        var share = 0.0
    }

    private func pass(
        _ trial: SchemeTrial, _ extent: Extent, until end: Duration, _ goesOn: @escaping @Sendable () -> Bool,
        _ progress: any ProgressReporting
    ) async throws -> Pass {
        let stop = StopSign()
        var (pass, failure, cells, numbers): (Pass, (any Error)?, Set<Int>, Int) = (Pass(), nil, [], 0)
        let total = count
        let pieces: Int =
            switch candidates {
            case .space(_, let months): months.count
            case .list(let blocks, _): blocks.count
            }
        await OrderedWork.run(
            Array(0..<pieces), width: threads,
            goesOn: { !stop.isSet && goesOn() && Clock.monotonic() < end },
            work: { piece in Result { try search(piece, trial) } },
            take: { _, result in
                switch result {
                case .success(let part):
                    pass.hits += part.hits
                    cells.formUnion(part.hits.map(\.cell))
                    numbers += part.numbers
                    progress.report(WorkProgress(done: numbers, of: total, .items))
                    if extent == .firstHit ? !cells.isEmpty : cells.count == column.count { stop.set() }
                case .failure(let error):
                    failure = failure ?? error
                    stop.set()
                }
            })
        if let failure { throw failure }
        pass.digests = numbers * trial.digestsPerNumber
        pass.share = total == 0 ? 1 : Double(numbers) / Double(total)
        return pass
    }

    private func search(_ piece: Int, _ trial: SchemeTrial) throws -> (hits: [SchemeTrial.Hit], numbers: Int) {
        switch candidates {
        case .list(let blocks, let width):
            return (try trial.search(blocks[piece], width: width), blocks[piece].count / width)
        case .space(let space, let months):
            var numbers: [UInt8] = []
            for day in space.days(of: months[piece]) { space.append(day, to: &numbers) }
            return (try trial.search(numbers, width: space.width), numbers.count / space.width)
        }
    }
}
