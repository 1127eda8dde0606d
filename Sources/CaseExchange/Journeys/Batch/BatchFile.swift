public import CaseModel

/// Reads a batch: one order a line (docs/batches.md).
public enum BatchFile {
    /// The most bytes of a line.
    public static let maximumLineBytes = 1 << 20
    /// The most lines.
    public static let maximumLines = 100_000
    /// The most bytes of a batch.
    public static let maximumBytes = 256 << 20

    /// Reads a file, or standard input for `-`, line by line. A line that is no order is one that fails; the whole is refused
    /// when it cannot be read, is empty, or has too many lines or bytes.
    public static func read(
        _ path: String, defaults: BatchDefaults, at instant: Instant
    ) throws -> [BatchLine] {
        let file = path == "-" ? nil : path
        let input = try InputStream(path)
        var lines: [BatchLine] = []
        var line: [UInt8] = []
        var (isTooLong, total) = (false, 0)
        func end() throws(BatchFault) {
            guard lines.count < maximumLines else {
                throw .tooManyLines(Place(file: file, line: maximumLines + 1))
            }
            let number = lines.count + 1
            if isTooLong {
                let what = "it is longer than \(maximumLineBytes) bytes"
                lines.append(.malformed(.malformed(what, Place(file: file, line: number)), line: number))
            } else {
                let reader = BatchOrderReader(file: file, line: number, defaults: defaults, instant: instant)
                do throws(BatchFault) { lines.append(.order(try reader.order(line))) } catch {
                    lines.append(.malformed(error, line: number))
                }
            }
            line.removeAll(keepingCapacity: true)
            isTooLong = false
        }
        while true {
            let piece = try input.next(256 << 10)
            if piece.isEmpty { break }
            total += piece.count
            guard total <= maximumBytes else { throw FileFault("read", path, .tooLarge(limit: maximumBytes)) }
            var rest = piece[...]
            while let newline = rest.firstIndex(of: 0x0A) {
                append(rest[..<newline], to: &line, &isTooLong)
                rest = rest[(newline + 1)...]
                try end()
            }
            append(rest, to: &line, &isTooLong)
        }
        if !line.isEmpty || isTooLong { try end() }
        guard !lines.isEmpty else { throw BatchFault.empty(Place(file: file)) }
        return lines
    }

    private static func append(_ bytes: ArraySlice<UInt8>, to line: inout [UInt8], _ isTooLong: inout Bool) {
        guard !isTooLong, line.count + bytes.count <= maximumLineBytes else {
            isTooLong = true
            return line.removeAll()
        }
        line.append(contentsOf: bytes)
    }
}
