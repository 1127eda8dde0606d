import CaseModel
import OpenSSLCrypto

/// Room that a home keeps for the day the disk is full: a file whose only use is to be given up, so that a withdrawal or a
/// denial, or that content was released, can still be recorded.
struct HomeReserve: Sendable {
    /// How large it is, in bytes: 1 MiB, some hundred entries of the store with its write-ahead log.
    static let size = 1 << 20

    let path: String

    init(of home: String) { path = home + "/reserve" }

    /// Whether it is there with real blocks: a copy of a home can hold a file that only looks large.
    var isWhole: Bool {
        guard let status = (try? SystemCalls.status(of: path)) ?? nil else { return false }
        return status.isRegular && status.size >= Self.size && status.allocated >= Self.size
    }

    /// Makes it, or makes it whole again.
    func fill() throws(FileFault) {
        let file = try DurableFile(in: FilePath.folder(of: path))
        try file.allocate(Self.size)
        // Written out as well, since blocks that are only set aside are lost when a home is copied.
        try file.write([UInt8](repeating: 0, count: Self.size))
        try file.commit(as: path, ifExisting: .replace)
    }

    /// Gives it up; its blocks are free at once.
    func release() throws(FileFault) { try SystemCalls.unlink(path) }
}

extension AgencyHome {
    /// Notes in the store what has taken effect already. On a full disk the reserve is given up for it: what lies in its
    /// place must not be called undone.
    func noting(_ note: () throws -> Void) throws {
        do { try note() } catch let failure as any ReportableFailure where failure.failureClass == .tryAgain {
            // Where the reserve is gone too, the first failure says more.
            guard effect == .carriedOut, (try? HomeReserve(of: path).release()) != nil else { throw failure }
            try note()
        }
    }
}
