import CaseModel
import ParallelWork
import PersonalNumbers

/// Looks for personal numbers in content: any at all where the person is not named by one, else any that is not the
/// person's own.
///
/// The sender and the recipient look for the numbers of the policy's country, the sender for those of the person's too.
struct LeakScan {
    private let scanners: [PersonalNumberScanner]
    private let allowed: PersonalNumber?
    private let options: ParsingOptions

    /// The scan of what is about to leave.
    init(person: PersonInput, identity: IdentityForm, jurisdiction: String) {
        let countries = Set([person.number.country] + [Country(rawValue: jurisdiction)].compactMap { $0 })
        options = person.options
        scanners = countries.map { PersonalNumberScanner(country: $0, options: person.options) }
        allowed = identity == .personalNumber ? person.number : nil
    }

    /// The scan of what has arrived; `allowed` is the number it names the person by.
    init(arrivingUnder jurisdiction: String, naming allowed: PersonalNumber?, options: ParsingOptions) {
        self.options = options
        self.allowed = allowed
        scanners = [Country(rawValue: jurisdiction)].compactMap { $0 }.map {
            PersonalNumberScanner(country: $0, options: options)
        }
    }

    func check(_ fields: [String: JSONValue], in category: Identifier, of source: CaseSource) throws {
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            let pointer = "/\(pointerToken(category.text))/\(pointerToken(field))"
            guard !holdsNumber(value) else {
                throw ExportFault.personalNumberInContent(Place(file: source.path, pointer: pointer))
            }
        }
    }

    /// Looks through an attachment's name and bytes, whatever they are, on up to `jobs` threads; says whether they are text
    /// that shows its digits. What is compressed or drawn, such as PDF and images, can hold numbers that nobody finds this way.
    func check(_ file: OpenedFile, named name: String, at place: Place, jobs: Int) throws -> Legibility {
        if holdsNumber(Array(name.utf8)) { throw ExportFault.personalNumberInContent(place) }
        var legibility = Legibility.text
        let windows = AttachmentWindow.count(in: file.size)
        try PieceWork.run(windows, width: jobs) { () throws(any Error) in
            AttachmentWindow(largest: file.size)
        } work: { (piece, window) throws(any Error) in
            try window.search(piece, of: file, by: self)
        } inOrder: { (_, window) throws(any Error) in
            if window.holdsNumber { throw ExportFault.personalNumberInContent(place) }
            if window.isOpaque { legibility = .opaque }
        }
        return legibility
    }

    /// Whether an attachment's bytes show what it says.
    enum Legibility: Sendable { case text, opaque }

    fileprivate static func isNoText(_ piece: Span<UInt8>) -> Bool {
        let mark = "%PDF-".utf8
        var marked = 0
        for (index, byte) in mark.enumerated() where index < piece.count && piece[index] == byte { marked += 1 }
        if marked == mark.count { return true }
        for index in piece.indices where piece[index] < 0x20 {
            switch piece[index] {
            case 0x00, 0x09, 0x0A, 0x0C, 0x0D: continue
            default: return true
            }
        }
        return false
    }

    /// Whether a number stands in a value, or in a name within it.
    func holdsNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .bool: false
        case .integer(let number): holdsNumber(Array(String(number).utf8))
        case .decimal(let literal): holdsNumber(Array(literal.utf8))
        case .string(let text): holdsNumber(Array(text.utf8))
        case .array(let elements): elements.contains(where: holdsNumber)
        case .object(let members): members.contains { holdsNumber(Array($0.key.utf8)) || holdsNumber($0.value) }
        }
    }

    /// Whether a number stands in bytes of text.
    func holdsNumber(_ bytes: [UInt8]) -> Bool { holdsNumber(bytes.span) }

    /// Whether a number stands in bytes of text.
    func holdsNumber(_ bytes: Span<UInt8>) -> Bool {
        for scanner in scanners {
            var start = 0
            while let match = scanner.firstMatch(in: bytes, from: start) {
                if !isAllowed(match.range, in: bytes) { return true }
                start = match.range.upperBound
            }
        }
        return false
    }

    /// The same for a cell of a table; one without as many digits as the shortest number has is not looked through.
    func holdsNumber(cell: Span<UInt8>) -> Bool {
        var digits = 0
        for index in cell.indices {
            // Letters beyond ASCII can be digits, too.
            if cell[index] >= 0x80 { digits += Self.fewestDigits }
            if (0x30...0x39).contains(cell[index]) { digits += 1 }
        }
        return digits >= Self.fewestDigits && holdsNumber(cell.copied)
    }

    /// A Finnish number has nine digits, those of other countries ten or more.
    private static let fewestDigits = 9

    private func isAllowed(_ range: Range<Int>, in bytes: Span<UInt8>) -> Bool {
        if Self.isCrossReference(bytes, range) { return true }
        guard let allowed,
            let found = try? PersonalNumber(
                parsing: bytes.extracting(range), country: allowed.country, options: options)
        else { return false }
        return found == allowed
    }

    /// Whether ten digits are an offset in a PDF's cross-reference table: `0000612345 00000 n` (ISO 32000-1, 7.5.4).
    private static func isCrossReference(_ bytes: Span<UInt8>, _ range: Range<Int>) -> Bool {
        guard range.count == 10, bytes.count - range.upperBound >= 8 else { return false }
        let rest = bytes.extracting(range.upperBound..<range.upperBound + 8).copied
        guard rest[0] == 0x20, rest[6] == 0x20 else { return false }
        return rest[1...5].allSatisfy { (0x30...0x39).contains($0) } && [0x6E, 0x66].contains(rest[7])
    }
}

/// A piece of an attachment that is searched at once; neighbours overlap by more than any form of a personal number in two
/// bytes a character, so that none hides at a border.
struct AttachmentWindow: ~Copyable {
    /// How much is searched at once.
    static let size = 1 << 20
    /// How much neighbours share.
    static let overlap = 256

    private var memory: [UInt8]
    private var dense: [UInt8] = []
    /// Whether the last search found a number.
    private(set) var holdsNumber = false
    /// Whether the last search found what is no text.
    private(set) var isOpaque = false

    /// Makes memory for windows of an attachment of a size.
    init(largest: Int) { memory = [UInt8](repeating: 0, count: min(largest, Self.size)) }

    /// How many windows cover so many bytes.
    static func count(in size: Int) -> Int { size == 0 ? 0 : max(1, (size - overlap - 1) / (Self.size - overlap) + 1) }

    /// The bytes of a window of so many.
    static func range(_ number: Int, of size: Int) -> Range<Int> {
        let start = number * (Self.size - overlap)
        return start..<min(start + Self.size, size)
    }

    /// Reads a window of a file and finds out whether a number stands in it, and whether it is text.
    mutating func search(_ number: Int, of file: OpenedFile, by scan: LeakScan) throws(FileFault) {
        let range = Self.range(number, of: file.size)
        let count = range.count
        // The memory is in hand of this call alone while the rest of the window changes.
        var (bytes, dense) = ([UInt8](), [UInt8]())
        swap(&bytes, &memory)
        swap(&dense, &self.dense)
        defer {
            swap(&bytes, &memory)
            swap(&dense, &self.dense)
        }
        var all = bytes.mutableSpan
        var room = all.extracting(0..<count)
        guard try file.read(at: range.lowerBound, into: &room) == count else {
            throw FileFault("read", file.path, .changed)
        }
        let text = bytes.span.extracting(0..<count)
        isOpaque = LeakScan.isNoText(text)
        holdsNumber = Self.search(text, by: scan, &dense)
    }

    /// Whether a number stands in bytes; once more without zeros, for text in two bytes a character.
    static func search(_ bytes: Span<UInt8>, by scan: LeakScan, _ dense: inout [UInt8]) -> Bool {
        if scan.holdsNumber(bytes) { return true }
        if dense.count < bytes.count { dense = [UInt8](repeating: 0, count: bytes.count) }
        var target = dense.mutableSpan
        var count = 0
        for index in bytes.indices {
            target[count] = bytes[index]
            count += bytes[index] == 0 ? 0 : 1
        }
        return count < bytes.count && scan.holdsNumber(dense.span.extracting(0..<count))
    }
}
