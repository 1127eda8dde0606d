import CaseModel
import Glibc

/// The home as a whole: that it is there, whose it is, where it lies, and what room it has.
struct HomeChecks {
    private let diagnosis: Diagnosis
    private let examined: ExaminedHome

    init(_ diagnosis: Diagnosis, _ examined: ExaminedHome) { (self.diagnosis, self.examined) = (diagnosis, examined) }

    var all: [Check] {
        [
            Check("home", home), Check("home-identity", identity), Check("home-owner", owner),
            Check("home-writable", writable), Check("home-place", place), Check("same-agency", sameAgency),
            Check("free-space", freeSpace), Check("free-files", freeFiles), Check("reserve", reserve),
            Check("unnamed-files", unnamedFiles), Check("locks", locks),
        ]
    }

    private func home() -> Finding {
        guard let status = examined.status else {
            return .failed(
                "there is no agency home at \(examined.path)",
                remedy: "give the right folder with --home, or make one: brygga init --agency ID --name NAME",
                command: "brygga init --help")
        }
        guard status.isFolder else {
            return .failed(
                "\(examined.path) is no folder", remedy: "give the right folder with --home",
                command: ShellWord.line(["ls", "-ld", examined.path]))
        }
        guard examined.tree != nil else {
            return .failed(
                "the home \(examined.path) cannot be read by this user", remedy: "run it as the home's owner",
                command: ShellWord.line(["ls", "-ld", examined.path]))
        }
        return .ok("the home is at \(examined.path)")
    }

    private func identity() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        if let home = examined.home { return .ok("it is the home of \(home.agency), layout 1") }
        let fault = examined.fault
        return .failed(
            "who the home is of cannot be read: \(fault?.message ?? "unknown") [\(fault?.code ?? "unexpected")]",
            remedy: fault?.hint ?? "restore agency.yaml from a backup of the home",
            command: ShellWord.line(["ls", "-l", examined.path]))
    }

    private func owner() -> Finding {
        guard let status = examined.status, examined.isFolder else { return ExaminedHome.nothing }
        let foreign = ([status] + (examined.tree?.entries.map(\.status) ?? [])).count { $0.owner != geteuid() }
        guard foreign == 0 else {
            return .failed(
                "\(foreign.counted("file or folder of the home belongs", "files or folders of the home belong")) to another user",
                remedy: "run brygga as the home's owner, or give the home to this user",
                command: ShellWord.line(["ls", "-lan", examined.path]))
        }
        return .ok("everything in the home belongs to the user who runs this")
    }

    private func writable() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let places = ["", "/keys", "/collaborations", "/outbox", "/store.sqlite", "/lock"]
        let closed = places.filter { place in
            ((try? SystemCalls.status(of: examined.path + place)) ?? nil) != nil
                && !SystemCalls.isWritable(examined.path + place)
        }
        guard closed.isEmpty else {
            return .failed(
                "the home cannot be written to: "
                    + closed.map { $0.isEmpty ? "." : String($0.dropFirst()) }
                    .joined(separator: ", "),
                remedy: "give its owner the right to write, or mount its file system for writing",
                command: ShellWord.line(["chmod", "-R", "u+rwX", examined.path]))
        }
        return .ok("the home can be written to")
    }

    private func place() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let adopt = ShellWord.line(["brygga", "doctor", "--adopt", "--home", examined.path])
        switch try examined.store.place(home: examined.path) {
        case .unknown: return .notApplicable("the store cannot be asked where it was made")
        case .notRecorded:
            return .warning(
                "the store does not know where it lies", remedy: "record it, so that a copy is known for one",
                command: adopt)
        case .same: return .ok("the home lies where it was made or taken over")
        case .moved:
            return .warning(
                "the home was moved, copied or restored [warning.home-copied]",
                remedy: "if it is a copy, remove it: a copy does not know of later withdrawals and opened bundles; "
                    + "if it is the only one, take it over", command: adopt)
        }
    }

    private func sameAgency() -> Finding {
        guard let home = examined.home else { return ExaminedHome.nothing }
        let others = NearbyHomes.of(home.agency, beside: examined.path, and: diagnosis.otherPlaces)
        guard let other = others.first else { return .ok("no other home of \(home.agency) is near") }
        return .warning(
            "there is another home of \(home.agency) at \(other)",
            remedy: "use one of them: the two know nothing of each other's consents and withdrawals",
            command: ShellWord.line(["brygga", "key", "list", "--home", other]))
    }

    /// Below this verbs will soon fail, in bytes: 8 MiB.
    private static let tightBytes: Int64 = 8 << 20
    /// Below this somebody should see to it, in bytes: 100 MiB.
    private static let lowBytes: Int64 = 100 << 20

    private func freeSpace() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let free = try SystemCalls.space(at: examined.path).freeBytes
        let text = "\(free >> 20) MiB are free where the home lies"
        let command = ShellWord.line(["df", "-h", examined.path])
        if free < Self.tightBytes { return .failed(text, remedy: "free some space", command: command) }
        if free < Self.lowBytes { return .warning(text, remedy: "free some space", command: command) }
        return .ok(text)
    }

    private func freeFiles() throws -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        let space = try SystemCalls.space(at: examined.path)
        guard space.files > 0 else { return .ok("the file system has no limit on the number of files") }
        let command = ShellWord.line(["df", "-i", examined.path])
        let text = "there is room for \(space.freeFiles.counted("more file", "more files"))"
        if space.freeFiles < 100 { return .failed(text, remedy: "remove files, or use another disk", command: command) }
        if space.freeFiles < 10_000 {
            return .warning(text, remedy: "remove files, or use another disk", command: command)
        }
        return .ok("there is room for 10000 more files or more")
    }

    private func reserve() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        guard HomeReserve(of: examined.path).isWhole else {
            return .warning(
                "the reserve is not there: on a full disk a withdrawal could not be recorded",
                remedy: "free some space; the next command that writes makes the reserve anew",
                command: ShellWord.line(["df", "-h", examined.path]))
        }
        return .ok("the reserve for a full disk is there")
    }

    private func unnamedFiles() -> Finding {
        guard examined.isFolder, SystemCalls.isWritable(examined.path) else {
            return .notApplicable("the home cannot be written to")
        }
        do {
            _ = try DurableFile(in: examined.path, fallback: .refuse)
        } catch {
            return .failed(
                "the file system has no files without names (O_TMPFILE), so bundles cannot be opened on it: "
                    + error.withoutPath, remedy: "put the home on a local file system such as ext4, xfs or btrfs",
                command: ShellWord.line(["df", "-T", examined.path]))
        }
        return .ok("the file system has files without names")
    }

    private func locks() -> Finding {
        guard examined.isFolder else { return ExaminedHome.nothing }
        do {
            let descriptor = try SystemCalls.open(examined.path + "/lock", O_RDONLY)
            guard try SystemCalls.lock(descriptor, path: examined.path + "/lock") else {
                return .ok("locks work: another command holds it just now")
            }
        } catch {
            return .failed(
                "the home cannot be locked: \(error.withoutPath)",
                remedy: "restore the file lock, or put the home on a local file system",
                command: "(umask 077; \(ShellWord.line(["touch", examined.path + "/lock"])))")
        }
        return .ok("locks work")
    }
}
