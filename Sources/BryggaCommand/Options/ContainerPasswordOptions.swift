import ArgumentParser
import CaseExchange
import OpenSSLCrypto

/// Where the password of a PKCS #12 file comes from.
struct ContainerPasswordOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("Read the file's own password from the first line of a private file.", valueName: "file"),
        completion: .file())
    var passwordFile: String?

    @Option(help: ArgumentHelp("Read the file's own password from an open file descriptor.", valueName: "number"))
    var passwordFd: Int32?

    func validate() throws {
        if passwordFile != nil, passwordFd != nil {
            throw ValidationError("--password-file and --password-fd exclude each other")
        }
        if let number = passwordFd, number < 0 { throw ValidationError("--password-fd must not be negative") }
    }

    /// The password of the file.
    func password() throws -> SecretBytes {
        if let file = passwordFile { return try PassphraseFile.read(file) }
        if let number = passwordFd { return try PassphraseFile.read(descriptor: number) }
        return try TerminalPrompt.secret("Password of the file: ")
    }
}
