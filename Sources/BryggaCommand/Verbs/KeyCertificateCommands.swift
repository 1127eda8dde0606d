import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto

extension KeyCommand {
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
    struct ImportCertificate: ParsableCommand {
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
