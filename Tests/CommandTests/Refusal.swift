import Testing

/// One refusal: what is typed, and the exit code and code word that must come of it.
struct Refusal: Sendable, CustomTestStringConvertible {
    /// The rule that is broken.
    let rule: String
    let words: [String]
    let exit: Int32
    let code: String

    init(_ rule: String, _ words: [String], _ exit: Int32, _ code: String) {
        (self.rule, self.words, self.exit, self.code) = (rule, words, exit, code)
    }

    var testDescription: String { rule }
}
