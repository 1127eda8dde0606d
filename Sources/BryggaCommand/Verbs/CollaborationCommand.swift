import ArgumentParser
import BundleSealing
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// `brygga collaboration …`: joining a collaboration and seeing what is pinned.
struct CollaborationCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "collaboration", abstract: "Join a collaboration and show what is pinned.",
        subcommands: [Join.self, List.self])

    static func show(_ loaded: Collaboration, json: Bool, stamp: (JSONValue) -> JSONValue = { $0 }) {
        let missing: [Identifier] = if case .signaturesMissing(let names) = loaded.standing { names } else { [] }
        guard !json else {
            Console.result(
                stamp([
                    "collaboration": .string(loaded.id.text), "policy_sha256": .string(loaded.policy.digest.hex),
                    "revision": .string(loaded.policy.revision), "in_force": .bool(missing.isEmpty),
                    "missing_signatures": .array(missing.map { .string($0.text) }),
                    "trust_serial": .integer(Int64(loaded.trust.list.serial)),
                    "valid_from": .string(loaded.policy.valid.from.description),
                    "valid_to": .string(loaded.policy.valid.to.description),
                ]))
            return
        }
        Console.result("\(loaded.id), revision \(loaded.policy.revision)")
        Console.result("  policy  \(loaded.policy.digest.hex)")
        Console.result("  valid   \(loaded.policy.valid.from) to \(loaded.policy.valid.to)")
        let names = missing.map(\.text).joined(separator: ", ")
        Console.result("  signed  " + (missing.isEmpty ? "by all: in force" : "not by \(names): not in force"))
        Console.result("  trust   serial \(loaded.trust.list.serial), expires \(loaded.trust.list.expires)")
    }
}

extension CollaborationCommand {
    /// `brygga collaboration join`.
    struct Join: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "join",
            abstract: "Pin a collaboration's policy, signatures, trust list and coordinator certificate.",
            discussion: """
                The coordinator's fingerprint is compared the first time: give it, or confirm it at the terminal. Joining \
                again takes over a new policy, signatures or trust list from the same coordinator.

                Example: brygga collaboration join shared
                Example: brygga collaboration join shared \\
                    --coordinator-fingerprint FINGERPRINT
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var writing: WritingOptions

        @Argument(
            help: ArgumentHelp(
                "A folder with policy.yaml, policy.<agency>.p7s, trust.json, trust.json.p7s and coordinator.pem.",
                valueName: "folder"), completion: .directory)
        var folder: String

        @Option(help: ArgumentHelp("The coordinator's fingerprint, as the coordinator read it out.", valueName: "hex"))
        var coordinatorFingerprint: String?

        @Option(
            help: ArgumentHelp(
                "When a policy replaces another: its digest, as its owner read it out.", valueName: "hex"))
        var policyDigest: String?

        func run() throws {
            let loaded = try Collaboration.join(
                folder, home: try home.open(writing), exampleKeys: home.allowExampleKeys ? .allow : .refuse,
                at: common.instant,
                expecting: coordinatorFingerprint.map { $0.lowercased().filter { !" :".contains($0) } }
            ) { confirmation in
                let fingerprint: String
                switch confirmation {
                case .policy(let old, let new):
                    if let policyDigest { return policyDigest.lowercased() == new }
                    let question = "The policy changes from\n  \(old) to\n  \(new)\n"
                    return TerminalPrompt.line(question + "Did its owner confirm the new digest? (yes/no) ") == "yes"
                case .coordinator(let coordinator):
                    if coordinatorFingerprint != nil { return true }
                    fingerprint = coordinator.sha256.hex
                }
                let question = "The coordinator's fingerprint is\n  \(KeyCommand.grouped(fingerprint))\n"
                return TerminalPrompt.line(question + "Did the coordinator confirm it? (yes/no) ") == "yes"
            }
            CollaborationCommand.show(loaded, json: common.json, stamp: writing.stamped)
            writing.remark()
        }
    }

    /// `brygga collaboration list`.
    struct List: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "list", abstract: "List the collaborations that this home has joined.",
            discussion: "Example: brygga collaboration list")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions

        func run() throws {
            let opened = try home.open()
            for id in try Collaboration.joined(of: opened) {
                CollaborationCommand.show(try Collaboration.load(id, of: opened, at: common.instant), json: common.json)
            }
        }
    }
}
