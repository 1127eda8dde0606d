import CaseExchange
import CaseModel
import Testing

@Suite("Names without personal numbers")
struct NumberFreeNameTests {
    private let instant = Instant(parsingDateOrInstant: "2026-11-24") ?? Instant(secondsSinceEpoch: 0)

    @Test(arguments: [
        "821031_2396", "821031-2396", "1982.1031.2396", "19821031/2396", "1982,10,31,2396", "case_1_821031_2396",
        "id821031__2396.asice", "1912.1212.1212", "19121212/1212", "82 10 31 23 96",
        "821031-2396-1of2.asice", "1982-10-31-2396-12345of1", "1982-10-31-2396of2",
    ])
    func aNumberIsSeenWhateverSeparatesIt(name: String) {
        #expect(!NumberFreeName.isFree(name, at: instant))
    }

    @Test(arguments: [
        "stad", "2026-11-24", "1.2.3", "stad-af-2026-11-24-0a1b2c3d4e5f.asice",
        "stad-af-1982-10-31-2396abcdef01-2of12.asice", "stad-af-1982-10-31-2396abcdef01", "exchange/stad/af",
        "123e4567-e89b-12d3-a456-426614174000", "helsingborg-2026.1", "batch-0001", "deltagare-1",
    ])
    func anOrdinaryNameIsFree(name: String) {
        #expect(NumberFreeName.isFree(name, at: instant))
    }
}
