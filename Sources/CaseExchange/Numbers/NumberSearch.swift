internal import CaseModel
public import PersonalNumbers

/// Finds the valid personal numbers of some countries in any text, a file or standard input, in constant memory.
public struct NumberSearch: Sendable {
    /// A number that was found: where, and what; it does not hold the number.
    public struct Finding: Sendable, Hashable {
        /// The country whose number it would be; the same digits may be found for two.
        public let country: Country
        /// The kind.
        public let kind: PersonalNumberKind
        /// The line, from 1.
        public let line: Int
        /// The column in Unicode scalars, from 1.
        public let column: Int
        /// The offset of its first byte in the input, from 0.
        public let offset: Int
    }

    private static let chunkSize = 256 << 10

    private let scanners: [PersonalNumberScanner]

    /// Prepares a search; a country that is given twice counts once.
    public init(countries: [Country], options: ParsingOptions) {
        scanners = Country.allCases.filter { countries.contains($0) }
            .map { PersonalNumberScanner(country: $0, options: options) }
    }

    /// Searches a file, or standard input for `-`, and hands on what is found in order, some at a time.
    ///
    /// Throws `id.nul-byte` at the first NUL: in UTF-16 no number would be found. What stands before it has been searched.
    public func run(_ path: String, _ report: ([Finding]) throws -> Void) throws {
        let input = try InputStream(path)
        var window = NumberWindow(scanners)
        while true {
            let chunk = try input.next(Self.chunkSize)
            let end = chunk.firstIndex(of: 0)
            let findings = window.take(chunk[..<(end ?? chunk.count)], end == nil && !chunk.isEmpty ? .goesOn : .ends)
            if !findings.isEmpty { try report(findings) }
            guard end == nil else {
                throw FailureInFile(
                    NumberInputFault(.nulByte, line: window.line), file: path == "-" ? nil : path)
            }
            if chunk.isEmpty { return }
        }
    }
}

/// The part of a stream that a search still needs: it finds what a search of the whole input at once finds.
///
/// A number has at most 64 scalars of at most three bytes, and what is 64 bytes and a few before or behind it decides
/// whether it is part of a hash. So a find is settled once `reach` bytes behind its first byte are there, and `memory`
/// bytes before the place where the search goes on are kept.
struct NumberWindow {
    /// Whether more of the input may come.
    enum Continuation: Sendable { case goesOn, ends }

    static let reach = 320
    static let memory = 128

    private let scanners: [PersonalNumberScanner]
    private var bytes: [UInt8] = []
    /// The offset in the input of the first byte that is kept.
    private var start = 0
    /// Where each country's search goes on, as an index of `bytes`.
    private var next: [Int]
    /// How far lines and columns have been counted, as an index of `bytes`.
    private var counted = 0
    /// The line and the column of that place.
    private(set) var line = 1
    private var column = 1

    init(_ scanners: [PersonalNumberScanner]) {
        self.scanners = scanners
        next = scanners.map { _ in 0 }
    }

    /// Takes the next bytes and gives what is settled by them, in order.
    mutating func take(_ chunk: ArraySlice<UInt8>, _ continuation: Continuation) -> [NumberSearch.Finding] {
        bytes += chunk
        let settled = continuation == .ends ? bytes.count : boundary(before: bytes.count - Self.reach)
        var matches: [(match: PersonalNumberScanner.Match, country: Country)] = []
        for (index, scanner) in scanners.enumerated() {
            while let match = scanner.firstMatch(in: bytes.span, from: next[index]), match.range.lowerBound < settled {
                matches.append((match, scanner.country))
                next[index] = match.range.upperBound
            }
            next[index] = max(next[index], settled)
        }
        // Sorted by place; the sort is stable, so countries keep their order.
        let findings = matches.sorted { $0.match.range.lowerBound < $1.match.range.lowerBound }
            .map { finding($0.match, $0.country) }
        if continuation == .ends { count(to: bytes.count) }
        forget()
        return findings
    }

    /// The start of the scalar at an index: half a full-width digit is no digit.
    private func boundary(before index: Int) -> Int {
        var boundary = max(index, 0)
        while boundary > 0, boundary > index - 3, bytes[boundary] & 0xC0 == 0x80 { boundary -= 1 }
        return boundary
    }

    private mutating func finding(_ match: PersonalNumberScanner.Match, _ country: Country) -> NumberSearch.Finding {
        let place = match.range.lowerBound
        count(to: place)
        return NumberSearch.Finding(
            country: country, kind: match.kind, line: line, column: column, offset: start + place)
    }

    /// Counts lines and columns up to an index.
    private mutating func count(to index: Int) {
        while counted < index {
            if bytes[counted] == UInt8(ascii: "\n") {
                line += 1
                column = 1
            } else if bytes[counted] & 0xC0 != 0x80 {
                column += 1
            }
            counted += 1
        }
    }

    private mutating func forget() {
        let old = (next.min() ?? bytes.count) - Self.memory
        guard old > 0 else { return }
        count(to: old)
        bytes.removeFirst(old)
        start += old
        counted -= old
        for index in next.indices { next[index] -= old }
    }
}
