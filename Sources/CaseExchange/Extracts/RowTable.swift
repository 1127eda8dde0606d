import CaseModel
import DisclosureControl
import PersonalNumbers
import Pseudonymisation

/// The rows of a table that can be read as often as they are wanted.
///
/// A table is CSV with a header, or one JSON object a line: its members are the columns, and a member that is missing or null is
/// an empty cell.
struct RowTable {
    /// How the rows are written.
    enum Format {
        case delimited(PseudonymStreamOptions.Delimiter)
        /// Objects; a member that is none of these columns is refused.
        case objectLines(columns: [String])

        /// A format of table verbs; `columns` are those that objects may have.
        init(_ format: PseudonymStreamOptions.Format, columns: [String]) {
            switch format {
            case .delimited(let delimiter): self = .delimited(delimiter)
            case .objectLines: self = .objectLines(columns: columns)
            }
        }
    }

    private enum Content {
        case file(OpenedFile)
        case spool(DurableFile)
    }

    private let content: Content
    private let format: Format
    /// The path for messages; nil for what has none.
    let file: String?

    /// A regular file.
    init(_ path: String, format: Format) throws(FileFault) {
        content = .file(try OpenedFile(path))
        (self.format, file) = (format, path)
    }

    /// What was written to a file without a name; `file` names what it was made from.
    init(_ spool: DurableFile, format: Format, file: String?) {
        content = .spool(spool)
        (self.format, self.file) = (format, file)
    }

    private static let chunkSize = 256 << 10

    /// Reads the table from its start. A fault of the table or of a row is given the file.
    ///
    /// - Parameters:
    ///   - day: the day that decides whether a cell of the header is a number.
    ///   - header: gets the columns' names, once, before the first row.
    ///   - row: gets a row's cells one after the other, and where each ends.
    func read(
        asOf day: CivilDay, progress: any ProgressReporting = SilentProgress(), header: RowStream.Header,
        row: RowStream.Row
    ) throws {
        do {
            switch format {
            case .delimited(let delimiter):
                var stream = try RowStream(delimiter: delimiter, asOf: day)
                try chunks(progress) { try stream.read($0.span, header: header, row: row) }
                try stream.finish(header: header, row: row)
            case .objectLines(let columns):
                var objects = ObjectRows(columns: columns)
                try header(columns)
                try chunks(progress) { try objects.read($0, row) }
                try objects.finish(row)
            }
        } catch let fault as ColumnFault {
            throw FailureInFile(fault, file: file)
        } catch let error as ExtractError {
            throw FailureInFile(error, file: file)
        }
    }

    private func chunks(_ progress: any ProgressReporting, _ body: ([UInt8]) throws -> Void) throws {
        var offset = 0
        while true {
            let chunk = try next(at: offset)
            if chunk.isEmpty { return }
            try body(chunk)
            offset += chunk.count
            progress.report(WorkProgress(done: offset, of: size, .bytes))
        }
    }

    private func next(at offset: Int) throws(FileFault) -> [UInt8] {
        switch content {
        case .file(let file): try file.pieces(at: offset, count: min(Self.chunkSize, file.size - offset))
        case .spool(let spool): try spool.read(Self.chunkSize, at: offset)
        }
    }

    private var size: Int? { if case .file(let file) = content { file.size } else { nil } }
}

/// Rows that are written as one JSON object a line.
struct ObjectRows {
    private let columns: [String]
    private let places: [String: Int]
    private var lines = InputLines(limit: PseudonymStream.recordLimit)
    private var line = 0
    private var bytes: [UInt8] = []
    private var ends: [Int] = []

    init(columns: [String]) {
        self.columns = columns
        places = Dictionary(zip(columns, columns.indices)) { first, _ in first }
    }

    /// Takes the next bytes; `body` gets every row that they complete.
    mutating func read(_ chunk: [UInt8], _ body: RowStream.Row) throws {
        var whole: [InputLines.Line] = []
        lines.take(chunk) { whole.append($0) }
        for line in whole { try take(line, body) }
    }

    /// Ends the input; `body` gets the last row where no line end closed it.
    mutating func finish(_ body: RowStream.Row) throws {
        var whole: [InputLines.Line] = []
        lines.finish { whole.append($0) }
        for line in whole { try take(line, body) }
    }

    private mutating func take(_ line: InputLines.Line, _ body: RowStream.Row) throws {
        self.line += 1
        guard case .whole(let text) = line else { throw ExtractError.rowShape(row: self.line) }
        let members = (try? StrictJSON.parse(text, maximumBytes: PseudonymStream.recordLimit))?.object
        guard let members else { throw ExtractError.rowShape(row: self.line) }
        for name in members.keys.sorted() where places[name] == nil {
            throw ExtractError.unlistedMember(pointerToken(name), row: self.line)
        }
        bytes.removeAll(keepingCapacity: true)
        ends.removeAll(keepingCapacity: true)
        for column in columns {
            switch members[column] ?? .null {
            case .null: break
            case .string(let text): bytes += Array(text.utf8)
            case .integer(let number): bytes += Array(String(number).utf8)
            case .decimal(let text): bytes += Array(text.utf8)
            case .bool(let truth): bytes += Array((truth ? "true" : "false").utf8)
            case .array, .object: throw ExtractError.cell(.unfit, column: column, row: self.line)
            }
            ends.append(bytes.count)
        }
        try body(bytes.span, ends.span)
    }
}
