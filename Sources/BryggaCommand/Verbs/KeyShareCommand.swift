import ArgumentParser
import CaseExchange
import CaseModel

extension KeyCommand {
    /// `brygga key share`.
    struct Share: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "share",
            abstract: "Seal a pseudonym domain's key to another agency that the policy names as a holder.",
            discussion: """
                Whoever holds the key can re-identify everyone in the domain, so an agency that receives its \
                pseudonyms never gets it. Compare the words with the other holder by telephone.

                Example: brygga key share exchange/stad/af --to af --out key.asice
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions

        @Argument(help: ArgumentHelp("The pseudonym domain.", valueName: "domain"))
        var domain: IdentifierArgument

        @Option(help: ArgumentHelp("The agency that is to hold the key too.", valueName: "agency"))
        var to: IdentifierArgument

        @Option(help: ArgumentHelp("The version of the key (default: the newest).", valueName: "number"))
        var keyVersion: Int?

        @Option(help: ArgumentHelp("The file to write.", valueName: "file"), completion: .file())
        var out: String

        @Option(help: ArgumentHelp("How many days it can be imported, 1 to 31.", valueName: "days"))
        var days = 7

        @Flag(help: "Replace the file when it exists.")
        var force = false

        func validate() throws {
            try KeyCommand.requireVersion(keyVersion)
            if !(1...31).contains(days) { throw ValidationError("--days is 1 to 31 days") }
        }

        func run() throws {
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let sharing = PseudonymKeySharing(
                home: opened, keys: keys, collaboration: try collaboration.load(opened, at: common.instant))
            let shared = try sharing.share(
                domain.identifier, version: keyVersion, with: to.identifier, days: days, to: out,
                ifExisting: force ? .replace : .keep, at: common.instant)
            if common.json {
                Console.result(writing.stamped(shared.object(agency: "recipient")))
            } else {
                Console.result(
                    "version \(shared.version) of the key of \(shared.domain) for \(shared.agency): \(shared.path)\n"
                        + "  words  \(shared.words)")
            }
            writing.remark()
        }
    }

    /// `brygga key import`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import",
            abstract: "Take over a pseudonym domain's key that another holder shared.",
            discussion: """
                Every check of a bundle is made, and by this home's own pinned policy both agencies must be holders. \
                Nothing that is here is replaced. Compare the words with the sender by telephone.

                Example: brygga key import key.asice
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var collaboration: CollaborationOptions

        @Argument(
            help: ArgumentHelp("The bundle with the key, as it came.", valueName: "bundle"),
            completion: .file(extensions: ["asice"]))
        var bundle: String

        func run() throws {
            let opened = try home.open(writing)
            let keys = KeyUnlocking(home.keys(of: opened), passphrase: passphrase)
            let sharing = PseudonymKeySharing(
                home: opened, keys: keys, collaboration: try collaboration.load(opened, at: common.instant))
            let taken = try sharing.takeOver(bundle, at: common.instant)
            if common.json {
                Console.result(writing.stamped(taken.object(agency: "sender")))
            } else {
                Console.result(
                    "version \(taken.version) of the key of \(taken.domain) from \(taken.agency)\n"
                        + "  words  \(taken.words)")
            }
            writing.remark()
        }
    }
}

extension PseudonymKeySharing.SharedKey {
    /// What `--json` says of a key that left or came.
    fileprivate func object(agency member: String) -> JSONValue {
        [
            "pseudonym_domain": .string(domain.text), "version": .integer(Int64(version)),
            member: .string(agency.text), "key_check_words": .string(words), "bundle_id": .string(bundleID),
            "path": .string(path),
        ]
    }
}
