public import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// A trust list, its signature and the coordinator's certificate, as they lie in a folder: `trust.json`, `trust.json.p7s`,
/// `coordinator.pem`.
public struct TrustListFiles: Sendable {
    /// The coordinator's certificate.
    public let coordinator: Certificate
    let list: [UInt8]
    let signature: [UInt8]

    static let listName = "trust.json"
    static let signatureName = "trust.json.p7s"
    static let coordinatorName = "coordinator.pem"

    /// Reads a folder; nothing in it is believed yet.
    public init(in folder: String) throws {
        coordinator = try KeyRing.readCertificate(folder + "/" + Self.coordinatorName)
        (list, signature) = try Self.readList(in: folder)
    }

    init(list: [UInt8], signature: [UInt8], coordinator: Certificate) {
        (self.list, self.signature, self.coordinator) = (list, signature, coordinator)
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
