public import CaseModel
import OpenSSLCrypto
import ParallelWork
public import PersonalNumbers
import Pseudonymisation

/// How many numbers a country has by the rules, how many codes this machine makes in a second, and what follows for
/// whoever holds a key.
public struct ExposureMeasurement: Sendable {
    /// How many numbers there are of each kind.
    public let candidates: [(kind: PersonalNumberKind, count: Int)]
    /// How many of all tell a day since `livingSince`.
    public let living: Int
    /// The first day of those.
    public let livingSince: CalendarDate
    /// Codes in a second, all threads together.
    public let codesPerSecond: Double
    /// How many threads.
    public let threads: Int

    /// How many numbers there are.
    public var total: Int { candidates.reduce(0) { $0 + $1.count } }

    /// How many seconds so many codes take.
    public func seconds(for count: Int) -> Double { Double(count) / codesPerSecond }

    /// Measures for about a second with a random key that is thrown away.
    ///
    /// Throws `pseudonym.option` when no number tells a day in the range.
    public static func measure(
        _ country: Country, options: ParsingOptions, born: ClosedRange<CalendarDate>?, threads: Int
    ) async throws -> ExposureMeasurement {
        let space = try NumberSpaceChoice.space(country, options: options, born: born)
        let counts = space.count()
        let oldest = CivilDay(year: options.referenceDate.year - 110, month: 1, day: 1)
        let livingSpace = oldest.flatMap {
            $0 <= options.referenceDate
                ? NumberSpace(
                    country: country, options: options,
                    born: max($0, space.days.lowerBound)...max($0, space.days.upperBound)) : nil
        }
        guard let name = Identifier("exposure") else { throw PseudonymisationError.invalidOption("exposure") }
        let key = UnlockedPseudonymKey(
            try PseudonymKey(
                master: SecretBytes.random(count: PseudonymKey.count),
                domain: Pseudonymisation.PseudonymDomain(name: name, tag: "exposure"), version: 0))
        let rate = try await rate(of: space, key, threads: threads)
        return ExposureMeasurement(
            candidates: PersonalNumberKind.allCases.compactMap { kind in counts[kind].map { (kind, $0) } },
            living: livingSpace?.count().values.reduce(0, +) ?? 0,
            livingSince: CalendarDate(year: options.referenceDate.year - 110, month: 1, day: 1) ?? .first,
            codesPerSecond: rate, threads: threads)
    }

    private static func rate(
        of space: NumberSpace, _ key: UnlockedPseudonymKey, threads: Int
    ) async throws -> Double {
        let nobody = SoughtPseudonyms([])
        let months = space.months
        // More turns than the fastest machine takes.
        let turns = (0..<20_000).map { months[$0 % months.count] }
        let start = Clock.monotonic()
        let end = start + .milliseconds(700)
        var (tried, failure): (Int, (any Error)?) = (0, nil)
        await OrderedWork.run(
            turns, width: threads, goesOn: { Clock.monotonic() < end },
            work: { month in
                Result { () throws -> Int in
                    var trial = try NumberTrial(key: key.key, space: space)
                    return try trial.search(month, for: nobody) { _, _ in }
                }
            },
            take: { _, result in
                switch result {
                case .success(let count): tried += count
                case .failure(let error): failure = error
                }
            })
        if let failure { throw failure }
        let elapsed = (Clock.monotonic() - start) / .seconds(1)
        return max(Double(tried), 1) / max(elapsed, 0.001)
    }
}

/// The numbers that are to be tried.
enum NumberSpaceChoice {
    /// A space; throws `pseudonym.option` when it is empty or a kind has no date.
    static func space(
        _ country: Country, options: ParsingOptions, born: ClosedRange<CalendarDate>?
    ) throws -> NumberSpace {
        if let kind = NumberSpace.undatedKinds.first(where: { $0.country == country && options.kinds.contains($0) }) {
            throw PseudonymisationError.invalidOption(
                "numbers of the kind \(kind.rawValue) tell no date to list them by")
        }
        var days: ClosedRange<CivilDay>?
        if let born, let from = CivilDay(born.lowerBound), let to = CivilDay(born.upperBound), from <= to {
            days = from...to
        }
        guard let space = NumberSpace(country: country, options: options, born: days), !space.months.isEmpty else {
            throw PseudonymisationError.invalidOption("no number tells a day in this range")
        }
        return space
    }
}
