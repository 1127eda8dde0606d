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
            opens once.

            Example: brygga open stad-af.asice --out case
            """)

    @OptionGroup var home: HomeOptions
    @OptionGroup var collaboration: CollaborationOptions
    @OptionGroup var common: CommonOptions
    @OptionGroup var passphrase: PassphraseOptions
    @OptionGroup var writing: WritingOptions

    @Argument(help: "The bundle, a file with the suffix .asice.", completion: .file())
    var bundle: String

    @Option(
        help: ArgumentHelp("The folder to write the case to; it must not exist.", valueName: "folder"),
        completion: .directory)
    var out: String

    func run() throws {
        let opened = try home.open(writing)
        let loaded = try collaboration.load(opened, at: common.instant)
        let opening = BundleOpening(
            home: opened, keys: KeyUnlocking(home.keys(of: opened), passphrase: passphrase), collaboration: loaded)
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
