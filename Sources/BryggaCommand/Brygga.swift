import ArgumentParser
import CaseExchange
import CaseModel
import Glibc
import ParallelWork

/// The root of the command; each verb stands in a file of its own under `Verbs/`.
struct Brygga: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "brygga",
        abstract: "Share information about a person between agencies, exactly as consented and agreed.",
        discussion: """
            \(FirstSteps.text)

            \(HelpTopic.list)
            """,
        version: BryggaVersion.text,
        groupedSubcommands: [
            CommandGroup(
                name: "Cases",
                subcommands: [ExportCommand.self, ApproveCommand.self, VerifyCommand.self, OpenCommand.self]),
            CommandGroup(
                name: "Agreement and consent",
                subcommands: [
                    PolicyCommand.self, ConsentCommand.self, RegisterCommand.self, CollaborationCommand.self,
                    TrustCommand.self,
                ]),
            CommandGroup(
                name: "Agency", subcommands: [InitCommand.self, KeyCommand.self, DoctorCommand.self]),
            CommandGroup(name: "Personal numbers", subcommands: [IdCommand.self]),
            CommandGroup(
                name: "Statistics",
                subcommands: [
                    PseudonymiseCommand.self, PseudonymsCommand.self, ExtractCommand.self, TabulateCommand.self,
                ]),
            CommandGroup(name: "Learning", subcommands: [DemoCommand.self, ExplainCommand.self]),
        ])
}

/// The package's version, as `--version` prints it.
enum BryggaVersion {
    static let text = "brygga 0.1.0"
}

@main
enum EntryPoint {
    static func main() {
        // Everything this process creates is the owner's alone; a closed pipe or a file size limit is an error, not death.
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        ProcessHardening.forbidCoreDumps()
        ProcessProtection.forbidTracing()
        ProcessHardening.allowManyFiles()
        do {
            try StandardStreams.require()
            try ProcessSurroundings.require()
            if let topic = try HelpRequest.topic(in: CommandLine.arguments) {
                HelpRequest.show(topic)
            } else {
                try runVerb()
            }
        } catch {
            let code = FailureReport.finish(error)
            guard code == 0 else { exit(code) }
        }
        if Console.standardOutputFailed { exit(FailureReport.finish(OutputFailure())) }
    }

    private static func runVerb() throws {
        var command = try Brygga.parseAsRoot()
        guard command is any AsyncParsableCommand else { return try command.run() }
        // What waits for events is set up here and no earlier: it needs surroundings that were found fit.
        try Background(awaiting: {
            guard var verb = try Brygga.parseAsRoot() as? any AsyncParsableCommand else { return }
            try await verb.run()
        }).value()
    }
}

/// Settings of the process that keep secrets in and files apart.
enum ProcessHardening {
    /// A bundle may hold thousands of files, each of which is open until all are verified.
    static func allowManyFiles() {
        var limit = rlimit()
        guard getrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit) == 0 else { return }
        limit.rlim_cur = limit.rlim_max
        setrlimit(__rlimit_resource_t(RLIMIT_NOFILE.rawValue), &limit)
    }

    static func forbidCoreDumps() {
        var limit = rlimit(rlim_cur: 0, rlim_max: 0)
        setrlimit(__rlimit_resource_t(RLIMIT_CORE.rawValue), &limit)
    }
}
