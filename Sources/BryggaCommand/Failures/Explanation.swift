import CaseModel

/// One entry of the catalogue as a person or a program reads it.
struct Explanation {
    let entry: FailureEntry
    let language: Language

    private var words: FailureWords { entry.words(in: language) }
    private var phrases: ExplanationPhrases { ExplanationPhrases.of(language) }

    /// The lines that `brygga explain` prints.
    var lines: [String] {
        let rows = [
            (phrases.exitCode, phrases.exits(of: entry)), (phrases.meaning, words.meaning),
            (phrases.remedy, words.remedy), (phrases.page, entry.page),
        ]
        let width = rows.map(\.0.count).max() ?? 0
        return [entry.code]
            + rows.map { name, text in
                "  " + name + String(repeating: " ", count: width - name.count) + "  " + text
            }
    }

    /// The object that `brygga explain --json` prints: the same words, and the exit code or null.
    var object: JSONValue {
        var members = Self.members(of: entry, in: language)
        members["code"] = .string(entry.code)
        members["class"] = .string(entry.failureClass.map { "\($0)" } ?? "warning")
        members["exit"] = entry.failureClass.map { .integer(Int64($0.rawValue)) } ?? .null
        if !entry.otherClasses.isEmpty {
            members["other_exits"] = .array(entry.otherClasses.map { .integer(Int64($0.rawValue)) })
        }
        return .object(members)
    }

    /// The section of the page for the code.
    var section: [String] {
        [
            "", "<a id=\"\(entry.code)\"></a>", "## `\(entry.code)`", "",
            "\(phrases.exitCode.capitalisedFirst): \(phrases.exits(of: entry)).", "",
            words.meaning, "", "**\(phrases.remedy.capitalisedFirst):** \(words.remedy)",
        ]
    }

    /// The members that an explanation adds to the JSON of a failure or a warning.
    static func members(of entry: FailureEntry, in language: Language) -> [String: JSONValue] {
        let words = entry.words(in: language)
        return [
            "page": .string(entry.page), "language": .string(language.rawValue), "meaning": .string(words.meaning),
            "remedy": .string(words.remedy),
        ]
    }

    /// The page with every code, as `docs/failures.md` holds it in English.
    static func page(in language: Language) -> [String] {
        [
            "# " + language.pageTitle, "",
            "<!-- `brygga explain --all --format markdown > \(FailureCatalogue.pagePath)` writes this page. -->",
            "", language.pageOpening,
        ] + FailureCatalogue.entries.flatMap { Explanation(entry: $0, language: language).section }
    }
}

extension String {
    fileprivate var capitalisedFirst: String { prefix(1).uppercased() + dropFirst() }
}

extension Language {
    fileprivate var pageTitle: String {
        switch self {
        case .english: "Failures and warnings"
        case .swedish: "Fel och varningar"
        case .danish: "Fejl og advarsler"
        }
    }

    fileprivate var pageOpening: String {
        switch self {
        case .english:
            """
            The code in square brackets behind a message says what happened; it is the same in every language. \
            `brygga explain CODE` prints its section, with `--language sv` in Swedish and `--language da` in Danish.
            """
        case .swedish:
            """
            Koden inom hakparentes efter ett meddelande anger vad som har hänt. Den är densamma på alla språk. \
            `brygga explain CODE --language sv` skriver ut avsnittet om koden.
            """
        case .danish:
            """
            Koden i kantede parenteser efter en meddelelse angiver, hvad der er sket. Den er den samme på alle sprog. \
            `brygga explain CODE --language da` skriver afsnittet om koden.
            """
        }
    }
}
