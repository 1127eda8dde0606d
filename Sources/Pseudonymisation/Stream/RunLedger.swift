package import OpenSSLCrypto
internal import PersonalNumbers

/// Takes the chunks of a run in the order of the input: adds up, hashes, and gives faults their place in the whole.
package struct RunLedger: ~Copyable, Sendable {
    private let options: PseudonymStreamOptions
    private var hashes: PairedSHA256
    private var lines: Int
    private var rows = 0
    private var counts = (input: 0, output: 0)
    private var rejectedBytes = 0
    private var rejectedByReason: [String: Int] = [:]
    private var rejections: [PseudonymisationReport.Rejection] = []
    private let distinct: [DistinctCount]
    private var replaced: [Int]

    /// Begins with what stands before the first record and what is written of it.
    init(
        _ options: PseudonymStreamOptions, beginning: TableBeginning, written: [UInt8]
    ) throws(PseudonymisationError) {
        do throws(OpenSSLError) { hashes = try PairedSHA256() } catch { throw .cryptography(error) }
        self.options = options
        lines = beginning.lines
        distinct = options.columns.map { _ in DistinctCount() }
        replaced = Array(repeating: 0, count: options.columns.count)
        hashes.update(beginning.bytes.span, written.span)
        counts = (beginning.bytes.count, written.count)
    }

    /// Takes the next chunk; throws what ends the run, with its place in the whole input.
    package mutating func enter(_ chunk: TableChunk) throws(PseudonymisationError) {
        let tally = chunk.tally
        for rejection in tally.rejections {
            rejectedByReason[rejection.reason, default: 0] += 1
            guard rejections.count < PseudonymisationReport.listedRejections else { continue }
            rejections.append(.init(place: whole(rejection.place), reason: rejection.reason))
        }
        rejectedBytes += chunk.rejected.count
        if rejectedBytes > PseudonymStream.rejectionLimit, let last = tally.rejections.last {
            throw .tooManyRejections(at: whole(last.place))
        }
        if let fault = tally.fault { throw fault.cellPlace.map { fault.moved(to: whole($0)) } ?? fault }
        chunk.input.withBytes { input in chunk.output.withBytes { output in hashes.update(input, output) } }
        counts.input += chunk.input.count
        counts.output += chunk.output.count
        for mark in tally.marks {
            let column = Int(mark.column)
            distinct[column].insert(mark)
            replaced[column] += 1
        }
        lines += tally.lines
        rows += tally.rows
    }

    /// The report of what was entered. `written` tells the output where it was rearranged after it was entered.
    package consuming func report(
        written: (count: Int, digest: SHA256Digest)? = nil
    ) throws(PseudonymisationError) -> PseudonymisationReport {
        let digests: (SHA256Digest, SHA256Digest)
        var columns: [PseudonymisationReport.Column] = []
        for index in options.columns.indices { columns.append(column(index)) }
        let (options, rows, counts) = (options, rows, counts)
        let (byReason, rejections) = (rejectedByReason, rejections)
        do throws(OpenSSLError) { digests = try hashes.finalize() } catch { throw .cryptography(error) }
        var report = PseudonymisationReport(
            freeColumns: options.freeColumns, scannedCountries: options.countries,
            inputSHA256: digests.0, outputSHA256: written?.digest ?? digests.1)
        report.columns = columns
        (report.rows, report.inputCount, report.outputCount) = (rows, counts.input, written?.count ?? counts.output)
        (report.rejectedByReason, report.rejections) = (byReason, rejections)
        return report
    }

    private func column(_ index: Int) -> PseudonymisationReport.Column {
        let option = options.columns[index]
        let counted = distinct[index]
        let key = option.key
        return PseudonymisationReport.Column(
            name: option.name, country: option.country, domain: key.key.domain.name, keyVersion: key.key.version,
            keyIdentifier: key.key.identifier, replaced: replaced[index], distinct: counted.count,
            isDistinctExact: counted.isExact, isInjective: counted.isExact ? !counted.hasCollision : nil)
    }

    private func whole(_ place: CellPlace) -> CellPlace {
        CellPlace(line: lines + place.line, record: rows + place.record, column: place.column)
    }
}
