import CaseModel
import Testing

@Suite("Counts in words")
struct CountedWordsTests {
    @Test(arguments: [(0, "0 entries"), (1, "1 entry"), (2, "2 entries"), (101, "101 entries")])
    func onlyOneIsSingular(count: Int, words: String) { #expect(count.counted("entry", "entries") == words) }
}
