@testable import DisclosureControl
import Testing

/// Tables and rules that are refused, with the reason and the way out.
@Suite struct TableRefusalTests {
    /// A refusal is a proof: on small tables every pattern is tried, and none is sound.
    @Test func whatIsRefusedHasNoPattern() throws {
        var samples = SampleSequence(seed: 21)
        var refused = 0
        for number in 0..<120 {
            let table = try samples.table(
                rows: 1 + samples.next(below: 3), columns: 2 + samples.next(below: 2), small: 4, large: 9)
            let rule = try TableSamples.rule(3 + number % 2, attacker: number % 3 == 0 ? .naive : .informed)
            guard table.total >= rule.minimumGroup else { continue }
            let outcome = TableSuppression(rule: rule).protect(table)
            let plan = SuppressionPlan(table, rule: rule)
            let candidates = plan.candidates.keys.sorted()
            let isPossible = (0..<(1 << candidates.count)).contains { pattern in
                var tried = plan
                tried.hide(candidates.enumerated().filter { pattern >> $0.offset & 1 == 1 }.map(\.element))
                return tried.isSound
            }
            #expect((outcome.map != nil) == isPossible, "\(table.counts)")
            if let refusal = outcome.refusal {
                guard case .unprotectable(let place, _) = refusal.reason else {
                    Issue.record("\(table.counts): \(refusal.reason)")
                    continue
                }
                #expect(rule.isPrimary(table[place] ?? 0))
                refused += 1
            }
        }
        #expect(refused > 20)
    }

    @Test func theMergeThatIsNamedHelpsAndNoCheaperOneDoes() throws {
        var merges = 0
        for sample in try TableSuppressionTests.samples(seed: 99) {
            guard let refusal = sample.outcome.refusal, let merge = refusal.merge else { continue }
            merges += 1
            let suppression = TableSuppression(rule: sample.rule)
            #expect(suppression.protect(try sample.table.merging(merge)).map != nil)
            let loss = loss(of: merge, sample.table)
            for other in allMerges(of: sample.table) where self.loss(of: other, sample.table) < loss {
                #expect(suppression.protect(try sample.table.merging(other)).map == nil)
            }
        }
        #expect(merges > 10)
    }

    @Test func fewerPersonsThanTheGroupAreNoTable() throws {
        let rule = try TableSamples.rule()
        for counts in [[0, 0], [1, 3], [4, 0]] {
            let table = try FrequencyTable(row: "all", columns: ["a", "b"], counts: counts)
            let refusal = TableSuppression(rule: rule).protect(table).refusal
            #expect(refusal == TableRefusal(reason: .populationBelowGroup(minimumGroup: 5), merge: nil))
        }
    }

    @Test func anythingIsRefusedThatOneLargeCountDoesNotHide() throws {
        // A one-way table with one small count: its total and the others give it away, and the total is not hidden.
        let rule = try TableSamples.rule()
        let table = try FrequencyTable(row: "all", columns: ["a", "b", "c"], counts: [2, 0, 0])
        #expect(TableSuppression(rule: rule).protect(table).refusal != nil)
        let two = try FrequencyTable(row: "all", columns: ["a", "b", "c"], counts: [2, 0, 40])
        #expect(TableSuppression(rule: rule).protect(two).map?.cells.map(\.cell) == [cell(0, 0), cell(0, 2)])
        // Exactly the group: an attacker who knows the rule has no room left.
        let tight = try FrequencyTable(row: "all", columns: ["a", "b", "c"], counts: [2, 0, 5])
        let refusal = try #require(TableSuppression(rule: rule).protect(tight).refusal)
        #expect(refusal.reason == .unprotectable(cell(0, 0), .interval))
        #expect(refusal.merge == TableMerge(.columns, "a", "c"))
    }

    @Test func aLineThatSaysTooMuchIsMergedOrWaived() throws {
        let table = try FrequencyTable(
            rows: ["north", "south", "west"], columns: ["work", "sick"],
            counts: [[40, 30], [1, 19], [20, 21]])
        let flag = AttributeFlag(.rows, line: "south", category: "sick")
        let rule = try SuppressionRule(profile: .dst5, attributes: AttributeRule(share: 90))
        let refusal = try #require(TableSuppression(rule: rule).protect(table).refusal)
        #expect(refusal.reason == .attributeDisclosure([flag]))
        #expect(refusal.merge == TableMerge(.rows, "south", "west"))
        let waived = rule.replacing(rule.attributes.waiving([flag]))
        #expect(TableSuppression(rule: waived).protect(table).map != nil)
        // Another flag's waiver does not help.
        let other = AttributeFlag(.rows, line: "north", category: "sick")
        let wrong = rule.replacing(rule.attributes.waiving([other]))
        #expect(TableSuppression(rule: wrong).protect(table).refusal?.reason == .attributeDisclosure([flag]))
    }

    @Test func sharesAreCountedExactly() throws {
        let table = try FrequencyTable(
            rows: ["x", "y", "z"], columns: ["a", "b"], counts: [[9, 1], [899, 101], [0, 0]])
        let rows = try AttributeRule(share: 90)
        #expect(rows.flags(in: table) == [AttributeFlag(.rows, line: "x", category: "a")])
        #expect(try AttributeRule(share: 91).flags(in: table).isEmpty)
        #expect(try AttributeRule(share: 90, sensitive: ["b"]).flags(in: table).isEmpty)
        let columns = try AttributeRule(share: 90, axes: [.columns]).flags(in: table)
        #expect(columns.map(\.line) == ["a", "b"])
        #expect(columns.map(\.category) == ["y", "y"])
        let both = try AttributeRule(share: 90, axes: [.rows, .columns]).flags(in: table)
        #expect(both.count == 3)
        // A single column is no property that persons share.
        let single = try FrequencyTable(rows: ["x", "y"], columns: ["a"], counts: [[9], [8]])
        #expect(rows.flags(in: single).isEmpty)
    }

    @Test func aMergedSensitiveLineStaysSensitive() throws {
        let attributes = try AttributeRule(share: 90, sensitive: ["sick"])
        let rule = try SuppressionRule(profile: .dst5, attributes: attributes)
        let followed = rule.following(TableMerge(.columns, "sick", "hurt"))
        #expect(followed.attributes.sensitive == ["sick", "sick + hurt"])
        #expect(rule.following(TableMerge(.columns, "hurt", "well")).attributes.sensitive == ["sick"])
    }

    @Test(arguments: [-1, 0, 50, 101, Int.max, Int.min])
    func sharesOutOfRangeAreRefused(_ share: Int) {
        #expect(throws: TableError.shareOutOfRange(share)) { try AttributeRule(share: share) }
    }

    @Test func rulesThatProtectNothingAreRefused() throws {
        let two = try #require(DisclosureProfile.custom(minimumGroup: 2))
        #expect(throws: TableError.ruleGivesCountsAway(minimumGroup: 2)) { try SuppressionRule(profile: two) }
        #expect(try SuppressionRule(profile: two, zeros: .hidden).isPrimary(0))
        #expect(try !SuppressionRule(profile: two, attacker: .naive).isPrimary(2))
        for width in [Int.min, -1, 0, 4, Int.max] {
            #expect(throws: TableError.widthOutOfRange(width, lowest: 1, highest: 3)) {
                try SuppressionRule(profile: .dst5, protection: .width(width))
            }
        }
        for width in [0, Int.max] {
            #expect(throws: TableError.self) {
                try SuppressionRule(profile: .dst5, attacker: .naive, protection: .width(width))
            }
        }
    }

    private func loss(of merge: TableMerge, _ table: FrequencyTable) -> Int {
        let (labels, totals) =
            merge.axis == .rows ? (table.rows, table.rowTotals) : (table.columns, table.columnTotals)
        return zip(labels, totals).filter { [merge.first, merge.second].contains($0.0) }.reduce(0) { $0 + $1.1 }
    }

    private func allMerges(of table: FrequencyTable) -> [TableMerge] {
        [(TableAxis.rows, table.rows), (.columns, table.columns)].flatMap { axis, labels in
            labels.indices.flatMap { first in
                labels[(first + 1)...].map { TableMerge(axis, labels[first], $0) }
            }
        }
    }
}
