/// Finds the valid numbers of one country in free text or table cells: the leak check before data leaves.
///
/// A candidate starts at a digit that no digit precedes and ends where no digit follows. Within it lenient reading
/// decides, with the options' kinds, switches and reference date. Of several candidates at one start the longest
/// valid one counts, and the search goes on behind it. Letters may touch a number (`id199001159855`), unless the run
/// of letters and digits round it is hexadecimal and at least 24 long, as in a hash, or is the end of a UUID.
/// Full-width digits are digits. Work is linear in the input and memory constant.
public struct PersonalNumberScanner: Sendable {
    /// A number found: where, and of which kind. It does not hold the number.
    public struct Match: Sendable, Hashable {
        /// The bytes of the input.
        public let range: Range<Int>
        /// The kind of number.
        public let kind: PersonalNumberKind
    }

    /// The country whose numbers are looked for.
    public let country: Country
    /// The options they are read with; reading is always lenient.
    public let options: ParsingOptions

    let shape: CandidateShape
    private let shortCount: Int
    private let longCount: Int

    /// Makes a scanner for a country.
    public init(country: Country, options: ParsingOptions) {
        self.country = country
        self.options = options.lenient
        shape = CandidateShape(country, options)
        (shortCount, longCount) =
            switch country {
            case .sweden: (10, 12)
            case .denmark, .iceland: (10, 10)
            case .norway: (11, 11)
            case .finland: (10, 11)
            }
    }

    /// The first number that starts at a byte offset or behind it, or nil.
    public func firstMatch(in bytes: Span<UInt8>, from start: Int = 0) -> Match? {
        var runs = DigitRuns(in: bytes, from: start)
        while let start = runs.next(in: bytes) {
            let run = CandidateShape.run(bytes, at: start)
            if run == 0 { continue }
            if let match = match(in: bytes, at: start, run: run) { return match }
        }
        return nil
    }

    /// The number that starts where a run of so many ASCII digits starts, or nil.
    @inline(__always)
    func match(in bytes: Span<UInt8>, at start: Int, run: Int) -> Match? {
        switch shape.outlook(bytes, at: start, run: run) {
        case .none: nil
        case .ends(let end): match(in: bytes, start..<end)
        case .open: longestMatch(in: bytes, at: start)
        }
    }

    /// Every number in the input, in order.
    public func matches(in bytes: Span<UInt8>) -> [Match] {
        var found: [Match] = []
        var start = 0
        while let match = firstMatch(in: bytes, from: start) {
            found.append(match)
            start = match.range.upperBound
        }
        return found
    }

    /// Every number in the input, in order.
    public func matches(in bytes: [UInt8]) -> [Match] { matches(in: bytes.span) }

    /// Every number in a text, in order; ranges count UTF-8 bytes.
    public func matches(in text: String) -> [Match] { matches(in: text.utf8.span) }

    private func longestMatch(in bytes: Span<UInt8>, at start: Int) -> Match? {
        var longest: Match?
        var index = start
        var scalars = 0
        var significant = 0
        while index < bytes.count, scalars < LenientForm.limit, let scalar = FoldedScalar(in: bytes, at: index) {
            guard isPart(scalar.byte, after: significant) else { break }
            scalars += 1
            index += scalar.length
            guard scalar.byte.isDigit || scalar.byte.isLetter else { continue }
            significant += 1
            guard significant <= longCount else { break }
            guard significant == shortCount || significant == longCount else { continue }
            if let match = match(in: bytes, start..<index) { longest = match }
        }
        return longest
    }

    /// Whether a folded character may stand in a number after so many letters and digits.
    private func isPart(_ byte: UInt8, after significant: Int) -> Bool {
        switch byte {
        case 0, UInt8(ascii: " "), UInt8(ascii: "-"), UInt8(ascii: "+"), UInt8(ascii: "."): true
        default: byte.isDigit || (byte.isLetter && isLetterPlace(significant))
        }
    }

    private func isLetterPlace(_ significant: Int) -> Bool {
        switch country {
        case .sweden: significant == 6 || significant == 8
        case .finland: significant == 6 || significant == 9 || significant == 10
        case .denmark, .norway, .iceland: false
        }
    }

    private func match(in bytes: Span<UInt8>, _ range: Range<Int>) -> Match? {
        let end = range.upperBound
        guard end == bytes.count || DigitRuns.digitLength(bytes, at: end) == 0,
            let number = try? PersonalNumber(parsing: bytes.extracting(range), country: country, options: options),
            !isPartOfHexadecimal(bytes, range)
        else { return nil }
        return Match(range: range, kind: number.kind)
    }

    /// The shortest run of hexadecimal digits that is taken for a hash.
    private static let hashCount = 24

    /// Whether letters touch the range, all of them, up to 64 bytes on either side, are hexadecimal, and the run is long.
    private func isPartOfHexadecimal(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        var touching = 0
        var index = range.lowerBound - 1
        while index >= max(0, range.lowerBound - 64), bytes[index].isDigit || bytes[index].isLetter {
            if bytes[index].isLetter, bytes[index] | 0x20 > UInt8(ascii: "f") { return false }
            touching += 1
            index -= 1
        }
        index = range.upperBound
        while index < min(bytes.count, range.upperBound + 64), bytes[index].isDigit || bytes[index].isLetter {
            if bytes[index].isLetter, bytes[index] | 0x20 > UInt8(ascii: "f") { return false }
            touching += 1
            index += 1
        }
        let run = touching + range.count
        return touching > 0 && (run >= Self.hashCount || (run == 12 && endsUUID(bytes, index - run)))
    }

    /// Whether a run of twelve that begins at an index stands behind `xxxx-`, as the end of a UUID does.
    private func endsUUID(_ bytes: Span<UInt8>, _ start: Int) -> Bool {
        guard start >= 6, bytes[start - 1] == UInt8(ascii: "-"), bytes[start - 6] == UInt8(ascii: "-") else {
            return false
        }
        for index in start - 5..<start - 1 {
            let byte = bytes[index]
            guard byte.isDigit || (byte.isLetter && byte | 0x20 <= UInt8(ascii: "f")) else { return false }
        }
        return true
    }
}

extension ParsingOptions {
    /// The same options with lenient reading.
    fileprivate var lenient: ParsingOptions {
        var options = self
        options.strictness = .lenient
        return options
    }
}
