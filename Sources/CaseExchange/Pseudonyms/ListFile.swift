import CaseModel
import PersonalNumbers
import Pseudonymisation

/// A list of values in a file: one a line, or a column of a CSV table with a header.
///
/// A value is what stands in its line or, without quotes, in its cell, at most 1 MiB. Empty lines are passed over, empty cells
/// are not. A line ends with LF or CRLF; a byte order mark is no part of the first one.
public struct ListFile: Sendable {
    /// The path, or `-` for standard input.
    public let path: String
    /// The column by its header; nil for one value a line.
    public let column: String?

    /// Names a list; nothing is read yet.
    public init(_ path: String, column: String?) { (self.path, self.column) = (path, column) }

    /// The path for messages; nil for standard input.
    var file: String? { path == "-" ? nil : path }

    /// Reads the records; each has the value first, and behind it the cells of further columns.
    ///
    /// A `ColumnFault`, of the list or thrown by `body`, is given the file.
    ///
    /// - Parameter day: the day that decides whether a cell of the header is a number.
    func read(
        with further: [String] = [], asOf day: CivilDay, progress: any ProgressReporting = SilentProgress(),
        _ body: (ColumnStream.Record) throws -> Void
    ) throws {
        do {
            if let column {
                var stream = try ColumnStream(columns: [column] + further, asOf: day)
                try chunks(progress) { chunk in
                    if chunk.isEmpty { try stream.finish(body) } else { try stream.read(chunk.span, body) }
                }
            } else {
                try readLines(progress, body)
            }
        } catch let fault as ColumnFault { throw self.fault(fault) }
    }

    /// A fault of this list.
    func fault(_ fault: ColumnFault) -> FailureInFile { FailureInFile(fault, file: file) }

    /// The size in bytes; nil for standard input.
    func size() throws -> Int? { try InputStream(path).size }

    private static let chunkSize = 256 << 10
    private static let mark: [UInt8] = [0xEF, 0xBB, 0xBF]

    private func readLines(
        _ progress: any ProgressReporting, _ body: (ColumnStream.Record) throws -> Void
    ) throws {
        var lines = InputLines(limit: PseudonymStream.cellLimit)
        var number = 0
        func take(_ line: InputLines.Line) throws {
            number += 1
            let place = CellPlace(line: number)
            guard case .whole(var value) = line else {
                throw ColumnFault.table(.malformedTable(.cellTooLong, at: place))
            }
            if number == 1, value.starts(with: Self.mark) { value.removeFirst(Self.mark.count) }
            guard !value.contains(0) else { throw ColumnFault.table(.malformedTable(.nulByte, at: place)) }
            if !value.isEmpty { try body(ColumnStream.Record(line: number, value: value)) }
        }
        try chunks(progress) { chunk in
            if chunk.isEmpty { try lines.finish(take) } else { try lines.take(chunk, take) }
        }
    }

    /// Hands on the file piece by piece, and then an empty piece.
    private func chunks(_ progress: any ProgressReporting, _ take: ([UInt8]) throws -> Void) throws {
        let input = try InputStream(path)
        var done = 0
        while true {
            let chunk = try input.next(Self.chunkSize)
            try take(chunk)
            if chunk.isEmpty { return }
            done += chunk.count
            progress.report(WorkProgress(done: done, of: input.size, .bytes))
        }
    }
}
