import CaseModel

/// What evidence says about the conditions of one permit for one flow. Total: nothing here can fail, so no condition can
/// be skipped; missing or ambiguous evidence is an unmet condition.
struct ConditionCheck {
    let permit: Permit
    let flow: Flow
    let evidence: Evidence
    let table: RuleTable
    let sender: Int

    /// Whether the sender has a role; the approval of an officer in another one does not count.
    private func senderHas(_ role: Identifier) -> Bool {
        table.roles[role].map { table.agenciesOfRole[$0].contains(sender) } ?? false
    }

    /// What is missing and, when nothing is, the consent the permit rests on.
    func result() -> (missing: [MissingCondition], consent: ConsentStatement?) {
        let (consentGap, consent) = checkConsent()
        let missing = [consentGap, approvalGap, windowGap, groupGap, originGap].compactMap { $0 }
        return (missing, missing.isEmpty ? consent : nil)
    }

    private func checkConsent() -> (MissingCondition?, ConsentStatement?) {
        guard case .required(let kind, let explicitness, let maximumAge) = permit.consent else { return (nil, nil) }
        guard
            let statement = ConsentStatement.deciding(
                kind, for: flow, at: evidence.asOf, among: evidence.consents)
        else { return (.consent(kind: kind, .none), nil) }
        guard let gap = gap(in: statement, explicitness, maximumAge) else { return (nil, statement) }
        return (.consent(kind: kind, gap), nil)
    }

    private func gap(
        in statement: ConsentStatement, _ explicitness: ConsentRequirement.Explicitness, _ maximumAge: CalendarPeriod?
    ) -> MissingCondition.ConsentGap? {
        guard statement.state.permitsProcessing else { return statement.state == .withdrawn ? .withdrawn : .notGiven }
        guard statement.isAuthorised else { return .notAuthorised }
        guard statement.scope.covers(flow) else { return .notCovered }
        guard statement.permits(flow, at: evidence.asOf) else { return .expired }
        if explicitness == .explicit, !statement.isExplicit { return .notExplicit }
        if let maximumAge, evidence.asOf > statement.eventTime.adding(maximumAge) { return .tooOld }
        return nil
    }

    private var approvalGap: MissingCondition? {
        guard let approval = permit.approval else { return nil }
        let roles = approval.roles.filter(senderHas)
        let counting = evidence.approvals.filter { $0.agency == flow.from && !$0.roles.isDisjoint(with: roles) }
        let counted =
            switch approval.counting {
            case .officers: Set(counting.map { $0.officer.lowercased() }).count
            case .statements: counting.count
            }
        return counted >= approval.count ? nil : .approval(needed: approval.count, counted: counted)
    }

    private var windowGap: MissingCondition? {
        guard let window = permit.window else { return nil }
        guard let day = evidence.eventDates[window.event] else {
            return .window(event: window.event, .unknownEvent)
        }
        let today = evidence.asOf.date
        if today < day.adding(window.from) { return .window(event: window.event, .tooEarly) }
        if today > day.adding(window.to) { return .window(event: window.event, .tooLate) }
        return nil
    }

    private var groupGap: MissingCondition? {
        guard let needed = permit.minimumGroup else { return nil }
        guard let stated = evidence.groupSize, stated >= needed else {
            return .minimumGroup(needed: needed, stated: evidence.groupSize)
        }
        return nil
    }

    private var originGap: MissingCondition? {
        let origins = evidence.origins.filter { $0.category == flow.category }
        if origins.contains(where: { $0.redisclosure != .withNewPermit }) { return .origin(.level) }
        if origins.contains(where: { $0.retainUntil < evidence.asOf.date }) { return .origin(.retentionOver) }
        return nil
    }
}
