/// A keyed, domain-separated, versioned stand-in for a person.
///
/// Text form: Bech32m (BIP-350) with the domain's tag as human-readable part, one symbol for the key version, and the
/// first 130 bits of HMAC-SHA-256(domain key, `pid1:<CC>:<canonical>`) as 26 symbols; then the checksum of six. It has
/// tag + 34 characters, lower case only, and is never mistaken for a personal number.
///
/// A pseudonym still stands for one person: it prints masked, read `text` where it is used.
public struct Pseudonym: Sendable, Hashable {
    /// The symbols that carry the code.
    static let codeSymbols = 26
    /// The most bytes of the text form: a tag of ten letters and what stands behind it.
    static let longestText = 10 + 34

    /// The tag of its domain, 2 to 10 letters a–z.
    public let tag: String
    /// The version of the key, 0 to 31.
    public let version: Int
    /// The first 130 bits of the code, 60, 60 and 10 of them.
    private let code: Code

    private struct Code: Sendable, Hashable {
        var parts: (UInt64, UInt64, UInt64) = (0, 0, 0)

        static func == (left: Code, right: Code) -> Bool { left.parts == right.parts }
        func hash(into hasher: inout Hasher) {
            hasher.combine(parts.0)
            hasher.combine(parts.1)
            hasher.combine(parts.2)
        }

        /// The symbol at an index below 26.
        subscript(index: Int) -> UInt8 {
            let (part, place, count) =
                index < 12 ? (parts.0, index, 12) : index < 24 ? (parts.1, index - 12, 12) : (parts.2, index - 24, 2)
            return UInt8(truncatingIfNeeded: part >> UInt64(5 * (count - 1 - place)) & 31)
        }

        mutating func append(_ symbol: UInt8, at index: Int) {
            switch index {
            case 0..<12: parts.0 = parts.0 << 5 | UInt64(symbol)
            case 12..<24: parts.1 = parts.1 << 5 | UInt64(symbol)
            default: parts.2 = parts.2 << 5 | UInt64(symbol)
            }
        }
    }

    /// The first 60 bits of the code, for looking many pseudonyms up.
    var leadingBits: UInt64 { code.parts.0 }

    /// Makes a pseudonym from the bytes of a code, of which the first 130 bits count.
    init(tag: String, version: Int, code bytes: some RandomAccessCollection<UInt8>) {
        self.tag = tag
        self.version = version
        var code = Code()
        var (window, bits, index) = (UInt32(0), 0, 0)
        for byte in bytes where index < Self.codeSymbols {
            window = window << 8 | UInt32(byte)
            bits += 8
            while bits >= 5, index < Self.codeSymbols {
                bits -= 5
                code.append(UInt8(truncatingIfNeeded: window >> UInt32(bits) & 31), at: index)
                index += 1
            }
        }
        self.code = code
    }

    /// Reads the text form and verifies its checksum; nil for a text that is not a pseudonym or whose checksum is wrong.
    /// Upper case is refused, so equal pseudonyms have equal text.
    public init?(parsing text: String) { self.init(parsing: Array(text.utf8)) }

    /// Reads the text form from its bytes.
    package init?(parsing bytes: some Collection<UInt8>) {
        guard bytes.count <= Self.longestText else { return nil }
        let bytes = Array(bytes)
        guard bytes.allSatisfy({ !(0x41...0x5A).contains($0) }), let decoded = Bech32m(decoding: bytes.span),
            (2...10).contains(decoded.humanReadablePart.count),
            decoded.humanReadablePart.allSatisfy({ (0x61...0x7A).contains($0) }),
            decoded.symbols.count == 1 + Self.codeSymbols
        else { return nil }
        tag = String(decoding: decoded.humanReadablePart, as: UTF8.self)
        version = Int(decoded.symbols[0])
        var code = Code()
        for index in 0..<Self.codeSymbols { code.append(decoded.symbols[index + 1], at: index) }
        self.code = code
    }

    /// The text form.
    public var text: String {
        var bytes: [UInt8] = []
        append(to: &bytes)
        return String(decoding: bytes, as: UTF8.self)
    }

    /// Appends the text form, tag + 34 ASCII bytes.
    public func append(to buffer: inout [UInt8]) {
        append(to: &buffer, after: PseudonymBeginning(tag: tag, version: version))
    }

    /// Appends the text form behind a beginning that is already worked out for its tag and version.
    func append(to buffer: inout [UInt8], after beginning: PseudonymBeginning) {
        buffer.append(contentsOf: beginning.text)
        var checksum = beginning.checksum
        for index in 0..<Self.codeSymbols { checksum.write(code[index], to: &buffer) }
        checksum.writeFinal(to: &buffer)
    }
}

extension Pseudonym: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The tag and a mask.
    public var description: String { "\(tag) ••••" }
    /// The same mask.
    public var debugDescription: String { description }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

/// What all pseudonyms of one key begin with: tag, separator and version, and the checksum so far.
struct PseudonymBeginning: Sendable {
    let text: [UInt8]
    let checksum: Bech32m.Checksum

    init(tag: String, version: Int) {
        var text = Array(tag.utf8)
        var checksum = Bech32m.Checksum(humanReadablePart: text[...])
        text.append(UInt8(ascii: "1"))
        checksum.write(UInt8(truncatingIfNeeded: version & 31), to: &text)
        self.text = text
        self.checksum = checksum
    }
}
