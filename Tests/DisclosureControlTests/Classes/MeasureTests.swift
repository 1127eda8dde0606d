import Foundation
import Testing

@testable import DisclosureControl

/// Published values: the t-closeness paper's tables and pyCANON's answers to them.
@Suite struct MeasureTests {
    private static let columns = """
        {"name":"zip","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        {"name":"age","role":"quasi","generaliser":{"kind":"identity"},"level":0},
        """

    /// Table 6 of the ICDE paper: k 3, l 2, t 1/6.
    @Test func tableSix() throws {
        let rows = [
            ["476**", "2*", "heart"], ["476**", "2*", "heart"], ["476**", "2*", "flu"], ["479**", "4*", "cancer"],
            ["479**", "4*", "heart"], ["479**", "4*", "flu"],
        ]
        let table = ExtractTable(
            header: ["pid", "zip", "age", "disease"], rows: rows.enumerated().map { [pid($0.offset)] + $0.element })
        let measures = try table.decide(
            recipe(Self.columns + #"{"name":"disease","role":"sensitive","kind":"categorical"}"#, k: 3)
        ).measures
        #expect(measures.smallestClass == 3 && measures.classes == 2)
        #expect(measures.sensitive[0].distinct == 2)
        #expect(measures.sensitive[0].exactDistance == 1.0 / 6)
        #expect(measures.sensitive[0].distance.description == "0.166667")
        // exp of the entropy of (2/3, 1/3).
        #expect(measures.sensitive[0].entropy.description == "1.889881")
        #expect(measures.prosecutorRisk.description == "0.333334")
    }

    /// Section 4.2 of the paper: salaries in thousands, nine values.
    @Test(arguments: [([3, 4, 5], 3.0 / 8), ([6, 8, 11], 1.0 / 6), ([7, 9, 10], 17.0 / 72)])
    func salaries(of values: [Int], is expected: Double) {
        let all = Array(3...11)
        let ratio = EarthMoversDistance(totals: all.map { _ in 1 }, isOrdered: true)
            .distance(ranks: values.map { $0 - 3 }[...], counts: [1, 1, 1])
        #expect(ratio.value == expected)
    }

    @Test func theWorstSalaryClassIsTheFilesT() throws {
        let classes = [[3, 4, 5], [6, 11, 8], [7, 9, 10]]
        var rows: [[String]] = []
        for (index, salaries) in classes.enumerated() {
            for salary in salaries { rows.append([pid(rows.count), "z\(index)", "a", "\(salary)000"]) }
        }
        let table = ExtractTable(header: ["pid", "zip", "age", "salary"], rows: rows)
        let columns = Self.columns + #"{"name":"salary","role":"sensitive","kind":"ordered","t":0.375}"#
        let measures = try table.decide(recipe(columns, k: 3)).measures
        #expect(measures.sensitive[0].exactDistance == 0.375)
        #expect(measures.sensitive[0].distinct == 3)
        // One millionth less is a refusal: the first class goes, and with it the file's distribution.
        let stricter = columns.replacing("0.375", with: "0.374999")
        #expect(throws: ExtractError.self) { try table.decide(recipe(stricter, k: 3)) }
    }

    @Test func aColumnWithOneValueHasNoDistance() {
        #expect(EarthMoversDistance(totals: [0, 7, 0], isOrdered: true).distance(ranks: [1], counts: [7]).value == 0)
        #expect(EarthMoversDistance(totals: [7], isOrdered: false).distance(ranks: [0], counts: [3]).value == 0)
        #expect(EarthMoversDistance(totals: [], isOrdered: true).distance(ranks: [], counts: []).value == 0)
    }

    /// The largest counts that are possible overflow nothing.
    @Test func twoThousandMillionRowsAreMeasured() {
        let most = Int(Int32.max)
        let far = EarthMoversDistance(totals: [1, most - 1], isOrdered: true).distance(ranks: [0], counts: [1])
        #expect(far.value > 0.999 && far.value < 1 && far.isAtMost(.one))
        let near = EarthMoversDistance(totals: [1, most - 1], isOrdered: false).distance(ranks: [1], counts: [most - 1])
        #expect(near.isBelow(far) && !far.isBelow(near) && near.millionths.count == 1)
    }

    @Test func logarithmAndExponentialAreThoseOfTheLibrary() {
        for number in (1...5000).map(Double.init) + [1e6, 1e9, 2e9, 1.4142135, 1.4142136, 1.0000001] {
            #expect(abs(NaturalLogarithm.ln(number) - log(number)) <= 4e-15 * max(1, log(number)))
            let power = log(number)
            #expect(abs(NaturalLogarithm.exp(power) / exp(power) - 1) < 4e-15)
        }
        #expect(NaturalLogarithm.ln(0) == 0 && NaturalLogarithm.ln(-1) == 0 && NaturalLogarithm.ln(.nan) == 0)
        #expect(NaturalLogarithm.exp(-1) == 1)
        #expect(abs(NaturalLogarithm.effectiveValues([5, 5, 0, 5]) - 3) < 1e-12)
        #expect(NaturalLogarithm.effectiveValues([]) == 0)
    }

    @Test func sizesStandInBinsThatDouble() {
        let bins = ClassSizeBin.bins(of: [5, 9, 10, 19, 20, 400], from: 5)
        #expect(bins.map(\.from) == [5, 10, 20, 320])
        #expect(bins.map(\.classes) == [2, 2, 1, 1])
        #expect(ClassSizeBin.bins(of: [], from: 5).isEmpty)
    }

    /// A person who is in two classes is one of the two persons of each, and alone with both.
    @Test func linkedRowsAreMeasured() throws {
        let rows = [
            [pid(1), "a", "x"], [pid(1), "b", "x"], [pid(2), "a", "y"], [pid(3), "b", "y"],
        ]
        let table = ExtractTable(header: ["pid", "q", "s"], rows: rows)
        let measures = try table.decide(
            recipe(
                #"{"name":"q","role":"quasi","generaliser":{"kind":"identity"},"level":0},"#
                    + #"{"name":"s","role":"sensitive","kind":"categorical"}"#, k: 2)
        ).measures
        #expect(measures.smallestClass == 2)
        #expect(measures.personsInSeveralClasses == 1 && measures.smallestLinkedGroup == 1)
    }
}
