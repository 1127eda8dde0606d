import PersonalNumbers
import Pseudonymisation
import Testing

/// One person, several numbers, one pseudonym; and nobody else's.
@Suite struct IdentityHistoryTests {
    private static let options = ParsingOptions(referenceDate: referenceDate)

    private func run(_ numbers: [String], _ history: String, _ invalid: PseudonymStreamOptions.InvalidCells = .stop)
        throws
        -> Run
    {
        let history = try IdentityHistory(parsing: Array(history.utf8), country: .sweden, options: Self.options)
        return try PseudonymisationTests.run(
            "pnr\n" + numbers.joined(separator: "\n") + "\n",
            PseudonymStreamOptions(columns: ["pnr"], invalidCells: invalid, history: history))
    }

    private func expect(_ run: Run, _ numbers: [String]) throws {
        let expected = try numbers.map { try pseudonym($0) }
        #expect(run.text == "pnr\n" + expected.joined(separator: "\n") + "\n")
    }

    @Test func theFormerNumberGetsThePresentOnesPseudonym() throws {
        let history = "old,new\n701063-2391,19900115-9855\n"
        try expect(
            run(["701063-2391", "900115-9855", "19821031-2396"], history),
            ["900115-9855", "900115-9855", "19821031-2396"])
    }

    @Test func chainsAreFollowed() throws {
        let history =
            "\u{FEFF}old;new;valid_from;valid_to\r\n7010632391;821031-2396;;\r\n821031-2396;900115-9855;2020-01-01;\r\n"
        try expect(run(["701063-2391", "19821031-2396"], history), ["900115-9855", "900115-9855"])
    }

    @Test func aRowCountsOnTheDaysItIsInForce() throws {
        // Not yet in force: the number is still the person's own.
        try expect(run(["701063-2391"], "old,new,valid_from\n701063-2391,900115-9855,2027-01-01\n"), ["701063-2391"])
        try expect(
            run(["701063-2391"], "old,new,valid_from,valid_to\n701063-2391,900115-9855,2020-01-01,2026-12-31\n"),
            ["900115-9855"])
    }

    /// A number that was given to somebody else, and no row says whose it is now.
    @Test(arguments: [
        "old,new,valid_from,valid_to\n701063-2391,900115-9855,1990-01-01,2010-12-31\n",
        "old,new\n701063-2391,900115-9855\n701063-2391,821031-2396\n",
        "old,new\n701063-2391,821031-2396\n821031-2396,900115-9855\n821031-2396,199905172384\n",
    ])
    func anAmbiguousNumberIsNeverGuessed(_ history: String) throws {
        let stopped = try run(["900115-9855", "701063-2391"], history)
        #expect(stopped.error?.code == "pseudonym.refused-cell")
        #expect(stopped.error?.message == "a cell cannot be replaced: ambiguous-identity; line 3, record 2, column pnr")
        let result = try run(["701063-2391", "900115-9855"], history, .setAside)
        try expect(result, ["900115-9855"])
        #expect(try result.get().report.rejectedByReason == ["ambiguous-identity": 1])
    }

    @Test func aRowMaySayWhoseARepeatedNumberIsNow() throws {
        let history = """
            old,new,valid_from,valid_to
            701063-2391,900115-9855,1990-01-01,2010-12-31
            701063-2391,701063-2391,2011-01-01,

            """
        try expect(run(["701063-2391"], history), ["701063-2391"])
    }

    @Test(arguments: [
        ("", "format", 1), ("before,after\n", "format", 1), ("old,new,old\n", "format", 1),
        ("old,new,extra\n", "format", 1),
        ("old,new\n701063-2391\n", "format", 2), ("old,new\n701063-2391,900115-9855,x\n", "format", 2),
        ("old,new\n701063-2391,900115-9856\n", "number", 2), ("old,new\n\n701063-2392,900115-9855\n", "number", 3),
        ("old,new,valid_from\n701063-2391,900115-9855,2020-02-30\n", "date", 2),
        ("old,new,valid_from\n701063-2391,900115-9855,20-02-03\n", "date", 2),
        ("old,new,valid_from,valid_to\n701063-2391,900115-9855,2020-02-03,2020-02-02\n", "date", 2),
        ("old,new\n701063-2391,900115-9855\n900115-9855,701063-2391\n", "cycle", 0),
        ("old,new,country\n701063-2391,900115-9855,XX\n", "format", 2),
    ])
    func aMalformedHistoryIsRefused(_ text: String, _ fault: String, _ line: Int) throws {
        do {
            _ = try IdentityHistory(parsing: Array(text.utf8), country: .sweden, options: Self.options)
            Issue.record("accepted")
        } catch {
            guard case .malformedHistory(let found, let at) = error else {
                Issue.record("\(error)")
                return
            }
            #expect(found.rawValue == fault)
            if line > 0 { #expect(at == line) }
            #expect(!error.message.contains("7010"))
        }
    }

    @Test func rowsOfSeveralCountriesNameTheirs() throws {
        let text = "country,old,new\nDK,251248-9996,020160-9995\nSE,701063-2391,900115-9855\n"
        let history = try IdentityHistory(parsing: Array(text.utf8), country: nil, options: Self.options)
        #expect(history.count == 2)
        do {
            _ = try IdentityHistory(
                parsing: Array("country,old,new\n,251248-9996,020160-9995\n".utf8), country: nil, options: Self.options)
            Issue.record("accepted")
        } catch { #expect(error.code == "pseudonym.history-format") }
    }
}
