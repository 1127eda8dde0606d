import CaseModel

extension SharingPolicy {
    /// Decides a request on evidence (docs/policy-file.md, Decision): total, without clock, and the same for the same
    /// policy digest, request and evidence.
    ///
    /// A request that the policy's vocabulary cannot express is a fault, never a decision; one of no category is denied.
    public func decide(_ request: DisclosureRequest, on evidence: Evidence) throws(RequestFault) -> Decision {
        let cells = try cells(of: request)
        let flags = setFlags(evidence)
        var perCategory: [CategoryDecision] = []
        var allowing = Set<Int>()
        for (category, cell) in zip(request.categories, cells) {
            let (outcome, permits, consents) = decide(cell, request.flow(of: category), flags, evidence)
            allowing.formUnion(permits)
            perCategory.append(CategoryDecision(category: category, outcome: outcome, citedConsents: consents))
        }
        let isAllowed = !perCategory.isEmpty && perCategory.allSatisfy { $0.outcome.isAllowed }
        return Decision(
            request: request, asOf: evidence.asOf, policyDigest: digest, perCategory: perCategory,
            obligations: isAllowed ? obligations(allowing, request, evidence) : nil,
            domain: isAllowed ? domain(allowing, request) : nil)
    }

    private func cells(of request: DisclosureRequest) throws(RequestFault) -> [Cell] {
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
        guard table.agenciesOfRole[role].contains(from) else {
            throw RequestFault(
                .roleNotAtSender(role: request.role, agency: request.from),
                known: roles.filter { $0.agencies.contains(request.from) }.map(\.id))
        }
        guard from != to else { throw RequestFault(.sameAgency(request.from)) }
        var cells: [Cell] = []
        for name in request.categories {
            guard let category = table.categories[name] else {
                throw RequestFault(.unknownCategory(name), known: categories.map(\.id))
            }
            cells.append(
                Cell(
                    from: from, to: to, role: role, purpose: purpose, category: category,
                    identity: request.identity))
        }
        return cells
    }

    private func setFlags(_ evidence: Evidence) -> [Int] {
        table.flags.names.indices.filter { evidence.subjectFlags[table.flags.names[$0]] ?? true }
    }

    private func decide(
        _ cell: Cell, _ flow: Flow, _ flags: [Int], _ evidence: Evidence
    ) -> (CategoryDecision.Outcome, permits: [Int], consents: [String]) {
        guard evidence.asOf >= valid.from.start, evidence.asOf <= valid.to.end else {
            return (.policyNotValid, [], [])
        }
        if case .signaturesMissing(let missing) = evidence.standing {
            return (.policyNotInForce(missing: Set(missing).sorted()), [], [])
        }
        let forbids = table.forbids(matching: cell, flags: flags)
        guard forbids.isEmpty else { return (.forbidden(forbids: forbids.map { model.forbids[$0].id }), [], []) }
        let matching = table.permits(matching: cell)
        guard !matching.isEmpty else { return (.noPermit, [], []) }
        var misses: [NearMiss] = []
        var allowing: [Int] = []
        var consents = Set<String>()
        for number in matching {
            let permit = model.permits[number]
            let check = ConditionCheck(permit: permit, flow: flow, evidence: evidence, table: table, sender: cell.from)
            let (missing, consent) = check.result()
            if missing.isEmpty {
                allowing.append(number)
                if let consent { consents.insert(consent.recordDigest) }
            } else {
                misses.append(NearMiss(permit: permit.id, missing: missing))
            }
        }
        guard !allowing.isEmpty else { return (.conditionUnmet(misses), [], []) }
        return (.allow(permits: allowing.map { model.permits[$0].id }), allowing, consents.sorted())
    }

    private func obligations(
        _ allowing: Set<Int>, _ request: DisclosureRequest, _ evidence: Evidence
    ) -> Obligations? {
        let today = evidence.asOf.date
        let ofPermits = allowing.map { number in
            let permit = model.permits[number]
            return Obligations(retainUntil: today.adding(permit.retention), redisclosure: permit.redisclosure)
        }
        let ofOrigins = evidence.origins.filter { request.categories.contains($0.category) }.map {
            Obligations(retainUntil: $0.retainUntil, redisclosure: $0.redisclosure)
        }
        return (ofPermits + ofOrigins).reduce(nil as Obligations?) { $0?.meet($1) ?? $1 }
    }

    /// A named domain outweighs the pairwise one, because its recipient does not hold the key.
    private func domain(_ allowing: Set<Int>, _ request: DisclosureRequest) -> DisclosureDomain? {
        guard request.identity == .pseudonym else { return nil }
        let named = Set(allowing.compactMap { model.permits[$0].domain })
        return named.min().map { .named($0) } ?? .pairwise
    }
}
