/// Walks over the bytes of one JSON text (RFC 8259), by place; it keeps nothing of them.
struct JSONCursor {
    /// Why a walk ends.
    enum Fault: Error {
        /// The bytes are no JSON, or nested deeper than `depthLimit`.
        case syntax
        /// What the reader of the tokens found.
        case error(PseudonymisationError)
    }

    /// A string without its quotes, a number, or a literal.
    struct Token {
        let range: Range<Int>
        let isString: Bool
        let hasEscapes: Bool

        /// Whether it is one or more digits and nothing else.
        func isDigits(_ bytes: Span<UInt8>) -> Bool {
            for index in range where !(0x30...0x39).contains(bytes[index]) { return false }
            return !range.isEmpty
        }

        /// Whether it is the literal null.
        func isNull(_ bytes: Span<UInt8>) -> Bool { !isString && bytes[range.lowerBound] == UInt8(ascii: "n") }

        /// The digits before the point of a number that is written with an exponent; nil for any other token, and where there
        /// are more than `wholeLimit`.
        func withoutExponent(_ bytes: Span<UInt8>) -> [UInt8]? {
            guard !isString, let sign = range.first(where: { bytes[$0] | 0x20 == UInt8(ascii: "e") }) else {
                return nil
            }
            var (digits, point): ([UInt8], Int?) = ([], nil)
            for index in range.lowerBound..<sign {
                if bytes[index] == UInt8(ascii: ".") { point = digits.count }
                if (0x30...0x39).contains(bytes[index]) { digits.append(bytes[index]) }
            }
            var exponent = 0
            for index in sign + 1..<range.upperBound where (0x30...0x39).contains(bytes[index]) {
                exponent = min(exponent * 10 + Int(bytes[index] & 15), 1 << 30)
            }
            if bytes[sign + 1] == UInt8(ascii: "-") { exponent.negate() }
            let whole = (point ?? digits.count) + exponent
            let zeros = digits.prefix { $0 == 0x30 }.count
            guard whole > zeros, whole - zeros <= Self.wholeLimit else { return nil }
            let padding = [UInt8](repeating: 0x30, count: max(whole - digits.count, 0))
            return Array(digits[zeros..<min(whole, digits.count)]) + padding
        }

        /// More digits than any number of a person has.
        private static let wholeLimit = 16

        /// Lends what it says: its bytes, with escapes decoded.
        @inline(__always)
        func withText<Value, Failure: Error>(
            _ bytes: Span<UInt8>, _ body: (Span<UInt8>) throws(Failure) -> Value
        ) throws(Failure) -> Value {
            hasEscapes ? try body(decoded(bytes).span) : try body(bytes.extracting(range))
        }

        /// The bytes with escapes decoded; those of a token that was read, so no escape is malformed.
        func decoded(_ bytes: Span<UInt8>) -> [UInt8] {
            var text: [UInt8] = []
            text.reserveCapacity(range.count)
            var index = range.lowerBound
            while index < range.upperBound {
                let byte = bytes[index]
                guard byte == UInt8(ascii: "\\"), hasEscapes else {
                    text.append(byte)
                    index += 1
                    continue
                }
                let escape = bytes[index + 1]
                index += 2
                switch escape {
                case UInt8(ascii: "b"): text.append(0x08)
                case UInt8(ascii: "f"): text.append(0x0C)
                case UInt8(ascii: "n"): text.append(0x0A)
                case UInt8(ascii: "r"): text.append(0x0D)
                case UInt8(ascii: "t"): text.append(0x09)
                case UInt8(ascii: "u"): text.append(contentsOf: Self.scalar(bytes, &index, range.upperBound))
                default: text.append(escape)
                }
            }
            return text
        }

        /// The UTF-8 of a `\u` escape, of two for a surrogate pair; U+FFFD for a surrogate alone.
        private static func scalar(_ bytes: Span<UInt8>, _ index: inout Int, _ end: Int) -> [UInt8] {
            var value = unit(bytes, index)
            index += 4
            if (0xD800...0xDBFF).contains(value), index + 6 <= end, bytes[index] == UInt8(ascii: "\\"),
                bytes[index + 1] == UInt8(ascii: "u")
            {
                let low = unit(bytes, index + 2)
                if (0xDC00...0xDFFF).contains(low) {
                    value = 0x10000 + (value - 0xD800) << 10 + (low - 0xDC00)
                    index += 6
                }
            }
            return Array(String(Unicode.Scalar(value) ?? "\u{FFFD}").utf8)
        }

        private static func unit(_ bytes: Span<UInt8>, _ start: Int) -> UInt32 {
            var value: UInt32 = 0
            for index in start..<start + 4 {
                let byte = bytes[index]
                let digit = byte <= 0x39 ? byte & 15 : (byte & 0x0F) + 9
                value = value << 4 | UInt32(digit)
            }
            return value
        }
    }

    /// The deepest nesting that is read.
    static let depthLimit = 64

    private(set) var index: Int
    private let end: Int

    init(_ index: Int, end: Int) { (self.index, self.end) = (index, end) }

    var isAtEnd: Bool { index == end }

    mutating func skipBlanks(_ bytes: Span<UInt8>) throws(Fault) {
        while index < end, bytes[index] == 0x20 || bytes[index] == 0x09 || bytes[index] == 0x0D { index += 1 }
    }

    /// Takes a byte when it stands here.
    mutating func takes(_ byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
        guard index < end, bytes[index] == byte else { return false }
        index += 1
        return true
    }

    mutating func take(_ byte: UInt8, _ bytes: Span<UInt8>) throws(Fault) {
        guard takes(byte, bytes) else { throw .syntax }
    }

    /// Reads a string.
    mutating func string(_ bytes: Span<UInt8>) throws(Fault) -> Token {
        try take(UInt8(ascii: "\""), bytes)
        let start = index
        var hasEscapes = false
        while index < end {
            let byte = bytes[index]
            if byte == UInt8(ascii: "\"") {
                index += 1
                return Token(range: start..<index - 1, isString: true, hasEscapes: hasEscapes)
            }
            guard byte >= 0x20 else { throw .syntax }
            index += 1
            guard byte == UInt8(ascii: "\\") else { continue }
            hasEscapes = true
            try escape(bytes)
        }
        throw .syntax
    }

    private mutating func escape(_ bytes: Span<UInt8>) throws(Fault) {
        guard index < end else { throw .syntax }
        let byte = bytes[index]
        index += 1
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
            UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
            return
        case UInt8(ascii: "u"):
            guard index + 4 <= end else { throw .syntax }
            for _ in 0..<4 {
                let digit = bytes[index]
                guard (0x30...0x39).contains(digit) || (0x61...0x66).contains(digit | 0x20) else { throw .syntax }
                index += 1
            }
        default: throw .syntax
        }
    }

    /// Reads a string, number or literal; nil, and nothing is read, where an array or object begins.
    mutating func scalar(_ bytes: Span<UInt8>) throws(Fault) -> Token? {
        guard index < end else { throw .syntax }
        switch bytes[index] {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return nil
        case UInt8(ascii: "\""): return try string(bytes)
        case UInt8(ascii: "t"): return try literal("true", bytes)
        case UInt8(ascii: "f"): return try literal("false", bytes)
        case UInt8(ascii: "n"): return try literal("null", bytes)
        default: return try number(bytes)
        }
    }

    private mutating func literal(_ word: StaticString, _ bytes: Span<UInt8>) throws(Fault) -> Token {
        let start = index
        for byte in word.description.utf8 { try take(byte, bytes) }
        return Token(range: start..<index, isString: false, hasEscapes: false)
    }

    /// A number; JSON has none that begins with 0 and goes on with digits.
    private mutating func number(_ bytes: Span<UInt8>) throws(Fault) -> Token {
        let start = index
        _ = takes(UInt8(ascii: "-"), bytes)
        if !takes(UInt8(ascii: "0"), bytes) { try digits(bytes) }
        if takes(UInt8(ascii: "."), bytes) { try digits(bytes) }
        if index < end, bytes[index] | 0x20 == UInt8(ascii: "e") {
            index += 1
            if !takes(UInt8(ascii: "+"), bytes) { _ = takes(UInt8(ascii: "-"), bytes) }
            try digits(bytes)
        }
        return Token(range: start..<index, isString: false, hasEscapes: false)
    }

    private mutating func digits(_ bytes: Span<UInt8>) throws(Fault) {
        let start = index
        while index < end, (0x30...0x39).contains(bytes[index]) { index += 1 }
        guard index > start else { throw .syntax }
    }

    /// Goes over a value and all that is in it; `see` gets every string, name and number.
    mutating func skipValue(
        _ bytes: Span<UInt8>, depth: Int, _ see: (Token) throws(Fault) -> Void
    ) throws(Fault) {
        if let token = try scalar(bytes) { return try see(token) }
        guard depth < Self.depthLimit else { throw .syntax }
        let isObject = takes(UInt8(ascii: "{"), bytes)
        if !isObject { try take(UInt8(ascii: "["), bytes) }
        let close = isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")
        try skipBlanks(bytes)
        if takes(close, bytes) { return }
        repeat {
            try skipBlanks(bytes)
            if isObject {
                try see(try string(bytes))
                try skipBlanks(bytes)
                try take(UInt8(ascii: ":"), bytes)
                try skipBlanks(bytes)
            }
            try skipValue(bytes, depth: depth + 1, see)
            try skipBlanks(bytes)
        } while takes(UInt8(ascii: ","), bytes)
        try take(close, bytes)
    }
}
