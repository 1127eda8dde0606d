/// What kind of number it is, by the national name. Each kind is a switch of `ParsingOptions.kinds`.
public enum PersonalNumberKind: String, Sendable, Hashable, CaseIterable {
    /// Sweden: number of a person in the population register.
    case personnummer
    /// Sweden: coordination number, day of birth plus 60 (2022:1697).
    case samordningsnummer
    /// Sweden: interim number of a university, a letter in place of the first birth-number digit. Off by default.
    case interimsnummer
    /// Denmark: number of the central person register.
    case cpr
    /// Denmark: local replacement number, day plus 60, not CPR. Off by default.
    case erstatningspersonnummer
    /// Norway: birth number.
    case fødselsnummer
    /// Norway: number of a person without a birth number, day plus 40.
    case dNummer = "d-nummer"
    /// Norway: month plus 40, a local help number or a synthetic one. Off by default.
    case hNummer = "h-nummer"
    /// Norway: month plus 40 and day plus 40. Off by default.
    case hNummerD = "h-nummer+d-nummer"
    /// Norway: common help number, first digit 8 or 9, no date and no sex. Off by default.
    case fhNummer = "fh-nummer"
    /// Norway: synthetic number of the tax administration, month plus 80. Off by default.
    case syntetisk
    /// Norway: month plus 80 and day plus 40. Off by default.
    case syntetiskD = "syntetisk+d-nummer"
    /// Norway: synthetic number of the health network, month plus 65. Off by default.
    case syntetiskNHN = "syntetisk-nhn"
    /// Norway: month plus 65 and day plus 40. Off by default.
    case syntetiskNHND = "syntetisk-nhn+d-nummer"
    /// Finland: personal identity code.
    case henkilötunnus
    /// Finland: temporary or test number, individual number 900–999, never in the register. Off by default.
    case tilapäinen = "tilapäinen (900–999)"
    /// Iceland: number of a person.
    case kennitala
    /// Iceland: number of the published test data, digits 7–8 are 14 or 15.
    case kennitalaTest = "kennitala-test"
    /// Iceland: number of an organisation, day plus 40.
    case kennitalaOrganisation = "kennitala-organisation"
    /// Iceland: system number, 8 or 9 and nine random digits, no date and no check digit. Off by default.
    case kerfiskennitala

    /// The country that issues this kind.
    @inlinable public var country: Country {
        switch self {
        case .personnummer, .samordningsnummer, .interimsnummer: .sweden
        case .cpr, .erstatningspersonnummer: .denmark
        case .fødselsnummer, .dNummer, .hNummer, .hNummerD, .fhNummer, .syntetisk, .syntetiskD, .syntetiskNHN,
            .syntetiskNHND:
            .norway
        case .henkilötunnus, .tilapäinen: .finland
        case .kennitala, .kennitalaTest, .kennitalaOrganisation, .kerfiskennitala: .iceland
        }
    }

    /// This kind's bit in `PersonalNumberKinds`.
    var bit: UInt32 {
        switch self {
        case .personnummer: 1 << 0
        case .samordningsnummer: 1 << 1
        case .interimsnummer: 1 << 2
        case .cpr: 1 << 3
        case .erstatningspersonnummer: 1 << 4
        case .fødselsnummer: 1 << 5
        case .dNummer: 1 << 6
        case .hNummer: 1 << 7
        case .hNummerD: 1 << 8
        case .fhNummer: 1 << 9
        case .syntetisk: 1 << 10
        case .syntetiskD: 1 << 11
        case .syntetiskNHN: 1 << 12
        case .syntetiskNHND: 1 << 13
        case .henkilötunnus: 1 << 14
        case .tilapäinen: 1 << 15
        case .kennitala: 1 << 16
        case .kennitalaTest: 1 << 17
        case .kennitalaOrganisation: 1 << 18
        case .kerfiskennitala: 1 << 19
        }
    }
}

/// A set of kinds: those a parser accepts.
public struct PersonalNumberKinds: OptionSet, Sendable, Hashable {
    /// One bit a kind; the layout is not stable, use the names.
    public let rawValue: UInt32

    /// Makes a set from its bits.
    public init(rawValue: UInt32) { self.rawValue = rawValue }

    /// The set of one kind.
    public init(_ kind: PersonalNumberKind) { self.init(rawValue: kind.bit) }

    /// The set of several kinds.
    public init(_ kinds: [PersonalNumberKind]) { self.init(rawValue: kinds.reduce(0) { $0 | $1.bit }) }

    /// Every kind.
    public static let all = PersonalNumberKinds(PersonalNumberKind.allCases)

    /// The kinds that the five registers themselves give out, and Iceland's published test persons: the default.
    public static let registered = PersonalNumberKinds([
        .personnummer, .samordningsnummer, .cpr, .fødselsnummer, .dNummer, .henkilötunnus, .kennitala, .kennitalaTest,
        .kennitalaOrganisation,
    ])

    /// The kinds of the set.
    package var members: [PersonalNumberKind] { PersonalNumberKind.allCases.filter(contains) }

    /// Whether the set holds a kind.
    public func contains(_ kind: PersonalNumberKind) -> Bool { rawValue & kind.bit != 0 }
}
