public import CaseModel

/// Why an approval, or a request for one, is refused.
public enum ApprovalFault: ReportableFailure, Hashable {
    /// Not the one canonical form of its schema: what, and where in the document.
    case malformed(String, pointer: String)
    /// Forged, by nobody who may, or by someone who may no more.
    case notVerified(String)
    /// Outside the time of the request, the approval or a certificate.
    case expired(String)
    /// About something else than what is to be sent; the word names what differs.
    case otherRequest(String)
    /// Given for a request that a bundle to this recipient has rested on already.
    case used(Identifier)

    /// One code per cause.
    public var code: String {
        switch self {
        case .malformed: "approval.malformed"
        case .notVerified: "approval.not-verified"
        case .expired: "approval.expired"
        case .otherRequest: "approval.other-request"
        case .used: "approval.used"
        }
    }
    /// Malformed files are bad input; the rest is not verified.
    public var failureClass: FailureClass { if case .malformed = self { .badInput } else { .notVerified } }
    /// What is wrong.
    public var message: String {
        switch self {
        case .malformed(let reason, _): "it is not as brygga writes it: \(reason)"
        case .notVerified(let reason): "the approval is not believed: \(reason)"
        case .expired(let reason): "the approval is not valid at this time: \(reason)"
        case .otherRequest(let what): "the approval is for something else: it differs in \(what)"
        case .used(let agency): "the approval was for one disclosure, and a bundle to \(agency) has used it already"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed: "give the file as brygga wrote it, unchanged"
        case .notVerified: "ask the officer; have the officer's key made anew with: brygga key new --officer"
        case .expired: "check the clock; otherwise ask again: brygga export with --request, then brygga approve"
        case .otherRequest: "send just what was approved, or ask again: brygga export with --request"
        case .used: "ask for this disclosure anew: brygga export with --request, then brygga approve"
        }
    }
    /// Where in the document.
    public var place: Place? {
        if case .malformed(_, let pointer) = self { Place(pointer: pointer) } else { nil }
    }

    /// Reads canonical JSON of a closed schema, with the faults of this type.
    static func reading<Value>(
        _ bytes: [UInt8], _ build: (JSONValue) throws(SchemaFault) -> Value
    ) throws(ApprovalFault) -> Value {
        let document: JSONValue
        do {
            document = try StrictJSON.parseCanonical(bytes, maximumBytes: ApprovalRequest.maximumBytes)
        } catch { throw .malformed(error.message, pointer: "") }
        do { return try build(document) } catch { throw .malformed(error.reason, pointer: error.pointer) }
    }
}
