import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga open`: verifies and opens a bundle that is for this agency.
struct OpenCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Verify and open a bundle that was sealed for this agency.",
        discussion: """
            The folder appears only when every check held: signature, recipient, policy, consent, content. A bundle \
            opens once. With --trust, --policy, --key and --certificate no home is needed; then nothing remembers it.

            Example: brygga open stad-af.asice --out case
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var outside: OutsideOptions

    @Option(help: ArgumentHelp("Without a home: the decryption key (PEM, encrypted, 0600).", valueName: "file"))
    var key: String?

    @Option(help: ArgumentHelp("Without a home: the certificate of that key (PEM).", valueName: "file"))
    var certificate: String?

    @Argument(help: "The bundle, a file with the suffix .asice.", completion: .file())
    var bundle: String

    @Option(
        help: ArgumentHelp("The folder to write the case to; it must not exist.", valueName: "folder"),
        completion: .directory)
    var out: String

    func validate() throws {
        let given = [outside.trust, outside.policy, key, certificate].filter { $0 != nil }.count
        guard given == 0 || given == 4 else {
            throw ValidationError("without a home --trust, --policy, --key and --certificate are all needed")
        }
    }

    private func opening() throws -> BundleOpening {
        guard let trust = outside.trust, let policy = outside.policy, let key, let certificate else {
            let opened = try home.open(writing)
            let loaded = try collaboration.load(opened, at: common.instant)
            return BundleOpening(
                home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase), collaboration: loaded)
        }
        let files = try CollaborationFiles(
            policy: policy, trust: TrustListFiles(at: trust, coordinator: outside.coordinatorCertificate))
        Console.warning(.noRegister)
        let file = try DecryptionKeyFile(
            key: key, certificate: certificate, exampleKeys: home.allowExampleKeys ? .allow : .refuse,
            passphrase: passphrase)
        return BundleOpening(
            key: file, collaboration: try Collaboration(files, at: common.instant), effect: writing.effect)
    }

    func run() throws {
        let opening = try opening()
        let result = try common.showingProgress {
            try opening.run(bundle, into: out, at: common.instant, progress: $0)
        }
        guard !common.json else {
            Console.result(writing.stamped(Self.object(result)))
            return
        }
        Console.result("opened: \(result.fileCount) files in \(result.folder)")
        Console.result("  from       \(result.sender) for \(result.purpose)")
        Console.result("  holds      \(result.categories.map(\.text).joined(separator: ", "))")
        Console.result("  person     named by \(result.identity.rawValue)")
        Console.result("  permitted  by \(result.permits.map(\.text).joined(separator: ", ")) of our own policy")
        if let date = result.retainUntil {
            Console.result("  keep       until \(date) at the latest; onward: \(result.redisclosure)")
        }
        writing.remark()
    }

    private static func object(_ opened: OpenedCase) -> JSONValue {
        var members: [String: JSONValue] = [
            "folder": .string(opened.folder), "files": .integer(Int64(opened.fileCount)),
            "sender": .string(opened.sender.text), "purpose": .string(opened.purpose.text),
            "bundle_id": .string(opened.bundleID), "identity": .string(opened.identity.rawValue),
            "categories": .array(opened.categories.map { .string($0.text) }),
            "permits": .array(opened.permits.map { .string($0.text) }), "redisclosure": .string(opened.redisclosure),
        ]
        if let date = opened.retainUntil { members["retain_until"] = .string(date.description) }
        return .object(members)
    }
}
