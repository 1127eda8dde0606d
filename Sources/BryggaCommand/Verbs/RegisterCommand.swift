import ArgumentParser
import CaseExchange
import CaseModel
import PolicyEvaluation

/// `brygga register …`: what this agency sent, received and refused.
struct RegisterCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "register",
        abstract: "Show what was sent, received and refused: about whom, to whom, on which ground, consent and rule.",
        subcommands: [List.self, Show.self, Subject.self, Export.self])
}

/// Which lines of the register are asked for.
struct RegisterFilterOptions: ParsableArguments {
    @Option(help: ArgumentHelp("Only lines from this date or instant on.", valueName: "instant"))
    var from: InstantArgument?

    @Option(help: ArgumentHelp("Only lines to this date or instant, included.", valueName: "instant"))
    var to: EndArgument?

    @Option(help: ArgumentHelp("Only lines with this agency.", valueName: "agency"))
    var partner: IdentifierArgument?

    @Option(help: "Only lines of this direction: sent, received or refused.")
    var direction: RegisterEntry.Direction?

    func validate() throws {
        if let from, let to, to.instant < from.instant { throw ValidationError("--to lies before --from") }
    }

    var question: RegisterQuestion {
        var question = RegisterQuestion()
        (question.from, question.to) = (from?.instant, to?.instant)
        (question.partner, question.direction) = (partner?.identifier, direction)
        return question
    }
}

extension RegisterCommand {
    /// `brygga register list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the register, oldest first, without naming the persons.",
            discussion: "Example: brygga register list --from 2026-01-01 --partner af --direction sent")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var filter: RegisterFilterOptions

        func run() throws {
            let opened = try home.open()
            let register = try Register(of: opened, ring: home.keys(of: opened), at: common.instant)
            let entries = try register.entries(filter.question)
            for entry in entries {
                if common.json { Console.result(entry.json) } else { Console.result(entry.line) }
            }
            if entries.isEmpty { Console.message("the register has no such line") }
        }
    }

    /// `brygga register show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show one line of the register with its whole decision.",
            discussion: "Example: brygga register show BUNDLE_ID")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        @Argument(help: "The id of a bundle, or its first six digits or more; of a refusal refusal-N.")
        var id: RegisterIDArgument

        func run() throws {
            let opened = try home.open()
            let register = try Register(of: opened, ring: home.keys(of: opened), at: common.instant)
            let entry = try register.entry(id.id)
            guard common.json else {
                for line in entry.report { Console.result(line) }
                return
            }
            var members = entry.json.object ?? [:]
            members["decision"] = try StrictJSON.parse(
                entry.decision.canonicalJSON, maximumBytes: entry.decision.canonicalJSON.count)
            members["explanation"] = .array(entry.decision.explanationLines.map { .string($0) })
            Console.result(.object(members))
        }
    }

    /// `brygga register export`.
    struct Export: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export", abstract: "Write the register to a file for another program.",
            discussion: "Example: brygga register export --out register.csv --format csv")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var filter: RegisterFilterOptions
        @OptionGroup var writing: WritingOptions

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"))
        var out: String

        @Option(help: "The form: ndjson (one JSON object a line) or csv (RFC 4180).")
        var format = RegisterTableFile.Format.ndjson

        @Flag(help: "Say by which pseudonym the register names each person; it links the lines of one person.")
        var withPseudonyms = false

        @Flag(help: "Replace the file if it exists.")
        var force = false

        func run() throws {
            let opened = try home.open(writing)
            let register = try Register(of: opened, ring: home.keys(of: opened), at: common.instant)
            let entries = try register.entries(filter.question)
            let file = RegisterTableFile(entries, as: format, persons: withPseudonyms ? .byPseudonym : .leftOut)
            try PlainFile.write(
                file.bytes, to: out, ifExisting: force ? .replace : .keep, effect: writing.effect)
            if common.json {
                Console.result(
                    writing.stamped([
                        "path": .string(out), "format": .string(format.rawValue),
                        "lines": .integer(Int64(entries.count)),
                    ]))
            } else {
                Console.result("\(entries.count.counted("line", "lines")) of the register in \(out)")
            }
            writing.remark()
        }
    }
}
