import DisclosureControl
import Foundation
import Testing

/// The search of levels against a decision at each combination of levels.
@Suite struct LatticeTests {
    /// A random table whose recipe takes any levels.
    private struct Searched {
        let random: RandomExtract

        init(seed: Int) { random = RandomExtract(seed: UInt64(seed)) }

        func recipe(_ levels: [Int]) throws -> ExtractRecipe {
            var parts = random.recipeText.components(separatedBy: "\"level\":")
            for index in levels.indices { parts[index + 1] = "\(levels[index])" + parts[index + 1].dropFirst() }
            return try DisclosureControlTests.recipe(
                parts.joined(separator: "\"level\":"), k: random.k, dropped: "0.2",
                more: "\"missing\":[\"\",\"NA\"],\"strict\":\(random.slow.isStrict),")
        }

        /// The rows that a decision leaves out at these levels; nil where it refuses.
        func dropped(_ levels: [Int]) throws -> Int? {
            do {
                return try random.table.decide(recipe(levels)).omission.droppedRows
            } catch ExtractError.tooMuchDropped { return nil }
        }
    }

    @Test(arguments: 0..<4)
    func suggestionsAreTheLeastCoarseThatSatisfy(part: Int) throws {
        var (found, none) = (0, 0)
        for seed in (part * 25)..<(part * 25 + 25) {
            let searched = Searched(seed: 20_000 + seed)
            var feasible: [[Int]: Int] = [:]
            for a in 0..<2 {
                for b in 0..<2 {
                    for c in 0..<3 {
                        feasible[[a, b, c]] = try searched.dropped([a, b, c])
                    }
                }
            }
            let minimal = feasible.filter { node, _ in
                !feasible.keys.contains { $0 != node && zip($0, node).allSatisfy(<=) }
            }
            do {
                let suggestions = try searched.random.table.suggest(searched.recipe([0, 0, 0]))
                #expect(Set(suggestions.map(\.levels)) == Set(minimal.keys), "seed \(seed)")
                for suggestion in suggestions {
                    #expect(suggestion.droppedRows == minimal[suggestion.levels], "seed \(seed)")
                    #expect(suggestion.recipe == (try searched.recipe(suggestion.levels)))
                    let extract = try searched.random.table.decide(suggestion.recipe)
                    #expect(extract.omission.discernibility == suggestion.loss)
                }
                let order = suggestions.map { [$0.droppedRows, $0.loss] + $0.levels }
                #expect(order == order.sorted { $0.lexicographicallyPrecedes($1) })
                found += 1
            } catch ExtractError.noSuitableLevels {
                #expect(minimal.isEmpty, "seed \(seed)")
                none += 1
            }
        }
        #expect(found > 3 && none > 0, "\(found) \(none)")
    }

    /// Every remedy of a refusal does what it says, and no column that helps is left out.
    @Test func remediesHelp() throws {
        var helped = 0
        for seed in 30_000..<30_080 {
            let searched = Searched(seed: seed)
            let start = [0, 0, seed % 2]
            let atStart = try searched.recipe(start)
            let error = refusal { () throws(ExtractError) in _ = try searched.random.table.decide(atStart) }
            guard case .tooMuchDropped(let shortfall) = error else { continue }
            var expected: [[Int]: Int] = [:]
            for (column, top) in [1, 1, 2].enumerated() {
                for level in Set([start[column] + 1, top]) {
                    var levels = start
                    levels[column] = level
                    expected[levels] = try searched.dropped(levels)
                }
            }
            let names = ["age", "letter", "code"]
            var given: [[Int]: Int] = [:]
            for remedy in shortfall.remedies {
                let column = try #require(names.firstIndex(of: remedy.column))
                var levels = start
                levels[column] = remedy.level
                given[levels] = remedy.droppedRows
                #expect(remedy.isRemoval == (remedy.level == [1, 1, 2][column]))
            }
            #expect(given == expected, "seed \(seed)")
            #expect(shortfall.remedies.map(\.loss) == shortfall.remedies.map(\.loss).sorted())
            helped += shortfall.remedies.isEmpty ? 0 : 1
        }
        #expect(helped > 3)
    }

    @Test func tooManyCombinationsAreRefused() throws {
        let bands = (0..<15).map { "{\"width\":\(1 << $0)}" }.joined(separator: ",")
        let columns = (0..<4).map { index in
            "{\"name\":\"q\(index)\",\"role\":\"quasi\",\"level\":0,\"generaliser\":{\"kind\":\"band\",\"levels\":[\(bands)]}}"
        }
        let table = ExtractTable(
            header: ["pid", "q0", "q1", "q2", "q3"], rows: (0..<9).map { [pid($0), "1", "2", "3", "4"] })
        #expect(
            refusal { () throws(ExtractError) in
                _ = try table.suggest(recipe(columns.joined(separator: ",")))
            } == .latticeTooLarge(limit: 10_000))
    }
}
