import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// Where the passphrase of the private keys comes from; never an argument or an environment variable.
struct PassphraseOptions: ParsableArguments, PassphraseSource {
    @Option(
        help: ArgumentHelp("Read the passphrase from the first line of a private file.", valueName: "file"),
        completion: .file())
    var passphraseFile: String?

    @Option(help: ArgumentHelp("Read the passphrase from an open file descriptor.", valueName: "number"))
    var passphraseFd: Int32?

    func validate() throws {
        if passphraseFile != nil, passphraseFd != nil {
            throw ValidationError("--passphrase-file and --passphrase-fd exclude each other")
        }
        if let number = passphraseFd, number < 0 { throw ValidationError("--passphrase-fd must not be negative") }
    }

    func passphrase() throws -> SecretBytes { try given() ?? TerminalPrompt.secret("Passphrase: ") }

    /// The passphrase of a key that is being made: at a terminal it is asked for twice.
    func newPassphrase() throws -> SecretBytes { try given() ?? TerminalPrompt.newSecret("New passphrase: ") }

    private func given() throws -> SecretBytes? {
        if let file = passphraseFile { return try PassphraseFile.read(file) }
        return try passphraseFd.map { try PassphraseFile.read(descriptor: $0) }
    }
}
