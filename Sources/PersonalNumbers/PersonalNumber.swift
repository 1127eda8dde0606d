/// A personal number of one of five countries, valid by construction, in its canonical form.
///
/// Canonical form: Sweden 12 characters with the century (day plus 60 and interim letter kept), Denmark 10 digits,
/// Norway 11, Iceland 10, Finland 11 characters with the century sign. Two numbers are equal when country and canonical
/// form are; how the number was written does not matter.
///
/// The value prints masked everywhere: `description`, `debugDescription`, mirrors and dumps show the country alone.
public struct PersonalNumber: Sendable {
    /// How sure the number makes the birth date.
    public enum DateCertainty: Sendable, Hashable {
        /// The register keeps number and birth date in step.
        case exact
        /// The date of birth may be a neighbouring day (Sweden), or the century is not certain (Norway from 2032).
        case hint
        /// The number tells no birth date.
        case unknown
    }

    /// Legal sex as the number tells it: a hint only, numbers outlive it.
    public enum Sex: String, Sendable, Hashable {
        /// An even individual number.
        case female = "F"
        /// An odd individual number.
        case male = "M"
    }

    /// What became of a check that does not decide validity (Danish and Icelandic modulus 11), or of one that does.
    public enum CheckDigit: Sendable, Hashable {
        /// The check holds.
        case passes
        /// The check does not hold and need not.
        case fails
        /// The kind has no check digit.
        case absent
    }

    /// Contradictions that lenient reading accepts.
    public struct Warnings: OptionSet, Sendable, Hashable {
        /// One bit a warning; use the names.
        public let rawValue: UInt8
        /// Makes a set from its bits.
        public init(rawValue: UInt8) { self.rawValue = rawValue }
        /// Sweden: `+` or `-` contradicts the four-digit year; the year wins.
        public static let separatorMismatch = Warnings(rawValue: 1)
        /// Sweden: a coordination number whose day the month lacks, such as 31 April.
        public static let coordinationDayBeyondMonth = Warnings(rawValue: 2)
    }

    /// What kind of number it is.
    public let kind: PersonalNumberKind
    /// The birth date the number tells, nil where it tells none.
    public let birthDate: CivilDay?
    /// How sure the birth date is.
    public let certainty: DateCertainty
    /// The sex the number tells, nil where it tells none.
    public let sexHint: Sex?
    /// Whether the check digit holds.
    public let checkDigit: CheckDigit
    /// Whether the number lies in a range published for tests, which no person has.
    public let isTestNumber: Bool
    /// What lenient reading let pass.
    public let warnings: Warnings

    // The canonical characters, 10 to 12, the first in the lowest byte; zero beyond them. With what stands above it
    // the value is three words, so that it is given back in registers.
    @usableFromInline let head: UInt64
    @usableFromInline let tail: UInt32
    @usableFromInline let count: UInt8

    @inline(__always)
    init(
        _ kind: PersonalNumberKind, _ text: ShortText, birthDate: CivilDay?, certainty: DateCertainty, sex: Sex?,
        check: CheckDigit, range: NumberRange, warnings: Warnings = []
    ) {
        self.kind = kind
        head = text.head
        tail = UInt32(truncatingIfNeeded: text.tail)
        count = UInt8(truncatingIfNeeded: text.count)
        self.birthDate = birthDate
        self.certainty = birthDate == nil ? .unknown : certainty
        self.sexHint = sex
        self.checkDigit = check
        self.isTestNumber = range == .test
        self.warnings = warnings
    }

    /// The country whose register issued the number.
    @inlinable public var country: Country { kind.country }

    /// How many characters the canonical form has, 10 to 12.
    @inlinable public var canonicalCount: Int { Int(count) }
}

/// Whether a number is one for tests.
enum NumberRange {
    /// May belong to a person.
    case live
    /// Belongs to a published test range.
    case test

    init(isTest: Bool) { self = isTest ? .test : .live }
}

extension PersonalNumber.Sex {
    /// Odd is male, even female: all four countries that encode it.
    init(digit: Int) { self = digit % 2 == 1 ? .male : .female }
}

extension PersonalNumber: Hashable {
    /// Equal country and equal canonical form.
    public static func == (left: PersonalNumber, right: PersonalNumber) -> Bool {
        left.head == right.head && left.tail == right.tail && left.country == right.country
    }

    /// Hashes country and canonical form.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(country)
        hasher.combine(head)
        hasher.combine(tail)
    }
}
