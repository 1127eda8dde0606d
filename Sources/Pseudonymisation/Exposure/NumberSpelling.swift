package import PersonalNumbers

/// A way in which people write personal numbers before they hash them.
package struct NumberSpelling: Sendable, Hashable {
    /// What it looks like, such as `YYMMDD-NNNN`.
    package let name: String
    private let steps: [Step]

    private enum Step: Hashable {
        /// Characters of the canonical form.
        case part(Range<Int>)
        /// Capital letters as small ones.
        case small(Range<Int>)
        /// Something between them.
        case text(UInt8)
    }

    /// The spellings of a country that are tried, the canonical one first.
    package static func all(of country: Country) -> [NumberSpelling] {
        let hyphen = Step.text(UInt8(ascii: "-"))
        return switch country {
        case .sweden:
            [
                NumberSpelling(name: "YYYYMMDDNNNN", steps: [.part(0..<12)]),
                NumberSpelling(name: "YYYYMMDD-NNNN", steps: [.part(0..<8), hyphen, .part(8..<12)]),
                NumberSpelling(name: "YYMMDDNNNN", steps: [.part(2..<12)]),
                NumberSpelling(name: "YYMMDD-NNNN", steps: [.part(2..<8), hyphen, .part(8..<12)]),
            ]
        case .denmark, .iceland:
            [
                NumberSpelling(name: "DDMMYYNNNN", steps: [.part(0..<10)]),
                NumberSpelling(name: "DDMMYY-NNNN", steps: [.part(0..<6), hyphen, .part(6..<10)]),
            ]
        case .norway:
            [
                NumberSpelling(name: "DDMMYYNNNNN", steps: [.part(0..<11)]),
                NumberSpelling(name: "DDMMYY NNNNN", steps: [.part(0..<6), .text(0x20), .part(6..<11)]),
                NumberSpelling(name: "DDMMYY-NNNNN", steps: [.part(0..<6), hyphen, .part(6..<11)]),
            ]
        case .finland:
            [
                NumberSpelling(name: "DDMMYYCNNNQ", steps: [.part(0..<11)]),
                NumberSpelling(name: "DDMMYYCNNNQ in small letters", steps: [.small(0..<11)]),
            ]
        }
    }

    /// Appends a canonical number, spelt like this.
    package func append(_ number: Span<UInt8>, to text: inout [UInt8]) {
        for step in steps {
            switch step {
            case .part(let range): for place in range { text.append(number[place]) }
            case .small(let range):
                for place in range {
                    let byte = number[place]
                    text.append((0x41...0x5A).contains(byte) ? byte | 0x20 : byte)
                }
            case .text(let byte): text.append(byte)
            }
        }
    }
}
