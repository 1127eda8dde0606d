import ArgumentParser
import CaseExchange
import CaseModel

extension KeyCommand {
    /// `brygga key import-pkcs12`.
    struct ImportContainer: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "import-pkcs12",
            abstract: "Take over a key and its certificate from an outside authority, in a PKCS #12 file.",
            discussion: """
                The key is stored encrypted under the home's passphrase, like every other. The file must be \
                authenticated with SHA-256 and encrypted with AES; older ones have to be converted. Then give the \
                certificate to the coordinator, who lists it with trust sign.

                Example: brygga key import-pkcs12 organisation.p12 --use signing
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var container: ContainerPasswordOptions

        @Argument(
            help: ArgumentHelp("The file, as the authority made it.", valueName: "file"),
            completion: .file(extensions: ["p12", "pfx"]))
        var file: String

        @Option(help: ArgumentHelp("What the key is for: signing or decryption.", valueName: "use"))
        var use: ContainerUseArgument

        func run() throws {
            let ring = home.keys(of: try home.open(writing))
            let isFirst = try ring.list().isEmpty
            let stored = try KeyContainer(at: file).store(
                in: ring, for: use.use, password: container.password(), at: common.instant
            ) {
                isFirst ? try passphrase.newPassphrase() : try passphrase.passphrase()
            }
            // As with keys that are made here: the agency's own pseudonyms need a key as soon as one can be sealed.
            if use.use == .decryption, !writing.dryRun { try ring.createOwnPseudonymKey(at: common.instant) }
            KeyCommand.show([stored.entry], json: common.json, stamp: writing.stamped)
            if stored.otherCertificates > 0 {
                Console.message(
                    "\(stored.otherCertificates.counted("other certificate", "other certificates")) in the file left out"
                )
            }
            writing.remark()
        }
    }
}
