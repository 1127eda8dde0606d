import ArgumentParser
import CaseExchange
import CaseModel

/// `brygga open`: verifies and opens a bundle that is for this agency.
struct OpenCommand: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "open",
        abstract: "Verify and open a bundle that was sealed for this agency.",
        discussion: """
            The folder appears only when every check held: signature, recipient, policy, consent, content. A bundle \
            opens once. With --trust, --policy, --key and --certificate no home is needed; then nothing remembers it.

            A case too large for one bundle comes as a series: name all its bundles, in any order.

            Given a folder, every file *.asice in it is opened, each into a folder of its own below --out; so are several \
            files. One that fails never stops the others; run it again and what is opened is skipped.

            Example: brygga open stad-af.asice --out case
            Example: brygga open post --out cases
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var writing: WritingOptions
    @OptionGroup var outside: OutsideOptions

    @Option(
        help: ArgumentHelp("Without a home: the decryption key (PEM, encrypted, 0600).", valueName: "file"),
        completion: .file())
    var key: String?

    @Option(
        help: ArgumentHelp("Without a home: the certificate of that key (PEM).", valueName: "file"),
        completion: .file())
    var certificate: String?

    @Argument(
        help: ArgumentHelp(
            "The bundle, a file with the suffix .asice; several, or a folder of them.", valueName: "bundle"),
        completion: .file())
    var bundles: [String]

    @Option(
        help: ArgumentHelp(
            "The folder to write the case to, which must not exist; for many, the folder in which each gets its own.",
            valueName: "folder"), completion: .directory)
    var out: String

    @OptionGroup var jobs: JobOptions

    func validate() throws {
        let given = [outside.trust, outside.policy, key, certificate].filter { $0 != nil }.count
        guard given == 0 || given == 4 else {
            throw ValidationError("without a home --trust, --policy, --key and --certificate are all needed")
        }
        guard given == 0 || home.home == nil else {
            throw ValidationError("--home and --trust exclude each other: a home remembers what it opened")
        }
        guard given == 0 || bundles.count == 1 || ClaimedSeries.isOne(bundles) else {
            throw ValidationError("without a home one bundle, or one series, is opened at a time")
        }
    }

    /// Opens with the keys of the home, or with those that were given.
    private func opening() throws -> BundleOpening {
        guard let trust = outside.trust, let policy = outside.policy, let key, let certificate else {
            let (opened, keys, loaded) = try inHome()
            return try BundleOpening(home: opened, keys: keys, collaboration: loaded)
        }
        let files = try CollaborationFiles(
            policy: policy, trust: TrustListFiles(at: trust, coordinator: outside.coordinatorCertificate))
        Console.warning(.noRegister)
        let file = try DecryptionKeyFile(
            KeyPairFiles(
                certificate: certificate, privateKey: key, exampleKeys: home.allowExampleKeys ? .allow : .refuse),
            passphrase: passphrase)
        return BundleOpening(
            key: file, collaboration: try Collaboration(files, at: common.instant), effect: writing.effect)
    }

    /// The home, its keys and the collaboration.
    func inHome() throws -> (AgencyHome, KeyUnlocking, Collaboration) {
        let opened = try home.open(writing)
        let loaded = try collaboration.load(opened, at: common.instant)
        return (opened, KeyUnlocking(home.keys(of: opened), passphrase: passphrase), loaded)
    }

    func run() async throws {
        let isSingle = try bundles.count == 1 && (outside.trust != nil || !InputFile.isFolder(bundles[0]))
        guard isSingle || ClaimedSeries.isOne(bundles) else { return try await OpenBatch(command: self).run() }
        let opening = try opening()
        let result = try common.showingProgress {
            try opening.run(bundles, into: out, at: common.instant, progress: $0)
        }
        if common.json { Console.result(writing.stamped(Self.object(result))) } else { Self.show(result) }
        writing.remark()
    }

    static func show(_ result: OpenedCase) {
        Console.result("opened: \(result.fileCount.counted("file", "files")) in \(result.folder)")
        Console.result("  from       \(result.sender) for \(result.purpose)")
        Console.result("  holds      \(result.categories.map(\.text).joined(separator: ", "))")
        Console.result("  person     named by \(result.identity.rawValue)")
        Console.result("  permitted  by \(result.permits.map(\.text).joined(separator: ", ")) of our own policy")
        if let date = result.retainUntil {
            Console.result("  keep       until \(date) at the latest; onward: \(result.redisclosure)")
        }
    }

    static func object(_ opened: OpenedCase) -> JSONValue {
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
