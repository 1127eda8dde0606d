import CaseModel
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

    /// Looks through an attachment's name and bytes, whatever they are; says whether they are text that shows its digits.
    /// What is compressed or drawn, such as PDF and images, can hold numbers that nobody finds this way.
    func check(_ file: OpenedFile, named name: String, at place: Place) throws -> Legibility {
        if holdsNumber(Array(name.utf8)) { throw ExportFault.personalNumberInContent(place) }
        var legibility = Legibility.text
        var offset = 0
        while offset < file.size {
            let piece = try file.pieces(at: offset, count: min(Self.pieceSize, file.size - offset))
            if Self.isNoText(piece) { legibility = .opaque }
            if holdsNumber(inAttachment: piece) { throw ExportFault.personalNumberInContent(place) }
            guard offset + piece.count < file.size else { break }
            offset += piece.count - Self.overlap
        }
        return legibility
    }

    /// Whether an attachment's bytes show what it says.
    enum Legibility: Sendable { case text, opaque }

    /// How much of an attachment is searched at once.
    static let pieceSize = 1 << 20
    /// Longer than any form of a personal number in two bytes a character, so that none hides at the border of a piece.
    static let overlap = 256

    private static func isNoText(_ piece: [UInt8]) -> Bool {
        piece.starts(with: Array("%PDF-".utf8))
            || piece.contains { $0 < 0x20 && ![0x00, 0x09, 0x0A, 0x0C, 0x0D].contains($0) }
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

    /// Whether a number stands in a piece of an attachment; once more without zeros, for text in two bytes a character.
    func holdsNumber(inAttachment piece: [UInt8]) -> Bool {
        holdsNumber(piece) || (piece.contains(0) && holdsNumber(piece.filter { $0 != 0 }))
    }

    /// Whether a number stands in bytes of text.
    func holdsNumber(_ bytes: [UInt8]) -> Bool {
        scanners.contains { scanner in scanner.matches(in: bytes).contains { !isAllowed($0.range, in: bytes) } }
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

    private func isAllowed(_ range: Range<Int>, in bytes: [UInt8]) -> Bool {
        if Self.isCrossReference(bytes, range) { return true }
        guard let allowed,
            let found = try? PersonalNumber(parsing: bytes[range], country: allowed.country, options: options)
        else { return false }
        return found == allowed
    }

    /// Whether ten digits are an offset in a PDF's cross-reference table: `0000612345 00000 n` (ISO 32000-1, 7.5.4).
    private static func isCrossReference(_ bytes: [UInt8], _ range: Range<Int>) -> Bool {
        let rest = bytes[range.upperBound...].prefix(8)
        guard range.count == 10, rest.count == 8, rest.first == 0x20, rest.dropLast().last == 0x20 else { return false }
        return rest.dropFirst().prefix(5).allSatisfy { (0x30...0x39).contains($0) } && [0x6E, 0x66].contains(rest.last)
    }
}
