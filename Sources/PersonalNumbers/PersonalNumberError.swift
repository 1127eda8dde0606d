/// Why an input is not a personal number. It carries a reason and a kind, never a character of the input.
public struct PersonalNumberError: Error, Sendable, Hashable, CustomStringConvertible {
    /// The machine-readable reasons; raw values are stable.
    public enum Reason: String, Sendable, Hashable, CaseIterable {
        /// Nothing but blanks.
        case empty
        /// Not a form of the country, or longer than 64 scalars.
        case format
        /// The day does not exist.
        case date
        /// The check digit or check character is wrong.
        case check
        /// No century belongs to the digits.
        case century
        /// Sweden: birth number 000.
        case birthNumber = "birth-number"
        /// Finland: individual number 000 or 001.
        case individualNumber = "individual-number"
        /// The birth date lies after the reference date.
        case future
        /// A recognised kind that the options do not enable.
        case kindNotEnabled = "kind-not-enabled"
        /// Denmark: a local replacement number, not CPR.
        case replacementNumber = "replacement-number"
    }

    /// The reason.
    public let reason: Reason
    /// The kind the input has the shape of, nil where the shape itself is wrong.
    public let kind: PersonalNumberKind?

    /// Makes an error.
    init(_ reason: Reason, _ kind: PersonalNumberKind? = nil) {
        self.reason = reason
        self.kind = kind
    }

    /// The reason's word, followed by the kind in brackets where it is known.
    public var description: String {
        guard let kind else { return reason.rawValue }
        return "\(reason.rawValue) (\(kind.rawValue))"
    }
}
