public import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// A trust list, its signature and the coordinator's certificate, as they lie in a folder: `trust.json`, `trust.json.p7s`,
/// `coordinator.pem`.
public struct TrustListFiles: Sendable {
    /// The coordinator's certificate.
    public let coordinator: Certificate
    /// Where the list was read from; its signature lies beside it, with `.p7s` at the end of its name.
    public let listPath: String
    /// Where the coordinator's certificate was read from.
    public let coordinatorPath: String
    let list: [UInt8]
    let signature: [UInt8]

    static let listName = "trust.json"
    static let signatureName = "trust.json.p7s"
    static let coordinatorName = "coordinator.pem"

    /// Reads a folder, or a list with its signature beside it, and the coordinator's certificate from wherever it is; nothing
    /// in them is believed yet.
    public init(at path: String, coordinator certificate: String?) throws {
        let path = FilePath.withoutTrailingSlash(path)
        let isFolder = try InputFile.isFolder(path)
        let file = isFolder ? path + "/" + Self.listName : path
        let beside = FilePath.folder(of: file) + "/" + Self.coordinatorName
        coordinatorPath = certificate ?? beside
        listPath = file
        list = try InputFile.read(file, maximumBytes: BundleLimits.trustListSize)
        coordinator = try KeyRing.readCertificate(coordinatorPath)
        signature = try InputFile.read(file + ".p7s", maximumBytes: BundleLimits.trustListSize)
    }

    init(list: [UInt8], signature: [UInt8], coordinator: Certificate) {
        (self.list, self.signature, self.coordinator) = (list, signature, coordinator)
        (listPath, coordinatorPath) = (Self.listName, Self.coordinatorName)
    }

    /// The list and its signature, without the coordinator's certificate.
    static func readList(in folder: String) throws -> (list: [UInt8], signature: [UInt8]) {
        let limit = BundleLimits.trustListSize
        return (
            try InputFile.read(folder + "/" + listName, maximumBytes: limit),
            try InputFile.read(folder + "/" + signatureName, maximumBytes: limit)
        )
    }

    /// Verifies the list: signed by the coordinator, in time, and no older than the last one seen.
    public func verify(at instant: Instant, lastSeenSerial: Int?) throws -> VerifiedTrustList {
        try TrustList.verify(
            list, signature: signature, coordinator: coordinator, at: instant, lastSeenSerial: lastSeenSerial)
    }

    /// Refuses to put a list in a folder that has one with the same or a higher number.
    static func requireRising(_ serial: Int, in folder: String) throws {
        guard try InputFile.exists(folder + "/" + listName) else { return }
        let old = try TrustList(parsing: try readList(in: folder).list)
        guard serial > old.serial else { throw CollaborationFault.serialNotRising(old.serial) }
    }
}
