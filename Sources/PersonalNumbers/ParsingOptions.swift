/// How numbers are read: the reference date, which forms and which kinds are accepted, and the national switches.
public struct ParsingOptions: Sendable, Hashable {
    /// Which written forms are accepted. Both give the same canonical form.
    public enum Strictness: Sendable, Hashable {
        /// The exact published forms only.
        case strict
        /// Published forms after normalising blanks, dashes, full-width and invisible characters; and two Swedish
        /// contradictions that are accepted with a warning.
        case lenient
    }

    /// Norway: the control-digit rule that numbers are held to.
    public enum NorwegianPolicy: Sendable, Hashable {
        /// First control digit leaves remainder 0; the series gives the century.
        case rule1964
        /// First control digit may leave remainder 0 to 3; the series may say nothing.
        case rule2032
        /// `rule2032` when the reference date is 2032-01-01 or later, else `rule1964`.
        case byReferenceDate
    }

    /// Iceland: whether a person's check digit must be right. Organisations are always held to it.
    public enum IcelandicPolicy: Sendable, Hashable {
        /// A wrong check digit is refused.
        case checkDigitRequired
        /// A wrong check digit is reported, not refused.
        case checkDigitReported
        /// `checkDigitReported` when the reference date is 2026-02-18 or later, else `checkDigitRequired`.
        case byReferenceDate
    }

    /// Sweden: coordination numbers with month 00 or day 60, whose birth date is not known.
    public enum SwedishUnknownDates: Sendable, Hashable {
        /// They are numbers, with no birth date.
        case accepted
        /// They are refused as a date that does not exist.
        case refused
    }

    /// Finland: the century signs that are read.
    public enum FinnishSigns: Sendable, Hashable {
        /// `+`, `-` Y X W V U, and A B C D E F (decree 690/2022).
        case decree2022
        /// `+`, `-` and A only, as until 2022.
        case before2023
    }

    /// The day the data was written: it decides the Swedish century and what lies in the future.
    public var referenceDate: CivilDay
    /// Which written forms are accepted.
    public var strictness: Strictness
    /// The kinds that are accepted.
    public var kinds: PersonalNumberKinds
    /// The Norwegian rule.
    public var norwegianPolicy: NorwegianPolicy
    /// The Icelandic rule.
    public var icelandicPolicy: IcelandicPolicy
    /// The Swedish switch.
    public var swedishUnknownDates: SwedishUnknownDates
    /// The Finnish switch.
    public var finnishSigns: FinnishSigns

    /// Makes options; all but the reference date have defaults.
    public init(
        referenceDate: CivilDay,
        strictness: Strictness = .lenient,
        kinds: PersonalNumberKinds = .registered,
        norwegianPolicy: NorwegianPolicy = .byReferenceDate,
        icelandicPolicy: IcelandicPolicy = .byReferenceDate,
        swedishUnknownDates: SwedishUnknownDates = .accepted,
        finnishSigns: FinnishSigns = .decree2022
    ) {
        self.referenceDate = referenceDate
        self.strictness = strictness
        self.kinds = kinds
        self.norwegianPolicy = norwegianPolicy
        self.icelandicPolicy = icelandicPolicy
        self.swedishUnknownDates = swedishUnknownDates
        self.finnishSigns = finnishSigns
    }

    /// Whether the Norwegian rule of 2032 is in force.
    var usesNorwegianRule2032: Bool {
        switch norwegianPolicy {
        case .rule1964: false
        case .rule2032: true
        case .byReferenceDate: referenceDate.year >= 2032
        }
    }

    /// Whether a person's Icelandic check digit must be right.
    var requiresIcelandicCheckDigit: Bool {
        let day = referenceDate
        return switch icelandicPolicy {
        case .checkDigitRequired: true
        case .checkDigitReported: false
        case .byReferenceDate: (day.year, day.month, day.day) < (2026, 2, 18)
        }
    }
}
