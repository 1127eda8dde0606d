import Foundation
import TestSupport
import Testing

/// A copy of the world that a test may change.
struct Stage: Sendable {
    let folder: TemporaryFolder
    let world: World

    var root: String { folder.path }

    /// Copies the template.
    static func set() async throws -> Stage {
        let world = try await World.shared.value
        let folder = try TemporaryFolder()
        let copied = try await run("cp", ["-a", world.template + "/.", folder.path])
        try #require(copied.code == 0, "\(copied.errors)")
        return Stage(folder: folder, world: world)
    }

    /// Runs the command in the copy.
    func play(
        _ words: [String], input: [UInt8] = [], environment: [String: String] = [:], through wrapper: [String] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ProcessOutcome {
        try await brygga(
            words, in: root, input: input, environment: environment, through: wrapper, sourceLocation: sourceLocation)
    }

    /// Runs the command and requires that it succeeds.
    @discardableResult
    func succeed(
        _ words: [String], input: [UInt8] = [], sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> ProcessOutcome {
        let outcome = try await play(words, input: input, sourceLocation: sourceLocation)
        try #require(outcome.code == 0, "\(words.first ?? ""): \(outcome.errors)", sourceLocation: sourceLocation)
        return outcome
    }

    /// Runs the command with `--json` and expects just this refusal: exit code, code word, one JSON object on standard
    /// error, nothing on standard output, and every file and every row of the home's store as before.
    @discardableResult
    func refuse(
        _ words: [String], _ exit: Int32, _ code: String, input: [UInt8] = [],
        sourceLocation: SourceLocation = #_sourceLocation
    ) async throws -> [String: Any] {
        let before = try await FolderState.of(self, home: Self.home(in: words))
        let outcome = try await play(words + ["--json"], input: input, sourceLocation: sourceLocation)
        let after = try await FolderState.of(self, home: Self.home(in: words))
        #expect(outcome.code == exit, "\(outcome.errors)", sourceLocation: sourceLocation)
        if words.first == "verify", exit == 3 {
            // The report is the result, whatever it says.
            let report = try objects(outcome.output)
            #expect(report.count == 1, "\(outcome.text)", sourceLocation: sourceLocation)
            #expect(report.first?["verified"] as? Bool == false, sourceLocation: sourceLocation)
            #expect(report.first?["code"] as? String == code, sourceLocation: sourceLocation)
        } else {
            #expect(outcome.output.isEmpty, "\(outcome.text)", sourceLocation: sourceLocation)
        }
        #expect(after.changes(since: before) == [], sourceLocation: sourceLocation)
        let lines = try objects(Array(outcome.errors.utf8))
        let errors = lines.filter { $0["type"] as? String == "error" }
        #expect(errors.count == 1, "\(outcome.errors)", sourceLocation: sourceLocation)
        let error = errors.first ?? [:]
        #expect(error["code"] as? String == code, "\(outcome.errors)", sourceLocation: sourceLocation)
        #expect(error["exit"] as? Int == Int(exit), sourceLocation: sourceLocation)
        #expect((error["message"] as? String)?.isEmpty == false, sourceLocation: sourceLocation)
        return error
    }

    private static func home(in words: [String]) -> String? {
        guard let index = words.firstIndex(of: "--home"), index + 1 < words.count else { return nil }
        return words[index + 1]
    }

    /// Rewrites a file of the copy.
    func edit(_ name: String, _ change: (String) -> String) throws {
        let path = folder.path(name)
        let mode = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int ?? 0o600
        try folder.write(change(try String(contentsOfFile: path, encoding: .utf8)), to: name, permissions: mode)
    }

    func bytes(_ name: String) throws -> [UInt8] { [UInt8](try Data(contentsOf: URL(filePath: folder.path(name)))) }

    func exists(_ name: String) -> Bool { FileManager.default.fileExists(atPath: folder.path(name)) }

    /// The names in a folder of the copy, sorted.
    func names(in name: String) throws -> [String] {
        try FileManager.default.contentsOfDirectory(atPath: folder.path(name)).sorted()
    }

    func setPermissions(_ mode: Int, of name: String) throws {
        try FileManager.default.setAttributes([.posixPermissions: mode], ofItemAtPath: folder.path(name))
    }

    /// The path of a key file of a home.
    func keyFile(_ home: String, _ use: String) throws -> String {
        let name = try names(in: home + "/keys").first { $0.hasPrefix(use + "-") && $0.hasSuffix(".key.pem") }
        return "\(home)/keys/\(try #require(name))"
    }

    /// Runs SQL on a home's store with the stock tool.
    func sql(_ statement: String, in home: String) async throws -> String {
        let outcome = try await run("sqlite3", [folder.path(home + "/store.sqlite"), statement])
        try #require(outcome.code == 0, "\(outcome.errors)")
        return outcome.text.trimmingCharacters(in: .whitespacesAndNewlines)
    }
}

/// What stands in a folder, to be compared: type, permissions and content of each file, and a store as its rows.
struct FolderState {
    private var entries: [String: String] = [:]

    static func of(_ stage: Stage, home: String?) async throws -> FolderState {
        var state = FolderState()
        for name in stage.folder.contents() {
            // SQLite may fold its log into the file at any time; what counts is the rows.
            if name.contains("store.sqlite") { continue }
            // A mebibyte of zeros, or gone; its bytes say nothing.
            if name.hasSuffix("/reserve") {
                state.entries[name] = "reserve"
                continue
            }
            let path = stage.folder.path(name)
            let attributes = try FileManager.default.attributesOfItem(atPath: path)
            let type = attributes[.type] as? FileAttributeType
            let content = type == .typeRegular ? try Data(contentsOf: URL(filePath: path)).base64EncodedString() : ""
            state.entries[name] = "\(type?.rawValue ?? "") \(attributes[.posixPermissions] ?? 0) \(content)"
        }
        if let home, stage.exists(home + "/store.sqlite") {
            let dump = try await run("sqlite3", [stage.folder.path(home + "/store.sqlite"), ".dump"])
            // A denial is entered: that is its purpose.
            let rows = dump.text.split(separator: "\n").filter {
                !$0.hasPrefix("INSERT INTO refused_export") && !$0.hasPrefix("INSERT INTO reversal")
            }
            state.entries["rows of " + home] = rows.joined(separator: "\n")
        }
        return state
    }

    func changes(since before: FolderState) -> [String] {
        Set(entries.keys).union(before.entries.keys).filter { entries[$0] != before.entries[$0] }.sorted()
    }
}
