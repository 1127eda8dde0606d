import CaseModel
public import PersonalNumbers
import Pseudonymisation

/// An agency's own list of personal numbers, for which a map is made: one a line, or a column of a CSV table.
public struct NumberList: Sendable {
    private let paths: [String]
    private let country: Country
    private let column: String?

    /// Names files, `-` for standard input; with a column they are CSV tables with a header, else they have one number a
    /// line. Nothing is read yet.
    public init(_ paths: [String], country: Country, column: String?) {
        (self.paths, self.country, self.column) = (paths, country, column)
    }

    /// Reads every number. The first that is none ends the run with its line, never its value. Empty lines are passed
    /// over; empty cells are not.
    func numbers(options: ParsingOptions, _ body: (PersonalNumber) throws -> Void) throws {
        for path in paths {
            do {
                if let column {
                    try readColumn(column, of: path, options, body)
                } else {
                    try readLines(of: path, options, body)
                }
            } catch let fault as any ReportableFailure {
                guard fault is ColumnFault || fault is PseudonymisationError else { throw fault }
                throw FailureInFile(fault, file: path == "-" ? nil : path)
            }
        }
    }

    private static let chunkSize = 64 << 10
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func readLines(
        of path: String, _ options: ParsingOptions, _ body: (PersonalNumber) throws -> Void
    ) throws {
        let input = try InputStream(path)
        var lines = InputLines(limit: PseudonymStream.cellLimit)
        var count = 0
        let take = { (line: InputLines.Line) throws in
            count += 1
            guard case .whole(var bytes) = line else {
                throw PseudonymisationError.malformedTable(.cellTooLong, at: CellPlace(line: count))
            }
            if count == 1, bytes.starts(with: Self.mark) { bytes.removeFirst(Self.mark.count) }
            if bytes.isEmpty { return }
            try body(try parse(bytes, options, CellPlace(line: count)))
        }
        while true {
            let chunk = try input.next(Self.chunkSize)
            if chunk.isEmpty { break }
            try lines.take(chunk, take)
        }
        try lines.finish(take)
    }

    private func readColumn(
        _ column: String, of path: String, _ options: ParsingOptions, _ body: (PersonalNumber) throws -> Void
    ) throws {
        let input = try InputStream(path)
        var stream = try ColumnStream(column: column)
        var numbers: [PersonalNumber] = []
        let treatment: ColumnStream.Treatment = { (content, place, _) throws(ColumnFault) in
            do throws(PseudonymisationError) { numbers.append(try parse(content, options, place)) } catch {
                throw .table(error)
            }
        }
        var isAtEnd = false
        while !isAtEnd {
            let chunk = try input.next(Self.chunkSize)
            isAtEnd = chunk.isEmpty
            var passed: [UInt8] = []
            if isAtEnd {
                try stream.finish(into: &passed, treatment)
            } else {
                try stream.process(chunk.span, into: &passed, treatment)
            }
            for number in numbers { try body(number) }
            numbers.removeAll(keepingCapacity: true)
        }
    }

    private func parse(
        _ bytes: [UInt8], _ options: ParsingOptions, _ place: CellPlace
    ) throws(PseudonymisationError) -> PersonalNumber {
        do throws(PersonalNumberError) {
            return try PersonalNumber(parsing: bytes, country: country, options: options)
        } catch { throw .invalidNumber(error, at: place) }
    }
}
