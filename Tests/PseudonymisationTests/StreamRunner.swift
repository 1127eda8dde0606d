import PersonalNumbers
import Pseudonymisation

/// What a stream gave: its output and report, or its error.
typealias Run = Result<StreamResult, PseudonymisationError>

/// What a stream gave.
struct StreamResult: Equatable {
    let output: [UInt8]
    let rejected: [UInt8]
    let report: PseudonymisationReport
}

extension PseudonymStreamOptions {
    /// Columns of numbers of one country under the sample key.
    init(
        columns: [String], freeColumns: [String] = [], delimiter: Delimiter = .detected, country: Country = .sweden,
        invalidCells: InvalidCells = .stop, history: IdentityHistory? = nil
    ) {
        self.init(
            columns: columns.map { ReplacedColumn($0, country: country, key: Samples.sharedKey) },
            freeColumns: freeColumns,
            format: .delimited(delimiter), invalidCells: invalidCells,
            parsing: ParsingOptions(referenceDate: referenceDate), history: history)
    }
}

extension Run {
    var output: [UInt8]? { (try? get())?.output }
    var text: String? { output.map { String(decoding: $0, as: UTF8.self) } }
    var error: PseudonymisationError? {
        if case .failure(let error) = self { error } else { nil }
    }
}

/// Runs a stream over bytes, cut where the sizes say; the last size repeats.
func run(
    _ input: [UInt8], _ options: PseudonymStreamOptions = PseudonymStreamOptions(columns: ["pnr"]),
    chunks: [Int] = [Int.max]
) throws -> Run {
    do throws(PseudonymisationError) {
        return .success(try stream(input, options, chunks))
    } catch {
        return .failure(error)
    }
}

private func stream(
    _ input: [UInt8], _ options: PseudonymStreamOptions, _ chunks: [Int]
) throws(PseudonymisationError) -> StreamResult {
    var stream = try PseudonymStream(options)
    var (output, rejected): ([UInt8], [UInt8]) = ([], [])
    var (start, index) = (0, 0)
    while start < input.count {
        let size = max(1, min(chunks[min(index, chunks.count - 1)], input.count - start))
        try stream.process(input.span.extracting(start..<(start + size)), into: &output, rejected: &rejected)
        start += size
        index += 1
    }
    let report = try stream.finish(into: &output, rejected: &rejected)
    return StreamResult(output: output, rejected: rejected, report: report)
}

/// Runs a stream over text.
func run(
    _ input: String, _ options: PseudonymStreamOptions = PseudonymStreamOptions(columns: ["pnr"]),
    chunks: [Int] = [Int.max]
) throws -> Run {
    try run(Array(input.utf8), options, chunks: chunks)
}

/// The pseudonym of a number under the sample key.
func pseudonym(_ text: String, country: Country = .sweden) throws -> String {
    var pseudonymiser = try Samples.pseudonymiser()
    return try pseudonymiser.pseudonym(parsing: text.utf8.span, country: country).text
}
