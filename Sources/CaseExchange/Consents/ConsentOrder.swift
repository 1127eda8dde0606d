public import CaseModel
public import ConsentRecording

/// What a caseworker states when a person's consent is recorded.
public struct ConsentOrder: Sendable {
    /// Which of the three consents it is.
    public var kind: ConsentKind
    /// The agencies that may receive.
    public var recipients: [Identifier]
    /// The purposes.
    public var purposes: [Identifier]
    /// The categories of information.
    public var categories: [Identifier]
    /// Whether it was given explicitly.
    public var type: ConsentType
    /// How long it holds.
    public var validity: CalendarPeriod
    /// The file with the exact text that was shown.
    public var noticePath: String
    /// The address of that text.
    public var noticeURI: String
    /// The version of that text.
    public var noticeVersion: String
    /// The language it was shown in (BCP 47).
    public var language: String
    /// How the person says no again.
    public var withdrawalMethod: String
    /// Agencies the person excludes.
    public var excludedAgencies: [Identifier]
    /// Fields the person excludes, as `category.field`.
    public var excludedFields: [ConsentExclusion.Field]

    /// Makes an order.
    public init(
        kind: ConsentKind, recipients: [Identifier], purposes: [Identifier], categories: [Identifier],
        type: ConsentType, validity: CalendarPeriod, noticePath: String, noticeURI: String, noticeVersion: String,
        language: String, withdrawalMethod: String, excludedAgencies: [Identifier] = [],
        excludedFields: [ConsentExclusion.Field] = []
    ) {
        self.kind = kind
        self.recipients = recipients
        self.purposes = purposes
        self.categories = categories
        self.type = type
        self.validity = validity
        self.noticePath = noticePath
        self.noticeURI = noticeURI
        self.noticeVersion = noticeVersion
        self.language = language
        self.withdrawalMethod = withdrawalMethod
        self.excludedAgencies = excludedAgencies
        self.excludedFields = excludedFields
    }
}

/// How a person expressed something, and the evidence of it.
public struct ConsentExpressionOrder: Sendable {
    /// The way it was expressed.
    public var method: ConsentExpression.Method
    /// The file that proves it, such as the scanned form; it is kept sealed in the store.
    public var evidencePath: String
    /// Who witnessed an oral statement, as a role.
    public var witness: Identifier?
    /// Who spoke.
    public var speaker: ConsentSpeaker
    /// The file that proves a representative's authority.
    public var authorityPath: String?
    /// The interpreter's language and role.
    public var interpreter: (language: String, role: Identifier)?

    /// Makes an order.
    public init(
        method: ConsentExpression.Method, evidencePath: String, witness: Identifier? = nil,
        speaker: ConsentSpeaker = .person, authorityPath: String? = nil,
        interpreter: (language: String, role: Identifier)? = nil
    ) {
        (self.method, self.evidencePath, self.witness) = (method, evidencePath, witness)
        (self.speaker, self.authorityPath, self.interpreter) = (speaker, authorityPath, interpreter)
    }
}

/// When something was stated, when it is written down, and by which role.
public struct ConsentMoment: Sendable {
    /// When the person stated it; nil for now.
    public var stated: Instant?
    /// When it is written down.
    public var recorded: Instant
    /// The role of whoever writes it down.
    public var recordedBy: Identifier

    /// Makes a moment.
    public init(stated: Instant?, recorded: Instant, recordedBy: Identifier) {
        (self.stated, self.recorded, self.recordedBy) = (stated, recorded, recordedBy)
    }
}
