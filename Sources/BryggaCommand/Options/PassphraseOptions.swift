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

    func passphrase() throws -> SecretBytes { try passphrase(asking: ["Passphrase: "]) }

    /// The passphrase of a key that is being made: at a terminal it is asked for twice.
    func newPassphrase() throws -> SecretBytes { try passphrase(asking: ["New passphrase: ", "Once more: "]) }

    private func passphrase(asking questions: [String]) throws -> SecretBytes {
        if let file = passphraseFile { return try PassphraseFile.read(file) }
        if let number = passphraseFd { return try PassphraseFile.read(descriptor: number) }
        let first = try TerminalPrompt.secret(questions[0])
        for question in questions.dropFirst() {
            let again = try TerminalPrompt.secret(question)
            guard first.isEqual(to: again) else { throw PromptFailure.differs }
        }
        return first
    }
}
