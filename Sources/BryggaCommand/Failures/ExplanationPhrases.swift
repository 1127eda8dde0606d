import CaseModel

/// The fixed words around an explanation, in one language.
struct ExplanationPhrases: Sendable {
    /// Stands before what happened, in a failure and in a warning.
    let failure: String
    let warning: String
    /// Stands before what to do.
    let advice: String
    let exitCode: String
    let meaning: String
    let remedy: String
    let page: String
    /// What stands in the place of an exit code in the entry of a warning.
    let goesOn: String
    private let classes: [FailureClass: String]

    static func of(_ language: Language) -> ExplanationPhrases {
        switch language {
        case .english: english
        case .swedish: swedish
        case .danish: danish
        }
    }

    /// The exit codes of an entry with their classes in words.
    func exits(of entry: FailureEntry) -> String {
        guard let failureClass = entry.failureClass else { return goesOn }
        return ([failureClass] + entry.otherClasses).map { "\($0.rawValue) (\(classes[$0] ?? ""))" }
            .joined(separator: "; ")
    }

    private static let english = ExplanationPhrases(
        failure: "meaning", warning: "meaning", advice: "remedy", exitCode: "exit code", meaning: "meaning",
        remedy: "remedy", page: "page", goesOn: "none: a warning, the command goes on",
        classes: [
            .surroundings: "failure of the surroundings: a file, a key, a permission",
            .denied: "denied by policy or consent", .notVerified: "not verified, tampered with, or not for us",
            .logAudit: "audit of the log failed", .disclosureControl: "disclosure control refuses", .usage: "usage",
            .badInput: "bad input", .tryAgain: "busy or no space: try again", .interrupted: "interrupted",
        ])

    private static let swedish = ExplanationPhrases(
        failure: "fel", warning: "varning", advice: "råd", exitCode: "slutkod", meaning: "betydelse",
        remedy: "åtgärd", page: "sida", goesOn: "ingen: en varning, kommandot fortsätter",
        classes: [
            .surroundings: "fel i omgivningen: en fil, en nyckel, en behörighet",
            .denied: "nekat av policy eller samtycke",
            .notVerified: "inte verifierat, manipulerat eller inte till oss",
            .logAudit: "granskningen av loggen misslyckades", .disclosureControl: "röjandekontrollen säger nej",
            .usage: "fel användning", .badInput: "felaktiga indata",
            .tryAgain: "upptaget eller fullt: försök igen", .interrupted: "avbrutet",
        ])

    private static let danish = ExplanationPhrases(
        failure: "fejl", warning: "advarsel", advice: "råd", exitCode: "slutkode", meaning: "betydning",
        remedy: "løsning", page: "side", goesOn: "ingen: en advarsel, kommandoen fortsætter",
        classes: [
            .surroundings: "fejl i omgivelserne: en fil, en nøgle, en rettighed",
            .denied: "afvist af politik eller samtykke",
            .notVerified: "ikke verificeret, manipuleret eller ikke til os",
            .logAudit: "revisionen af loggen mislykkedes", .disclosureControl: "diskretionskontrollen siger nej",
            .usage: "forkert brug", .badInput: "forkerte inddata",
            .tryAgain: "optaget eller fuldt: prøv igen", .interrupted: "afbrudt",
        ])
}
