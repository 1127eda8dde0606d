import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// The stream engine against one row at a time.
extension Entry {
    private static let key = fixed {
        SharedPseudonymKey(
            try PseudonymKey(
                master: .copying([UInt8](0..<32)),
                domain: PseudonymDomain(name: fixed(Identifier("statistics-2026")), tag: "rekstat"), version: 1))
    }

    /// What a run gave.
    private struct Run: Equatable {
        var output: [UInt8] = []
        var rejected: [UInt8] = []
        var report: PseudonymisationReport?
        var error: PseudonymisationError?

        init(_ table: ArraySlice<UInt8>, _ options: PseudonymStreamOptions, piece: Int) {
            do throws(PseudonymisationError) { try read(Array(table), options, piece) } catch {
                (self.error, output, rejected) = (error, [], [])
            }
        }

        private mutating func read(
            _ table: [UInt8], _ options: PseudonymStreamOptions, _ piece: Int
        ) throws(PseudonymisationError) {
            var stream = try PseudonymStream(options)
            for start in stride(from: 0, to: table.count, by: piece) {
                let end = min(start + piece, table.count)
                try stream.process(table.span.extracting(start..<end), into: &output, rejected: &rejected)
            }
            report = try stream.finish(into: &output, rejected: &rejected)
        }
    }

    /// Country, format and the fate of invalid cells from a byte; the column is `pnr`.
    private static func options(_ byte: UInt8, _ format: PseudonymStreamOptions.Format) -> PseudonymStreamOptions {
        let country = Country.allCases[Int(byte & 7) % Country.allCases.count]
        return PseudonymStreamOptions(
            columns: [ReplacedColumn("pnr", country: country, key: key)], freeColumns: byte & 8 == 0 ? [] : ["free"],
            format: format, invalidCells: byte & 16 == 0 ? .stop : .setAside,
            parsing: ParsingOptions(referenceDate: referenceDay),
            scannedCountries: byte & 32 == 0 ? [] : Country.allCases)
    }

    /// Runs a table whole and in pieces.
    private static func run(_ bytes: [UInt8], _ options: PseudonymStreamOptions) -> Run {
        let table = bytes.dropFirst(2)
        let whole = Run(table, options, piece: .max >> 1)
        require(whole == Run(table, options, piece: 1 + Int(bytes[1]) % 40), "pieces change nothing")
        return whole
    }

    /// The pseudonym of a cell, by the slow reading; nil where it is no number.
    private static func pseudonym(_ cell: [UInt8], _ options: PseudonymStreamOptions) -> [UInt8]? {
        let country = options.columns[0].country
        guard
            let number = try? PersonalNumber(
                parsingByCharacters: cell.span, country: country, options: options.parsing)
        else { return nil }
        return fixed {
            var pseudonymiser = try Pseudonymiser(key: key.key, options: options.parsing)
            return Array(try pseudonymiser.pseudonym(for: number).text.utf8)
        }
    }

    private static func holdsNumber(_ text: [UInt8], _ options: PseudonymStreamOptions) -> Bool {
        guard text.count <= 512 else { return false }
        let countries = options.scannedCountries + options.columns.map(\.country)
        return Set(countries).contains { country in
            !SlowScanner(country: country, options: options.parsing).matches(in: text).isEmpty
        }
    }

    static func delimited(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let options = options(bytes[0], .delimited(.detected))
        let run = run(bytes, options)
        guard run.error == nil else { return }
        let table = PlainTable(Array(bytes.dropFirst(2)))
        guard let column = table.column("pnr") else { return require(false, "the column is in the header") }
        let width = table.records[0].cells.count
        let free = options.freeColumns.first.flatMap(table.column)
        var (kept, rejected) = ([table.records[0]], [PlainTable.Record]())
        for var record in table.records.dropFirst() {
            require(record.cells.count == width, "every record has as many cells as the header")
            guard let text = pseudonym(record.cells[column].content, options) else {
                rejected.append(record)
                continue
            }
            for (place, cell) in record.cells.enumerated() where place != column && place != free {
                require(!holdsNumber(cell.content, options), "no number passes in another column")
            }
            let quotes: [UInt8] = record.cells[column].isQuoted ? [UInt8(ascii: "\"")] : []
            record.cells[column].bytes = quotes + text + quotes
            kept.append(record)
        }
        require(rejected.isEmpty || options.invalidCells == .setAside, "a cell that is no number stops the run")
        require(run.output == table.mark + table.written(kept), "the engine = row by row")
        require(run.rejected == table.written(rejected), "rows set aside = row by row")
        readings(Array(bytes.dropFirst(2)), run, rejected.count, options)
    }

    /// The readers of columns and rows on the same table.
    private static func readings(
        _ table: [UInt8], _ run: Run, _ rejected: Int, _ options: PseudonymStreamOptions
    ) {
        guard rejected == 0 else { return }
        let written = try? {
            var (stream, output) = (try ColumnStream(columns: ["pnr"], asOf: referenceDay), [UInt8]())
            let treatment: ColumnStream.Treatment = { cell, _, output in output += pseudonym(cell, options) ?? [] }
            try stream.rewrite(table.span, into: &output, treatment)
            try stream.finish(into: &output, treatment)
            return output
        }()
        // It looks for numbers of every country in the header, so it may refuse a header that the engine takes.
        require(written == nil || written == run.output, "the engine = the stream of columns")
    }

    static func objectLines(_ bytes: [UInt8]) {
        guard bytes.count > 2 else { return }
        let options = options(bytes[0] & ~8, .objectLines)
        let run = run(bytes, options)
        guard run.error == nil, options.invalidCells == .stop else { return }
        let (input, output) = (lines(bytes.dropFirst(2)), lines(run.output[...]))
        require(input.count == output.count, "one line for one line")
        for (line, written) in zip(input, output) { check(line, written, options) }
    }

    private static func lines(_ bytes: ArraySlice<UInt8>) -> [[UInt8]] {
        bytes.split(separator: 0x0A, omittingEmptySubsequences: false).map(Array.init)
    }

    /// A line against its value, where the strict reader takes it: it knows neither depth 64 nor names that look alike.
    private static func check(_ line: [UInt8], _ written: [UInt8], _ options: PseudonymStreamOptions) {
        guard var members = (try? StrictJSON.parse(line, maximumBytes: .max))?.object else { return }
        guard let value = members.removeValue(forKey: "pnr") else { return require(false, "the member is there") }
        for (name, other) in members { requireNoNumber(.array([.string(name), other]), options) }
        let cell: [UInt8]
        switch value {
        case .string(let text): cell = Array(text.utf8)
        case .integer(let number): cell = Array(String(number).utf8)
        case .decimal(let literal): cell = Array(literal.utf8)
        default: return require(false, "the member is text or digits")
        }
        guard let text = pseudonym(cell, options) else { return require(false, "what is no number stops the run") }
        members["pnr"] = .string(String(decoding: text, as: UTF8.self))
        let expected = JSONValue.object(members)
        require((try? StrictJSON.parse(written, maximumBytes: .max)) == expected, "the engine = line by line")
    }

    private static func requireNoNumber(_ value: JSONValue, _ options: PseudonymStreamOptions) {
        switch value {
        case .string(let text): require(!holdsNumber(Array(text.utf8), options), "no number passes in another member")
        case .integer(let number):
            require(!holdsNumber(Array(String(number).utf8), options), "no number passes in another member")
        case .array(let elements): for element in elements { requireNoNumber(element, options) }
        case .object(let members):
            for (name, element) in members { requireNoNumber(.array([.string(name), element]), options) }
        default: break
        }
    }
}
