import CaseModel

/// What a permit asks for and binds to, without the cells it opens. A class, so that a decision shares it and copies
/// nothing.
final class PermitTerms: Sendable {
    let id: Identifier
    /// The permit's name alone, for decisions that rest on it only.
    let alone: [Identifier]
    let consent: ConsentRequirement
    let approval: ApprovalRequirement?
    /// The numbers of the roles that may approve, in the order of their names.
    let approvers: [Int?]
    let window: WindowRequirement?
    let minimumGroup: Int?
    let retention: CalendarPeriod
    let redisclosure: RedisclosureLevel
    let domain: Identifier?

    init(_ permit: Permit, roles: NameIndex) {
        (id, alone, consent, approval) = (permit.id, [permit.id], permit.consent, permit.approval)
        approvers = permit.approval.map { $0.roles.map { roles[$0] } } ?? []
        (window, minimumGroup, retention) = (permit.window, permit.minimumGroup, permit.retention)
        (redisclosure, domain) = (permit.redisclosure, permit.domain)
    }
}
