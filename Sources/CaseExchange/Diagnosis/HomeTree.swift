import CaseModel

/// Everything below a home, with what the system knows of each; links are not followed.
struct HomeTree {
    /// Paths below the home and what stands there.
    let entries: [(name: String, status: FileStatus)]
    /// How many folders could not be listed.
    let unreadable: Int

    /// The most entries that are looked at.
    private static let limit = 100_000

    init(of path: String) throws(FileFault) {
        var entries: [(String, FileStatus)] = []
        var unreadable = 0
        var folders = [""]
        _ = try SystemCalls.names(in: path)
        while let folder = folders.popLast(), entries.count < Self.limit {
            guard let names = try? SystemCalls.names(in: path + folder) else {
                unreadable += 1
                continue
            }
            for name in names {
                let place = folder + "/" + name
                guard let status = (try? SystemCalls.status(of: path + place)) ?? nil else { continue }
                entries.append((String(place.dropFirst()), status))
                // A home is two folders deep; what lies deeper is not a home's.
                if status.isFolder, place.utf8.count(where: { $0 == UInt8(ascii: "/") }) < 4 { folders.append(place) }
            }
        }
        (self.entries, self.unreadable) = (entries, unreadable)
    }
}
