public import CaseModel
public import OpenSSLCrypto

/// Who speaks for the person (`x_expressed_by`).
public enum ConsentSpeaker: String, Sendable, Hashable, CaseIterable {
    /// The person.
    case person = "self"
    /// A custodian of a child.
    case custodian
    /// A Swedish god man.
    case godMan = "god_man"
    /// A Swedish förvaltare.
    case forvaltare
    /// The holder of a future mandate (framtidsfullmakt).
    case futureMandate = "future_mandate"
    /// An attorney under a power of attorney.
    case attorney
}

/// How a person's will was expressed, and the evidence of it (`x_expression`).
///
/// The evidence itself is kept elsewhere, encrypted; only its digest stands here, so that it can be erased while the
/// chain still verifies.
public struct ConsentExpression: Hashable, Sendable {
    /// The ways a will is expressed.
    public enum Method: String, Sendable, Hashable, CaseIterable {
        /// A signature on paper.
        case signedPaper = "signed_paper"
        /// An electronic identification.
        case eid
        /// Spoken before a witness.
        case oralWitnessed = "oral_witnessed"
        /// A message by e-mail.
        case email
    }

    /// The way.
    public let method: Method
    /// The SHA-256 of the evidence (`evidence_sha256`).
    public let evidence: SHA256Digest
    /// The officer who witnessed it, by the agency's name for the officer (`witness`).
    public let witness: Identifier?

    /// Makes an expression. Throws `missing` when it was oral and names no witness.
    public init(method: Method, evidence: SHA256Digest, witness: Identifier? = nil) throws(ConsentFault) {
        if method == .oralWitnessed, witness == nil { throw ConsentFault(.missing, at: "/witness") }
        self.method = method
        self.evidence = evidence
        self.witness = witness
    }
}

/// Who interpreted between the person and the officer (`x_interpreter`).
public struct ConsentInterpreter: Hashable, Sendable {
    /// The person's language, a BCP 47 tag.
    public let language: String
    /// In what capacity, such as `authorised_interpreter` or `relative`.
    public let role: Identifier

    /// Makes an interpreter. Throws `invalid` when the language is no tag.
    public init(language: String, role: Identifier) throws(ConsentFault) {
        guard isLanguageTag(language) else { throw ConsentFault(.invalid(rule: Rule.language), at: "/language") }
        self.language = language
        self.role = role
    }
}

/// A person's statement as it reached the agency: who spoke, how, and with whose help.
public struct ConsentVoice: Hashable, Sendable {
    /// Who spoke.
    public let speaker: ConsentSpeaker
    /// The SHA-256 of the evidence that a representative may speak (`x_authority`); without it a representative's
    /// consent is recorded but never counts.
    public let authority: SHA256Digest?
    /// How it was expressed; always present where consent is given, optional elsewhere, since to refuse and to
    /// withdraw must be at least as easy (GDPR article 7(3)).
    public let expression: ConsentExpression?
    /// The interpreter, where there was one.
    public let interpreter: ConsentInterpreter?

    /// Makes a voice. Throws `invalid` when the person speaks and authority is given.
    public init(
        speaker: ConsentSpeaker = .person, authority: SHA256Digest? = nil, expression: ConsentExpression? = nil,
        interpreter: ConsentInterpreter? = nil
    ) throws(ConsentFault) {
        guard speaker != .person || authority == nil else {
            throw ConsentFault(.invalid(rule: "the person needs no evidence of authority"), at: "/x_authority")
        }
        self.speaker = speaker
        self.authority = authority
        self.expression = expression
        self.interpreter = interpreter
    }

    /// Whether the speaker was entitled to speak: the person, or a representative with evidence of authority.
    public var isAuthorised: Bool { speaker == .person || authority != nil }
}
