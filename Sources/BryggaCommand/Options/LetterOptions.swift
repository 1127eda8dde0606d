import ArgumentParser
import ConsentRecording

/// In which language a letter is written.
struct LetterOptions: ParsableArguments {
    @Option(help: "The language of the letter: sv, da or en.")
    var language = LetterLanguage.swedish
}
