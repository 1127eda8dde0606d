import DisclosureControl
import Foundation

/// A random table with a random recipe, and the same question for the slow definition.
struct RandomExtract {
    let table: ExtractTable
    let recipeText: String
    let slow: SlowExtract
    let rows: [SlowExtract.Row]
    let k: Int

    static func floorBand(_ text: String) -> String {
        let start = Int((Double(Int(text) ?? 0) / 10).rounded(.down)) * 10
        return "\(start)..\(start + 9)"
    }

    init(seed: UInt64) {
        var random = SeededNumbers(seed)
        let count = 1 + random.below(120)
        let persons = 1 + random.below(random.below(3) == 0 ? 25 : 150)
        let spread = 1 + random.below(40)
        k = 2 + random.below(4)
        var table: [[String]] = []
        for _ in 0..<count {
            let age = random.below(12) == 0 ? "" : String(random.below(2 * spread) - spread)
            let letter = ["A", "B", "å"][random.below(1 + random.below(3))]
            let code = random.below(15) == 0 ? "NA" : ["1283", "1284", "1480"][random.below(3)]
            let outcome = random.below(20) == 0 ? "" : ["work", "study", "ill", "none"][random.below(4)]
            let days = random.below(25) == 0 ? "*" : String(random.below(7) * 30 - 60)
            table.append([pid(random.below(persons)), age, letter, code, outcome, days])
        }
        self.table = ExtractTable(header: ["pid", "age", "letter", "code", "outcome", "days"], rows: table)
        let isStrict = random.below(4) == 0
        let codeLevel = random.below(3)
        var demands = [SlowExtract.Demand(rank: nil), SlowExtract.Demand(rank: { Double($0) ?? -.infinity })]
        demands[0].l = 1 + random.below(3)
        demands[1].l = 1 + random.below(3)
        if random.below(2) == 0 { demands[0].t = [0.371341, 0.613337, 0.151513][random.below(3)] }
        if random.below(2) == 0 { demands[1].t = [0.271347, 0.413337, 0.111513][random.below(3)] }
        if random.below(3) == 0 { demands[0].entropy = [1.5, 2, 1.21][random.below(3)] }
        slow = SlowExtract(k: k, demands: demands, isStrict: isStrict)
        func members(_ demand: SlowExtract.Demand) -> String {
            "\"l\":\(demand.l)" + (demand.entropy.map { ",\"entropy_l\":\($0)" } ?? "")
                + (demand.t.map { ",\"t\":\($0)" } ?? "")
        }
        recipeText = """
            {"name":"age","role":"quasi","generaliser":{"kind":"band","levels":[{"width":10}]},"level":0},
            {"name":"letter","role":"quasi","generaliser":{"kind":"identity"},"level":0},
            {"name":"code","role":"quasi","generaliser":{"kind":"prefix","levels":[4,2],"length":4},"level":\(codeLevel)},
            {"name":"outcome","role":"sensitive","kind":"categorical",\(members(demands[0]))},
            {"name":"days","role":"sensitive","kind":"ordered",\(members(demands[1]))}
            """
        rows = table.enumerated().map { index, row in
            SlowExtract.Row(
                index: index, person: row[0],
                quasi: [
                    row[1].isEmpty ? "*" : Self.floorBand(row[1]), row[2],
                    row[3] == "NA" || codeLevel == 2 ? "*" : String(row[3].prefix(codeLevel == 0 ? 4 : 2)),
                ],
                sensitive: [row[4].isEmpty ? "*" : row[4], row[5]])
        }
    }

    func recipe(dropped: String = "0.5") throws(ExtractError) -> ExtractRecipe {
        try DisclosureControlTests.recipe(
            recipeText, k: k, dropped: dropped, more: "\"missing\":[\"\",\"NA\"],\"strict\":\(slow.isStrict),")
    }
}
