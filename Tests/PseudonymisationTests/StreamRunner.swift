import PersonalNumbers
import Pseudonymisation

/// What a stream gave: its output and report, or its error.
typealias Run = Result<(output: [UInt8], report: PseudonymisationReport), PseudonymisationError>

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
    chunks: [Int] = [Int.max], country: Country = .sweden
) throws -> Run {
    let pseudonymiser = try Samples.pseudonymiser()
    do throws(PseudonymisationError) {
        return .success(try stream(input, options, chunks, country, pseudonymiser))
    } catch {
        return .failure(error)
    }
}

private func stream(
    _ input: [UInt8], _ options: PseudonymStreamOptions, _ chunks: [Int], _ country: Country,
    _ pseudonymiser: consuming Pseudonymiser
) throws(PseudonymisationError) -> (output: [UInt8], report: PseudonymisationReport) {
    var stream = try PseudonymStream(pseudonymiser, country: country, options: options)
    var output: [UInt8] = []
    var (start, index) = (0, 0)
    while start < input.count {
        let size = max(1, min(chunks[min(index, chunks.count - 1)], input.count - start))
        try stream.process(input.span.extracting(start..<(start + size)), into: &output)
        start += size
        index += 1
    }
    let report = try stream.finish(into: &output)
    return (output, report)
}

/// Runs a stream over text.
func run(
    _ input: String, _ options: PseudonymStreamOptions = PseudonymStreamOptions(columns: ["pnr"]),
    chunks: [Int] = [Int.max], country: Country = .sweden
) throws -> Run {
    try run(Array(input.utf8), options, chunks: chunks, country: country)
}

/// The pseudonym of a number under the sample key.
func pseudonym(_ text: String, country: Country = .sweden) throws -> String {
    var pseudonymiser = try Samples.pseudonymiser()
    return try pseudonymiser.pseudonym(parsing: text.utf8.span, country: country).text
}
