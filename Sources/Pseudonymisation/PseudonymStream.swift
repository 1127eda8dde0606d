internal import CaseModel
internal import OpenSSLCrypto
public import PersonalNumbers

/// Replaces the personal numbers in columns of a CSV table by pseudonyms, pushed chunk by chunk in constant memory.
///
/// The table is UTF-8 and RFC 4180 with any delimiter, LF or CRLF, and a header. Of a replaced cell the content inside
/// its quotes, if it has any, becomes the pseudonym's text; every other byte of the input passes through unchanged: byte
/// order mark, quoting, line ends, blanks, a missing final line end. How the input is cut into chunks changes nothing.
///
/// It fails closed. A cell of a replaced column that is not a valid number, a valid number of the country in any other
/// cell (unless its column is declared free), and anything that is not a well-formed table end the run with an error
/// that names line, record, column and reason, never the value. What was written before the error must be discarded:
/// write to a temporary file and keep it only after `finish`. After an error every call throws that error again.
public struct PseudonymStream: ~Copyable {
    /// The longest cell: bytes as written, without the quotes round it.
    public static let cellLimit = 1 << 20
    /// The longest header in bytes, with its line end.
    public static let headerLimit = 1 << 20
    /// The most columns.
    public static let columnLimit = 4096

    let country: Country
    let options: PseudonymStreamOptions
    let scanner: PersonalNumberScanner
    var pseudonymiser: Pseudonymiser
    private var inputHash: SHA256
    private var outputHash: SHA256
    private var inputCount = 0
    private var outputCount = 0
    private var utf8 = UTF8Check()
    private var failure: PseudonymisationError?

    /// The bytes of the header until it is complete, then nothing.
    var headerBytes: [UInt8] = []
    var isHeaderQuoted = false
    /// The header, once it is complete.
    var header: TableHeader?
    /// The cell at hand: its state, its content as written, its column.
    var cell = TableCell()
    var content: [UInt8] = []
    var column = 0
    /// Where the stream stands, and where the cell at hand began.
    var line = 1
    var cellLine = 1
    var rows = 0
    var replaced = 0

    /// Makes a stream. The scan and the reading of cells follow the pseudonymiser's parsing options.
    public init(
        _ pseudonymiser: consuming Pseudonymiser, country: Country, options: PseudonymStreamOptions
    ) throws(PseudonymisationError) {
        try options.check()
        // Both are made before one is stored: a value that is partly initialised cannot be thrown away.
        let input = try Self.emptyHash()
        let output = try Self.emptyHash()
        inputHash = input
        outputHash = output
        scanner = PersonalNumberScanner(country: country, options: pseudonymiser.options)
        self.pseudonymiser = pseudonymiser
        self.country = country
        self.options = options
    }

    /// Takes the next bytes of the table and appends what they give to the output.
    ///
    /// On an error nothing is appended.
    public mutating func process(
        _ chunk: Span<UInt8>, into output: inout [UInt8]
    ) throws(PseudonymisationError) {
        let start = output.count
        try guarding(&output) { (stream, output) throws(PseudonymisationError) in
            let valid = stream.utf8.firstFault(in: chunk)
            try stream.take(chunk.extracting(0..<valid), into: &output)
            guard valid == chunk.count else { throw stream.fault(.notUTF8) }
        }
        inputHash.update(chunk)
        inputCount += chunk.count
        account(for: output, from: start)
    }

    /// Ends the table and appends what is left; gives the report.
    public consuming func finish(
        into output: inout [UInt8]
    ) throws(PseudonymisationError) -> PseudonymisationReport {
        let start = output.count
        try guarding(&output) { (stream, output) throws(PseudonymisationError) in
            guard stream.utf8.isComplete else { throw stream.fault(.notUTF8) }
            try stream.takeEnd(into: &output)
        }
        account(for: output, from: start)
        return try report()
    }

    private static func emptyHash() throws(PseudonymisationError) -> SHA256 {
        do throws(OpenSSLError) { return try SHA256() } catch { throw .cryptography(error) }
    }

    private mutating func guarding(
        _ output: inout [UInt8],
        _ body: (inout PseudonymStream, inout [UInt8]) throws(PseudonymisationError) -> Void
    ) throws(PseudonymisationError) {
        if let failure { throw failure }
        let start = output.count
        do throws(PseudonymisationError) {
            try body(&self, &output)
        } catch {
            failure = error
            output.removeLast(output.count - start)
            throw error
        }
    }

    private mutating func account(for output: [UInt8], from start: Int) {
        outputHash.update(output.span.extracting(start..<output.count))
        outputCount += output.count - start
    }

    private consuming func report() throws(PseudonymisationError) -> PseudonymisationReport {
        let (domain, version) = (pseudonymiser.domain.name, pseudonymiser.version)
        let (rows, replaced, counts) = (rows, replaced, (inputCount, outputCount))
        let (country, options) = (country, options)
        do throws(OpenSSLError) {
            return PseudonymisationReport(
                domain: domain, keyVersion: version, country: country, columns: options.columns,
                freeColumns: options.freeColumns, rows: rows, replaced: replaced, rejected: 0, inputCount: counts.0,
                outputCount: counts.1, inputSHA256: try inputHash.finalize(), outputSHA256: try outputHash.finalize())
        } catch { throw .cryptography(error) }
    }
}
