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
            opens once.

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

    @Argument(
        help: ArgumentHelp(
            "The bundle, a file with the suffix .asice; several, or a folder of them.", valueName: "bundle"))
    var bundles: [String]

    @Option(
        help: ArgumentHelp(
            "The folder to write the case to, which must not exist; for many, the folder in which each gets its own.",
            valueName: "folder"))
    var out: String

    @OptionGroup var jobs: JobOptions

    /// Opens with the keys of the home.
    func opening() throws -> BundleOpening {
        let opened = try home.open(writing)
        let loaded = try collaboration.load(opened, at: common.instant)
        return try BundleOpening(
            home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase), collaboration: loaded)
    }

    func run() async throws {
        guard let bundle = bundles.first, bundles.count == 1, try !InputFile.isFolder(bundle) else {
            return try await OpenBatch(command: self).run()
        }
        let opening = try opening()
        let result = try common.showingProgress {
            try opening.run(bundle, into: out, at: common.instant, progress: $0)
        }
        if common.json { Console.result(writing.stamped(Self.object(result))) } else { Self.show(result) }
        writing.remark()
    }

    static func show(_ result: OpenedCase) {
        Console.result("opened: \(result.fileCount) files in \(result.folder)")
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
