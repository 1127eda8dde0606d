/// Looks over a file before the YAML parser does, in one pass over its bytes: refuses every construct outside the subset,
/// nesting that is too deep, keys given twice, and text that spans lines.
///
/// Where it cannot be sure it refuses, so that the parser sees only what both read in the same way.
struct YAMLPreflight {
    /// The deepest nesting that is read.
    static let maximumDepth = 32
    /// The most keys and values that are read.
    static let maximumTokens = 200_000
    static let tooDeep = "the file nests deeper than \(maximumDepth) levels"

    let bytes: [UInt8]
    var line = 0
    var lineStart = 0
    var lineEnd = 0
    var tokens = 0
    var blocks: [Block] = []
    var flows: [FlowLevel] = []
    /// Whether a key or dash still waits for its value.
    var isPending = true
    /// Whether the value of this line is complete, so that only a comment may follow.
    var isValueDone = false
    /// Whether a key stands on this line already.
    var hasKeyOnLine = false
    var hasContent = false
    var hasMarker = false
    var isStopped = false
    var found: [Finding] = []

    struct Block {
        let indent: Int
        let isSequence: Bool
        var keys: Set<[UInt8]> = []
    }

    struct FlowLevel {
        let isMapping: Bool
        let line: Int
        let lineStart: Int
        let position: Int
        var keys: Set<[UInt8]> = []
        var hasValue = false
    }

    struct Finding {
        let code: PolicyFault.Code
        let line: Int
        let column: Int
        let message: String
        let hint: String?
    }

    static func check(_ text: String, into collector: inout FaultCollector) {
        guard YAMLCharacters.check(text, into: &collector) else { return }
        var preflight = YAMLPreflight(bytes: Array(text.utf8))
        preflight.scan()
        for finding in preflight.found {
            collector.add(
                finding.code, finding.line, finding.column, message: finding.message, hint: finding.hint)
        }
    }

    private init(bytes: [UInt8]) { self.bytes = bytes }

    private mutating func scan() {
        var start = 0
        while start <= bytes.count, !isStopped {
            let end = bytes[start...].firstIndex(of: .lineFeed) ?? bytes.count
            (line, lineStart, lineEnd) = (line + 1, start, end)
            scanLine()
            start = end + 1
        }
        guard !isStopped, let open = flows.last else { return }
        (line, lineStart) = (open.line, open.lineStart)
        report(.syntax, open.position, "a bracket that is never closed")
    }

    private mutating func scanLine() {
        (isValueDone, hasKeyOnLine) = (false, false)
        var position = lineStart
        if isMarker("---") || isMarker("...") {
            readMarker()
            return
        }
        while position < lineEnd, !isStopped {
            let byte = bytes[position]
            if byte == .space {
                position += 1
            } else if byte == .hash, position == lineStart || bytes[position - 1] == .space {
                return
            } else {
                hasContent = true
                position = flows.isEmpty ? blockToken(position) : flowToken(position)
            }
        }
    }

    private func isMarker(_ marker: String) -> Bool {
        let rest = bytes[lineStart..<lineEnd]
        return rest.starts(with: marker.utf8) && (rest.count == 3 || rest[lineStart + 3] == .space)
    }

    /// One `---` may open the file; every other document marker would start or end a second document.
    private mutating func readMarker() {
        let rest = bytes[(lineStart + 3)..<lineEnd].drop { $0 == .space }
        guard bytes[lineStart] == .dash, !hasContent, !hasMarker, rest.isEmpty || rest.first == .hash else {
            stop(.feature, lineStart, "a document marker", hint: "a file holds one document")
            return
        }
        hasMarker = true
    }
}

extension YAMLPreflight {
    mutating func report(_ code: PolicyFault.Code, _ position: Int, _ message: String, hint: String? = nil) {
        let column = bytes[lineStart..<position].count { $0 & 0xC0 != 0x80 } + 1
        found.append(Finding(code: code, line: line, column: column, message: message, hint: hint))
        if found.count >= PolicyFaults.limit { isStopped = true }
    }

    mutating func stop(_ code: PolicyFault.Code, _ position: Int, _ message: String, hint: String? = nil) {
        report(code, position, message, hint: hint)
        isStopped = true
    }

    mutating func count(_ position: Int) {
        tokens += 1
        if tokens > Self.maximumTokens {
            stop(.tooMany, position, "the file has more than \(Self.maximumTokens) keys and values")
        }
        if blocks.count + flows.count > Self.maximumDepth { stop(.tooDeep, position, Self.tooDeep) }
    }

    /// Whether a blank or the end of the line stands at a position.
    func isBlank(_ position: Int) -> Bool { position >= lineEnd || bytes[position] == .space }
}

extension UInt8 {
    static let lineFeed = UInt8(ascii: "\n")
    static let space = UInt8(ascii: " ")
    static let hash = UInt8(ascii: "#")
    static let dash = UInt8(ascii: "-")
    static let colon = UInt8(ascii: ":")
    static let comma = UInt8(ascii: ",")
    static let apostrophe = UInt8(ascii: "'")
    static let quote = UInt8(ascii: "\"")
    static let backslash = UInt8(ascii: "\\")
    static let openBracket = UInt8(ascii: "[")
    static let closeBracket = UInt8(ascii: "]")
    static let openBrace = UInt8(ascii: "{")
    static let closeBrace = UInt8(ascii: "}")

    var isFlowIndicator: Bool {
        self == .comma || self == .openBracket || self == .closeBracket || self == .openBrace || self == .closeBrace
    }
}
