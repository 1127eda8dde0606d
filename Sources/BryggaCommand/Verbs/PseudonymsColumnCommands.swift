import ArgumentParser
import CaseExchange
import CaseModel
import Pseudonymisation

extension PseudonymsCommand {
    /// `brygga pseudonyms migrate`.
    struct Migrate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "migrate",
            abstract: "Bring the pseudonyms in a column of a CSV table to a new key version by a map.",
            discussion: """
                The map is the bundle as it came, opened with every check, or the file of brygga pseudonyms open-map. \
                Pseudonyms that are new already stay, so running it twice gives the same file. A cell that is no \
                pseudonym of the map's domain ends the run, and nothing is written.

                Example: brygga pseudonyms migrate extract.csv --map map.csv \\
                    --column pnr --out migrated.csv
                Example: brygga pseudonyms migrate extract.csv --map map.asice \\
                    --column pnr --out migrated.csv --on-unmapped keep
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var table: ColumnOptions

        @Option(help: ArgumentHelp("The map: a bundle, or a file of open-map.", valueName: "file"), completion: .file())
        var map: String

        @Option(help: "What becomes of a pseudonym that the map does not have: stop or keep.")
        var onUnmapped: ColumnRewriting.Uncovered = .stop

        func run() throws {
            let done = try table.journey(writing).migrate(
                by: PseudonymMapFile(map), as: recipient, uncovered: onUnmapped, to: table.out,
                ifExisting: table.existing, at: common.instant)
            if common.json {
                let members: [String: JSONValue] = [
                    "tag": .string(done.tag), "old_version": .integer(Int64(done.oldVersion)),
                    "new_version": .integer(Int64(done.newVersion)), "migrated": .integer(Int64(done.migrated)),
                    "already_new": .integer(Int64(done.alreadyNew)), "not_covered": .integer(Int64(done.notCovered)),
                ]
                Console.result(writing.stamped(.object(done.table.members.merging(members) { $1 })))
            } else {
                Console.message(
                    "\(done.table.rows.counted("row", "rows")): \(done.migrated) migrated to version "
                        + "\(done.newVersion), \(done.alreadyNew) new already, \(done.notCovered) not in the map")
            }
            writing.remark()
        }

        private func recipient() throws -> PseudonymMapFile.Recipient {
            let opened = try home.open(writing)
            return PseudonymMapFile.Recipient(
                home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                collaboration: try collaboration.load(opened, at: common.instant))
        }
    }

    /// `brygga pseudonyms rekey`.
    struct Rekey: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rekey",
            abstract: "Key the pseudonyms in a column of a CSV table once more, with a key of this home's own.",
            discussion: """
                For a team that receives tables: afterwards neither its own key nor the agencies' alone can re-identify \
                anyone. All cells must be pseudonyms of one domain and key version; --mixed takes others too.

                Example: brygga pseudonyms rekey extract.csv --column pnr \\
                    --domain team-2026 --tag team --out rekeyed.csv
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var table: ColumnOptions

        @Option(help: "The team's own pseudonym domain.")
        var domain: IdentifierArgument

        @Option(
            help: ArgumentHelp(
                "The tag of a domain that no policy at hand names, 2 to 10 letters.", valueName: "letters"))
        var tag: String?

        @Option(help: ArgumentHelp("The version of the team's key (default: the newest).", valueName: "number"))
        var keyVersion: Int?

        @Flag(help: "Take pseudonyms of several domains or key versions; one person may come out as several.")
        var mixed = false

        func validate() throws { try KeyCommand.requireVersion(keyVersion) }

        func run() throws {
            let opened = try home.open(writing)
            let done = try table.journey(writing).rekey(
                domain.identifier, tag: tag, version: keyVersion, sources: mixed ? .any : .one, home: opened,
                keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase), to: table.out,
                ifExisting: table.existing, at: common.instant)
            if common.json {
                let members: [String: JSONValue] = [
                    "domain": .string(done.domain.text), "key_version": .integer(Int64(done.version)),
                    "sources": .array(done.sources.map { .string($0) }),
                ]
                Console.result(writing.stamped(.object(done.table.members.merging(members) { $1 })))
            } else {
                Console.message(
                    "\(done.table.rows.counted("row", "rows")) keyed in domain \(done.domain), key version "
                        + "\(done.version)")
            }
            writing.remark()
        }
    }
}
