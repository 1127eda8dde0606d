import ArgumentParser
import CaseExchange
import CaseModel
import Pseudonymisation

extension PseudonymsCommand {
    /// `brygga pseudonyms map`.
    struct Map: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "map",
            abstract: "Seal a map from one key version's pseudonyms to a later one's to each recipient of a domain.",
            discussion: """
                For people who were not in the list of brygga key rotate --map, or when a rotation ended before its \
                maps were out.

                Example: brygga pseudonyms map people.csv --domain exchange/stad/af \\
                    --from-version 0 --to-version 1 --column pnr --country SE
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions

        @Argument(help: ArgumentHelp("The agency's own list, or - for standard input.", valueName: "file"))
        var lists: [String]

        @Option(help: "The pseudonym domain.")
        var domain: IdentifierArgument

        @Option(help: ArgumentHelp("The version of the old pseudonyms.", valueName: "number"))
        var fromVersion: Int

        @Option(help: ArgumentHelp("The version of the new ones.", valueName: "number"))
        var toVersion: Int

        @OptionGroup var people: PeopleOptions

        func validate() throws {
            try people.validate(for: lists)
            try KeyCommand.requireVersion(fromVersion)
            try KeyCommand.requireVersion(toVersion)
        }

        func run() throws {
            guard let order = people.order(lists) else { return }
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let mapping = PseudonymMapping(
                home: opened, keys: keys, collaboration: try collaboration.load(opened, at: common.instant))
            let maps = try mapping.run(
                domain.identifier, from: fromVersion, to: toVersion, order, at: common.instant)
            for map in maps {
                Console.result(common.json ? CanonicalJSON.text(of: writing.stamped(map.object)) : map.text)
            }
            writing.remark()
        }
    }

    /// `brygga pseudonyms open-map`.
    struct OpenMap: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "open-map",
            abstract: "Open a map that a holder sent and write it to a private file, for use after it has expired.",
            discussion: """
                Every check of a bundle is made. The file is a CSV table of old and new pseudonyms; whoever has it \
                can link tables of the two versions.

                Example: brygga pseudonyms open-map map.asice --out map.csv
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions

        @Argument(
            help: ArgumentHelp("The bundle with the map, as it came.", valueName: "bundle"),
            completion: .file(extensions: ["asice"]))
        var bundle: String

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
        var out: String

        @Flag(help: "Replace the file when it exists.")
        var force = false

        func run() throws {
            let opened = try home.open(writing)
            let recipient = PseudonymMapFile.Recipient(
                home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                collaboration: try collaboration.load(opened, at: common.instant))
            let map = try PseudonymMapFile(bundle).write(
                to: out, as: recipient, ifExisting: force ? .replace : .keep, at: common.instant)
            if common.json {
                Console.result(
                    writing.stamped([
                        "path": .string(out), "tag": .string(map.tag), "pairs": .integer(Int64(map.count)),
                        "old_version": .integer(Int64(map.oldVersion)),
                        "new_version": .integer(Int64(map.newVersion)),
                    ]))
            } else {
                Console.result("\(out): \(map)")
            }
            writing.remark()
        }
    }
}
