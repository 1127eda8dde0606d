import CaseModel

extension SharingPolicy {
    /// Decides a request on evidence (docs/policy-file.md, Decision): total, without clock, and the same for the same
    /// policy digest, request and evidence.
    ///
    /// A request that the policy's vocabulary cannot express is a fault, never a decision; one of no category is denied.
    public func decide(_ request: DisclosureRequest, on evidence: Evidence) throws(RequestFault) -> Decision {
        var cell = try flowCell(of: request)
        let closed = closing(evidence)
        var perCategory: [CategoryDecision] = []
        perCategory.reserveCapacity(request.categories.count)
        var basis = AllowedBasis(today: evidence.today)
        var isAllowed = closed == nil && !request.categories.isEmpty
        for name in request.categories {
            guard let category = table.categories[name] else {
                throw RequestFault(.unknownCategory(name), known: categories.map(\.id))
            }
            if let closed {
                perCategory.append(CategoryDecision(category: name, outcome: closed, citedConsents: []))
                continue
            }
            cell.category = category
            let (outcome, consents) = decide(cell, name, request, evidence, &basis)
            if case .allow = outcome {} else { isAllowed = false }
            perCategory.append(CategoryDecision(category: name, outcome: outcome, citedConsents: consents))
        }
        guard isAllowed else {
            return Decision(
                request: request, asOf: evidence.asOf, policyDigest: digest, perCategory: perCategory,
                obligations: nil, domain: nil)
        }
        for origin in evidence.origins where request.categories.contains(origin.category) {
            basis.bind(Obligations(retainUntil: origin.retainUntil, redisclosure: origin.redisclosure))
        }
        return Decision(
            request: request, asOf: evidence.asOf, policyDigest: digest, perCategory: perCategory,
            obligations: basis.obligations,
            domain: request.identity == .pseudonym ? basis.domain.map { .named($0) } ?? .pairwise : nil)
    }

    /// The cell of a request's flow, with the first category of the policy.
    private func flowCell(of request: DisclosureRequest) throws(RequestFault) -> Cell {
        guard let from = table.agencies[request.from] else {
            throw RequestFault(.unknownAgency(request.from), known: agencies.map(\.id))
        }
        guard let to = table.agencies[request.to] else {
            throw RequestFault(.unknownAgency(request.to), known: agencies.map(\.id))
        }
        guard let role = table.roles[request.role] else {
            throw RequestFault(.unknownRole(request.role), known: roles.map(\.id))
        }
        guard let purpose = table.purposes[request.purpose] else {
            throw RequestFault(.unknownPurpose(request.purpose), known: purposes.map(\.id))
        }
        guard table.has(role, at: from) else {
            throw RequestFault(
                .roleNotAtSender(role: request.role, agency: request.from),
                known: roles.filter { $0.agencies.contains(request.from) }.map(\.id))
        }
        guard from != to else { throw RequestFault(.sameAgency(request.from)) }
        return Cell(from: from, to: to, role: role, purpose: purpose, category: 0, identity: request.identity)
    }

    /// What denies every category, whatever the rules say.
    private func closing(_ evidence: Evidence) -> CategoryDecision.Outcome? {
        guard evidence.asOf >= table.firstInstant, evidence.asOf <= table.lastInstant else { return .policyNotValid }
        if case .signaturesMissing(let missing) = evidence.standing {
            return .policyNotInForce(missing: Set(missing).sorted())
        }
        return nil
    }

    private func decide(
        _ cell: Cell, _ category: Identifier, _ request: DisclosureRequest, _ evidence: Evidence,
        _ basis: inout AllowedBasis
    ) -> (CategoryDecision.Outcome, consents: [String]) {
        let forbids = table.namesOfForbids(matching: cell, for: evidence.subjectFlags)
        guard forbids.isEmpty else { return (.forbidden(forbids: forbids), []) }
        var isCovered = false
        var misses: [NearMiss] = []
        var allowing: [Identifier] = []
        var consents: [String] = []
        table.permits.forEachMatching(cell) { number in
            let terms = table.terms[number]
            isCovered = true
            let (missing, consent) = terms.check(request, cell, category, evidence, table)
            guard missing.isEmpty else {
                misses.append(NearMiss(permit: terms.id, missing: missing))
                return
            }
            if allowing.isEmpty { allowing = terms.alone } else { allowing.append(terms.id) }
            if let consent {
                let cited = evidence.consents.citation(at: consent)
                if consents.isEmpty { consents = cited } else if !consents.contains(cited[0]) { consents += cited }
            }
            basis.add(terms)
        }
        guard isCovered else { return (.noPermit, []) }
        guard !allowing.isEmpty else { return (.conditionUnmet(misses), []) }
        if consents.count > 1 { consents.sort() }
        return (.allow(permits: allowing), consents)
    }
}

/// What the permits that allow a disclosure bind it to.
private struct AllowedBasis {
    let today: CalendarDate
    private(set) var obligations: Obligations?
    /// A named domain outweighs the pairwise one, because its recipient does not hold the key; of several the first.
    private(set) var domain: Identifier?

    init(today: CalendarDate) { self.today = today }

    mutating func add(_ terms: PermitTerms) {
        bind(Obligations(retainUntil: today.adding(terms.retention), redisclosure: terms.redisclosure))
        if let name = terms.domain { domain = domain.map { min($0, name) } ?? name }
    }

    mutating func bind(_ other: Obligations) { obligations = obligations?.meet(other) ?? other }
}
