import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation
import Pseudonymisation

/// The keyed digests by which the register knows what a batch has sent before (docs/batches.md).
final class BatchItemKey: Sendable {
    private let key: ItemDigestKey
    /// The label of the derivation; a new form of the message gets a new one.
    private static let label = "batch/v1"

    /// Derives the key from the key of the agency's own pseudonym domain, which never leaves the home.
    init(_ keys: KeyUnlocking) throws {
        let own = try keys.pseudonymKey(of: keys.ring.ownDomain())
        key = try ItemDigestKey(from: own.key, label: Self.label)
    }

    /// The digest of what one recipient is to get of a case: whom it is about, what was ordered, under which policy, and
    /// every file of it.
    func item(_ parcel: BundleStaging.Parcel, of decided: DecidedCase, id: String?) throws -> SHA256Digest {
        let order = decided.order
        let request = parcel.permission.disclosure.decision.request
        var members: [String: JSONValue] = [
            "collaboration": .string(decided.export.collaboration.id.text),
            "policy": .string(decided.export.collaboration.policy.digest.hex),
            "person": .string(decided.register.principal.value), "recipient": .string(request.to.text),
            "purpose": .string(order.purpose.text), "role": .string(order.role.text),
            "identity": .string(order.identity.rawValue), "trim": .bool(order.trim == .allowedPart),
            "days": .integer(Int64(order.days)),
            "categories": .array(request.categories.sorted().map { .string($0.text) }),
            "events": .object(
                Dictionary(
                    uniqueKeysWithValues: order.eventDates.map { ($0.key.text, .string($0.value.description)) })),
            "files": .array(try parcel.payload.files.map(Self.object)),
        ]
        if let id { members["id"] = .string(id) }
        return try key.digest(of: CanonicalJSON.bytes(of: .object(members)))
    }

    private static func object(_ file: PayloadFile) throws -> JSONValue {
        var hash = try SHA256()
        var offset = 0
        while offset < file.content.size {
            let piece = try file.content.read(at: offset, count: min(1 << 20, file.content.size - offset))
            hash.update(piece)
            offset += piece.count
        }
        return [
            "name": .string(file.name.text), "category": .string(file.category.text),
            "sha256": .string(try hash.finalize().hex),
        ]
    }
}
