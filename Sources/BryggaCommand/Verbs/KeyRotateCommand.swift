import ArgumentParser
import CaseExchange
import CaseModel
import PersonalNumbers

extension KeyCommand {
    /// `brygga key rotate`.
    struct Rotate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "rotate",
            abstract: "Give a pseudonym domain's key its next version, and its recipients a map from the old one.",
            discussion: """
                From then on the new version makes the pseudonyms. The old one can still be named with --key-version \
                until its window ends. With --map every recipient of the domain gets a sealed map from old to new \
                pseudonyms of the people in the agency's own list; no personal number is in it.

                Example: brygga key rotate statistics-2026
                Example: brygga key rotate statistics-2026 --window P14D \\
                    --map people.csv --column pnr --country SE
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions

        @Argument(help: ArgumentHelp("The pseudonym domain.", valueName: "domain"))
        var domain: IdentifierArgument

        @Option(
            help: ArgumentHelp("How long the old version can still be named (default: P30D).", valueName: "period"))
        var window: PeriodArgument?

        @Option(
            parsing: .upToNextOption,
            help: ArgumentHelp("Make maps for the people in these files, or - for standard input.", valueName: "file"))
        var map: [String] = []

        @OptionGroup var people: PeopleOptions

        func validate() throws { try people.validate(for: map) }

        func run() throws {
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            var maps: (PseudonymMapping, PseudonymMapping.Order)?
            if let order = people.order(map) {
                let pinned = try collaboration.load(opened, at: common.instant)
                maps = (PseudonymMapping(home: opened, keys: keys, collaboration: pinned), order)
            }
            let done = try PseudonymKeyRotation(home: opened, keys: keys).rotate(
                domain.identifier, window: window?.period ?? .thirtyDays, maps: maps, at: common.instant)
            if !done.otherHolders.isEmpty { Console.warning(.unsharedKey(with: done.otherHolders)) }
            if common.json {
                Console.result(
                    writing.stamped([
                        "pseudonym_domain": .string(done.domain.text), "version": .integer(Int64(done.newVersion)),
                        "old_version": .integer(Int64(done.oldVersion)),
                        "window_end": .string(done.windowEnd.description),
                        "maps": .array(done.maps.map(\.object)),
                    ]))
            } else {
                Console.result(
                    "pseudonym key for \(done.domain), version \(done.newVersion); version \(done.oldVersion) can be "
                        + "named until \(done.windowEnd)")
                for map in done.maps { Console.result(map.text) }
            }
            writing.remark()
        }
    }
}

/// The people for whom a map is made, and where it goes.
struct PeopleOptions: ParsableArguments {
    @Option(help: "The country of the numbers: SE, DK, NO, FI or IS.")
    var country: CountryArgument?

    @Option(
        help: ArgumentHelp(
            "The column of a CSV table that has the numbers (default: one number a line).", valueName: "name"))
    var column: String?

    @Option(
        help: ArgumentHelp("The folder for the maps (default: the home's outbox).", valueName: "folder"),
        completion: .directory)
    var out: String?

    @Option(help: ArgumentHelp("How many days a map can be opened, 1 to 31.", valueName: "days"))
    var days = 31

    /// Refuses options that contradict each other, or that are given without lists.
    func validate(for lists: [String]) throws {
        guard !lists.isEmpty else {
            let needing = [("--country", country != nil), ("--column", column != nil), ("--out", out != nil)]
            if let (name, _) = needing.first(where: { $0.1 }) { throw ValidationError("\(name) needs a map") }
            return
        }
        if country == nil { throw ValidationError("a map needs --country") }
        if !(1...31).contains(days) { throw ValidationError("--days is 1 to 31 days") }
    }

    /// What is asked for; nil without files.
    func order(_ files: [String]) -> PseudonymMapping.Order? {
        guard let country, !files.isEmpty else { return nil }
        let numbers = NumberList(files, country: country.country, column: column)
        return PseudonymMapping.Order(numbers: numbers, folder: out, days: days)
    }
}

extension PseudonymMapping.SentMap {
    /// What `--json` says of a map.
    var object: JSONValue {
        [
            "recipient": .string(recipient.text), "path": .string(path), "bundle_id": .string(bundleID),
            "pairs": .integer(Int64(pairs)),
        ]
    }

    /// What a person reads of it.
    var text: String { "map of \(pairs.counted("person", "people")) for \(recipient): \(path)" }
}
