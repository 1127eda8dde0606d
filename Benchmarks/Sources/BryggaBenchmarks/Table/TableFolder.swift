import CReference
import Foundation

/// A folder of this run's own in the memory of the machine, where the tables lie.
struct TableFolder {
    let path: String

    /// The shapes of the tables: `table_shape` of the C side.
    enum Shape {
        /// Eight columns, two of them numbers, about 86 bytes a row, one row in ten with quoted fields.
        case wide
        /// Two columns, one of them a number, about 19 bytes a row.
        case narrow

        /// The columns to be replaced.
        var columns: [String] { self == .wide ? ["pnr", "maka"] : ["pnr"] }
    }

    /// In `/dev/shm` where that is a folder to write in, so that no disk is measured; else among temporary files.
    init() throws {
        let memory = "/dev/shm"
        let parent =
            FileManager.default.isWritableFile(atPath: memory) ? memory : FileManager.default.temporaryDirectory.path
        path = parent + "/brygga-benchmarks-\(UUID().uuidString)"
        try FileManager.default.createDirectory(
            atPath: path, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
    }

    func remove() { try? FileManager.default.removeItem(atPath: path) }

    func file(_ name: String) -> String { path + "/" + name }

    /// Removes a result, so that the next run does not pay for giving back its memory.
    func clear(_ name: String) { unlink(file(name)) }

    /// Writes a table of official test numbers, the same for every run.
    func makeTable(_ name: String, _ shape: Shape, rows: Int) throws {
        guard table_make(file(name), shape == .wide ? table_wide : table_narrow, rows, 5) == 1 else {
            throw Missing(description: "room for a table of \(rows) rows in \(path)")
        }
    }

    /// Writes a master key as `brygga pseudonymise --key` reads it: 64 hexadecimal digits, mode 0600.
    func makeKey(_ name: String) throws {
        let digits = (0..<32).map { String(format: "%02x", $0 * 7 + 1) }.joined()
        guard
            FileManager.default.createFile(
                atPath: file(name), contents: Data(digits.utf8), attributes: [.posixPermissions: 0o600])
        else { throw Missing(description: "a key") }
    }

    /// Whether two files hold the same bytes, read piece by piece.
    func areEqual(_ first: String, _ second: String) throws -> Bool {
        try Commands(folder: URL(filePath: path)).succeeds(["cmp", "-s", file(first), file(second)])
    }
}
