public import PersonalNumbers

extension IdentityHistory {
    /// The most rows a history has.
    public static let limit = 1_000_000

    /// Reads a history: CSV with `,` or `;` in UTF-8, header `old,new,valid_from,valid_to`, optionally `country`.
    ///
    /// A row says that the person whose number was `old` has `new`, from one day to another, both ISO dates or empty, both
    /// inclusive: until the day before `old` was given to somebody else. On the reference date the rows in force decide.
    /// Several that name different numbers, or none but rows that ended, leave it open who is meant.
    ///
    /// - Parameters:
    ///   - country: the country of rows without one; nil when every row must have its own.
    ///   - options: how numbers are read, and the reference date.
    /// - Throws: `malformedHistory` with the line.
    public init(
        parsing bytes: [UInt8], country: Country?, options: ParsingOptions
    ) throws(PseudonymisationError) {
        var reader = HistoryReader(country: country, options: options)
        try reader.read(bytes)
        self.init(try reader.present())
    }
}

/// Reads the rows of a history and works out who has which number on the reference date.
private struct HistoryReader {
    private let country: Country?
    private let options: ParsingOptions
    private var rows: [PersonalNumber: [Row]] = [:]
    private var count = 0

    private struct Row {
        let new: PersonalNumber
        let from: CivilDay?
        let to: CivilDay?
        let line: Int
    }

    init(country: Country?, options: ParsingOptions) { (self.country, self.options) = (country, options) }

    mutating func read(_ bytes: [UInt8]) throws(PseudonymisationError) {
        let mark: [UInt8] = [0xEF, 0xBB, 0xBF]
        var places: Places?
        var line = 0
        for raw in bytes.dropFirst(bytes.starts(with: mark) ? 3 : 0).split(
            separator: 0x0A, omittingEmptySubsequences: false)
        {
            line += 1
            let text = raw.last == 0x0D ? raw.dropLast() : raw
            guard !text.isEmpty else { continue }
            guard line <= IdentityHistory.limit else { throw .malformedHistory(.tooLong, line: line) }
            if let places {
                try read(text, places, line)
            } else {
                places = Places(text)
                guard places != nil else { throw .malformedHistory(.format, line: line) }
            }
        }
        guard places != nil else { throw .malformedHistory(.format, line: 1) }
    }

    /// Where the columns stand.
    private struct Places {
        let delimiter: UInt8
        let count: Int
        let old: Int
        let new: Int
        let from: Int?
        let to: Int?
        let country: Int?

        init?(_ header: ArraySlice<UInt8>) {
            delimiter = header.contains(UInt8(ascii: ";")) ? UInt8(ascii: ";") : UInt8(ascii: ",")
            let names = header.split(separator: delimiter, omittingEmptySubsequences: false).map {
                String(decoding: $0, as: UTF8.self)
            }
            guard Set(names).count == names.count, let old = names.firstIndex(of: "old"),
                let new = names.firstIndex(of: "new"),
                Set(names).isSubset(of: ["old", "new", "valid_from", "valid_to", "country"])
            else { return nil }
            (count, self.old, self.new) = (names.count, old, new)
            (from, to) = (names.firstIndex(of: "valid_from"), names.firstIndex(of: "valid_to"))
            country = names.firstIndex(of: "country")
        }
    }

    private mutating func read(
        _ text: ArraySlice<UInt8>, _ places: Places, _ line: Int
    ) throws(PseudonymisationError) {
        let cells = text.split(separator: places.delimiter, omittingEmptySubsequences: false)
        guard cells.count == places.count else { throw .malformedHistory(.format, line: line) }
        var country = country
        if let place = places.country, !cells[place].isEmpty {
            country = Country(rawValue: String(decoding: cells[place], as: UTF8.self))
        }
        guard let country else { throw .malformedHistory(.format, line: line) }
        guard let old = try? PersonalNumber(parsing: cells[places.old], country: country, options: options),
            let new = try? PersonalNumber(parsing: cells[places.new], country: country, options: options)
        else { throw .malformedHistory(.number, line: line) }
        let from = try day(places.from.map { cells[$0] }, line), to = try day(places.to.map { cells[$0] }, line)
        if let from, let to, to < from { throw .malformedHistory(.date, line: line) }
        rows[old, default: []].append(Row(new: new, from: from, to: to, line: line))
    }

    /// `YYYY-MM-DD`, or nil for nothing.
    private func day(_ text: ArraySlice<UInt8>?, _ line: Int) throws(PseudonymisationError) -> CivilDay? {
        guard let text, !text.isEmpty else { return nil }
        let parts = text.split(separator: UInt8(ascii: "-"), omittingEmptySubsequences: false)
        guard parts.map(\.count) == [4, 2, 2], parts.joined().allSatisfy({ (0x30...0x39).contains($0) }) else {
            throw .malformedHistory(.date, line: line)
        }
        let numbers = parts.map { $0.reduce(0) { $0 * 10 + Int($1 & 15) } }
        guard let day = CivilDay(year: numbers[0], month: numbers[1], day: numbers[2]) else {
            throw .malformedHistory(.date, line: line)
        }
        return day
    }

    /// What every number became by the reference date; nil where more than one person may be meant.
    func present() throws(PseudonymisationError) -> [PersonalNumber: PersonalNumber?] {
        var present: [PersonalNumber: PersonalNumber?] = [:]
        for (number, rows) in rows {
            var current = number
            var seen: Set<PersonalNumber> = [number]
            var next = step(current)
            while case .number(let successor) = next, successor != current {
                guard seen.insert(successor).inserted else {
                    throw .malformedHistory(.cycle, line: rows.first?.line ?? 1)
                }
                current = successor
                next = step(current)
            }
            if case .ambiguous = next {
                present.updateValue(nil, forKey: number)
            } else if current != number {
                present.updateValue(current, forKey: number)
            }
        }
        return present
    }

    private func step(_ number: PersonalNumber) -> IdentityHistory.Successor? {
        guard let rows = rows[number] else { return nil }
        let day = options.referenceDate
        let inForce = Set(rows.filter { ($0.from ?? day) <= day && day <= ($0.to ?? day) }.map(\.new))
        if let only = inForce.first, inForce.count == 1 { return .number(only) }
        let hasEnded = rows.contains { row in row.to.map { $0 < day } ?? false }
        return inForce.count > 1 || hasEnded ? .ambiguous : nil
    }
}
