import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga init`: makes an agency's home.
struct InitCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "init",
        abstract: "Make an agency's home: folders, store and identity.",
        discussion: "Example: brygga init --agency stad --name \"Helsingborgs stad\" --home ./stad")

    @OptionGroup var home: HomeOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var writing: WritingOptions

    @Option(help: ArgumentHelp("The agency's id, as policies name it.", valueName: "id"))
    var agency: IdentifierArgument

    @Option(help: "The agency's name for people.")
    var name: String

    @Flag(
        help: """
            Make it although a home of the same agency is near, for example to rehearse or for an office with keys of its \
            own: the two know nothing of each other's consents, withdrawals and opened bundles.
            """)
    var another = false

    func run() throws {
        try NumberFreeName.require(agency.identifier.text, "the agency's id", at: common.instant)
        try NumberFreeName.require(name, "the agency's name", at: common.instant)
        let made = try AgencyHome.create(
            at: home.path, agency: agency.identifier, name: name,
            second: another ? .allow : .refuse(places: HomeOptions.otherPlaces), instant: common.instant,
            effect: writing.effect)
        if common.json {
            Console.result(
                writing.stamped(["home": .string(made.path), "agency": .string(made.agency.text)]))
        } else {
            Console.result("home of \(made.agency) made at \(made.path)")
            if !writing.dryRun { Console.message("next: brygga key new --home \(ShellWord.quoted(made.path))") }
            writing.remark()
        }
    }
}
