import CaseModel
import Foundation
import Testing

@testable import PolicyEvaluation

/// The cells, differences, proofs and chains of a policy.
@Suite struct AnalysisTests {
    @Test func theExampleHasThePublishedFigures() throws {
        let matrix = PolicyMatrix(of: try DecisionSpace(of: .vector()))
        #expect(matrix.space.cellCount == 6_750)
        #expect(matrix.counts == [.allow: 18, .conditional: 203, .forbidden: 1_678, .none: 4_851])
        #expect(matrix.flowCount == 60)
        #expect(try SharingPolicy.vector().prove().map(\.holds) == Array(repeating: true, count: 7))
    }

    /// Every cell of generated policies, for every combination of flags, is what the slow matrix says.
    @Test(arguments: 0..<4) func theSlowMatrixAgrees(part: Int) throws {
        var random = Seeded(UInt64(900 + part))
        var seen: [String: Int] = [:]
        for _ in 0..<20 {
            let draft = PolicyDraft.random(&random)
            let (policy, slow) = (try draft.policy(), SlowMatrix(policy: draft))
            for flags in [[], ["f"], ["g"], ["f", "g"]] {
                let space = try DecisionSpace(of: policy, flags: flags.map(Identifier.init(stringLiteral:)))
                var count = 0
                space.forEach { cell, meaning in
                    let expected = slow.cell(
                        cell.from.text, cell.to.text, cell.role.text, cell.purpose.text, cell.category.text,
                        cell.identity.rawValue, flags: flags)
                    let found = SlowMatrix.Cell(
                        outcome: meaning.outcome.rawValue, permits: meaning.permits.map(\.text),
                        forbids: meaning.forbids.map(\.text), conditions: meaning.conditions.map(\.texts))
                    #expect(found == expected, "\(cell) of \(draft.yaml)")
                    seen[expected.outcome, default: 0] += 1
                    if expected.conditions.count > 1 { seen["several", default: 0] += 1 }
                    count += 1
                }
                #expect(count == space.cellCount)
            }
        }
        for outcome in CellMeaning.Outcome.allCases.map(\.rawValue) + ["several"] {
            #expect(seen[outcome, default: 0] > 50)
        }
    }

    /// More than 64 permits and forbids: the sets of rules take several words.
    @Test func widePoliciesHaveTheSameCells() throws {
        var random = Seeded(77)
        var draft = PolicyDraft.random(&random)
        for number in 0..<150 { draft.permits.append(PolicyDraft.permit("W\(number)", &random)) }
        for number in 0..<70 {
            var forbid = PolicyDraft.forbid("X\(number)", &random)
            (forbid.from, forbid.to, forbid.roles) = ([random.one(of: PolicyDraft.agencies)], ["b"], ["r"])
            draft.forbids.append(forbid)
        }
        let (policy, slow) = (try draft.policy(), SlowMatrix(policy: draft))
        try DecisionSpace(of: policy).forEach { cell, meaning in
            let expected = slow.cell(
                cell.from.text, cell.to.text, cell.role.text, cell.purpose.text, cell.category.text,
                cell.identity.rawValue, flags: [])
            #expect(meaning.outcome.rawValue == expected.outcome && meaning.permits.map(\.text) == expected.permits)
            #expect(meaning.forbids.map(\.text) == expected.forbids)
            #expect(meaning.conditions.map(\.texts) == expected.conditions)
        }
    }

    /// The boxes are the cells: each in exactly one, and no two of a pair and meaning can be merged.
    @Test func boxesAreTheCells() throws {
        var random = Seeded(31)
        for _ in 0..<10 {
            let policy = try PolicyDraft.random(&random).policy()
            let space = try DecisionSpace(of: policy)
            var meanings: [DisclosureCell: CellMeaning] = [:]
            space.forEach { meanings[$0] = $1 }
            for entry in PolicyMatrix(of: space).entries {
                for cell in entry.box.cells {
                    #expect(meanings.removeValue(forKey: cell) == entry.meaning)
                }
            }
            #expect(meanings.values.allSatisfy { $0.outcome == .none })
        }
    }

    @Test func theLinesAreTheCells() throws {
        let space = try DecisionSpace(of: .vector())
        var text: [UInt8] = []
        space.writeCells { text += $0 }
        let lines = text.split(separator: 0x0A)
        var place = 0
        space.forEach { cell, meaning in
            let object = (try? StrictJSON.parse(Array(lines[place]), maximumBytes: 10_000))?.object
            #expect(object?["from"]?.string == cell.from.text && object?["to"]?.string == cell.to.text)
            #expect(object?["role"]?.string == cell.role.text && object?["purpose"]?.string == cell.purpose.text)
            #expect(object?["category"]?.string == cell.category.text)
            #expect(object?["identity"]?.string == cell.identity.rawValue)
            #expect(object?["outcome"]?.string == meaning.outcome.rawValue)
            #expect(object?["permits"] == .names(meaning.permits) && object?["forbids"] == .names(meaning.forbids))
            #expect(object?["conditions"] == .array(meaning.conditions.map { .array($0.texts.map { .string($0) }) }))
            #expect(object?.count == 10)
            place += 1
        }
        #expect(lines.count == 6_750 && place == 6_750)
        let first =
            #"{"from":"af","to":"ame","role":"arbetsformedlare","purpose":"follow_up_6m","category":"benefit_status","#
            + #""identity":"none","outcome":"none","permits":[],"forbids":[],"conditions":[]}"#
        #expect(String(decoding: lines[0], as: UTF8.self) == first)
    }

    @Test func aFlagThatNoForbidListsIsRefused() throws {
        #expect(throws: SpaceFault.self) { try DecisionSpace(of: .vector(), flags: ["nonsense"]) }
    }
}

/// What two mutants of the example, and changes of generated policies, differ in.
@Suite struct PolicyDiffTests {
    private func mutant(_ changes: (inout String) -> Void) throws -> SharingPolicy {
        var text = String(decoding: try Files.vector("samverkan-arbete.policy.yaml"), as: UTF8.self)
        let before = text
        changes(&text)
        try #require(text != before)
        return try .reading(text)
    }

    private static func dropForbidOne(_ text: inout String) {
        text = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("{id: F01-") }
            .joined(separator: "\n")
    }

    @Test func droppingTheForbidAndAddingHousingOpensThreeCells() throws {
        let new = try mutant { text in
            Self.dropForbidOne(&text)
            text.replace("from: [vc], to: [fk, ame]", with: "from: [vc], to: [fk, ame, bostad]")
        }
        let diff = try PolicyDiff(from: .vector(), to: new)
        #expect(diff.counts == [.opened: 3])
        let change = try #require(diff.changes.first)
        #expect(diff.changes.count == 1 && change.box.identities == IdentityForm.allCases)
        #expect(change.oldRules == ["F01-health-never-housing"] && change.newRules == ["P05-vc-rehab"])
        let proofs = try new.prove()
        #expect(proofs.filter { !$0.holds }.map(\.invariant.id) == ["I1"])
    }

    @Test func healthReachesHousingByAChain() throws {
        let new = try mutant { text in
            Self.dropForbidOne(&text)
            let lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line -> String in
                if line.contains("id: P05-vc-rehab") {
                    return String(line).replacing("redisclosure: none", with: "redisclosure: with_new_permit")
                }
                if line.contains("id: P07-") {
                    return String(line).replacing(
                        "language, placement]", with: "language, placement, health_limitation]")
                }
                return String(line)
            }
            text = lines.joined(separator: "\n")
        }
        let proof = try #require(try new.prove().first { $0.invariant.id == "I1" })
        guard case .chain(let chain) = proof.violation else {
            Issue.record("I1 is not broken by a chain")
            return
        }
        #expect(chain.agencies == ["vc", "ame", "bostad"] && chain.beginsAtOrigin)
        #expect(chain.steps.map(\.permits) == [["P05-vc-rehab"], ["P07-ame-bostad-placement"]])
        // Without the onward level the city could still send what it holds on its own.
        let chains = try new.chains(of: "health_limitation", to: "bostad")
        #expect(chains.map(\.agencies) == [["vc", "ame", "bostad"], ["ame", "bostad"]])
        #expect(chains.map(\.beginsAtOrigin) == [true, false])
    }

    @Test func withoutTheOnwardLevelNothingIsPassedOn() throws {
        let new = try mutant { text in
            Self.dropForbidOne(&text)
            text.replace("from: [ame], to: [bostad]", with: "from: [ame], to: [bostad, stat]")
        }
        #expect(try new.chains(of: "health_limitation", to: "bostad").isEmpty)
        #expect(throws: SpaceFault.self) { try new.chains(of: "health_limitation", to: "nowhere") }
        #expect(throws: SpaceFault.self) { try new.chains(of: "nothing", to: "bostad") }
    }

    /// A difference says exactly what the two matrices say, for every combination of flags.
    @Test func theDifferenceIsThatOfTheCells() throws {
        var random = Seeded(55)
        for _ in 0..<25 {
            let draft = PolicyDraft.random(&random)
            var other = draft
            other.permits[0] = PolicyDraft.permit("P0", &random)
            if other.forbids.count > 1, random.chance(50) { other.forbids.removeFirst() }
            let (old, new) = (try draft.policy(), try other.policy())
            let diff = try PolicyDiff(from: old, to: new)
            var kinds: [DisclosureCell: PolicyDiff.Kind] = [:]
            for change in diff.changes {
                for cell in change.box.cells { #expect(kinds.updateValue(change.kind, forKey: cell) == nil) }
            }
            for flags: [Identifier] in [[], ["f"], ["g"], ["f", "g"]] {
                var before: [DisclosureCell: CellMeaning] = [:]
                try DecisionSpace(of: old, flags: flags).forEach { before[$0] = $1 }
                try DecisionSpace(of: new, flags: flags).forEach { cell, after in
                    let was = before[cell]?.canBeAllowed == true
                    switch (was, after.canBeAllowed) {
                    case (false, true): #expect(kinds[cell] == .opened)
                    case (true, false): #expect(kinds[cell] == .closed)
                    case (false, false): #expect(kinds[cell] == nil)
                    case (true, true):
                        #expect(kinds[cell] != .opened && kinds[cell] != .closed)
                        if before[cell] == after, draft.permits[0].id != after.permits.first?.text {
                            #expect(kinds[cell] == nil)
                        }
                        if before[cell]?.conditions != after.conditions { #expect(kinds[cell] != nil) }
                    }
                }
            }
        }
    }

    @Test func aPolicyDoesNotDifferFromItselfInAnotherOrder() throws {
        var random = Seeded(56)
        for _ in 0..<10 {
            let draft = PolicyDraft.random(&random)
            let diff = try PolicyDiff(from: draft.policy(), to: draft.shuffled(&random).policy())
            #expect(diff.changes.isEmpty && diff.counts.isEmpty)
        }
    }

    @Test func addingAPermitClosesAndTightensNoCondition() throws {
        var random = Seeded(57)
        for _ in 0..<20 {
            let draft = PolicyDraft.random(&random)
            var wider = draft
            wider.permits.append(PolicyDraft.permit("NEW", &random))
            let diff = try PolicyDiff(from: draft.policy(), to: wider.policy())
            #expect(diff.counts[.closed] == nil)
            let back = try PolicyDiff(from: wider.policy(), to: draft.policy())
            #expect(back.counts[.opened] == nil)
            #expect(diff.counts[.opened] == back.counts[.closed])
        }
    }

    @Test func addingAForbidOpensNothing() throws {
        var random = Seeded(58)
        for _ in 0..<20 {
            let draft = PolicyDraft.random(&random)
            var narrower = draft
            narrower.forbids.append(PolicyDraft.forbid("NEW", &random))
            let diff = try PolicyDiff(from: draft.policy(), to: narrower.policy())
            #expect(Set(diff.counts.keys).isSubset(of: [.closed]))
        }
    }

    @Test func periodsAndLevelsLoosenAndTighten() throws {
        func change(_ from: String, _ to: String) throws -> [PolicyDiff.Kind: Int] {
            let new = try mutant { text in text.replace(from, with: to) }
            return try PolicyDiff(from: .vector(), to: new).counts
        }
        #expect(try change("approval: {count: 2,", "approval: {count: 3,") == [.tightened: 6])
        #expect(try change("approval: {count: 2,", "approval: {count: 1,") == [.loosened: 6])
        #expect(try change("explicit: true, max_age: P6M", "max_age: P6M") == [.loosened: 6])
        #expect(try change("from: P5M, to: P8M", "from: P6M, to: P9M") == [.changed: 2])
        #expect(try change("min_group: 10", "min_group: 5") == [.loosened: 18])
        #expect(
            try change(
                "g_bostad: {gdpr6: {point: e, law: \"SFS 2010:879\"}",
                "g_bostad: {gdpr6: {point: c, law: \"SFS 2010:879\"}"
            ).keys.map { $0 } == [.changed])
        #expect(try change("retention: P36M", "retention: P37M") == [.loosened: 18])
        #expect(try change("redisclosure: aggregates_only", "redisclosure: none") == [.tightened: 18])
    }
}

extension CellBox {
    /// Its cells, one by one.
    var cells: [DisclosureCell] {
        var cells: [DisclosureCell] = []
        for from in self.from {
            for to in self.to {
                for role in roles {
                    for purpose in purposes {
                        for category in categories {
                            for identity in identities {
                                for set in flags {
                                    cells.append(
                                        DisclosureCell(
                                            from: from, to: to, role: role, purpose: purpose, category: category,
                                            identity: identity, flags: set))
                                }
                            }
                        }
                    }
                }
            }
        }
        return cells
    }
}
