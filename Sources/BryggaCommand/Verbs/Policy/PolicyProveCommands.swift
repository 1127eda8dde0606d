import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy prove`.
    struct Prove: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "prove",
            abstract: "Prove every invariant of a policy over every cell and every chain of disclosures.",
            discussion: """
                For an invariant that does not hold, a cell or the shortest chain that breaks it is shown.

                Example: brygga policy prove policy.yaml
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        func run() throws {
            let policy = try PolicyFile.read(file)
            let proofs = try policy.prove()
            guard proofs.allSatisfy(\.holds) else { throw BrokenInvariants(proofs: proofs) }
            if common.json {
                Console.result([
                    "policy_sha256": .string(policy.digest.hex), "invariants": .array(proofs.map(\.json)),
                    "assumptions": .array(SharingPolicy.assumptionsOfProof.map { .string($0) }),
                ])
                return
            }
            for proof in proofs { Console.result("holds  \(proof.invariant.id)  \(proof.invariant.words)") }
            Console.result("Taken for granted:")
            for assumption in SharingPolicy.assumptionsOfProof { Console.result("  \(assumption)") }
        }
    }

    /// `brygga policy reach`.
    struct Reach: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "reach",
            abstract: "Show how a category can come to an agency, by the shortest chains of disclosures.",
            discussion: """
                Example: brygga policy reach policy.yaml --category cv --to af
                """)
        @OptionGroup var common: CommonOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        @Option(help: "The category.")
        var category: IdentifierArgument

        @Option(help: "The agency that it would come to.")
        var to: IdentifierArgument

        func run() throws {
            let policy = try PolicyFile.read(file)
            let chains = try policy.chains(of: category.identifier, to: to.identifier)
            if common.json {
                Console.result([
                    "category": .string(category.identifier.text), "to": .string(to.identifier.text),
                    "chains": .array(chains.map(\.json)),
                    "assumptions": .array(SharingPolicy.assumptionsOfProof.map { .string($0) }),
                ])
                return
            }
            if chains.isEmpty { Console.result("\(category.identifier) comes to \(to.identifier) in no way") }
            for chain in chains {
                for line in chain.lines(policy) { Console.result(line) }
            }
            Console.result("Taken for granted:")
            for assumption in SharingPolicy.assumptionsOfProof { Console.result("  \(assumption)") }
        }
    }
}

/// Invariants that do not hold.
struct BrokenInvariants: ReportableFailure {
    let proofs: [InvariantProof]

    var code: String { "policy.invariant-broken" }
    var failureClass: FailureClass { .badInput }
    var message: String {
        let broken = proofs.filter { !$0.holds }.map(\.invariant.id.text).joined(separator: ", ")
        return "the policy does not keep what it promises: \(broken)"
    }
    var details: [String] { proofs.flatMap(\.failure) }
    var detailObjects: JSONValue? { .array(proofs.map(\.json)) }
    var hint: String? { "mend the permits that are named, or add a forbid; a forbid always wins" }
    var place: Place? { proofs.first { !$0.holds }?.invariant.place }
}

extension InvariantProof {
    /// What breaks the invariant, in one line; nothing when it holds.
    var failure: [String] {
        guard let violation else { return [] }
        let head = "\(invariant.place): \(invariant.id) is broken: "
        switch violation {
        case .cell(let cell, let permits, let why):
            return [head + "\(cell.words): \(why) (\(permits.map(\.text).joined(separator: ", ")))"]
        case .chain(let chain):
            let steps = chain.steps.map { "\($0.cell.words) (\($0.permits.map(\.text).joined(separator: ", ")))" }
            return [head + "the chain \(chain.words): " + steps.joined(separator: ", then ")]
        }
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["id": .string(invariant.id.text), "holds": .bool(holds)]
        switch violation {
        case .cell(let cell, let permits, let why):
            members["witness"] = cell.json
            members["permits"] = .array(permits.map { .string($0.text) })
            members["why"] = .string(why)
        case .chain(let chain): members["chain"] = chain.json
        case nil: break
        }
        return .object(members)
    }
}

extension Invariant {
    /// The promise in words.
    var words: String {
        switch promise {
        case .never(let cells): "nothing is allowed in: \(cells.words)"
        case .always(let cells, _): "what is allowed in: \(cells.words) has what is promised"
        case .onlyFrom(let category, let agencies):
            "\(category) leaves \(agencies.map(\.text).joined(separator: ", ")) only"
        case .neverReaches(let category, let agency): "\(category) comes to \(agency) by no chain"
        }
    }
}

extension CellFilter {
    /// The cells in words.
    var words: String {
        let lists: [(String, [Identifier]?)] = [
            ("from", from), ("to", to), ("role", roles), ("purpose", purposes), ("category", categories),
            ("flag", subject),
        ]
        var parts = lists.compactMap { name, names in
            names.map { "\(name) \($0.map(\.text).joined(separator: " or "))" }
        }
        if let identity { parts.append("identity \(identity.rawValue)") }
        if let identityAbove { parts.append("identity above \(identityAbove.rawValue)") }
        return parts.isEmpty ? "every cell" : parts.joined(separator: ", ")
    }
}

extension DisclosureCell {
    /// The cell in words.
    var words: String {
        "\(from) → \(to), \(role), \(purpose), \(category), \(identity.rawValue)"
            + (flags.isEmpty ? "" : ", \(flags.map(\.text).joined(separator: " and ")) set")
    }

    var json: JSONValue {
        [
            "from": .string(from.text), "to": .string(to.text), "role": .string(role.text),
            "purpose": .string(purpose.text), "category": .string(category.text),
            "identity": .string(identity.rawValue),
            "flags": .array(flags.map { .string($0.text) }),
        ]
    }
}

extension DisclosureChain {
    /// The agencies, an arrow between them.
    var words: String { agencies.map(\.text).joined(separator: " → ") }

    /// The chain with each step on a line of its own.
    func lines(_ policy: SharingPolicy) -> [String] {
        let head = words + (beginsAtOrigin ? "" : " (if \(agencies[0]) holds it on its own)")
        return [head]
            + steps.map { step -> String in
                let rules = step.permits.map { "\($0) at \(policy.place(ofRule: $0)?.description ?? "?")" }
                return "  \(step.cell.words): \(rules.joined(separator: ", ")); \(step.conditions.words); "
                    + "onward: \(step.redisclosure.rawValue)"
            }
    }

    var json: JSONValue {
        [
            "agencies": .array(agencies.map { .string($0.text) }), "begins_at_origin": .bool(beginsAtOrigin),
            "steps": .array(
                steps.map { step in
                    [
                        "cell": step.cell.json, "permits": .array(step.permits.map { .string($0.text) }),
                        "conditions": step.conditions.json, "redisclosure": .string(step.redisclosure.rawValue),
                    ]
                }),
        ]
    }
}

extension [ConditionSet] {
    /// The sets as text: conditions joined by `and`, sets by `or`.
    var words: String {
        map { $0.conditions.isEmpty ? "no condition" : $0.texts.joined(separator: " and ") }.joined(separator: " or ")
    }

    var json: JSONValue { .array(map { .array($0.texts.map { .string($0) }) }) }
}
