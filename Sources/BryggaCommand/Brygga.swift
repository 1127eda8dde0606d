import ArgumentParser
import CaseExchange
import CaseModel
import Glibc

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
                subcommands: [PolicyCommand.self, ConsentCommand.self, CollaborationCommand.self, TrustCommand.self]),
            CommandGroup(
                name: "Agency", subcommands: [InitCommand.self, KeyCommand.self]),
            CommandGroup(name: "Statistics", subcommands: [PseudonymiseCommand.self]),
            CommandGroup(name: "Learning", subcommands: [DemoCommand.self]),
        ])
}

/// The package's version, as `--version` prints it.
enum BryggaVersion {
    static let text = "brygga 0.1.0"
}

@main
enum EntryPoint {
    static func main() async {
        // Everything this process creates is the owner's alone; a closed pipe or a file size limit is an error, not death.
        umask(0o077)
        signal(SIGPIPE, SIG_IGN)
        signal(SIGXFSZ, SIG_IGN)
        ProcessHardening.forbidCoreDumps()
        ProcessHardening.allowManyFiles()
        ProcessHardening.occupyStandardDescriptors()
        Terminal.widenHelp()
        do {
            if let topic = try HelpRequest.topic(in: CommandLine.arguments) {
                HelpRequest.show(topic)
            } else {
                try await runVerb()
            }
        } catch {
            let code = FailureReport.finish(error)
            guard code == 0 else { exit(code) }
        }
        if Console.standardOutputFailed { exit(FailureReport.finish(OutputFailure())) }
    }

    private static func runVerb() async throws {
        var command = try Brygga.parseAsRoot()
        if var verb = command as? any AsyncParsableCommand {
            try await verb.run()
        } else {
            try command.run()
        }
    }
}

/// Settings of the process that keep secrets in and files apart.
enum ProcessHardening {
    /// Takes the place of a standard stream that was closed, so that no file of ours is opened as one: what is read from
    /// it or written to it fails as it would without.
    static func occupyStandardDescriptors() {
        for (descriptor, wrongWay) in [(STDIN_FILENO, O_WRONLY), (STDOUT_FILENO, O_RDONLY), (STDERR_FILENO, O_RDONLY)]
        where fcntl(descriptor, F_GETFD) == -1 {
            // The lowest free descriptor is this one, since those before it are taken.
            _ = open("/dev/null", wrongWay)
        }
    }

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
