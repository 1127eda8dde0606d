import ArgumentParser
import CaseExchange
import CaseModel
import Glibc

/// Options that most verbs share.
struct CommonOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "The reference time, RFC 3339 in UTC, for example 2026-12-01T09:00:00Z (default: now).",
            valueName: "instant"))
    var at: InstantArgument?

    @Flag(help: "Print the result as JSON, one object a line; messages on standard error too.")
    var json = false

    @Flag(help: "Show no progress of long work.")
    var noProgress = false

    @OptionGroup var language: LanguageOptions

    /// Does work and shows on standard error how far it is.
    func showingProgress<Result>(_ work: (any ProgressReporting) throws -> Result) rethrows -> Result {
        try ProgressDisplay.standardError(self).showing(work)
    }

    /// The reference time of this command.
    var instant: Instant { at?.instant ?? Clock.now() }
}

/// What every verb that writes has.
struct WritingOptions: ParsableArguments {
    @Flag(help: "Do everything but write: the same checks, decision and output, with written: false.")
    var dryRun = false

    /// Whether the verb takes effect.
    var effect: Effect { dryRun ? .rehearsed : .carriedOut }

    /// The member `written` of the verb's JSON.
    var written: JSONValue { .bool(effect.isWritten) }

    /// The result with the member `written`, which every object of a writing verb has.
    func stamped(_ object: JSONValue) -> JSONValue {
        .object((object.object ?? [:]).merging(["written": written]) { $1 })
    }

    /// Says in words that nothing was written; with `--json` the result says it.
    func remark() { if dryRun, !FailureReport.wantsJSON { Console.message("dry run: nothing was written") } }
}

/// Where the agency's home is.
struct HomeOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp("The agency's home (default: $BRYGGA_HOME, else ~/.brygga).", valueName: "folder"),
        completion: .directory)
    var home: String?

    @Flag(help: "Accept the published keys of keys-example/. They protect nothing.")
    var allowExampleKeys = false

    /// The path of the home, wherever it comes from.
    var path: String {
        get throws(HomeFault) {
            guard let path = home ?? Environment.value("BRYGGA_HOME") ?? Self.defaultPath else { throw .notNamed }
            return path
        }
    }

    /// Where the path of the home comes from.
    var origin: String {
        if home != nil { return "--home" }
        return Environment.value("BRYGGA_HOME") == nil ? "default" : "BRYGGA_HOME"
    }

    /// Where else a home is looked for.
    static var otherPlaces: [String] { [Environment.value("BRYGGA_HOME"), defaultPath].compactMap { $0 } }

    /// Never in the current folder: whoever can write there could put a home of their own in the way.
    private static var defaultPath: String? { Environment.value("HOME").map { $0 + "/.brygga" } }

    /// Opens the home to read from it.
    func open() throws -> AgencyHome { try AgencyHome.open(at: path) }

    /// Opens the home to write to it, or to rehearse that.
    func open(_ writing: WritingOptions, for use: HomeUse = .writing) throws -> AgencyHome {
        try AgencyHome.open(at: path, for: use, effect: writing.effect)
    }

    /// The keys of a home, with the rule about example keys that was asked for.
    func keys(of home: AgencyHome) -> KeyRing {
        KeyRing(of: home, exampleKeys: allowExampleKeys ? .allow : .refuse)
    }
}

/// Which collaboration a verb is about.
struct CollaborationOptions: ParsableArguments {
    @Option(help: ArgumentHelp("The collaboration's id (default: the only one joined).", valueName: "id"))
    var collaboration: IdentifierArgument?

    /// Loads the pinned collaboration.
    func load(_ home: AgencyHome, at instant: Instant) throws -> Collaboration {
        try Collaboration.load(collaboration?.identifier, of: home, at: instant)
    }
}

/// Environment variables; none ever carries a secret.
enum Environment {
    /// The folder for files without a name where no home is in use.
    static var spool: String { value("TMPDIR") ?? "/tmp" }

    static func value(_ name: String) -> String? {
        guard let text = getenv(name).map({ String(cString: $0) }), !text.isEmpty else { return nil }
        return text
    }
}
