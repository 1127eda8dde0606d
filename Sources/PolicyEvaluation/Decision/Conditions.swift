import CaseModel

/// What evidence says about the conditions of one permit for one flow. Total: nothing here can fail, so no condition can
/// be skipped; missing or ambiguous evidence is an unmet condition.
extension PermitTerms {
    /// What is missing and, when nothing is, the record digest of the consent the permit rests on.
    func check(
        _ request: DisclosureRequest, _ cell: Cell, _ category: Identifier, _ evidence: Evidence, _ table: RuleTable
    ) -> (missing: [MissingCondition], consent: String?) {
        var missing: [MissingCondition] = []
        var cited: String?
        if case .required(let kind, let explicitness, let maximumAge) = consent {
            let flow = request.flow(of: category)
            let index = ConsentStatement.index(
                ofDeciding: kind, for: flow, at: evidence.asOf, among: evidence.consents)
            if let index {
                let gap = Self.gap(in: evidence.consents[index], flow, evidence.asOf, explicitness, maximumAge)
                if let gap {
                    missing.append(.consent(kind: kind, gap))
                } else {
                    cited = evidence.consents[index].recordDigest
                }
            } else {
                missing.append(.consent(kind: kind, .none))
            }
        }
        if let approval, let gap = gap(in: evidence.approvals, approval, request.from, cell.from, table) {
            missing.append(gap)
        }
        if let window, let gap = Self.gap(in: window, evidence) { missing.append(.window(event: window.event, gap)) }
        if let minimumGroup, evidence.groupSize.map({ $0 < minimumGroup }) ?? true {
            missing.append(.minimumGroup(needed: minimumGroup, stated: evidence.groupSize))
        }
        if !evidence.origins.isEmpty, let gap = Self.gap(in: evidence.origins, category, evidence.asOf.date) {
            missing.append(.origin(gap))
        }
        return (missing, missing.isEmpty ? cited : nil)
    }

    /// What a statement that touches the flow and was made by the instant lacks.
    private static func gap(
        in statement: ConsentStatement, _ flow: Flow, _ instant: Instant,
        _ explicitness: ConsentRequirement.Explicitness, _ maximumAge: CalendarPeriod?
    ) -> MissingCondition.ConsentGap? {
        guard statement.state.permitsProcessing else { return statement.state == .withdrawn ? .withdrawn : .notGiven }
        guard statement.isAuthorised else { return .notAuthorised }
        guard !statement.scope.excludes(flow) else { return .notCovered }
        if let expires = statement.expires, instant > expires { return .expired }
        if explicitness == .explicit, !statement.isExplicit { return .notExplicit }
        if let maximumAge, instant > statement.eventTime.adding(maximumAge) { return .tooOld }
        return nil
    }

    /// Approvals by an officer of the sender count, in a role that may approve and that the sender has.
    private func gap(
        in approvals: [Approval], _ approval: ApprovalRequirement, _ sender: Identifier, _ number: Int,
        _ table: RuleTable
    ) -> MissingCondition? {
        var officers: [String] = []
        for given in approvals where given.agency == sender {
            let counts = approval.roles.indices.contains { index in
                approvers[index].map { table.has($0, at: number) } ?? false
                    && given.roles.contains(approval.roles[index])
            }
            if counts { officers.append(given.officer) }
        }
        var counted = officers.count
        if approval.counting == .officers, counted > 1 { counted = Set(officers.map { $0.lowercased() }).count }
        return counted >= approval.count ? nil : .approval(needed: approval.count, counted: counted)
    }

    private static func gap(in window: WindowRequirement, _ evidence: Evidence) -> MissingCondition.WindowGap? {
        guard let day = evidence.eventDates[window.event] else { return .unknownEvent }
        let today = evidence.asOf.date
        if today < day.adding(window.from) { return .tooEarly }
        return today > day.adding(window.to) ? .tooLate : nil
    }

    private static func gap(
        in origins: [OriginOfItems], _ category: Identifier, _ today: CalendarDate
    ) -> MissingCondition.OriginGap? {
        let origins = origins.filter { $0.category == category }
        if origins.contains(where: { $0.redisclosure != .withNewPermit }) { return .level }
        return origins.contains { $0.retainUntil < today } ? .retentionOver : nil
    }
}
