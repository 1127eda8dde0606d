import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga trust …`: the list of agencies and certificates that a coordinator signs.
struct TrustCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "trust", abstract: "Sign, verify, show and update a collaboration's trust list.",
        subcommands: [Sign.self, Verify.self, Show.self, Update.self])

    static func show(_ list: TrustList, json: Bool) {
        guard !json else { return Console.result(bytes: list.canonicalJSON + [0x0A]) }
        describe(list)
    }

    /// The result of a verb that wrote a list, or rehearsed that.
    static func show(_ list: TrustList, json: Bool, _ writing: WritingOptions) throws {
        guard json else {
            describe(list)
            return writing.remark()
        }
        Console.result(writing.stamped(try StrictJSON.parse(list.canonicalJSON, maximumBytes: 64 << 20)))
    }

    private static func describe(_ list: TrustList) {
        Console.result("trust list of \(list.collaboration), serial \(list.serial)")
        Console.result("  issued \(list.issued), expires \(list.expires)")
        for agency in list.agencies {
            Console.result("  \(agency.agency)  \(agency.name)")
            for entry in agency.sign {
                Console.result(
                    "    signs     \(entry.from.date) to \(entry.to.date)  \(fingerprint(entry.certificate.sha256.hex))"
                )
            }
            for entry in agency.enc {
                Console.result(
                    "    receives  \(entry.from.date) to \(entry.to.date)  \(fingerprint(entry.certificate.sha256.hex))"
                )
            }
        }
        for entry in list.authorities {
            Console.result(
                "  authority  \(entry.from.date) to \(entry.to.date)  \(fingerprint(entry.certificate.sha256.hex))")
        }
        for entry in list.revoked {
            Console.result("  revoked from \(entry.from)  \(fingerprint(entry.certificate.hex))")
        }
    }

    private static func fingerprint(_ hex: String) -> String { KeyCommand.grouped(hex) }
}

extension TrustCommand {
    /// `brygga trust sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "As coordinator, make and sign a trust list from agencies' certificates.",
            discussion: """
                Writes trust.json, trust.json.p7s and coordinator.pem. The agency's id and name stand in its certificates. \
                A certificate by an authority that knows nothing of the collaboration is given with --signing or \
                --decryption under the agency's id, and the certificate of its direct issuer with --authority.

                Example: brygga trust sign issued/*.pem --serial 1 --out shared \\
                    --collaboration se.helsingborg.rekrytera
                Example: brygga trust sign issued/*.pem --serial 1 --out shared \\
                    --collaboration se.helsingborg.rekrytera \\
                    --signing stad=outside/stad.pem --authority outside/authority.pem
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions

        @Argument(
            help: ArgumentHelp("The agencies' certificates (PEM).", valueName: "certificate"), completion: .file())
        var certificates: [String] = []

        @Option(
            help: ArgumentHelp(
                "A certificate by an outside authority that an agency signs with (PEM).", valueName: "agency=file"))
        var signing: [AgencyFileArgument] = []

        @Option(
            help: ArgumentHelp(
                "A certificate by an outside authority that an agency receives with (PEM).", valueName: "agency=file"))
        var decryption: [AgencyFileArgument] = []

        @Option(
            help: ArgumentHelp("The certificate of an outside authority to accept (PEM).", valueName: "certificate"),
            completion: .file())
        var authority: [String] = []

        @Option(help: ArgumentHelp("The collaboration's id.", valueName: "id"))
        var collaboration: IdentifierArgument

        @Option(help: "The list's number; higher than that of every earlier list.")
        var serial: Int

        @Option(help: "The last day the list may be used (default: 90 days from now).")
        var expires: DateArgument?

        @Option(
            help: ArgumentHelp("A certificate that counts no more from now (PEM).", valueName: "certificate"),
            completion: .file())
        var revoke: [String] = []

        @Option(
            help: ArgumentHelp("The folder to write to; it must exist.", valueName: "folder"), completion: .directory)
        var out: String

        @Flag(help: "Replace an earlier list in the folder.")
        var force = false

        func validate() throws {
            guard (1...Int(Int32.max)).contains(serial) else { throw ValidationError("--serial must be at least 1") }
            if certificates.isEmpty, signing.isEmpty, decryption.isEmpty {
                throw ValidationError("give the agencies' certificates")
            }
        }

        func run() throws {
            let end = expires?.date.end ?? common.instant.date.adding(days: 90).end
            let order = TrustListSigning(collaboration: collaboration.identifier, serial: serial, expires: end)
            let list = try order.sign(
                certificates: certificates,
                outside: signing.map { $0.certificate(for: .signing) }
                    + decryption.map { $0.certificate(for: .decryption) },
                authorities: authority, revoked: revoke,
                with: KeyUnlocking(home.keys(of: try home.open(writing)), passphrase: passphrase), at: common.instant,
                into: out, ifExisting: force ? .replace : .keep)
            try TrustCommand.show(list, json: common.json, writing)
        }
    }

    /// `brygga trust verify`.
    struct Verify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "verify",
            abstract: "Verify a folder's trust list against the coordinator's certificate in it.",
            discussion: "Example: brygga trust verify shared")
        @OptionGroup var common: CommonOptions

        @Argument(
            help: ArgumentHelp("A folder with trust.json, trust.json.p7s and coordinator.pem.", valueName: "folder"),
            completion: .directory)
        var folder: String

        func run() throws {
            let files = try TrustListFiles(at: folder, coordinator: nil)
            let trust = try files.verify(at: common.instant, lastSeenSerial: nil)
            if !common.json {
                Console.result("verified: signed by \(KeyCommand.grouped(files.coordinator.sha256.hex))")
            }
            TrustCommand.show(trust.list, json: common.json)
        }
    }

    /// `brygga trust show`.
    struct Show: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "show", abstract: "Show the trust list that this home has pinned.",
            discussion: "Example: brygga trust show")
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let loaded = try collaboration.load(try home.open(), at: common.instant)
            TrustCommand.show(loaded.trust.list, json: common.json)
        }
    }

    /// `brygga trust update`.
    struct Update: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "update", abstract: "Pin a newer trust list of a collaboration that was joined.",
            discussion: "Example: brygga trust update shared")
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(
            help: ArgumentHelp("A folder with trust.json and trust.json.p7s.", valueName: "folder"),
            completion: .directory)
        var folder: String

        func run() throws {
            let loaded = try Collaboration.updateTrust(
                folder, of: collaboration.collaboration?.identifier, home: try home.open(writing),
                exampleKeys: home.allowExampleKeys ? .allow : .refuse, at: common.instant)
            try TrustCommand.show(loaded.trust.list, json: common.json, writing)
        }
    }
}
