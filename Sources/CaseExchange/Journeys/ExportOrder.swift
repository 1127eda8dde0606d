public import BundleSealing
public import CaseModel
public import OpenSSLCrypto
import PolicyEvaluation

/// What a caseworker asks for when a case is to be sent.
public struct ExportOrder: Sendable {
    /// What to do when a policy allows only part of what was asked for.
    public enum Trim: Sendable {
        /// Send nothing.
        case never
        /// Send what is allowed and name what was left out.
        case allowedPart
    }

    /// The agencies to send to; each gets a bundle of its own.
    public var recipients: [Identifier]
    /// The purpose.
    public var purpose: Identifier
    /// The sender's role.
    public var role: Identifier
    /// The categories; nil for everything that the case holds.
    public var categories: [Identifier]?
    /// How the person is named.
    public var identity: IdentityForm
    /// What to do with a partial permission.
    public var trim: Trim
    /// The days of events that windows refer to.
    public var eventDates: [Identifier: CalendarDate]
    /// For how many days the bundle may be opened, 1 to 31.
    public var days: Int
    /// The files of officers' approvals.
    public var approvalFiles: [String] = []
    /// The folder for requests to officers where approvals are all that is missing; nil when none are to be written.
    public var requestFolder: String?

    /// Makes an order.
    public init(
        recipients: [Identifier], purpose: Identifier, role: Identifier, categories: [Identifier]? = nil,
        identity: IdentityForm = .pseudonym, trim: Trim = .never, eventDates: [Identifier: CalendarDate] = [:],
        days: Int = 14
    ) {
        (self.recipients, self.purpose, self.role, self.categories) = (recipients, purpose, role, categories)
        (self.identity, self.trim, self.eventDates, self.days) = (identity, trim, eventDates, days)
    }
}

/// A bundle that was released or is ready to be, and what it holds and leaves out.
public struct ReleasedBundle: Sendable {
    /// Who it is for.
    public let recipient: Identifier
    /// The recipient's name for people, from the trust list.
    public let recipientName: String
    /// The certificate that it is sealed for.
    public let recipientCertificate: SHA256Digest
    /// The file.
    public let path: String
    /// The bundle's name.
    public let bundleID: String
    /// Its identity: SHA-256 of its entry list.
    public let identity: String
    /// Its size in bytes.
    public let size: Int
    /// Its place in the series of bundles that the recipient gets; nil where there is one bundle.
    public let series: BundleManifest.Series?
    /// The last instant at which it can be opened.
    public let expires: Instant
    /// The categories it holds.
    public let categories: [Identifier]
    /// The fields it holds, as `category.field`, sorted.
    public let fields: [String]
    /// How many attachments it holds.
    public let attachments: Int
    /// How the person is named in it.
    public let identityForm: IdentityForm
    /// The permits it rests on.
    public let permits: [Identifier]
    /// The last day the recipient may keep it.
    public let retainUntil: CalendarDate?
    /// The categories that trimming left out, with the reason.
    public let dropped: [(category: Identifier, reason: String)]
    /// The left-out categories that a consent of the person could open.
    public let missingConsents: [Identifier]
    /// Allowed categories of which the case holds nothing.
    public let absentCategories: [Identifier]
    /// Categories of the case that were not asked for.
    public let withheldCategories: [String]
    /// Fields of the case that the policy does not name; they are never shared.
    public let unknownFields: [String]
    /// Attachments, such as PDF and images, that cannot be searched for personal numbers.
    public let opaqueAttachments: Int
}

/// An export that the policy or the consents deny; nothing was released to anybody.
public struct ExportDenied: ReportableFailure {
    /// For each denied recipient the words and the decision.
    public let denials: [(recipient: Identifier, lines: [String], decision: JSONValue)]
    /// Whether only the allowed part was asked for.
    let trim: ExportOrder.Trim
    /// Whether an officer's approval is missing for something.
    var lacksApproval = false
    /// The requests that were written, by recipient, with the words for the case that the officer is shown too.
    public internal(set) var requests: [(recipient: Identifier, path: String, caseWords: String)] = []

    /// Says what was decided, for each denied recipient.
    init(_ decisions: [Decision], trim: ExportOrder.Trim) throws(JSONFault) {
        var denials: [(recipient: Identifier, lines: [String], decision: JSONValue)] = []
        for decision in decisions {
            let object = try StrictJSON.parse(decision.canonicalJSON, maximumBytes: 16 << 20)
            denials.append((decision.request.to, decision.explanationLines, object))
        }
        (self.denials, self.trim) = (denials, trim)
    }

    /// `policy.denied`.
    public var code: String { "policy.denied" }
    /// Denied.
    public var failureClass: FailureClass { .denied }
    /// Who is denied.
    public var message: String {
        "not permitted to send to \(denials.map(\.recipient.text).joined(separator: ", ")); nothing was sent"
    }
    /// Per category which rule decided and what is missing.
    public var details: [String] {
        denials.flatMap(\.lines)
            + requests.flatMap {
                [
                    "request for approval to \($0.recipient): \($0.path)",
                    "  tell the officers its case: \($0.caseWords)",
                ]
            }
    }
    /// The decisions.
    public var detailObjects: JSONValue? {
        .array(
            denials.map(\.decision)
                + requests.map {
                    [
                        "approval_request": .string($0.path), "recipient": .string($0.recipient.text),
                        "case_words": .string($0.caseWords),
                    ]
                })
    }
    /// What to do.
    public var hint: String? {
        if !requests.isEmpty { return "have officers approve with brygga approve, then export again with --approval" }
        if lacksApproval {
            return "get what is missing; for approvals give --request FOLDER, have officers run brygga approve, and "
                + "export again with --approval"
        }
        return switch trim {
        case .never: "get what is missing, ask for fewer --categories, or send the allowed part with --trim"
        case .allowedPart: "get what is missing; of this case nothing at all may go to an agency that is named here"
        }
    }
}

/// A case that cannot be sent as it is.
public enum ExportFault: ReportableFailure, Hashable {
    /// No recipient is named, or one twice.
    case recipients
    /// Nothing of the case is allowed and present.
    case nothingToSend(Identifier)
    /// A personal number stands where none belongs.
    case personalNumberInContent(Place)
    /// A name for a file in the bundle is not allowed, or two files would have the same.
    case fileName(Place)
    /// An attachment cannot be read, for this reason.
    case attachment(Place, String)
    /// The lifetime is outside 1 to 31 days.
    case lifetime
    /// Nobody confirmed what is to be sent, for lack of a terminal.
    case unconfirmed
    /// The person at the terminal did not confirm it.
    case notConfirmed

    /// One code per cause.
    public var code: String {
        switch self {
        case .recipients: "export.recipients"
        case .nothingToSend: "export.nothing-to-send"
        case .personalNumberInContent: "export.personal-number-in-content"
        case .fileName: "export.file-name"
        case .attachment: "export.attachment"
        case .lifetime: "export.lifetime"
        case .unconfirmed: "export.unconfirmed"
        case .notConfirmed: "export.not-confirmed"
        }
    }
    /// Bad input, or wrong use.
    public var failureClass: FailureClass {
        switch self {
        case .recipients, .lifetime, .unconfirmed: .usage
        case .notConfirmed: .interrupted
        default: .badInput
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .recipients: "name at least one recipient, each once"
        case .nothingToSend(let agency): "the case holds nothing that may be sent to \(agency)"
        case .personalNumberInContent: "a personal number stands in the content, where the recipient may not learn it"
        case .fileName: "an attachment's file name cannot be used in a bundle"
        case .attachment(_, let reason): "an attachment cannot be read: \(reason)"
        case .lifetime: "a bundle can be opened for 1 to 31 days"
        case .unconfirmed: "there is no terminal at which a person could confirm what is to be sent; nothing was sent"
        case .notConfirmed: "it was not confirmed; nothing was sent"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .recipients: "give --to AGENCY"
        case .nothingToSend: "fill in the case file, or leave this recipient out"
        case .personalNumberInContent: "remove the number from the field or file and export again"
        case .fileName: "give each attachment a plain name of its own"
        case .attachment: "put the file where the case file says, as a regular file"
        case .lifetime: "give --days with 1 to 31"
        case .unconfirmed: "look at it with --dry-run, then give --yes"
        case .notConfirmed: "compare the recipients' words with theirs, or leave a recipient out"
        }
    }
    /// Shows how the command is used.
    public var command: String? {
        switch self {
        case .recipients, .lifetime, .unconfirmed: "brygga export --help"
        default: nil
        }
    }
    /// The place in the case file.
    public var place: Place? {
        switch self {
        case .personalNumberInContent(let place), .fileName(let place), .attachment(let place, _): place
        default: nil
        }
    }
}
