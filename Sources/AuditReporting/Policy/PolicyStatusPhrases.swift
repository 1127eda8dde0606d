public import CaseModel

/// The words of a policy's status.
public struct PolicyStatusPhrases: Sendable {
    private let language: Language

    /// Words in a language.
    public init(_ language: Language) { self.language = language }

    /// The heading: the policy and whether it is in force at a moment.
    public func head(_ policy: Identifier, at instant: Instant, isInForce: Bool) -> String {
        switch (language, isInForce) {
        case (.english, true): "\(policy) is in force at \(instant)"
        case (.english, false): "\(policy) is not in force at \(instant): it denies everything"
        case (.swedish, true): "\(policy) gäller \(instant)"
        case (.swedish, false): "\(policy) gäller inte \(instant): den nekar allt"
        case (.danish, true): "\(policy) gælder \(instant)"
        case (.danish, false): "\(policy) gælder ikke \(instant): den afviser alt"
        }
    }

    /// From which day to which it is valid.
    public func validity(from: CalendarDate, to: CalendarDate, holds: Bool) -> String {
        switch (language, holds) {
        case (.english, true): "valid from \(from) to \(to)"
        case (.english, false): "valid from \(from) to \(to) only"
        case (.swedish, true): "giltig från \(from) till \(to)"
        case (.swedish, false): "bara giltig från \(from) till \(to)"
        case (.danish, true): "gyldig fra \(from) til \(to)"
        case (.danish, false): "kun gyldig fra \(from) til \(to)"
        }
    }

    /// An agency has signed.
    public func signed(at instant: Instant) -> String {
        switch language {
        case .english: "signed \(instant)"
        case .swedish: "undertecknad \(instant)"
        case .danish: "underskrevet \(instant)"
        }
    }

    /// An agency has not signed.
    public var missing: String {
        switch language {
        case .english: "not signed"
        case .swedish: "inte undertecknad"
        case .danish: "ikke underskrevet"
        }
    }

    /// An agency has signed another text.
    public func otherPolicy(signedAt instant: Instant) -> String {
        switch language {
        case .english: "signed another text of the policy, \(instant)"
        case .swedish: "undertecknade en annan lydelse av policyn, \(instant)"
        case .danish: "underskrev en anden ordlyd af politikken, \(instant)"
        }
    }

    /// A signature does not count, for a reason with a code.
    public func invalid(code: String) -> String {
        switch language {
        case .english: "the signature does not count [\(code)]"
        case .swedish: "underskriften räknas inte [\(code)]"
        case .danish: "underskriften tæller ikke [\(code)]"
        }
    }

    /// Which policy a partner's bundle of a moment follows.
    public func partner(isSame: Bool, digest: String, at instant: Instant) -> String {
        switch (language, isSame) {
        case (.english, true): "follows the same policy, by its bundle of \(instant)"
        case (.english, false): "follows another policy, \(digest), by its bundle of \(instant)"
        case (.swedish, true): "följer samma policy, enligt sitt paket \(instant)"
        case (.swedish, false): "följer en annan policy, \(digest), enligt sitt paket \(instant)"
        case (.danish, true): "følger samme politik, ifølge sin pakke \(instant)"
        case (.danish, false): "følger en anden politik, \(digest), ifølge sin pakke \(instant)"
        }
    }
}
