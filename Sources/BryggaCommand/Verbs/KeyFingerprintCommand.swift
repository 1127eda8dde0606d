import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto

extension KeyCommand {
    /// `brygga key fingerprint`.
    struct Fingerprint: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "fingerprint",
            abstract: "Print the fingerprint of a certificate or a pseudonym key, to compare over the telephone.",
            discussion: """
                With --pseudonym two holders see whether they have the same key of a domain. The words say nothing of \
                the key.

                Example: brygga key fingerprint coordinator.pem
                Example: brygga key fingerprint --pseudonym statistics-2026
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions

        @Argument(
            help: ArgumentHelp("A certificate (PEM); without it, those of the home.", valueName: "certificate"),
            completion: .file())
        var certificate: String?

        @Option(help: ArgumentHelp("The key of a pseudonym domain instead.", valueName: "domain"))
        var pseudonym: IdentifierArgument?

        @Option(help: ArgumentHelp("The version of that key (default: the newest).", valueName: "number"))
        var keyVersion: Int?

        func validate() throws {
            if pseudonym != nil, certificate != nil {
                throw ValidationError("a certificate and --pseudonym exclude each other")
            }
            if keyVersion != nil, pseudonym == nil { throw ValidationError("--key-version needs --pseudonym") }
            try KeyCommand.requireVersion(keyVersion)
        }

        func run() throws {
            if let domain = pseudonym?.identifier { return try compare(domain) }
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

        private func compare(_ domain: Identifier) throws {
            let keys = KeyUnlocking(home.keys(of: try home.open()), passphrase: passphrase)
            let value = try keys.checkValue(of: domain, version: keyVersion)
            if common.json {
                Console.result([
                    "pseudonym_domain": .string(domain.text), "version": .integer(Int64(value.version)),
                    "key_check": .string(value.hex), "key_check_words": .string(value.words),
                    "key_id": .string(value.identifier),
                ])
            } else {
                Console.result(
                    "\(domain)  version \(value.version)\n  words  \(value.words)\n"
                        + "  in reports as  \(value.identifier)")
            }
        }
    }

    /// Refuses a version that no key can have.
    static func requireVersion(_ version: Int?) throws {
        if let version, !(0...31).contains(version) { throw ValidationError("a key version is 0 to 31") }
    }
}
