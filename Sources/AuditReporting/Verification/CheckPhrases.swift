import BundleSealing
import ConsentRecording

/// What a check looks at, and what stays open when it was not made, in plain words.
struct CheckPhrases: Hashable, Sendable {
    /// What is checked, as a clause: `that the signature is genuine`.
    let what: String
    /// What it means that it was not checked, as a sentence.
    let unchecked: String

    init(_ what: String, unchecked: String) { (self.what, self.unchecked) = (what, unchecked) }

    static func of(_ check: BundleCheck, _ language: LetterLanguage) -> CheckPhrases {
        switch language {
        case .swedish: swedish(check)
        case .danish: danish(check)
        case .english: english(check)
        }
    }
}
