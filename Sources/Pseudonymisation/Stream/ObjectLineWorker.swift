internal import CTableIndex
internal import PersonalNumbers

/// Replaces members of JSON objects (RFC 8259), one object a line; every other byte of a line passes through.
///
/// A column is a member of the object itself. Its value is a string, or a number that is digits alone, in whose place a
/// string stands then. Names, strings and numbers anywhere else are scanned as they read once their escapes are decoded
/// and their exponents applied.
@safe package final class ObjectLineWorker {
    private let writer: RecordWriter
    private let names: [[UInt8]]
    private let freeNames: [[UInt8]]
    /// Of the line at hand: which columns were seen, and checksums of all names.
    private var seen: [Bool]
    private var nameSums: [UInt64] = []

    init(_ options: PseudonymStreamOptions) throws(PseudonymisationError) {
        writer = try RecordWriter(options)
        names = options.columns.map { Array($0.name.utf8) }
        freeNames = options.freeColumns.map { Array($0.utf8) }
        seen = Array(repeating: false, count: names.count)
    }

    /// Works on the lines of a chunk; what ends the run stands in the chunk's tally.
    func process(_ chunk: TableChunk) throws(PseudonymisationError) {
        writer.begin(chunk)
        do throws(PseudonymisationError) {
            try chunk.input.withBytes { (bytes) throws(PseudonymisationError) in try lines(chunk, bytes) }
            try writer.end(chunk)
        } catch {
            if case .cryptography = error { throw error }
            chunk.tally.fault = error
        }
    }

    private func lines(_ chunk: TableChunk, _ bytes: Span<UInt8>) throws(PseudonymisationError) {
        let valid = unsafe CTableIndex_is_utf8(chunk.input.start, bytes.count) == 1
        var check = UTF8Check()
        let limit = valid ? bytes.count : check.firstFault(in: bytes)
        var start = 0
        while start < bytes.count {
            var end = start
            while end < bytes.count, bytes[end] != 0x0A { end += 1 }
            if !valid, end >= limit {
                let place = CellPlace(line: chunk.tally.lines + 1, record: writer.rows + 1, column: nil)
                if let encoding = TextEncoding(at: limit, in: bytes) {
                    throw .otherEncoding(encoding, at: place)
                }
                throw .malformedTable(.notUTF8, at: place)
            }
            let next = min(end + 1, bytes.count)
            try line(chunk, bytes, start, end, next)
            start = next
        }
    }

    private func line(
        _ chunk: TableChunk, _ bytes: Span<UInt8>, _ start: Int, _ end: Int, _ next: Int
    ) throws(PseudonymisationError) {
        var output = try writer.beginRecord(chunk, count: next - start)
        for column in seen.indices { seen[column] = false }
        nameSums.removeAll(keepingCapacity: true)
        var cursor = JSONCursor(start, end: end)
        var copied = start
        do throws(JSONCursor.Fault) {
            try cursor.skipBlanks(bytes)
            try cursor.take(UInt8(ascii: "{"), bytes)
            try cursor.skipBlanks(bytes)
            if !cursor.takes(UInt8(ascii: "}"), bytes) {
                repeat {
                    try cursor.skipBlanks(bytes)
                    try member(chunk, bytes, &cursor, &output, &copied)
                    try cursor.skipBlanks(bytes)
                } while cursor.takes(UInt8(ascii: ","), bytes)
                try cursor.take(UInt8(ascii: "}"), bytes)
            }
            try cursor.skipBlanks(bytes)
            guard cursor.isAtEnd else { throw .syntax }
        } catch { throw described(error, chunk, bytes, start, end) }
        for column in seen.indices where !seen[column] {
            let error = PseudonymisationError.refusedCell(CellRefusal("missing"), at: place(chunk, names[column]))
            guard writer.refuse(error) else { throw error }
        }
        writer.endRecord(chunk, start..<next, output, copied: copied)
        if next > end { chunk.tally.lines += 1 }
    }

    private func place(_ chunk: TableChunk, _ name: [UInt8]?) -> CellPlace {
        CellPlace(
            line: chunk.tally.lines + 1, record: writer.rows + 1, column: name.map { PrintableName.of($0) })
    }

    private func described(
        _ fault: JSONCursor.Fault, _ chunk: TableChunk, _ bytes: Span<UInt8>, _ start: Int, _ end: Int
    ) -> PseudonymisationError {
        switch fault {
        case .error(let error): return error
        case .syntax:
            for index in start..<end where bytes[index] == 0 { return .malformedTable(.nulByte, at: place(chunk, nil)) }
            return .malformedTable(.notAnObject, at: place(chunk, nil))
        }
    }

    /// Reads a member of the object itself.
    private func member(
        _ chunk: TableChunk, _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, _ output: inout RecordOutput,
        _ copied: inout Int
    ) throws(JSONCursor.Fault) {
        let key = try cursor.string(bytes)
        let (column, isFree) = try key.withText(bytes) { (name) throws(JSONCursor.Fault) in
            try scan(chunk, name, key, bytes)
            try noteName(chunk, name)
            return (names.firstIndex { Self.areEqual($0, name) }, freeNames.contains { Self.areEqual($0, name) })
        }
        try cursor.skipBlanks(bytes)
        try cursor.take(UInt8(ascii: ":"), bytes)
        try cursor.skipBlanks(bytes)
        if let column {
            seen[column] = true
            return try value(chunk, bytes, &cursor, &output, &copied, column)
        }
        try cursor.skipValue(bytes, depth: 0) { (token) throws(JSONCursor.Fault) in
            guard !isFree else { return }
            if let digits = token.withoutExponent(bytes) {
                try self.scan(chunk, digits.span, key, bytes)
            } else {
                try token.withText(bytes) { (text) throws(JSONCursor.Fault) in
                    try self.scan(chunk, text, key, bytes)
                }
            }
        }
    }

    private static func areEqual(_ bytes: [UInt8], _ others: Span<UInt8>) -> Bool {
        guard bytes.count == others.count else { return false }
        for index in others.indices where bytes[index] != others[index] { return false }
        return true
    }

    private func noteName(_ chunk: TableChunk, _ name: Span<UInt8>) throws(JSONCursor.Fault) {
        var sum: UInt64 = 0xCBF2_9CE4_8422_2325
        for index in name.indices { sum = (sum ^ UInt64(name[index])) &* 0x100_0000_01B3 }
        guard !nameSums.contains(sum) else {
            throw .error(.malformedTable(.duplicatedMember, at: place(chunk, nil)))
        }
        nameSums.append(sum)
    }

    /// Looks for a number in a text that belongs to a member of a name.
    private func scan(
        _ chunk: TableChunk, _ text: Span<UInt8>, _ key: JSONCursor.Token, _ bytes: Span<UInt8>
    ) throws(JSONCursor.Fault) {
        guard text.count >= 10, let kind = writer.work.leak(in: text) else { return }
        let name = key.decoded(bytes)
        let isName = writer.work.leak(in: name.span) != nil
        throw .error(.numberInOtherColumn(kind, at: place(chunk, isName ? nil : name)))
    }

    /// Replaces the value of a column.
    private func value(
        _ chunk: TableChunk, _ bytes: Span<UInt8>, _ cursor: inout JSONCursor, _ output: inout RecordOutput,
        _ copied: inout Int, _ column: Int
    ) throws(JSONCursor.Fault) {
        let token = try cursor.scalar(bytes)
        guard let token, token.isString || token.isDigits(bytes) else {
            if token == nil { try cursor.skipValue(bytes, depth: 0) { (_) throws(JSONCursor.Fault) in } }
            let reason = CellRefusal(token?.isNull(bytes) ?? false ? "missing" : "not-text")
            let error = PseudonymisationError.refusedCell(reason, at: place(chunk, names[column]))
            guard writer.refuse(error) else { throw .error(error) }
            return
        }
        output.copy(copied, token.range.lowerBound)
        if !token.isString { output.append(UInt8(ascii: "\"")) }
        try token.withText(bytes) { (content) throws(JSONCursor.Fault) in
            guard !writer.replace(content, column: column, &output) else { return }
            let place = place(chunk, names[column])
            if !writer.refuse(content, column: column, at: place),
                case .failure(let error) = writer.work.number(content, column: column, at: place)
            {
                throw .error(error)
            }
        }
        if !token.isString { output.append(UInt8(ascii: "\"")) }
        copied = token.range.upperBound
    }
}
