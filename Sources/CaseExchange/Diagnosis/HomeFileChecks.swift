import CaseModel

/// The files of a home: who may read them, and that there are no others than a home has.
struct HomeFileChecks {
    private let examined: ExaminedHome

    init(_ examined: ExaminedHome) { self.examined = examined }

    var all: [Check] {
        [
            Check("home-permissions", permissions), Check("home-links", links), Check("home-files", files),
            Check("strays", strays), Check("outbox", outbox),
        ]
    }

    private func permissions() -> Finding {
        guard let status = examined.status, examined.isFolder else { return ExaminedHome.nothing }
        let files = [status] + (examined.tree?.entries.map(\.status) ?? [])
        let open = files.count { !$0.isLink && !$0.isPrivate }
        guard open == 0 else {
            return .failed(
                "\(open.counted("file or folder", "files or folders")) of the home can be read or changed by others",
                remedy: "take their rights away", command: ShellWord.line(["chmod", "-R", "go=", examined.path]))
        }
        return .ok("nobody but the owner may look into the home")
    }

    private func links() -> Finding {
        guard let tree = examined.tree else { return ExaminedHome.nothing }
        let others = tree.entries.count { !$0.status.isRegular && !$0.status.isFolder }
        guard others == 0 else {
            return .failed(
                others == 1
                    ? "1 entry of the home is a link, pipe or device"
                    : "\(others) entries of the home are links, pipes or devices",
                remedy: "put the files themselves in their place",
                command: ShellWord.line(["find", examined.path, "!", "-type", "f", "!", "-type", "d"]))
        }
        return .ok("the home holds files and folders only")
    }

    private func files() -> Finding {
        guard let tree = examined.tree else { return ExaminedHome.nothing }
        let names = tree.entries.filter { $0.status.isRegular && !Self.isStray($0.name) }.map(\.name)
        let unknown = names.count { !Self.isKnown($0) }
        let missing = (["agency.yaml", "store.sqlite", "lock"] + AgencyHome.folders).filter { name in
            !tree.entries.contains { $0.name == name }
        }
        let remedy = "move what is not brygga's out of the home; restore what is missing from a backup"
        guard missing.isEmpty else {
            return .failed(
                "the home lacks \(missing.joined(separator: ", "))", remedy: remedy,
                command: ShellWord.line(["ls", "-la", examined.path]))
        }
        // The names of such files are a person's choice, so they are not repeated.
        guard unknown == 0, tree.unreadable == 0 else {
            return .warning(
                unknown.counted("file in the home is", "files in the home are") + " not a home's, "
                    + tree.unreadable.counted("folder", "folders") + " cannot be listed",
                remedy: remedy, command: ShellWord.line(["find", examined.path, "-type", "f"]))
        }
        return .ok("the home holds what a home holds")
    }

    private func strays() -> Finding {
        guard let tree = examined.tree else { return ExaminedHome.nothing }
        let count = tree.entries.count { entry in
            FilePath.name(of: entry.name).hasPrefix(FilePath.temporaryPrefix)
        }
        guard count == 0 else {
            return .warning(
                "\(count.counted("unfinished file", "unfinished files")) of a command that was killed, or that runs just now",
                remedy: "the next command sweeps them away",
                command: ShellWord.line(["brygga", "key", "list", "--home", examined.path]))
        }
        return .ok("no command left anything unfinished")
    }

    private func outbox() throws -> Finding {
        guard let tree = examined.tree else { return ExaminedHome.nothing }
        let present = Set(
            tree.entries.map(\.name).filter { $0.hasPrefix("outbox/") && !Self.isStray($0) }
                .map { String($0.dropFirst(7)) })
        guard let registered = try examined.store.sentFiles() else {
            return .notApplicable("the register cannot be read")
        }
        let holders = examined.store.holderBundles()
        let unregistered = present.subtracting(registered).filter { name in
            !holders.contains(String(name.dropLast(BundleFileName.suffix.count).suffix(12)))
        }
        guard unregistered.isEmpty else {
            return .failed(
                "\(unregistered.count.counted("file in the outbox is", "files in the outbox are")) not in the register of what was sent",
                remedy: "do not send them on: find out where they come from",
                command: ShellWord.line(["ls", "-l", examined.path + "/outbox"]))
        }
        return .ok("every bundle in the outbox is in the register")
    }

    private static func isStray(_ name: String) -> Bool {
        FilePath.parts(of: name).contains { $0.hasPrefix(FilePath.temporaryPrefix) }
    }

    /// Whether the layout of docs/architecture.md has a file of this name.
    private static func isKnown(_ name: String) -> Bool {
        let parts = FilePath.parts(of: name)
        switch (parts.first, parts.count) {
        case ("agency.yaml", 1), ("lock", 1), ("reserve", 1), ("store.sqlite", 1), ("store.sqlite-wal", 1),
            ("store.sqlite-shm", 1), ("store.sqlite-journal", 1):
            return true
        case ("keys", 2):
            return [".key.pem", ".cert.pem", ".p7m"].contains { parts[1].hasSuffix($0) }
        case ("collaborations", 3):
            return ["policy.yaml", "policy.tests.yaml", "trust.json", "trust.json.p7s", "coordinator.pem"]
                .contains(parts[2]) || (parts[2].hasPrefix("policy.") && parts[2].hasSuffix(".p7s"))
        // What lies in the outbox is held against the register.
        case ("outbox", 2): return true
        case ("inbox", 2), ("rejected", 2): return parts[1].hasSuffix(".asice")
        case ("reports", 2): return parts[1].hasSuffix(".md")
        default: return false
        }
    }
}
