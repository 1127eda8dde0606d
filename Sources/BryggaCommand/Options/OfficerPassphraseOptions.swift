import ArgumentParser
import CaseExchange
import CaseModel
import OpenSSLCrypto

/// Where an officer's own passphrase comes from; never the agency's, never an argument or an environment variable.
struct OfficerPassphraseOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Read the officer's passphrase from the first line of a private file.", valueName: "file"))
    var officerPassphraseFile: String?

    @Option(help: ArgumentHelp("Read the officer's passphrase from an open file descriptor.", valueName: "number"))
    var officerPassphraseFd: Int32?

    func validate() throws {
        if officerPassphraseFile != nil, officerPassphraseFd != nil {
            throw ValidationError("--officer-passphrase-file and --officer-passphrase-fd exclude each other")
        }
        if let number = officerPassphraseFd, number < 0 {
            throw ValidationError("--officer-passphrase-fd must not be negative")
        }
    }

    /// Whether any of it was given.
    var isGiven: Bool { officerPassphraseFile != nil || officerPassphraseFd != nil }

    /// The passphrase of an officer's key.
    func passphrase(of officer: Identifier) throws -> SecretBytes {
        try given() ?? TerminalPrompt.secret("Passphrase of \(officer): ")
    }

    /// The passphrase of an officer's key that is being made: at a terminal it is asked for twice.
    func newPassphrase(of officer: Identifier) throws -> SecretBytes {
        try given() ?? TerminalPrompt.newSecret("New passphrase of \(officer): ")
    }

    private func given() throws -> SecretBytes? {
        if let file = officerPassphraseFile { return try PassphraseFile.read(file) }
        guard let number = officerPassphraseFd else { return nil }
        return try PassphraseFile.read(descriptor: number)
    }
}
