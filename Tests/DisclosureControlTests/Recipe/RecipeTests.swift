import CaseModel
import DisclosureControl
import Testing

/// The schema of a recipe is closed, and what means the same has one digest.
@Suite struct RecipeTests {
    private static let whole = """
        {"format":"brygga-extract-recipe","version":1,"purpose":"evaluation","recipient":"samordning","profile":"dst5",
        "release":"2026-11","strict":false,"missing":["","NA"],"maximum_dropped":0.05,"columns":[
        {"name":"pid","role":"pseudonym","country":"SE"},
        {"name":"age","role":"quasi","level":1,"generaliser":{"kind":"band","levels":[
          {"width":10,"bottom":20,"top":70},{"cuts":[30,50]}]}},
        {"name":"muni","role":"quasi","level":0,"generaliser":{"kind":"prefix","levels":[4,2],"length":4}},
        {"name":"start","role":"quasi","level":2,"generaliser":{"kind":"date","levels":["month","quarter","year"]}},
        {"name":"outcome","role":"sensitive","kind":"categorical","l":2,"entropy_l":1.5,"t":0.5},
        {"name":"grade","role":"sensitive","kind":"ordered","order":["low","mid","high"]},
        {"name":"note","role":"attribute"},{"name":"ssn","role":"drop"}]}
        """

    private func fault(_ old: String, _ new: String) -> ExtractError? {
        #expect(Self.whole.contains(old), "\(old)")
        return refusal { () throws(ExtractError) in
            _ = try ExtractRecipe(parsing: Array(Self.whole.replacing(old, with: new, maxReplacements: 1).utf8))
        }
    }

    @Test func withoutAProfileTheGroupIsFive() throws {
        let text = Self.whole.replacing("\"profile\":\"dst5\",", with: "")
        let recipe = try ExtractRecipe(parsing: Array(text.utf8))
        #expect(recipe.profile.minimumGroup == 5 && recipe.json.object?["k"] == 5)
    }

    @Test func aRecipeIsReadAsItIsWritten() throws {
        let recipe = try ExtractRecipe(parsing: Array(Self.whole.utf8))
        #expect(recipe.profile == .dst5 && recipe.release?.text == "2026-11" && recipe.missingMarkers == ["", "NA"])
        #expect(recipe.quasiIdentifiers == ["age", "muni", "start"] && recipe.pseudonymColumn == "pid")
        #expect(try ExtractRecipe(parsing: recipe.canonicalBytes) == recipe)
        #expect(try ExtractRecipe(parsing: recipe.canonicalBytes).digest() == recipe.digest())
    }

    @Test func whatMeansTheSameHasOneDigest() throws {
        let digest = try ExtractRecipe(parsing: Array(Self.whole.utf8)).digest()
        for (old, new) in [
            ("\"strict\":false,", ""), (",\"maximum_dropped\":0.05", ""), ("0.05", "0.050000"), ("\"l\":2,", ""),
            ("\"entropy_l\":1.5", "\"entropy_l\":1.50"),
        ] {
            let text = Self.whole.replacing(old, with: new)
            #expect(text != Self.whole)
            #expect(try ExtractRecipe(parsing: Array(text.utf8)).digest() == digest, "\(old)")
        }
        for (old, new) in [("0.05", "0.04"), ("\"level\":1", "\"level\":0"), ("dst5", "nav4"), ("\"NA\"", "\"na\"")] {
            let text = Self.whole.replacing(old, with: new)
            #expect(try ExtractRecipe(parsing: Array(text.utf8)).digest() != digest, "\(old)")
        }
    }

    @Test(arguments: [
        ("\"strict\"", "\"strickt\"", RecipeFault.unknownMember, "/strickt"),
        ("\"format\":\"brygga-extract-recipe\",", "", .missing, "/format"),
        ("brygga-extract-recipe", "extract", .unknownWord, "/format"),
        ("\"version\":1", "\"version\":2", .unknownWord, "/version"),
        ("\"version\":1", "\"version\":\"1\"", .wrongType(expected: "integer"), "/version"),
        ("\"purpose\":\"evaluation\"", "\"purpose\":\"évaluation\"", .unknownWord, "/purpose"),
        ("\"profile\":\"dst5\"", "\"profile\":\"dst6\"", .unknownWord, "/profile"),
        ("\"profile\":\"dst5\"", "\"profile\":\"custom\"", .unknownWord, "/profile"),
        ("\"profile\":\"dst5\"", "\"profile\":\"dst5\",\"k\":9", .conflict(with: "profile"), "/k"),
        ("\"profile\":\"dst5\"", "\"k\":1", .outside("2 to 1000000"), "/k"),
        ("\"strict\":false", "\"strict\":0", .wrongType(expected: "boolean"), "/strict"),
        ("[\"\",\"NA\"]", "[\"\",\"\"]", .duplicate, "/missing"),
        ("[\"\",\"NA\"]", "[\"\",1]", .wrongType(expected: "string"), "/missing/1"),
        ("0.05", "0.6", .outside("0 to 0.5, at most six decimals"), "/maximum_dropped"),
        ("0.05", "5e-2", .outside("0 to 0.5, at most six decimals"), "/maximum_dropped"),
        ("0.05", "-0.05", .outside("0 to 0.5, at most six decimals"), "/maximum_dropped"),
        ("0.05", "0.0000001", .outside("0 to 0.5, at most six decimals"), "/maximum_dropped"),
        ("0.05", "\"5 %\"", .wrongType(expected: "number"), "/maximum_dropped"),
        ("\"name\":\"age\"", "\"name\":\"pid\"", .duplicate, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\"PID\"", .duplicate, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\"\"", .unknownWord, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\"a'ge\"", .unknownWord, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\"a\\u0000ge\"", .unknownWord, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\"a\\nge\"", .unknownWord, "/columns/1/name"),
        ("\"name\":\"age\"", "\"name\":\" age\"", .unknownWord, "/columns/1/name"),
        ("\"country\":\"SE\"", "\"country\":\"se\"", .unknownWord, "/columns/0/country"),
        (",\"country\":\"SE\"", "", .missing, "/columns/0/country"),
        ("\"role\":\"drop\"", "\"role\":\"hide\"", .unknownWord, "/columns/7/role"),
        (",\"role\":\"drop\"", "", .missing, "/columns/7/role"),
        ("\"role\":\"drop\"", "\"role\":\"drop\",\"level\":1", .unknownMember, "/columns/7/level"),
        (
            "\"role\":\"attribute\"", "\"role\":\"pseudonym\",\"country\":\"SE\"",
            .roles("exactly one column with the role pseudonym"), "/columns"
        ),
        ("\"level\":1", "\"level\":3", .outside("0 to 2"), "/columns/1/level"),
        ("\"level\":1", "\"level\":-1", .outside("0 to 2"), "/columns/1/level"),
        ("\"level\":1", "\"level\":1.0", .wrongType(expected: "integer"), "/columns/1/level"),
        ("\"kind\":\"band\"", "\"kind\":\"bands\"", .unknownWord, "/columns/1/generaliser/kind"),
        ("\"width\":10", "\"width\":0", .outside("1 to 1000000000000000"), "/columns/1/generaliser/levels/0/width"),
        (
            "\"top\":70", "\"top\":20", .outside("cuts that rise, a bottom below the top, at most 10000 bands"),
            "/columns/1/generaliser/levels/0"
        ),
        (
            "\"bottom\":20", "\"bottom\":-1000000000000",
            .outside("cuts that rise, a bottom below the top, at most 10000 bands"),
            "/columns/1/generaliser/levels/0"
        ),
        (
            "[30,50]", "[50,30]", .outside("cuts that rise, a bottom below the top, at most 10000 bands"),
            "/columns/1/generaliser/levels/1"
        ),
        ("[30,50]", "[35]", .notNested, "/columns/1/generaliser/levels/1"),
        ("[30,50]", "[80]", .notNested, "/columns/1/generaliser/levels/1"),
        (
            "\"cuts\":[30,50]", "\"cuts\":[30],\"width\":5", .conflict(with: "cuts"),
            "/columns/1/generaliser/levels/1/width"
        ),
        ("[4,2]", "[2,4]", .notNested, "/columns/2/generaliser/levels"),
        ("[4,2]", "[]", .outside("1 to 15 elements"), "/columns/2/generaliser/levels"),
        ("\"length\":4", "\"length\":3", .outside("4 to 64"), "/columns/2/generaliser/length"),
        ("[\"month\",\"quarter\",\"year\"]", "[\"year\",\"month\"]", .notNested, "/columns/3/generaliser/levels"),
        (
            "[\"month\",\"quarter\",\"year\"]", "[\"week\"]", .wrongType(expected: "day, month, quarter or year"),
            "/columns/3/generaliser/levels/0"
        ),
        ("\"kind\":\"categorical\"", "\"kind\":\"nominal\"", .unknownWord, "/columns/4/kind"),
        (
            "\"kind\":\"categorical\"", "\"kind\":\"categorical\",\"order\":[\"a\",\"b\"]", .conflict(with: "kind"),
            "/columns/4/order"
        ),
        ("\"l\":2", "\"l\":0", .outside("1 to 1000"), "/columns/4/l"),
        ("\"t\":0.5", "\"t\":1.1", .outside("0 to 1, at most six decimals"), "/columns/4/t"),
        ("\"entropy_l\":1.5", "\"entropy_l\":0.5", .outside("1 to 1000, at most six decimals"), "/columns/4/entropy_l"),
        ("[\"low\",\"mid\",\"high\"]", "[\"low\",\"low\"]", .duplicate, "/columns/5/order"),
        ("[\"low\",\"mid\",\"high\"]", "[\"low\",\"*\"]", .unknownWord, "/columns/5/order"),
    ])
    func oneFaultIsOneRefusal(old: String, new: String, fault expected: RecipeFault, pointer: String) {
        #expect(fault(old, new) == .recipe(expected, pointer: pointer))
    }

    @Test func whatIsNoRecipeAtAll() {
        for text in ["", "[]", "null", "{", "{\"format\":1,\"format\":2}"] {
            let error = refusal { () throws(ExtractError) in _ = try ExtractRecipe(parsing: Array(text.utf8)) }
            #expect(error != nil && error?.message.isEmpty == false, "\(text)")
        }
        let long = [UInt8](repeating: 0x20, count: ExtractRecipe.maximumBytes + 1)
        #expect(throws: ExtractError.self) { try ExtractRecipe(parsing: long) }
    }

    /// A recipe cut off anywhere is refused, and never traps.
    @Test func aRecipeCutAnywhereIsRefused() {
        let bytes = Array(Self.whole.utf8)
        for count in 0..<bytes.count {
            #expect(throws: ExtractError.self) { try ExtractRecipe(parsing: Array(bytes[..<count])) }
        }
    }

    @Test func numbersAreReadExactly() {
        #expect(Millionths("0.05")?.count == 50_000 && Millionths("1")?.description == "1")
        #expect(Millionths("12.340000")?.description == "12.34" && Millionths("0.000001")?.count == 1)
        for text in ["", ".", "1.", ".1", "-1", "+1", "1e3", "01", "0.0000001", "1,5", "1 ", "99999999999999"] {
            #expect(Millionths(text) == nil, "\(text)")
        }
        #expect(Millionths(count: -1) == nil && Millionths(count: Int.max) == nil)
    }
}
