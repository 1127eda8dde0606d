import ArgumentParser
import CaseExchange
import CaseModel

extension KeyCommand {
    /// `brygga key new`.
    struct New: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "new",
            abstract: "Make a signing and a decryption key pair, a coordinator's, a pseudonym or an officer's key.",
            discussion: """
                Example: brygga key new
                Example: brygga key new --coordinator
                Example: brygga key new --pseudonym exchange/stad/af
                Example: brygga key new --officer officer-3 --role coach
                """)

        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions

        @Flag(help: "Make the key that signs a collaboration's trust list.")
        var coordinator = false

        @Option(help: ArgumentHelp("Make the key of a pseudonym domain instead.", valueName: "domain"))
        var pseudonym: IdentifierArgument?

        @Option(
            help: ArgumentHelp(
                "Make the key of an officer who approves, by a name such as a staff id, instead.", valueName: "name"))
        var officer: IdentifierArgument?

        @Option(parsing: .upToNextOption, help: "The officer's roles, words of the policy.")
        var role: [IdentifierArgument] = []

        @OptionGroup var officerPassphrase: OfficerPassphraseOptions

        @Option(
            help: "The last day of the certificates' validity (default: two years from now, an officer's one year).")
        var validUntil: DateArgument?

        func validate() throws {
            if [coordinator, pseudonym != nil, officer != nil].count(where: \.self) > 1 {
                throw ValidationError("--coordinator, --pseudonym and --officer exclude each other")
            }
            if (officer == nil) != role.isEmpty { throw ValidationError("--officer and --role belong together") }
            if officer == nil, officerPassphrase.isGiven {
                throw ValidationError("an officer's passphrase is for --officer")
            }
            if let end = validUntil?.date.end, end <= common.instant {
                throw ValidationError("--valid-until lies in the past")
            }
        }

        func run() throws {
            if let officer {
                return try KeyCommand.appoint(
                    officer.identifier, in: role.map(\.identifier), validUntil: validUntil?.date.end, from: self)
            }
            let opened = try home.open(writing)
            let ring = home.keys(of: opened)
            if let domain = pseudonym?.identifier {
                let rules = try PseudonymKeyRules(home: opened)
                try rules.requireHolder(domain)
                try ring.createPseudonymKey(domain, at: common.instant)
                let others = rules.otherHolders(of: domain)
                if !others.isEmpty {
                    Console.warning(.unsharedKey(with: others))
                }
                if common.json {
                    Console.result(writing.stamped(["pseudonym_domain": .string(domain.text), "version": 0]))
                } else {
                    Console.result("pseudonym key for \(domain), version 0, sealed to this agency")
                }
                return writing.remark()
            }
            let secret = try passphrase.newPassphrase()
            let end = validUntil?.date.end ?? common.instant.date.adding(months: 24).end
            let uses: [KeyUse] = coordinator ? [.coordinator] : [.signing, .decryption]
            let entries = try uses.map {
                try ring.create($0, validFrom: common.instant, validUntil: end, passphrase: secret)
            }
            if !coordinator, !writing.dryRun { try ring.createOwnPseudonymKey(at: common.instant) }
            KeyCommand.show(entries, json: common.json, stamp: writing.stamped)
            writing.remark()
        }
    }
}
