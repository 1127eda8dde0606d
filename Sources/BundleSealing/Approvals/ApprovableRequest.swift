public import CaseModel
public import OpenSSLCrypto

/// A request that officers of one agency are asked to approve: canonical JSON of a closed schema, of at most 256 KiB, that can
/// be approved and used for at most seven days.
public protocol ApprovableRequest: Sendable, Hashable {
    /// The name and version of the request's format.
    static var format: String { get }
    /// The name and version of the format of an approval of it; it stands in what is signed, so that no approval of one kind
    /// is one of another.
    static var approvalFormat: String { get }

    /// The request's name: 16 random bytes.
    var id: BundleID { get }
    /// The collaboration whose trust list says which certificates appoint officers.
    var collaboration: Identifier { get }
    /// The agency whose officers are asked.
    var approvingAgency: Identifier { get }
    /// When it was made.
    var created: Instant { get }
    /// The last instant at which it can be approved or used: at most `lifetime` after `created`.
    var expires: Instant { get }

    /// The request as JSON, which in its canonical form is the request file.
    var json: JSONValue { get }

    /// Reads a request that stands at a pointer of a document: the closed schema, whose limits hold.
    init(_ json: JSONValue, at pointer: String) throws(SchemaFault)
}

extension ApprovableRequest {
    /// The most bytes a request or an approval may have: 256 KiB.
    public static var maximumBytes: Int { 256 << 10 }
    /// The longest life in seconds: seven days.
    public static var lifetime: Int64 { 7 * 86_400 }

    /// Reads a request file: the one canonical form of its closed schema. Throws `approval.malformed`.
    public init(parsing bytes: [UInt8]) throws(ApprovalFault) {
        self = try ApprovalFault.reading(bytes) { (value) throws(SchemaFault) in try Self(value, at: "") }
    }

    /// The canonical JSON (RFC 8785), which is the request file.
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: json) }

    /// SHA-256 of the canonical JSON: what an approval is signed over. Throws `E_CRYPTO`.
    public func digest() throws(BundleFault) -> SHA256Digest {
        let bytes = canonicalJSON
        return try crypto { () throws(OpenSSLError) in try SHA256.hash(bytes) }
    }

    /// Refuses a life that ends before it begins or is longer than `lifetime`.
    func requireLifetime(in object: ClosedObject) throws(SchemaFault) {
        guard created <= expires, expires <= created.adding(seconds: Self.lifetime) else {
            throw object.fault("expires", "before created or more than seven days later")
        }
    }
}
