public import CaseModel
public import OpenSSLCrypto

/// The visible part of a bundle: who, to whom, for what purpose, until when (docs/bundle-format.md, section 4).
///
/// It holds no personal data, no consent reference, no file name and no category, and is ASCII only.
public struct BundleManifest: Sendable, Hashable {
    /// An agency and the certificate it uses here.
    public struct Party: Sendable, Hashable {
        /// The agency.
        public let agency: Identifier
        /// SHA-256 of the certificate's DER.
        public let certificate: SHA256Digest

        /// Makes a party.
        public init(agency: Identifier, certificate: SHA256Digest) {
            (self.agency, self.certificate) = (agency, certificate)
        }
    }

    /// A sealed entry of the container.
    public struct Entry: Sendable, Hashable {
        /// Its name in the container.
        public let name: String
        /// Its size there in bytes.
        public let size: Int
    }

    /// A place in a series of bundles that belong together.
    public struct Series: Sendable, Hashable {
        /// The most bundles of a series.
        public static let countLimit = 9_999
        /// The name of the series, the same in all its bundles.
        public let id: BundleID
        /// The number of this bundle, from 1.
        public let number: Int
        /// How many bundles the series has.
        public let count: Int

        /// Makes a place; nil unless 1 ≤ number ≤ count ≤ 9999.
        public init?(id: BundleID, number: Int, count: Int) {
            guard (1...Self.countLimit).contains(count), (1...count).contains(number) else { return nil }
            (self.id, self.number, self.count) = (id, number, count)
        }
    }

    /// What the bundle carries.
    public let kind: BundleKind
    /// The suite's name as it stands; step 5 refuses all but those of `BundleSuite`.
    public let suiteName: String
    /// The bundle's name.
    public let bundleID: BundleID
    /// When it was made.
    public let created: Instant
    /// The last instant at which it may be opened.
    public let expires: Instant
    /// Who sends it.
    public let sender: Party
    /// Who may open it.
    public let recipient: Party
    /// The purpose, a word of the policy.
    public let purpose: Identifier
    /// The digest of the policy that permitted it.
    public let policyDigest: SHA256Digest
    /// The sealed index.
    public let index: Entry
    /// SHA-256 of the index in plain, so that the signature covers the content too.
    public let indexDigest: SHA256Digest
    /// The payload segments in order.
    public let segments: [Entry]
    /// The series of bundles this one belongs to, if any.
    public let series: Series?

    /// The format's name and version.
    public static let format = "brygga1"

    /// The suite, or nil for one this version does not know.
    public var suite: BundleSuite? { BundleSuite(rawValue: suiteName) }
}

extension BundleManifest {
    /// The canonical JSON (RFC 8785).
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: value) }

    var value: JSONValue {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "kind": .string(kind.rawValue), "suite": .string(suiteName),
            "bundle_id": .string(bundleID.hex), "created": .string(created.description),
            "expires": .string(expires.description), "sender": sender.value, "recipient": recipient.value,
            "purpose": .string(purpose.text), "policy_sha256": .string(policyDigest.hex),
            "index": [
                "name": .string(index.name), "size": .integer(Int64(index.size)),
                "plain_sha256": .string(indexDigest.hex),
            ],
            "segments": .array(
                segments.map { ["name": .string($0.name), "size": .integer(Int64($0.size))] }),
        ]
        if let series {
            members["series"] = [
                "id": .string(series.id.hex), "number": .integer(Int64(series.number)),
                "of": .integer(Int64(series.count)),
            ]
        }
        return .object(members)
    }
}

extension BundleManifest.Party {
    var value: JSONValue { ["agency": .string(agency.text), "cert_sha256": .string(certificate.hex)] }
}
