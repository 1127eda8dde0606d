import DisclosureControl
import TestSupport

/// A table in memory that goes through both passes as a reader would feed it.
struct ExtractTable {
    var header: [String]
    var rows: [[String]]
    var mappings: [String: [UInt8]] = [:]

    /// A row as bytes and ends.
    static func packed(_ cells: [[UInt8]]) -> (bytes: [UInt8], ends: [Int]) {
        var (bytes, ends): ([UInt8], [Int]) = ([], [])
        for cell in cells {
            bytes += cell
            ends.append(bytes.count)
        }
        return (bytes, ends)
    }

    func plan(_ recipe: ExtractRecipe) throws(ExtractError) -> ExtractPlan {
        try ExtractPlan(recipe, header: header, mappingTables: mappings)
    }

    func counted(by plan: ExtractPlan) throws(ExtractError) -> EquivalenceClasses {
        var classes = EquivalenceClasses(plan)
        for row in rows {
            let (bytes, ends) = Self.packed(row.map { Array($0.utf8) })
            try classes.add(bytes.span, ends: ends.span)
        }
        return classes
    }

    func decide(_ recipe: ExtractRecipe) throws(ExtractError) -> SafeExtract {
        try counted(by: plan(recipe)).decide()
    }

    func suggest(_ recipe: ExtractRecipe) throws(ExtractError) -> [LevelSuggestion] {
        try counted(by: plan(recipe).finest).suggest()
    }

    /// The second pass: which rows are released, and the file.
    func write(
        _ extract: SafeExtract, piles: any ExtractPiles = ExtractMemory()
    ) throws -> (released: [Bool], file: ExtractFile, bytes: [UInt8]) {
        var writer = ExtractWriter(extract, piles: piles)
        var released: [Bool] = []
        for row in rows {
            let (bytes, ends) = Self.packed(row.map { Array($0.utf8) })
            released.append(try writer.add(bytes.span, ends: ends.span))
        }
        var bytes: [UInt8] = []
        let file = try writer.finish { chunk in for index in chunk.indices { bytes.append(chunk[index]) } }
        return (released, file, bytes)
    }

    /// The file of a recipe as text.
    func text(_ recipe: ExtractRecipe) throws -> String {
        String(decoding: try write(decide(recipe)).bytes, as: UTF8.self)
    }
}

/// A pseudonym of a test person.
func pid(_ number: Int) -> String {
    let digits = String(number)
    return "person-" + String(repeating: "0", count: 10 - digits.count) + digits
}

/// A recipe around columns in JSON.
func recipe(_ columns: String, k: Int = 5, dropped: String = "0.05", more: String = "") throws(ExtractError)
    -> ExtractRecipe
{
    try ExtractRecipe(
        parsing: Array(
            """
            {"format":"brygga-extract-recipe","version":1,"purpose":"evaluation","recipient":"samordning","k":\(k),
            "maximum_dropped":\(dropped),\(more)
            "columns":[{"name":"pid","role":"pseudonym","country":"SE"},\(columns)]}
            """.utf8))
}

/// The error that a call throws, or nil.
func refusal(_ body: () throws(ExtractError) -> Void) -> ExtractError? {
    do {
        try body()
        return nil
    } catch { return error }
}

/// A repeatable source of random numbers.
struct SeededNumbers: RandomNumberGenerator {
    private var numbers: SplitMix64
    init(_ seed: UInt64) { numbers = SplitMix64(seed: seed) }

    mutating func next() -> UInt64 { numbers.next() }

    mutating func below(_ limit: Int) -> Int { Int(next() % UInt64(limit)) }
}
