/// One textual encoding (RFC 7468, `stricttextualmsg`): a label and bytes, in lines of 64 characters.
///
/// OpenSSL's own reader skips text around a block and asks the terminal for passphrases; this one does neither.
/// Accepted: exactly one block, LF or CRLF line ends, empty lines before and after it. Nothing else.
struct PEMBlock {
    /// The longest accepted file in bytes.
    static let sizeLimit = 65_536

    let label: String
    var bytes: [UInt8]

    private static let lineLength = 64

    init(label: String, bytes: [UInt8]) {
        self.label = label
        self.bytes = bytes
    }

    /// Reads the one block; `subject` names the file's kind in errors.
    init(_ text: [UInt8], _ subject: String) throws(OpenSSLError) {
        guard text.count <= Self.sizeLimit else { throw .tooLarge(subject, limit: Self.sizeLimit) }
        let lines = try Self.lines(of: text, subject)
        guard let first = lines.first, let last = lines.last, lines.count >= 3,
            let label = Self.label(of: first, after: "-----BEGIN ")
        else { throw .malformed(subject, reason: "no single PEM block") }
        guard Self.label(of: last, after: "-----END ") == label else {
            throw .malformed(subject, reason: "the PEM block does not end as it begins")
        }
        let body = lines.dropFirst().dropLast()
        guard body.dropLast().allSatisfy({ $0.count == Self.lineLength }),
            (1...Self.lineLength).contains(body.last?.count ?? 0), let bytes = Base64.decode(body.flatMap { $0 })
        else { throw .malformed(subject, reason: "not base 64 in lines of \(Self.lineLength) characters") }
        self.init(label: label, bytes: bytes)
    }

    /// The text with LF line ends and a final one.
    var text: [UInt8] {
        let digits = Base64.digits(of: bytes)
        var text = Array("-----BEGIN \(label)-----\n".utf8)
        for start in stride(from: 0, to: digits.count, by: Self.lineLength) {
            text += digits[start..<min(start + Self.lineLength, digits.count)]
            text.append(UInt8(ascii: "\n"))
        }
        return text + Array("-----END \(label)-----\n".utf8)
    }

    private static func lines(of text: [UInt8], _ subject: String) throws(OpenSSLError) -> [ArraySlice<UInt8>] {
        var lines = text.split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false)
        for position in lines.indices where lines[position].last == UInt8(ascii: "\r") {
            lines[position] = lines[position].dropLast()
        }
        let content = lines.drop { $0.isEmpty }
        guard let end = content.lastIndex(where: { !$0.isEmpty }) else {
            throw .malformed(subject, reason: "empty")
        }
        return Array(content[...end])
    }

    private static func label(of line: ArraySlice<UInt8>, after start: String) -> String? {
        let end = "-----"
        guard line.count > start.utf8.count + end.utf8.count, line.starts(with: start.utf8),
            line.suffix(end.utf8.count).elementsEqual(end.utf8)
        else { return nil }
        let label = line.dropFirst(start.utf8.count).dropLast(end.utf8.count)
        guard label.allSatisfy({ $0 == UInt8(ascii: " ") || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains($0) })
        else { return nil }
        return String(decoding: label, as: UTF8.self)
    }
}
