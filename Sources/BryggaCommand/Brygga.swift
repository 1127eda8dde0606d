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
            An agency keeps a home (keys, pinned policy, consents, register). A case goes out with 'export', is checked \
            with 'verify' and read with 'open'. 'brygga demo' shows the whole way.

            Exit codes: 0 done, 1 surroundings, 2 denied by policy or consent, 3 not verified or not for us, \
            64 usage, 65 bad input, 75 busy or no space, 130 interrupted.
            """,
        version: BryggaVersion.text,
        groupedSubcommands: [
            CommandGroup(
                name: "Cases", subcommands: [ExportCommand.self, VerifyCommand.self, OpenCommand.self]),
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
        do {
            var command = try Brygga.parseAsRoot()
            if var verb = command as? any AsyncParsableCommand {
                try await verb.run()
            } else {
                try command.run()
            }
        } catch {
            exit(FailureReport.finish(error))
        }
        if Console.standardOutputFailed { exit(FailureReport.finish(OutputFailure())) }
    }
}

/// Settings that keep secrets out of crash dumps.
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
