public import CaseModel

/// Something in a well-formed policy that people should look at.
public struct PolicyLint: Sendable, Hashable {
    /// How much it weighs.
    public enum Severity: String, Sendable, Hashable, CaseIterable {
        /// The policy says something that cannot be meant, or that the law does not carry.
        case error
        /// It is seldom meant.
        case warning
        /// It is worth knowing.
        case note
    }

    /// The kinds of finding; the raw values are stable.
    public enum Kind: String, Sendable, Hashable, CaseIterable {
        /// A permit whose every cell a forbid closes, or whose senders have none of its roles.
        case deadPermit = "dead_permit"
        /// A forbid that closes no cell that a permit opens: a guard.
        case guardingForbid = "guarding_forbid"
        /// Two permits on one cell that bind the recipient differently: the stricter binds where both hold.
        case differingObligations = "differing_obligations"
        /// A ground whose secrecy the person lifts, without a secrecy waiver; or a waiver where nothing is to be lifted.
        case waiverMismatch = "waiver_mismatch"
        /// A special category without a ground of GDPR article 9.
        case missingSpecialGround = "missing_special_ground"
        /// A personal number without a ground for it.
        case missingNumberGround = "missing_number_ground"
        /// Statistics in a form above the pseudonym.
        case statisticalIdentity = "statistical_identity"
        /// An authority that leans on GDPR consent.
        case authorityConsent = "authority_consent"
        /// What is received may be kept for longer than the policy holds at all.
        case outlivesPolicy = "outlives_policy"
        /// A category that no permit names.
        case unusedCategory = "unused_category"
        /// Two extracts that one recipient can link, since they come under one pseudonym domain.
        case linkableExtracts = "linkable_extracts"
        /// A ground whose citations nobody has confirmed.
        case unverifiedGround = "unverified_ground"

        /// How much a finding of the kind weighs.
        public var severity: Severity {
            switch self {
            case .deadPermit, .waiverMismatch, .missingSpecialGround, .missingNumberGround, .statisticalIdentity: .error
            case .differingObligations, .authorityConsent, .unusedCategory, .linkableExtracts, .unverifiedGround:
                .warning
            case .guardingForbid, .outlivesPolicy: .note
            }
        }
    }

    /// What kind of finding.
    public let kind: Kind
    /// Where it stands.
    public let place: Place
    /// What was found: lower case, no full stop.
    public let message: String

    /// How much it weighs.
    public var severity: Severity { kind.severity }
}

extension SharingPolicy {
    /// Every finding, in the order of the file.
    public func lint() -> [PolicyLint] {
        let findings =
            permits.flatMap { lint(of: $0) } + forbids.compactMap { lint(of: $0) } + differingObligations()
            + linkableExtracts() + unusedCategories() + unverifiedGrounds()
        return findings.sorted { first, second in
            let places = [first, second].map { ($0.place.line ?? 0, $0.place.column ?? 0) }
            if places[0] != places[1] { return places[0] < places[1] }
            return (first.kind.rawValue, first.message) < (second.kind.rawValue, second.message)
        }
    }

    private func lint(of permit: Permit) -> [PolicyLint] {
        var findings: [PolicyLint] = []
        func find(_ kind: PolicyLint.Kind, _ message: String) {
            findings.append(PolicyLint(kind: kind, place: permit.place, message: "permit \(permit.id) \(message)"))
        }
        if let why = reasonOfDeath(permit) { find(.deadPermit, why) }
        let asksWaiver =
            if case .required(.secrecyWaiver, _, _) = permit.consent { true } else { false }
        let special = permit.categories.filter { category($0)?.isSpecial == true }
        for sender in permit.from {
            guard let id = permit.grounds[sender], let ground = ground(id) else { continue }
            let lifts = ground.secrecy.liftedBy == .consent
            if lifts, !asksWaiver {
                find(
                    .waiverMismatch,
                    "asks for no secrecy waiver, but the secrecy of \(sender) is lifted by the person's consent (\(id))"
                )
            }
            if asksWaiver, !lifts {
                find(
                    .waiverMismatch,
                    "asks for a secrecy waiver, but the ground \(id) of \(sender) says that secrecy is lifted by "
                        + "\(ground.secrecy.liftedBy.rawValue)")
            }
            if let category = special.first, ground.specialCategories == nil {
                find(
                    .missingSpecialGround,
                    "opens the special category \(category), but the ground \(id) of \(sender) has no 'gdpr9'")
            }
            if permit.identity == .personalNumber, ground.personalNumber == nil {
                find(
                    .missingNumberGround,
                    "opens personal numbers, but the ground \(id) of \(sender) has no 'personal_number'")
            }
            if leansOnConsent(permit, ground), let agency = agency(sender), agency.isAuthority {
                find(
                    .authorityConsent, "lets the authority \(sender) lean on GDPR consent, which is rarely freely given"
                )
            }
        }
        if permit.identity > .pseudonym,
            let purpose = permit.purposes.first(where: { self.purpose($0)?.isStatistical == true })
        {
            find(.statisticalIdentity, "opens the statistical purpose \(purpose) up to \(permit.identity.rawValue)")
        }
        if valid.from.adding(permit.retention) > valid.to.adding(days: 1) {
            find(
                .outlivesPolicy, "lets the recipient keep for \(permit.retention), longer than the policy holds at all")
        }
        return findings
    }

    private func leansOnConsent(_ permit: Permit, _ ground: Ground) -> Bool {
        if case .required(.gdprConsent, _, _) = permit.consent { return true }
        return ground.processing.point == "a"
    }

    /// Why nothing can come of a permit; nil when something can.
    private func reasonOfDeath(_ permit: Permit) -> String? {
        var closing = Set<Identifier>()
        var hasFlow = false
        for cell in cells(of: permit) {
            hasFlow = true
            let forbids = table.forbids(matching: cell, flags: [])
            if forbids.isEmpty { return nil }
            closing.formUnion(forbids.map { self.forbids[$0].id })
        }
        guard hasFlow else { return "opens nothing: no sender has one of its roles, or sender and recipient are one" }
        return "opens nothing: every cell is closed by \(closing.sorted().map(\.text).joined(separator: ", "))"
    }

    /// The cells of a permit, one by one as they are asked for.
    private func cells(of permit: Permit) -> some Sequence<Cell> {
        let forms = IdentityForm.allCases.filter { $0 <= permit.identity }
        let (roles, purposes) = (
            permit.roles.compactMap { table.roles[$0] }, permit.purposes.compactMap { table.purposes[$0] }
        )
        let categories = permit.categories.compactMap { table.categories[$0] }
        let recipients = permit.to.compactMap { table.agencies[$0] }
        return permit.from.lazy.compactMap { self.table.agencies[$0] }.flatMap { from in
            recipients.lazy.filter { $0 != from }.flatMap { to in
                roles.lazy.filter { self.table.has($0, at: from) }.flatMap { role in
                    purposes.lazy.flatMap { purpose in
                        categories.lazy.flatMap { category in
                            forms.lazy.map { form in
                                Cell(
                                    from: from, to: to, role: role, purpose: purpose, category: category,
                                    identity: form)
                            }
                        }
                    }
                }
            }
        }
    }

    private func lint(of forbid: Forbid) -> PolicyLint? {
        let cells = forbid.cells
        let closes = permits.contains { permit in
            Self.meet(cells.from, permit.from) && Self.meet(cells.to, permit.to)
                && Self.meet(cells.roles, permit.roles) && Self.meet(cells.purposes, permit.purposes)
                && Self.meet(cells.categories, permit.categories)
                && (cells.identityAbove.map { permit.identity > $0 } ?? true)
        }
        guard !closes else { return nil }
        return PolicyLint(
            kind: .guardingForbid, place: forbid.place,
            message: "forbid \(forbid.id) closes nothing that a permit opens; it guards against later permits")
    }

    private static func meet(_ names: [Identifier]?, _ others: [Identifier]) -> Bool {
        names?.contains { others.contains($0) } ?? true
    }

    private func differingObligations() -> [PolicyLint] {
        let sets = permits.map { permit in
            [permit.from, permit.to, permit.roles, permit.purposes, permit.categories].map { Set($0) }
        }
        var findings: [PolicyLint] = []
        for (index, permit) in permits.enumerated() {
            for other in permits.indices[..<index] {
                let earlier = permits[other]
                guard (permit.retention, permit.redisclosure) != (earlier.retention, earlier.redisclosure),
                    zip(sets[index], sets[other]).allSatisfy({ !$0.isDisjoint(with: $1) })
                else { continue }
                findings.append(
                    PolicyLint(
                        kind: .differingObligations, place: permit.place,
                        message: "permits \(earlier.id) and \(permit.id) open the same cells, but bind the recipient "
                            + "differently; where both hold the stricter binds"))
            }
        }
        return findings
    }

    private func linkableExtracts() -> [PolicyLint] {
        let extracts = permits.filter { permit in
            permit.domain != nil && permit.purposes.contains { purpose($0)?.isStatistical == true }
        }
        var findings: [PolicyLint] = []
        for (index, permit) in extracts.enumerated() {
            for earlier in extracts[..<index] where earlier.domain == permit.domain {
                guard let recipient = permit.to.first(where: { earlier.to.contains($0) }), let domain = permit.domain
                else { continue }
                findings.append(
                    PolicyLint(
                        kind: .linkableExtracts, place: permit.place,
                        message: "permits \(earlier.id) and \(permit.id) let \(recipient) link two extracts by the "
                            + "pseudonyms of the domain \(domain)"))
            }
        }
        return findings
    }

    private func unusedCategories() -> [PolicyLint] {
        let used = Set(permits.flatMap(\.categories))
        return categories.filter { !used.contains($0.id) }.map {
            PolicyLint(kind: .unusedCategory, place: $0.place, message: "no permit names the category \($0.id)")
        }
    }

    private func unverifiedGrounds() -> [PolicyLint] {
        grounds.filter { !$0.isVerified }.map {
            PolicyLint(
                kind: .unverifiedGround, place: $0.place,
                message: "nobody has confirmed the citations of the ground \($0.id)")
        }
    }
}

extension Agency {
    /// Whether it is an authority by its type: a company or an association is none.
    var isAuthority: Bool {
        !["company", "association", "foundation", "cooperative"].contains { type.text.contains($0) }
    }
}
