public import CaseModel
import ConsentRecording
import OpenSSLCrypto
public import PolicyEvaluation

/// A policy for people: who may tell whom what, as a picture and as tables, with conditions, grounds and places of rules.
public struct PolicyPage: Sendable {
    private let matrix: PolicyMatrix
    private let proofs: [InvariantProof]
    private let made: Instant
    private let tool: String

    private var policy: SharingPolicy { matrix.space.policy }

    /// A page about a matrix and what came of proving the policy's invariants; made when, by which tool.
    public init(_ matrix: PolicyMatrix, proofs: [InvariantProof], made: Instant, tool: String) {
        (self.matrix, self.proofs, self.made, self.tool) = (matrix, proofs, made, tool)
    }

    /// The page in a language.
    ///
    /// Throws `report.failed` when a table is not whole.
    public func page(language: Language) throws(ReportFault) -> ReportPage {
        let words = PolicyPagePhrases.of(language)
        let conditions = ConditionPhrases(language)
        let filters = self.filters(words)
        var blocks: [ReportBlock] = [
            .terms([
                ReportTerm(words.policy, "\(policy.id), \(policy.revision)"),
                ReportTerm(words.digest, [ReportText(policy.digest.hex, form: .code)]),
                ReportTerm(words.valid, "\(policy.valid.from) – \(policy.valid.to)"),
                ReportTerm(words.signedBy, policy.signedBy.map(name).joined(separator: ", ")),
                ReportTerm(words.flags, matrix.space.flags.isEmpty ? words.noFlags : list(matrix.space.flags)),
                ReportTerm(words.cells, MatrixPhrases.of(language).counts(matrix)),
            ]),
            .heading(words.pictureHeading), .paragraph(words.pictureText),
            .picture(
                AgencyPicture(matrix: matrix, title: words.pictureHeading, description: words.pictureText)
                    .picture(classes: classes)),
            .terms(policy.agencies.map { ReportTerm($0.id.text, $0.name) }),
            .heading(words.flowHeading), .table(try flowTable(words)),
            .heading(words.ruleHeading), .filters(filters), .table(try ruleTable(words, conditions)),
            .heading(words.forbidHeading), .table(try forbidTable(words, conditions)),
            .heading(words.invariantHeading), .table(try invariantTable(words)),
            .heading(words.groundHeading), .table(try groundTable(words)),
        ]
        if policy.grounds.contains(where: { !$0.isVerified }) { blocks.append(.caution(words.unverifiedCaution)) }
        return ReportPage(
            language: language, title: "\(words.title) \(policy.id)", blocks: blocks,
            closing: ["\(words.madeBy) \(tool), \(ReportTime.text(made))"], style: filters.style)
    }

    private func name(_ agency: Identifier) -> String { policy.agency(agency)?.name ?? agency.text }

    private func list(_ names: [Identifier]) -> String { names.map(\.text).joined(separator: ", ") }

    private func filters(_ words: PolicyPagePhrases) -> ReportFilters {
        let agencies = policy.agencies.map(\.id.text)
        return ReportFilters(groups: [
            ReportFilters.Group(key: "from", legend: words.sender, all: words.all, choices: agencies),
            ReportFilters.Group(key: "to", legend: words.recipient, all: words.all, choices: agencies),
            ReportFilters.Group(
                key: "category", legend: words.category, all: words.all, choices: policy.categories.map(\.id.text)),
        ])
    }

    private func classes(_ from: Identifier, _ to: Identifier, _ categories: some Sequence<Identifier>) -> [String] {
        let (agencies, known) = (policy.agencies.map(\.id), policy.categories.map(\.id))
        let places =
            [("from", agencies.firstIndex(of: from)), ("to", agencies.firstIndex(of: to))]
            + categories.sorted().map { ("category", known.firstIndex(of: $0)) }
        return places.compactMap { key, place in place.map { ReportFilters.className(key, $0) } }
    }

    /// Senders down, recipients across: the categories that can be allowed.
    private func flowTable(_ words: PolicyPagePhrases) throws(ReportFault) -> ReportTable {
        var categories: [[Identifier]: Set<Identifier>] = [:]
        for entry in matrix.entries where entry.meaning.canBeAllowed {
            categories[[entry.box.from[0], entry.box.to[0]], default: []].formUnion(entry.box.categories)
        }
        let agencies = policy.agencies.map(\.id)
        let rows = agencies.map { from -> [[ReportText]] in
            [[ReportText(from.text)]]
                + agencies.map { to in
                    guard from != to else { return [ReportText("–")] }
                    let names = categories[[from, to], default: []].sorted()
                    return names.isEmpty ? [ReportText(words.nothing, mark: .open)] : names.map { ReportText($0.text) }
                }
        }
        return try ReportTable(
            caption: words.flowCaption, columns: [words.sender] + agencies.map { "\(words.towards) \($0)" }, rows: rows,
            emptyNote: words.nothing)
    }

    private func ruleTable(
        _ words: PolicyPagePhrases, _ conditions: ConditionPhrases
    ) throws(ReportFault) -> ReportTable {
        let allowed = matrix.entries.filter(\.meaning.canBeAllowed)
        let rows = allowed.map { entry -> [[ReportText]] in
            let box = entry.box
            return [
                [ReportText("\(box.from[0]) → \(box.to[0])")], box.categories.map { ReportText($0.text) },
                [ReportText(box.purposes.map { policy.purpose($0)?.label ?? $0.text }.joined(separator: ", "))],
                [ReportText(list(box.roles))], box.identities.map { ReportText(conditions.identity($0)) },
                [ReportText(conditions.conditions(entry.meaning.conditions))],
                Set(entry.grounds).sorted().compactMap { policy.ground($0) }.map { ReportText(ground($0, words)) },
                entry.meaning.permits.map { ReportText(rule($0), form: .code) },
            ]
        }
        return try ReportTable(
            caption: words.ruleCaption,
            columns: [
                words.flow, words.category, words.purpose, words.role, words.identity, words.conditions, words.ground,
                words.rules,
            ], rows: rows, emptyNote: words.nothing,
            rowClasses: allowed.map { classes($0.box.from[0], $0.box.to[0], $0.box.categories) })
    }

    private func rule(_ id: Identifier) -> String {
        guard let line = policy.place(ofRule: id)?.line else { return id.text }
        return "\(id):\(line)"
    }

    private func ground(_ ground: Ground, _ words: PolicyPagePhrases) -> String {
        "\(ground.id): GDPR 6.1 \(ground.processing.point), \(ground.processing.law)"
            + (ground.isVerified ? "" : " (\(words.unverified))")
    }

    private func forbidTable(
        _ words: PolicyPagePhrases, _ conditions: ConditionPhrases
    ) throws(ReportFault) -> ReportTable {
        let rows = policy.forbids.map { forbid -> [[ReportText]] in
            let cells = forbid.cells
            func names(_ names: [Identifier]?) -> [ReportText] {
                names.map { $0.map { ReportText($0.text) } } ?? [ReportText(words.any, mark: .open)]
            }
            return [
                [ReportText(rule(forbid.id), form: .code)], names(cells.from), names(cells.to), names(cells.roles),
                names(cells.purposes), names(cells.categories),
                [ReportText(cells.identityAbove.map { "\(words.above) \(conditions.identity($0))" } ?? words.any)],
                [ReportText(cells.subject.map(list) ?? words.anyone)],
            ]
        }
        return try ReportTable(
            caption: words.forbidCaption,
            columns: [
                words.rule, words.sender, words.recipient, words.role, words.purpose, words.category, words.identity,
                words.person,
            ], rows: rows, emptyNote: words.nothing)
    }

    private func invariantTable(_ words: PolicyPagePhrases) throws(ReportFault) -> ReportTable {
        let rows = proofs.map { proof -> [[ReportText]] in
            [
                [ReportText(rule(proof.invariant.id), form: .code)],
                [ReportText(proof.holds ? words.holds : words.broken, mark: proof.holds ? .good : .bad)],
                [ReportText(proof.violation.map(violation) ?? "–")],
            ]
        }
        return try ReportTable(
            caption: words.invariantCaption, columns: [words.rule, words.result, words.example], rows: rows,
            emptyNote: words.nothing)
    }

    private func violation(_ violation: InvariantProof.Violation) -> String {
        switch violation {
        case .cell(let cell, let permits, _):
            "\(cell.from) → \(cell.to), \(cell.role), \(cell.purpose), \(cell.category) (\(list(permits)))"
        case .chain(let chain): chain.agencies.map(\.text).joined(separator: " → ")
        }
    }

    private func groundTable(_ words: PolicyPagePhrases) throws(ReportFault) -> ReportTable {
        let rows = policy.grounds.map { ground -> [[ReportText]] in
            [
                [ReportText(ground.id.text)],
                [ReportText("GDPR 6.1 \(ground.processing.point), \(ground.processing.law)")]
                    + (ground.specialCategories.map { [ReportText("GDPR 9.2 \($0.point), \($0.law)")] } ?? []),
                [ReportText(ground.secrecy.provision)] + (ground.secrecy.law.map { [ReportText($0)] } ?? []),
                [ReportText(ground.personalNumber?.law ?? "–")],
                [
                    ReportText(
                        ground.isVerified ? words.verified : words.unverified,
                        mark: ground.isVerified ? .good : .unsure)
                ],
            ]
        }
        return try ReportTable(
            caption: words.groundCaption,
            columns: [words.ground, words.processing, words.secrecy, words.personalNumber, words.standing], rows: rows,
            emptyNote: words.nothing)
    }
}
