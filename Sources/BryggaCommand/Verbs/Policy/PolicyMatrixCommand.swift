import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import PolicyEvaluation

extension PolicyCommand {
    /// `brygga policy matrix`.
    struct Matrix: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "matrix",
            abstract: "Show what a policy says about every cell: who may tell whom what, on which conditions.",
            discussion: """
                For each pair of agencies, cells that are treated alike are shown as one box, with the conditions in words, \
                grounds and the places of the rules. --cells --json gives every cell, one JSON object a line.

                Example: brygga policy matrix policy.yaml
                Example: brygga policy matrix policy.yaml --cells --json
                Example: brygga policy matrix policy.yaml --html matrix.html
                """)
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        @Option(
            help: ArgumentHelp(
                "Write a page for people as well: a picture, the matrix and filters, without script or network.",
                valueName: "file"), completion: .file())
        var html: String?

        @Flag(help: "Replace the page if it exists.")
        var force = false

        @Flag(help: "Give every cell; belongs to --json.")
        var cells = false

        @Option(
            help: ArgumentHelp(
                "The person's subject flags that are set, with commas between; all others count as stated and not set.",
                valueName: "flags"))
        var flags: String?

        func validate() throws {
            if force, html == nil { throw ValidationError("--force belongs to --html") }
            if html == "-" { throw ValidationError("--html takes a file, and - is none") }
            if cells, !common.json { throw ValidationError("--cells belongs to --json") }
            for flag in flagNames where Identifier(flag) == nil {
                throw ValidationError("--flags takes names with commas between")
            }
        }

        private var flagNames: [String] { flags.map { $0.split(separator: ",").map(String.init) } ?? [] }

        func run() throws {
            let policy = try PolicyFile.read(file)
            let space = try DecisionSpace(of: policy, flags: flagNames.compactMap { Identifier($0) })
            if cells {
                space.writeCells { Console.result(bytes: $0) }
                return
            }
            let matrix = PolicyMatrix(of: space)
            if let html { try write(matrix, to: html) }
            if common.json {
                for entry in matrix.entries { Console.result(entry.json) }
            } else {
                for line in PolicyMatrixText(matrix, language: ChosenLanguage.current).lines { Console.result(line) }
            }
            writing.remark()
        }

        private func write(_ matrix: PolicyMatrix, to path: String) throws {
            let page = PolicyPage(
                matrix, proofs: try matrix.space.policy.prove(), made: common.instant, tool: BryggaVersion.text)
            let text = try page.page(language: ChosenLanguage.current).html()
            try PlainFile.write(
                Array(text.utf8), to: path, ifExisting: force ? .replace : .keep, effect: writing.effect)
        }
    }
}

extension PolicyMatrix.Entry {
    var json: JSONValue {
        var members = box.json.object ?? [:]
        for (name, value) in meaning.json.object ?? [:] { members[name] = value }
        members["grounds"] = .array(grounds.map { .string($0.text) })
        return .object(members)
    }
}
