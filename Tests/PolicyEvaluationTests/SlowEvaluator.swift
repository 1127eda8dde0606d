import CaseModel

/// The decision of docs/policy-file.md written out as plainly as possible, over strings: no tables, no shared code with
/// the module beyond dates.
struct SlowEvaluator {
    let policy: PolicyDraft
    let question: CaseDraft

    /// What a decision must say about one category.
    struct Answer: Equatable {
        var reason: String?
        var permits: [String] = []
        var forbids: [String] = []
        var missing: [String: [String]] = [:]
    }

    var isWellFormed: Bool {
        PolicyDraft.agencies.contains(question.from) && PolicyDraft.agencies.contains(question.to)
            && PolicyDraft.purposes.contains(question.purpose)
            && PolicyDraft.roles[question.role]?.contains(question.from) == true && question.from != question.to
            && !question.categories.isEmpty && question.categories.allSatisfy(PolicyDraft.categories.contains)
    }

    func answers() -> [String: Answer] {
        var answers: [String: Answer] = [:]
        for category in question.categories { answers[category] = answer(category) }
        return answers
    }

    var obligations: (until: CalendarDate, level: String)? {
        let answers = answers()
        guard answers.values.allSatisfy({ $0.reason == nil }) else { return nil }
        var until = CalendarDate.last
        var level = PolicyDraft.levels.count - 1
        for permit in policy.permits where answers.values.contains(where: { $0.permits.contains(permit.id) }) {
            until = min(until, question.today.adding(months: permit.months))
            level = min(level, rank(permit.level, PolicyDraft.levels))
        }
        for origin in question.origins where question.categories.contains(origin.category) {
            until = min(until, origin.until)
        }
        return (until, PolicyDraft.levels[level])
    }

    private func answer(_ category: String) -> Answer {
        if question.today < .newYear || question.today > CalendarDate.newYear.adding(days: 364) {
            return Answer(reason: "policy_not_valid")
        }
        if !question.missingSignatures.isEmpty { return Answer(reason: "policy_not_in_force") }
        let forbids = policy.forbids.filter { matches($0, category) }.map(\.id).sorted()
        if !forbids.isEmpty { return Answer(reason: "forbidden", forbids: forbids) }
        let permits = policy.permits.filter { matches($0, category) }
        if permits.isEmpty { return Answer(reason: "no_permit") }
        var answer = Answer()
        for permit in permits {
            let missing = missing(permit, category)
            if missing.isEmpty { answer.permits.append(permit.id) } else { answer.missing[permit.id] = missing }
        }
        if answer.permits.isEmpty {
            answer.reason = "condition_unmet"
        } else {
            answer.permits.sort()
            answer.missing = [:]
        }
        return answer
    }

    private func rank(_ word: String, _ words: [String]) -> Int { words.firstIndex(of: word) ?? -1 }

    private func matches(_ permit: PolicyDraft.Permit, _ category: String) -> Bool {
        permit.from.contains(question.from) && permit.to.contains(question.to) && permit.roles.contains(question.role)
            && permit.purposes.contains(question.purpose) && permit.categories.contains(category)
            && rank(question.identity, PolicyDraft.forms) <= rank(permit.identity, PolicyDraft.forms)
    }

    private func matches(_ forbid: PolicyDraft.Forbid, _ category: String) -> Bool {
        if let from = forbid.from, !from.contains(question.from) { return false }
        if let to = forbid.to, !to.contains(question.to) { return false }
        if let roles = forbid.roles, !roles.contains(question.role) { return false }
        if let purposes = forbid.purposes, !purposes.contains(question.purpose) { return false }
        if let categories = forbid.categories, !categories.contains(category) { return false }
        if let above = forbid.above, rank(question.identity, PolicyDraft.forms) <= rank(above, PolicyDraft.forms) {
            return false
        }
        if let subject = forbid.subject, subject.allSatisfy({ question.flags[$0] == false }) { return false }
        return true
    }

    private func missing(_ permit: PolicyDraft.Permit, _ category: String) -> [String] {
        var missing: [String] = []
        if let consent = permit.consent, !holds(consent, category) { missing.append("consent") }
        if let approval = permit.approval {
            let counting = question.approvals.filter {
                $0.agency == question.from && approval.roles.contains($0.role)
                    && PolicyDraft.roles[$0.role]?.contains(question.from) == true
            }
            let count = approval.distinct ? Set(counting.map(\.officer)).count : counting.count
            if count < approval.count { missing.append("approval") }
        }
        if let window = permit.window {
            let isInside = question.event.map {
                question.today >= $0.adding(months: window.from) && question.today <= $0.adding(months: window.to)
            }
            if isInside != true { missing.append("window") }
        }
        if let group = permit.group, (question.group ?? -1) < group { missing.append("min_group") }
        let stays = question.origins.contains {
            $0.category == category && ($0.level != "with_new_permit" || $0.until < question.today)
        }
        if stays { missing.append("origin") }
        return missing
    }

    /// Every one of the latest statements that speak about the flow must carry it.
    private func holds(_ need: (kind: String, explicit: Bool, months: Int?), _ category: String) -> Bool {
        let speaking = question.consents.filter {
            $0.kind == need.kind && $0.day <= question.today && $0.from.contains(question.from)
                && $0.to.contains(question.to) && $0.purposes.contains(question.purpose)
                && $0.categories.contains(category)
        }
        guard let latest = speaking.map(\.day).max() else { return false }
        return speaking.filter { $0.day == latest }.allSatisfy { consent in
            let isYoung = need.months.map { question.asOf <= consent.day.adding(months: $0).start } ?? true
            let isUnexpired = consent.expires.map { question.today <= $0 } ?? true
            return (consent.state == "given" || consent.state == "renewed") && consent.authorised && isYoung
                && isUnexpired && !consent.excluded.contains(category) && (consent.explicit || !need.explicit)
        }
    }
}
