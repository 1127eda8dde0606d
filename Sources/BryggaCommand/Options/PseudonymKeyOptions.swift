import ArgumentParser
import CaseExchange
import CaseModel

/// A pseudonym key in a file, and what else stands in a home otherwise.
struct PseudonymKeyOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "A private file with the master key: 64 hexadecimal digits, or a sealed key (.p7m).", valueName: "file"))
    var key: String?

    @Option(
        help: ArgumentHelp(
            "The version of the domain's key, 0 to 31 (default: the newest; of a key in a file 0).",
            valueName: "number"))
    var keyVersion: Int?

    @Option(help: ArgumentHelp("The certificate that the key is sealed to (PEM).", valueName: "file"))
    var certificate: String?

    @Option(help: ArgumentHelp("The encrypted private key of that certificate (PEM).", valueName: "file"))
    var privateKey: String?

    @Option(
        help: ArgumentHelp("The policy that gives the domain's tag and the holders of its key.", valueName: "file"))
    var policy: String?

    @Option(
        help: ArgumentHelp(
            "The agency that holds the key, for the policy's rule (default: that of the certificate).", valueName: "id")
    )
    var agency: IdentifierArgument?

    /// Refuses options that contradict each other or a home.
    func validate(with home: HomeOptions) throws {
        guard key != nil else {
            let needing = [
                ("--certificate", certificate != nil), ("--private-key", privateKey != nil),
                ("--policy", policy != nil), ("--agency", agency != nil),
            ]
            if let (name, _) = needing.first(where: { $0.1 }) { throw ValidationError("\(name) needs --key") }
            return
        }
        if home.home != nil { throw ValidationError("--key and --home exclude each other") }
        if (certificate == nil) != (privateKey == nil) {
            throw ValidationError("--certificate and --private-key need each other")
        }
    }

    /// The journey with the key file, or nil without one.
    func journey(
        home: HomeOptions, passphrase: PassphraseOptions, writing: WritingOptions
    ) throws -> TablePseudonymisation? {
        guard let key else { return nil }
        var opening = PseudonymKeyFile.Opening.plain
        if let certificate, let privateKey {
            let pair = KeyPairFiles(
                certificate: certificate, privateKey: privateKey, exampleKeys: home.allowExampleKeys ? .allow : .refuse)
            opening = .sealed(pair, passphrase: passphrase)
        }
        let policy = try policy.map { try PolicyFile.read($0) }
        if policy != nil, agency == nil, certificate == nil { Console.warning(.holderNotChecked) }
        return TablePseudonymisation(
            keyFile: PseudonymKeyFile(key, version: keyVersion ?? 0, opening: opening), policy: policy,
            agency: agency?.identifier, spool: Environment.spool, effect: writing.effect)
    }
}

extension Warning {
    /// Nobody said whose key it is.
    static let holderNotChecked = Warning(
        code: "warning.holder-not-checked",
        message: "whether this agency may hold the domain's key was not checked",
        hint: "give --agency with the policy's name for it")
}
