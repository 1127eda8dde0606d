import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// `brygga key …`: the agency's key pairs, certificates and pseudonym keys.
struct KeyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "key", abstract: "Make and show keys, hand out certificates.",
        subcommands: [New.self, List.self, Fingerprint.self, ExportCertificate.self, Certify.self, Import.self])

    /// What all key verbs print of a pair.
    static func describe(_ entry: KeyEntry) -> JSONValue {
        [
            "use": .string(entry.use.rawValue), "fingerprint": .string(entry.fingerprint),
            "not_before": .string(entry.notBefore.description), "not_after": .string(entry.notAfter.description),
            "certificate": .string(entry.certificatePath), "example": .bool(entry.isExample),
        ]
    }

    static func show(_ entries: [KeyEntry], json: Bool, stamp: (JSONValue) -> JSONValue = { $0 }) {
        for entry in entries {
            guard !json else {
                Console.result(stamp(describe(entry)))
                continue
            }
            let example = entry.isExample ? "  (published example key)" : ""
            Console.result(
                "\(entry.use.rawValue)  valid \(entry.notBefore.date) to \(entry.notAfter.date)\(example)\n"
                    + "  fingerprint \(grouped(entry.fingerprint))\n  certificate \(entry.certificatePath)")
        }
    }

    /// A fingerprint in groups of eight, as people compare it.
    static func grouped(_ fingerprint: String) -> String {
        var groups: [String] = []
        var rest = fingerprint[...]
        while !rest.isEmpty {
            groups.append(String(rest.prefix(8)))
            rest = rest.dropFirst(8)
        }
        return groups.joined(separator: " ")
    }
}

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

    /// `brygga key list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the key pairs and pseudonym keys of the home.",
            discussion: "Example: brygga key list")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let ring = home.keys(of: try home.open())
            KeyCommand.show(try ring.list(), json: common.json)
            for officer in try ring.officers() { KeyCommand.show(officer, json: common.json) }
            for key in try ring.pseudonymKeys() {
                if common.json {
                    Console.result([
                        "use": "pseudonym", "pseudonym_domain": .string(key.domain.text),
                        "version": .integer(key.version),
                    ])
                } else {
                    Console.result("pseudonym  domain \(key.domain)  version \(key.version)")
                }
            }
        }
    }

    /// `brygga key fingerprint`.
    struct Fingerprint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fingerprint",
            abstract: "Print the fingerprint of a certificate, to compare over the telephone.",
            discussion: "Example: brygga key fingerprint coordinator.pem")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        @Argument(
            help: ArgumentHelp("A certificate (PEM); without it, those of the home.", valueName: "certificate"),
            completion: .file())
        var certificate: String?

        func run() throws {
            var fingerprints: [(use: String, certificate: Certificate)] = []
            if let path = certificate {
                fingerprints = [(path, try KeyRing.readCertificate(path))]
            } else {
                fingerprints = try home.keys(of: try home.open()).list().map {
                    ($0.use.rawValue, try KeyRing.readCertificate($0.certificatePath))
                }
            }
            for (use, certificate) in fingerprints {
                let words = FingerprintWords.of(certificate.sha256.bytes)
                if common.json {
                    Console.result([
                        "certificate": .string(use), "fingerprint": .string(certificate.sha256.hex),
                        "fingerprint_words": .string(words),
                    ])
                } else {
                    Console.result("\(use)  \(KeyCommand.grouped(certificate.sha256.hex))\n  words  \(words)")
                }
            }
        }
    }

    /// `brygga key export-certificate`.
    struct ExportCertificate: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "export-certificate",
            abstract: "Write the agency's certificates as PEM files, for the coordinator and the partners.",
            discussion: "Example: brygga key export-certificate --out certificates")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Option(
            help: ArgumentHelp("The folder to write to; it must exist.", valueName: "folder"), completion: .directory)
        var out: String

        @Flag(help: "Replace files that exist already.")
        var force = false

        func run() throws {
            let opened = try home.open(writing)
            for path in try home.keys(of: opened).exportCertificates(
                to: out, at: common.instant, ifExisting: force ? .replace : .keep)
            {
                Console.result(
                    common.json ? CanonicalJSON.text(of: writing.stamped(["certificate": .string(path)])) : path)
            }
            writing.remark()
        }
    }

    /// `brygga key certify`.
    struct Certify: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "certify", abstract: "As coordinator, issue certificates for agencies' keys.",
            discussion: "Example: brygga key certify certificates/stad-signing.pem --out issued")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions

        @Argument(
            help: ArgumentHelp("Agencies' self-signed certificates (PEM).", valueName: "certificate"),
            completion: .file())
        var certificates: [String]

        @Option(
            help: ArgumentHelp("The folder to write to; it must exist.", valueName: "folder"), completion: .directory)
        var out: String

        @Option(help: "The last day of validity (default: one year from now).")
        var validUntil: DateArgument?

        func run() throws {
            let ring = home.keys(of: try home.open(writing))
            let keys = KeyUnlocking(ring, passphrase: passphrase)
            let end = validUntil?.date.end ?? common.instant.date.adding(months: 12).end
            for path in certificates {
                let request = try KeyRing.readCertificate(path)
                let written = try ring.certify(path, at: common.instant, validUntil: end, with: keys, into: out)
                let agency = request.subject.commonName ?? "", name = request.subject.organization ?? ""
                if common.json {
                    Console.result(
                        writing.stamped([
                            "certificate": .string(written), "agency": .string(agency), "name": .string(name),
                            "request_fingerprint": .string(request.sha256.hex),
                        ]))
                } else {
                    Console.result("\(written): \(agency), \(name)")
                    Console.result("  asked with \(KeyCommand.grouped(request.sha256.hex))")
                }
            }
            writing.remark()
        }
    }

    /// `brygga key import-certificate`.
    struct Import: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import-certificate",
            abstract: "Take over certificates that the coordinator issued for this home's keys.",
            discussion: """
                Example: brygga key import-certificate issued/stad-signing.pem \\
                    issued/stad-decryption.pem
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: ArgumentHelp("Issued certificates (PEM).", valueName: "certificate"), completion: .file())
        var certificates: [String]

        func run() throws {
            let ring = home.keys(of: try home.open(writing))
            KeyCommand.show(
                try certificates.map { try ring.importCertificate($0) }, json: common.json, stamp: writing.stamped)
            writing.remark()
        }
    }
}
