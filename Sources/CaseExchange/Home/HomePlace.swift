public import CaseModel
import GRDB
import OpenSSLCrypto

/// Where a home's store was made or last taken over: a copy, such as a restored backup, lies elsewhere.
///
/// It stands in the store itself, so that it is copied along and then does not fit.
struct HomePlace: Sendable, Hashable {
    /// A random name of the home, which its copies share.
    let id: String
    let device: Int64
    let inode: Int64
    let path: String

    /// The place of a store as it is now; `final` is where its home will lie.
    static func present(of store: String, home final: String, id: String) throws -> HomePlace? {
        guard let status = try SystemCalls.status(of: store) else { return nil }
        let path = SystemCalls.canonicalPath(final) ?? canonicalPath(ofNew: final)
        return HomePlace(id: id, device: status.device, inode: status.inode, path: path)
    }

    /// A path whose last part does not exist yet.
    private static func canonicalPath(ofNew path: String) -> String {
        guard let folder = SystemCalls.canonicalPath(FilePath.folder(of: path)) else { return path }
        return (folder == "/" ? "" : folder) + "/" + FilePath.name(of: path)
    }

    /// What the store says, or nil when it says nothing.
    static func recorded(in database: Database) throws -> HomePlace? {
        guard let row = try Row.fetchOne(database, sql: "SELECT * FROM home_identity") else { return nil }
        return HomePlace(id: row["id"], device: row["device"], inode: row["inode"], path: row["path"])
    }

    /// Whether a store lies where it was: same file, same path.
    func isSamePlace(as other: HomePlace) -> Bool {
        device == other.device && inode == other.inode && path == other.path
    }

    func record(in database: Database, at instant: Instant) throws {
        try database.execute(sql: "DELETE FROM home_identity")
        try database.execute(
            sql: "INSERT INTO home_identity (id, device, inode, path, since) VALUES (?, ?, ?, ?, ?)",
            arguments: [id, device, inode, path, instant.description])
    }
}

extension AgencyHome {
    /// Records that the home lies where it is: when it is made, and after it was moved or restored on purpose.
    public func recordPlace(at instant: Instant) throws {
        try recordPlace(as: path, at: instant)
    }

    func recordPlace(as final: String, at instant: Instant) throws {
        let store = try openStore()
        let random = try SHA256.hash(Array(FilePath.temporaryName().utf8)).hex.prefix(32)
        try store.write { database in
            let id = try HomePlace.recorded(in: database)?.id ?? String(random)
            try HomePlace.present(of: storePath, home: final, id: id)?.record(in: database, at: instant)
        }
        try store.close()
    }
}
