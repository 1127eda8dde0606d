import ArgumentParser
import CaseExchange
import CaseModel

/// Whom a question to the register is about: a case file, a file, standard input, or what is typed at the terminal.
struct PersonQuestionOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The case file that names the person.", valueName: "file"))
    var `case`: String?

    @Option(
        help: ArgumentHelp(
            "A file with the personal number on one line, or - for standard input; without either the number is asked "
                + "for at the terminal, unseen.", valueName: "file"))
    var person: String?

    @Option(help: "The country of the number: SE, DK, NO, FI or IS.")
    var country: CountryArgument?

    func validate() throws {
        guard self.case == nil || person == nil else { throw ValidationError("--case and --person exclude each other") }
    }

    /// Whether neither a case file nor a file is given.
    var asksAtTerminal: Bool { self.case == nil && person == nil }

    func read(at instant: Instant) throws -> PersonInput {
        if let path = self.case { return try PersonInput(caseFile: path, at: instant) }
        if let path = person { return try PersonInput(file: path, country: country?.country, at: instant) }
        // Asked for before anything is typed, so that nobody types a number in vain.
        guard let country = country?.country else { throw PersonFault.countryNotGiven }
        do {
            return try PersonInput(typed: try TerminalPrompt.secret("Personal number: "), country: country, at: instant)
        } catch let failure as PromptFailure where failure == .noTerminal { throw PersonNotNamed() }
    }
}

/// Nobody is named, and there is no terminal to ask at.
struct PersonNotNamed: ReportableFailure {
    var code: String { "person.not-named" }
    var failureClass: FailureClass { .usage }
    var message: String { "no person is named, and there is no terminal to ask for the personal number" }
    var hint: String? { "give --case FILE, or --person FILE with --country; - is standard input" }
    var command: String? { TypedVerb.help }
}
