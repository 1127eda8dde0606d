import CaseModel

/// What evidence says about the conditions of one permit for one flow. Total: nothing here can fail, so no condition can
/// be skipped; missing or ambiguous evidence is an unmet condition.
extension PermitTerms {
    /// What is missing and, when nothing is, the place of the consent the permit rests on.
    func check(
        _ request: DisclosureRequest, _ cell: Cell, _ category: Identifier, _ evidence: Evidence, _ table: RuleTable
    ) -> (missing: [MissingCondition], consent: Int?) {
        var missing: [MissingCondition] = []
        var cited: Int?
        if case .required(let kind, let explicitness, let maximumAge) = consent {
            let index = ConsentStatement.index(
                ofDeciding: kind, request.from, request.to, request.purpose, category, at: evidence.asOf,
                among: evidence.consents)
            if let index {
                let gap = Self.gap(
                    in: evidence.consents, index, request, category, evidence.asOf, explicitness, maximumAge)
                if let gap {
                    missing.append(.consent(kind: kind, gap))
                } else {
                    cited = index
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
        if !evidence.origins.isEmpty, let gap = Self.gap(in: evidence.origins, category, evidence.today) {
            missing.append(.origin(gap))
        }
        return (missing, missing.isEmpty ? cited : nil)
    }

    /// What one of the statements, which touches the flow and was made by the instant, lacks. It is read where it lies: a
    /// copy would cost more than the answer.
    private static func gap(
        in statements: [ConsentStatement], _ index: Int, _ request: DisclosureRequest, _ category: Identifier,
        _ instant: Instant, _ explicitness: ConsentRequirement.Explicitness, _ maximumAge: CalendarPeriod?
    ) -> MissingCondition.ConsentGap? {
        let state = statements[index].state
        guard state.permitsProcessing else { return state == .withdrawn ? .withdrawn : .notGiven }
        guard statements[index].isAuthorised else { return .notAuthorised }
        guard !statements.excludes(request.from, request.to, category, at: index) else { return .notCovered }
        if let expires = statements[index].expires, instant > expires { return .expired }
        if explicitness == .explicit, !statements[index].isExplicit { return .notExplicit }
        if let maximumAge, instant.isLater(than: maximumAge, after: statements[index].eventTime) { return .tooOld }
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
        let today = evidence.today
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
