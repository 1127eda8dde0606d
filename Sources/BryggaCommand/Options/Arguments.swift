public import ArgumentParser
public import CaseExchange
public import CaseModel
public import ConsentRecording
public import PersonalNumbers
public import Pseudonymisation

/// An identifier on the command line.
public struct IdentifierArgument: ExpressibleByArgument, Sendable {
    /// The checked identifier.
    public let identifier: Identifier

    /// Reads an identifier.
    public init?(argument: String) {
        guard let identifier = Identifier(argument) else { return nil }
        self.identifier = identifier
    }
}

/// A file of an agency on the command line: `AGENCY=FILE`.
public struct AgencyFileArgument: ExpressibleByArgument, Sendable {
    private let agency: Identifier
    private let path: String

    /// Reads `AGENCY=FILE`; the file's name may hold `=` too.
    public init?(argument: String) {
        let parts = argument.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let agency = Identifier(parts[0]), !parts[1].isEmpty else { return nil }
        (self.agency, path) = (agency, parts[1])
    }

    /// The file as a certificate of the agency for a use.
    func certificate(for use: KeyUse) -> OutsideCertificate {
        OutsideCertificate(agency: agency, use: use, path: path)
    }
}

/// What the key of a container is for on the command line: `signing` or `decryption`.
public struct ContainerUseArgument: ExpressibleByArgument, Sendable {
    /// The use.
    public let use: KeyUse

    /// Every value.
    public static let allValueStrings = [KeyUse.signing, .decryption].map(\.rawValue)

    /// Reads a use.
    public init?(argument: String) {
        guard Self.allValueStrings.contains(argument), let use = KeyUse(rawValue: argument) else { return nil }
        self.use = use
    }
}

/// An instant on the command line; a bare date is its first second in UTC.
public struct InstantArgument: ExpressibleByArgument, Sendable {
    /// The instant.
    public let instant: Instant

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`.
    public init?(argument: String) {
        guard let instant = Instant(parsingDateOrInstant: argument) else { return nil }
        self.instant = instant
    }
}

/// A date on the command line.
public struct DateArgument: ExpressibleByArgument, Sendable {
    /// The date.
    public let date: CalendarDate

    /// Reads `YYYY-MM-DD`.
    public init?(argument: String) {
        guard let date = CalendarDate(parsing: argument) else { return nil }
        self.date = date
    }
}

/// A range of days on the command line.
public struct DateRangeArgument: ExpressibleByArgument, Sendable {
    /// The days, first and last included.
    public let range: ClosedRange<CalendarDate>

    /// Reads `YYYY-MM-DD..YYYY-MM-DD`, the earlier day first.
    public init?(argument: String) {
        let parts = argument.split(separator: "..", omittingEmptySubsequences: false).map(String.init)
        guard parts.count == 2, let from = CalendarDate(parsing: parts[0]), let to = CalendarDate(parsing: parts[1]),
            from <= to
        else { return nil }
        range = from...to
    }
}

/// A period such as `P6M` on the command line.
public struct PeriodArgument: ExpressibleByArgument, Sendable {
    /// The period.
    public let period: CalendarPeriod

    /// Reads `PnY`, `PnM` or `PnD`.
    public init?(argument: String) {
        guard let period = CalendarPeriod(parsing: argument) else { return nil }
        self.period = period
    }
}

extension IdentityForm: ExpressibleByArgument {}
extension ConsentKind: ExpressibleByArgument {}
extension Language: ExpressibleByArgument {}

/// `event=date` on the command line.
public struct EventArgument: ExpressibleByArgument, Sendable {
    /// The event's name in the policy.
    public let event: Identifier
    /// The day it happened or happens.
    public let date: CalendarDate

    /// Reads `NAME=YYYY-MM-DD`.
    public init?(argument: String) {
        let parts = argument.split(separator: "=", omittingEmptySubsequences: false)
        guard parts.count == 2, let event = Identifier(String(parts[0])),
            let date = CalendarDate(parsing: String(parts[1]))
        else { return nil }
        (self.event, self.date) = (event, date)
    }
}

/// The id of a consent record on the command line.
public struct RecordArgument: ExpressibleByArgument, Sendable {
    /// The id.
    public let id: ConsentUUID

    /// Reads a UUID in lower case.
    public init?(argument: String) {
        guard let id = ConsentUUID(argument) else { return nil }
        self.id = id
    }
}

/// `category.field` on the command line.
public struct FieldArgument: ExpressibleByArgument, Sendable {
    /// The field.
    public let field: ConsentExclusion.Field

    /// Reads a category, a dot and a field.
    public init?(argument: String) {
        guard let field = ConsentExclusion.Field(argument) else { return nil }
        self.field = field
    }
}

/// A country on the command line.
public struct CountryArgument: ExpressibleByArgument, Sendable {
    /// The country.
    public let country: Country

    /// Reads SE, DK, NO, FI or IS.
    public init?(argument: String) {
        guard let country = Country(rawValue: argument) else { return nil }
        self.country = country
    }
}

/// The end of a period on the command line; a bare date is its last second in UTC.
public struct EndArgument: ExpressibleByArgument, Sendable {
    /// The instant, included.
    public let instant: Instant

    /// Reads `YYYY-MM-DD` or `YYYY-MM-DDTHH:MM:SSZ`.
    public init?(argument: String) {
        guard let instant = CalendarDate(parsing: argument)?.end ?? Instant(parsing: argument) else { return nil }
        self.instant = instant
    }
}

/// The id of a line of the register on the command line.
public struct RegisterIDArgument: ExpressibleByArgument, Sendable {
    /// The id, or how it begins.
    public let id: RegisterID

    /// Reads six digits of a bundle's id or more, or `refusal-N`.
    public init?(argument: String) {
        guard let id = RegisterID(argument) else { return nil }
        self.id = id
    }
}

extension RegisterEntry.Direction: ExpressibleByArgument {}
extension RegisterTableFile.Format: ExpressibleByArgument {}
/// Kinds of personal number on the command line, with commas between them.
public struct KindListArgument: ExpressibleByArgument, Sendable {
    /// The kinds; nil where one of the words is that of no kind, which the options refuse with the words there are.
    public let kinds: PersonalNumberKinds?

    /// Reads words such as `interim,synthetic`.
    public init?(argument: String) {
        let words = argument.split(separator: ",", omittingEmptySubsequences: false)
        let named = words.compactMap { KindArgument(rawValue: String($0)) }
        kinds = named.count == words.count ? PersonalNumberKinds(named.flatMap(\.kinds)) : nil
    }
}

/// The Norwegian control-digit rule on the command line.
public struct NorwegianPolicyArgument: ExpressibleByArgument, Sendable {
    /// The rule.
    public let policy: ParsingOptions.NorwegianPolicy

    /// Reads `1964` or `2032`.
    public init?(argument: String) {
        switch argument {
        case "1964": policy = .rule1964
        case "2032": policy = .rule2032
        default: return nil
        }
    }
}

extension NumberCheck.Form: ExpressibleByArgument {}

/// A column of personal numbers on the command line: `NAME`, `NAME=COUNTRY` or `NAME=COUNTRY:DOMAIN`.
public struct TableColumnArgument: ExpressibleByArgument, Sendable {
    /// The name, exactly as the table has it.
    public let name: String
    /// The country of its numbers, where it is given.
    public let country: Country?
    /// The domain of its pseudonyms, where it is given.
    public let domain: Identifier?

    /// Reads a column. What stands behind the last `=` is a country when it reads as one; two capitals that are none are a
    /// mistake; else it is part of the name.
    public init?(argument: String) {
        guard !argument.isEmpty else { return nil }
        if let sign = argument.lastIndex(of: "=") {
            let parts = argument[argument.index(after: sign)...].split(
                separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
            if let country = parts.first.flatMap({ Country(rawValue: String($0)) }) {
                guard sign > argument.startIndex else { return nil }
                var domain: Identifier?
                if parts.count == 2 {
                    domain = Identifier(String(parts[1]))
                    guard domain != nil else { return nil }
                }
                (name, self.country, self.domain) = (String(argument[..<sign]), country, domain)
                return
            }
            guard parts.first?.count != 2 || parts[0].contains(where: { !("A"..."Z").contains($0) }) else { return nil }
        }
        (name, country, domain) = (argument, nil, nil)
    }
}

/// A dialect of tables on the command line.
public struct TableDialectArgument: ExpressibleByArgument, Sendable {
    /// The dialect.
    public let dialect: TableDialect

    /// Reads `excel-nordic` or `rfc4180`.
    public init?(argument: String) {
        guard let dialect = TableDialect(rawValue: argument) else { return nil }
        self.dialect = dialect
    }

    /// The words.
    public static var allValueStrings: [String] { TableDialect.allCases.map(\.rawValue) }
}
extension ColumnRewriting.Uncovered: ExpressibleByArgument {}
