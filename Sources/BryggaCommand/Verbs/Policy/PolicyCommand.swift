import ArgumentParser
import AuditReporting
import CaseExchange
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// `brygga policy …`: checking, testing, explaining and signing a policy file.
struct PolicyCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "policy",
        abstract: "Check, test, show, compare, prove, explain, export, describe and sign a policy file.",
        subcommands: [
            Check.self, Test.self, Explain.self, Matrix.self, Diff.self, Prove.self, Reach.self, Export.self,
            Schema.self,
            Sign.self, Status.self,
        ])
}

extension PolicyCommand {
    /// `brygga policy explain`.
    struct Explain: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "explain",
            abstract: "Say how a policy decides a request, which rule decided, what came closest and what is missing.",
            discussion: """
                The request is a YAML file with 'as_of', 'given' as in a policy test, and 'fixtures' for its consents. \
                A denial that is explained is a result: exit code 0.

                Example: brygga policy explain request.yaml --policy policy.yaml
                """)
        @OptionGroup var home: HomeOptions
        @OptionGroup var collaboration: CollaborationOptions
        @OptionGroup var common: CommonOptions

        @Argument(help: "The request.", completion: .file())
        var request: String

        @Option(
            help: ArgumentHelp("The policy (default: the one that this home has pinned).", valueName: "file"),
            completion: .file())
        var policy: String?

        func run() throws {
            let question = try PolicyFile.readQuestion(request)
            let policy =
                try self.policy.map { try PolicyFile.read($0) }
                ?? collaboration.load(try home.open(), at: common.instant).policy
            let decision = try question.decide(by: policy)
            let closest = policy.closestPermits(to: decision)
            guard !common.json else {
                Console.result(bytes: decision.canonicalJSON(closest: closest) + [0x0A])
                return
            }
            for line in DecisionPhrases(ChosenLanguage.current).lines(decision, closest: closest) {
                Console.result(line)
            }
            let near = decision.perCategory.flatMap(\.outcome.nearMisses).map(\.permit)
            let named = decision.permits + decision.forbids + near + closest.flatMap(\.closest).map(\.permit)
            for rule in Set(named).sorted() {
                if let place = policy.place(ofRule: rule) { Console.result("  \(rule) stands at \(place)") }
            }
        }
    }

    /// `brygga policy sign`.
    struct Sign: ParsableCommand {
        static let configuration = CommandConfiguration(
            commandName: "sign", abstract: "Sign a policy's digest for this agency; writes policy.<agency>.p7s.",
            discussion: "Example: brygga policy sign shared/policy.yaml --out shared")
        @OptionGroup var home: HomeOptions
        @OptionGroup var common: CommonOptions
        @OptionGroup var passphrase: PassphraseOptions
        @OptionGroup var writing: WritingOptions

        @Argument(help: "The policy file.", completion: .file())
        var file: String

        @Option(
            help: ArgumentHelp("The folder to write to; it must exist.", valueName: "folder"), completion: .directory)
        var out: String

        @Flag(help: "Replace an earlier signature.")
        var force = false

        func run() throws {
            let policy = try PolicyFile.read(file)
            let opened = try home.open(writing)
            let path = try PolicySigning.sign(
                policy, home: opened, with: KeyUnlocking(home.keys(of: opened), passphrase: passphrase),
                at: common.instant, into: out, ifExisting: force ? .replace : .keep)
            if common.json {
                Console.result(
                    writing.stamped(["signature": .string(path), "policy_sha256": .string(policy.digest.hex)]))
            } else {
                Console.result("\(path): \(opened.agency) signs \(policy.digest.hex)")
            }
            writing.remark()
        }
    }
}
