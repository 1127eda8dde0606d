import CaseModel
import Testing

/// Words for people and words for the shell.
@Suite("Words")
struct WordsTests {
    /// The examples of the proposal (arXiv:0901.4016, section 4): IPv4 addresses.
    @Test(arguments: [
        ([127, 0, 0, 1], "lusab babad"), ([63, 84, 220, 193], "gutih tugad"), ([63, 118, 7, 35], "gutuk bisog"),
        ([140, 98, 193, 141], "mudof sakat"), ([64, 255, 6, 200], "haguz biram"), ([128, 30, 52, 45], "mabiv gibot"),
        ([147, 67, 119, 2], "natag lisaf"), ([212, 58, 253, 68], "tibup zujah"), ([216, 35, 68, 215], "tobog higil"),
        ([216, 68, 232, 21], "todah vobij"), ([198, 81, 129, 136], "sinid makam"),
        ([12, 110, 110, 204], "budov kuras"),
    ])
    func theWordsAreThoseOfTheProposal(bytes: [UInt8], words: String) {
        #expect(FingerprintWords.of(bytes) == words)
    }

    @Test func sixWordsOfADigestAndEveryBitCounts() {
        let digest = [UInt8](0..<32)
        let words = FingerprintWords.of(digest)
        #expect(words.split(separator: " ").count == 6)
        for bit in 0..<96 {
            var other = digest
            other[bit / 8] ^= 1 << (bit % 8)
            #expect(FingerprintWords.of(other) != words)
        }
        #expect(FingerprintWords.of([1]) == "")
    }

    @Test(arguments: [
        ("plain/path-1.pem", "plain/path-1.pem"), ("", "''"), ("two words", "'two words'"), ("it's", "'it'\\''s'"),
        ("$(rm x)", "'$(rm x)'"), ("a\nb", "'a\nb'"), ("å", "'å'"), ("*", "'*'"), ("~", "'~'"),
    ])
    func aShellWordIsOneWord(text: String, quoted: String) {
        #expect(ShellWord.quoted(text) == quoted)
    }
}
