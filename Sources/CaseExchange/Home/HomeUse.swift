import CaseModel

/// What a verb is about to do with a home, which decides what is asked of the home before any work starts.
public enum HomeUse: Sendable {
    /// Only to read.
    case reading
    /// To write: it must be writable and have room.
    case writing
    /// To record what must be recorded even when the disk is full, such as a withdrawal or a denial: it must be writable, and
    /// for want of room its reserve is given up.
    case recording
}

extension AgencyHome {
    /// The free space below which a verb that writes does not start, in bytes: 2 MiB.
    static let neededBytes: Int64 = 2 << 20

    /// Refuses what the home cannot bear, and makes its reserve whole again when there is room.
    func prepare(for use: HomeUse) throws {
        guard use != .reading else { return }
        guard isWritable else { throw HomeFault.notWritable(path) }
        let reserve = HomeReserve(of: path)
        let free = try SystemCalls.space(at: path).freeBytes
        if free < Self.neededBytes {
            guard use == .recording else { throw HomeFault.noSpace(path, free: free, needed: Self.neededBytes) }
            if effect == .carriedOut { try reserve.release() }
        } else if effect == .carriedOut, free >= Self.neededBytes + Int64(HomeReserve.size), !reserve.isWhole {
            // Whoever cannot have the reserve back loses nothing now; doctor says that it is missing.
            try? reserve.fill()
        }
    }

    /// Refuses to go on to large writes when there is too little room: for a verb that was opened for `recording`.
    func requireSpace() throws {
        let free = try SystemCalls.space(at: path).freeBytes
        guard free >= Self.neededBytes else {
            throw HomeFault.noSpace(path, free: free, needed: Self.neededBytes)
        }
    }

    /// Whether this process may write everywhere in the home where verbs write.
    var isWritable: Bool {
        let places = [path, keysFolder, collaborationsFolder, outboxFolder, storePath, lockPath]
        return places.allSatisfy { place in
            // What is missing has a fault of its own.
            guard (try? SystemCalls.status(of: place)) ?? nil != nil else { return true }
            return SystemCalls.isWritable(place)
        }
    }
}
