import CaseModel
import PersonalNumbers

/// Looks for personal numbers in what is about to leave: any at all where the person is not named by one, else any that
/// is not the person's own.
struct LeakScan {
    private let scanner: PersonalNumberScanner
    private let allowed: PersonalNumber?
    private let options: ParsingOptions

    init(person: PersonInput, identity: IdentityForm) {
        options = person.options
        scanner = PersonalNumberScanner(country: person.number.country, options: person.options)
        allowed = identity == .personalNumber ? person.number : nil
    }

    func check(_ fields: [String: JSONValue], in category: Identifier, of source: CaseSource) throws {
        for (field, value) in fields.sorted(by: { $0.key < $1.key }) {
            let pointer = "/\(pointerToken(category.text))/\(pointerToken(field))"
            guard !holdsNumber(value) else {
                throw ExportFault.personalNumberInContent(Place(file: source.path, pointer: pointer))
            }
        }
    }

    func check(_ file: OpenedFile, named name: String, at place: Place) throws {
        if holdsNumber(Array(name.utf8)) { throw ExportFault.personalNumberInContent(place) }
        // Text in any encoding shows its digits; what is not text, such as an image or a compressed document, does not.
        let beginning = try file.pieces(at: 0, count: min(file.size, Self.pieceSize))
        let isWide = beginning.starts(with: [0xFF, 0xFE]) || beginning.starts(with: [0xFE, 0xFF])
        guard isWide || !Self.isBinary(beginning) else { return }
        var offset = 0
        while offset < file.size {
            let piece = try file.pieces(at: offset, count: min(Self.pieceSize, file.size - offset))
            if holdsNumber(isWide ? piece.filter { $0 != 0 } : piece) {
                throw ExportFault.personalNumberInContent(place)
            }
            guard offset + piece.count < file.size else { return }
            offset += piece.count - Self.overlap
        }
    }

    private static let pieceSize = 1 << 20
    /// Longer than any form of a personal number in two bytes a character, so that none hides at the border of a piece.
    private static let overlap = 256

    private static func isBinary(_ beginning: [UInt8]) -> Bool {
        let marks: [[UInt8]] = [Array("%PDF-".utf8), Array("PK".utf8) + [3, 4], [0xFF, 0xD8, 0xFF], [0x1F, 0x8B]]
        return beginning.contains(0) || marks.contains { beginning.starts(with: $0) }
    }

    private func holdsNumber(_ value: JSONValue) -> Bool {
        switch value {
        case .null, .bool: false
        case .integer(let number): holdsNumber(Array(String(number).utf8))
        case .decimal(let literal): holdsNumber(Array(literal.utf8))
        case .string(let text): holdsNumber(Array(text.utf8))
        case .array(let elements): elements.contains(where: holdsNumber)
        case .object(let members): members.contains { holdsNumber(Array($0.key.utf8)) || holdsNumber($0.value) }
        }
    }

    private func holdsNumber(_ bytes: [UInt8]) -> Bool {
        scanner.matches(in: bytes).contains { match in
            guard let allowed,
                let found = try? PersonalNumber(parsing: bytes[match.range], country: allowed.country, options: options)
            else { return true }
            return found != allowed
        }
    }
}
