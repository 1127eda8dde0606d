import ArgumentParser
import CaseExchange
import CaseModel
import Glibc

/// `brygga demo`: the whole way of one consented case, on real keys, files and processes.
struct DemoCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "demo",
        abstract: "Show the whole way of one consented case between six agencies, in a temporary folder.",
        discussion: "Example: brygga demo --keep ./demo")

    @OptionGroup var language: LanguageOptions

    @Option(
        help: ArgumentHelp("Keep everything in a folder, which must not exist yet.", valueName: "folder"),
        completion: .directory)
    var keep: String?

    @Argument(help: "The scenario.")
    var scenario = "rekrytera-helsingborg"

    func validate() throws {
        guard scenario == "rekrytera-helsingborg" else {
            throw ValidationError("the only scenario is rekrytera-helsingborg")
        }
    }

    func run() throws {
        let program = try Self.program()
        let folder = try DemoFolder(keep: keep)
        defer { folder.removeUnlessKept() }
        let play = DemoPlay(stage: DemoStage(program: program), scenario: DemoScenario())
        try play.run(in: folder)
    }

    /// The path of this very program, so that the demo shows what is installed here.
    private static func program() throws -> String {
        var buffer = [CChar](repeating: 0, count: Int(PATH_MAX) + 1)
        let count = readlink("/proc/self/exe", &buffer, Int(PATH_MAX))
        guard count > 0 else { throw DemoFailure.cannotStart("brygga") }
        return String(decoding: buffer[..<count].map { UInt8(bitPattern: $0) }, as: UTF8.self)
    }
}

/// The folder the demo plays in; it becomes the working folder, so that the commands read as a person would type them.
struct DemoFolder {
    let path: String
    private let isKept: Bool

    init(keep: String?) throws {
        if let keep {
            guard mkdir(keep, 0o700) == 0 else { throw DemoFailure.folder(keep) }
            path = keep
        } else {
            var template = Array((Environment.value("TMPDIR") ?? "/tmp").utf8CString.dropLast())
            template += Array("/brygga-demo-XXXXXX".utf8CString)
            guard mkdtemp(&template) != nil else { throw DemoFailure.folder("a temporary folder") }
            path = String(decoding: template.dropLast().map { UInt8(bitPattern: $0) }, as: UTF8.self)
        }
        isKept = keep != nil
        guard chdir(path) == 0 else { throw DemoFailure.folder(path) }
        // The commands must find no home but those of the demo, whoever watches it.
        unsetenv("BRYGGA_HOME")
        setenv("HOME", ".", 1)
    }

    /// Writes the scenario's files; folders are made as they come.
    func fill(with files: [(path: String, content: [UInt8])]) throws {
        for file in files {
            if let slash = file.path.firstIndex(of: "/") { mkdir(String(file.path[..<slash]), 0o700) }
            try DemoFile.write(file.content, to: file.path)
        }
    }

    func removeUnlessKept() {
        guard !isKept else { return }
        _ = chdir("/")
        _ = ChildProcess(["rm", "-rf", "--", path])?.finish()
    }
}
