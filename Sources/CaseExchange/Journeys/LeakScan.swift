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
