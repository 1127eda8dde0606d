/// Finds whether a number of any of several countries stands in a text, in one pass over its digits: the leak check of
/// tables whose columns are of several countries.
public struct PersonalNumberLeakScanner: Sendable {
    private let scanners: [PersonalNumberScanner]

    /// Makes a scanner; a country that is given twice counts once.
    public init(countries: [Country], options: ParsingOptions) {
        scanners = Country.allCases.filter { countries.contains($0) }
            .map { PersonalNumberScanner(country: $0, options: options) }
    }

    /// The first number that starts at a byte offset or behind it, or nil. Of two countries' numbers that start there it
    /// is the one of the country that stands first in `Country`; the kind names the country.
    public func firstMatch(in bytes: Span<UInt8>, from start: Int = 0) -> PersonalNumberScanner.Match? {
        var runs = DigitRuns(in: bytes, from: start)
        while let start = runs.next(in: bytes) {
            let run = CandidateShape.run(bytes, at: start)
            if run == 0 { continue }
            for index in scanners.indices {
                if let match = scanners[index].match(in: bytes, at: start, run: run) { return match }
            }
        }
        return nil
    }
}
