import CaseModel

/// What one code means to the person who meets it, in every language.
struct FailureEntry: Sendable {
    /// The stable code, as it stands in square brackets behind a message.
    let code: String
    /// The class, which gives the exit code; nil for a warning, which ends no command.
    let failureClass: FailureClass?
    /// Further classes, where the class is that of the failure below.
    let otherClasses: [FailureClass]
    private let english: FailureWords
    private let swedish: FailureWords
    private let danish: FailureWords

    /// The entry of a failure.
    init(
        _ code: String, _ failureClass: FailureClass, or otherClasses: [FailureClass] = [], english: FailureWords,
        swedish: FailureWords, danish: FailureWords
    ) {
        (self.code, self.failureClass, self.otherClasses) = (code, failureClass, otherClasses)
        (self.english, self.swedish, self.danish) = (english, swedish, danish)
    }

    private init(warning code: String, english: FailureWords, swedish: FailureWords, danish: FailureWords) {
        (self.code, failureClass, otherClasses) = (code, nil, [])
        (self.english, self.swedish, self.danish) = (english, swedish, danish)
    }

    /// The entry of a warning.
    static func warning(
        _ code: String, english: FailureWords, swedish: FailureWords, danish: FailureWords
    ) -> FailureEntry {
        FailureEntry(warning: code, english: english, swedish: swedish, danish: danish)
    }

    /// Meaning and remedy in a language.
    func words(in language: Language) -> FailureWords {
        switch language {
        case .english: english
        case .swedish: swedish
        case .danish: danish
        }
    }

    /// The page and the place on it where the code is explained, relative to the package.
    var page: String { "\(FailureCatalogue.pagePath)#\(code)" }
}

/// What happened and why brygga refuses, and what to do: plain sentences for a caseworker.
struct FailureWords: Sendable {
    let meaning: String
    let remedy: String
}
