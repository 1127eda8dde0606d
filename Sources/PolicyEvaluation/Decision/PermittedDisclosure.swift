public import CaseModel

/// A case cut down to what a policy permits for one request. It only comes from `SharingPolicy.permit`, so a value of
/// this type is proof of the decision, and nothing that was not permitted is in it.
public struct PermittedDisclosure: Sendable {
    /// The decision, which is allow.
    public let decision: Decision
    /// What was stated about the person's flags when it was decided.
    public let subjectFlags: [Identifier: Bool]
    /// Whom the case is about; nil when the request names nobody.
    public let person: CaseFile.Person?
    /// The permitted fields of each permitted category that the case holds.
    public let categories: [Identifier: Redacted<[String: JSONValue]>]
    /// The attachments of permitted categories.
    public let attachments: [CaseFile.Attachment]
    /// Permitted categories that the case holds nothing of, sorted.
    public let absentCategories: [Identifier]
    /// Categories the case holds and this disclosure leaves out, sorted; a name that could be a number is `?`.
    public let withheldCategories: [String]
    /// JSON pointers of fields that no category of the policy names, sorted; they are never shared.
    public let unknownFields: [String]
    /// How many attachments of other categories were left out.
    public let withheldAttachments: Int

    fileprivate init(_ file: CaseFile, _ decision: Decision, flags: [Identifier: Bool], policy: SharingPolicy) {
        let permitted = decision.request.categories
        var projected: [Identifier: Redacted<[String: JSONValue]>] = [:]
        for name in permitted {
            guard let category = policy.category(name), let held = file.categories[name] else { continue }
            let shared = held.value.filter { field, _ in category.names(field) }
            if !shared.isEmpty { projected[name] = Redacted(shared) }
        }
        let sent = file.attachments.filter { permitted.contains($0.category) }
        let attached = Set(sent.map(\.category))
        self.decision = decision
        subjectFlags = flags
        person = decision.request.identity == .none ? nil : file.person
        categories = projected
        attachments = sent
        absentCategories = permitted.filter { projected[$0] == nil && !attached.contains($0) }
        withheldCategories = Self.withheld(in: file, besides: permitted)
        unknownFields = Self.unknownFields(in: file, policy)
        withheldAttachments = file.attachments.count - sent.count
    }

    private static func withheld(in file: CaseFile, besides permitted: [Identifier]) -> [String] {
        let held = Set(file.categories.keys).union(file.attachments.map(\.category))
        return held.subtracting(permitted).sorted().map { pointerToken($0.text) }
    }

    private static func unknownFields(in file: CaseFile, _ policy: SharingPolicy) -> [String] {
        var pointers: [String] = []
        for (name, fields) in file.categories {
            let category = policy.category(name)
            for field in fields.value.keys where category?.names(field) != true {
                pointers.append("/\(pointerToken(name.text))/\(pointerToken(field))")
            }
        }
        return pointers.sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }
}

extension Category {
    /// Whether a field of a case file belongs to the category.
    func names(_ field: String) -> Bool { Identifier(field).map { fields.contains($0) } ?? false }
}

/// What came of asking a policy for a disclosure.
public enum PermitOutcome: Sendable {
    /// Permitted: the case, cut down to what may leave.
    case permitted(PermittedDisclosure)
    /// Denied: the decision says why.
    case denied(Decision)
}

extension SharingPolicy {
    /// Decides a request about a case and, in the same step, cuts the case down to the permitted fields.
    ///
    /// A subject flag is set when the case file or the evidence says so, and when neither states it.
    public func permit(
        _ file: CaseFile, request: DisclosureRequest, evidence: Evidence
    ) throws(RequestFault) -> PermitOutcome {
        var evidence = evidence
        evidence.subjectFlags.merge(file.subjectFlags) { $0 || $1 }
        let decision = try decide(request, on: evidence)
        guard decision.effect == .allow else { return .denied(decision) }
        return .permitted(PermittedDisclosure(file, decision, flags: evidence.subjectFlags, policy: self))
    }
}
