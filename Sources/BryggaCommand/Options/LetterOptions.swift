import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel

/// In which language and form a letter is handed over.
struct LetterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Write the letter as an HTML page to a file.", valueName: "file"))
    var html: String?

    @Flag(help: "Replace the file if it exists.")
    var force = false

    /// The language of the letter: that of `--language`, else the one in which this command speaks.
    var language: Language { ChosenLanguage.current }

    func validate() throws {
        if force, html == nil { throw ValidationError("--force belongs to --html") }
        if html == "-" { throw ValidationError("--html takes a file, and - is none") }
    }

    /// Writes the page to the file that was asked for, or else gives the text on standard output.
    func hand(
        over page: ReportPage, as text: String, _ members: [String: JSONValue], json: Bool, _ writing: WritingOptions
    ) throws {
        var object = members
        object["type"] = "letter"
        object["language"] = .string(language.rawValue)
        guard let html else {
            object["text"] = .string(text)
            Console.result(json ? CanonicalJSON.text(of: .object(object)) : String(text.dropLast()))
            return
        }
        try PlainFile.write(
            Array(try page.html().utf8), to: html, ifExisting: force ? .replace : .keep, effect: writing.effect)
        object["path"] = .string(html)
        if json { Console.result(writing.stamped(.object(object))) } else { Console.result("the letter is in \(html)") }
        writing.remark()
    }
}
