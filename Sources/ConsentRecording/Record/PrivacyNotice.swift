public import OpenSSLCrypto
import CaseModel

/// The notice a person was shown: exactly this text (`privacy_notice`).
public struct PrivacyNotice: Hashable, Sendable {
    /// Where it can be read: an absolute URI, 500 ASCII characters at most.
    public let uri: String
    /// The SHA-256 of the text's bytes.
    public let sha256: SHA256Digest
    /// The agency's version of the text, one line.
    public let version: String

    /// Makes a notice. Throws `invalid` for a URI without scheme or a version that is not one line.
    public init(uri: String, sha256: SHA256Digest, version: String) throws(ConsentFault) {
        guard Self.isAbsolute(uri) else {
            throw ConsentFault(.invalid(rule: "a notice's address is an absolute URI (RFC 3986)"), at: "/uri")
        }
        guard isLine(version) else { throw ConsentFault(.invalid(rule: Rule.line), at: "/version") }
        self.uri = uri
        self.sha256 = sha256
        self.version = version
    }

    private static func isAbsolute(_ uri: String) -> Bool {
        let bytes = Array(uri.utf8)
        guard bytes.count <= ConsentLimits.lineBytes, let first = bytes.first, isLetter(first),
            let colon = bytes.firstIndex(of: UInt8(ascii: ":")), colon + 1 < bytes.count
        else { return false }
        let isScheme = bytes[..<colon].allSatisfy { isLetter($0) || isDigit($0) || [0x2B, 0x2D, 0x2E].contains($0) }
        return isScheme && bytes.allSatisfy { $0 > 0x20 && $0 < 0x7F }
    }

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        let reader = try MemberReader(value, at: pointer, names: ["uri", "sha256", "version"])
        let (uri, digest, version) = (try reader.text("uri"), try reader.digest("sha256"), try reader.text("version"))
        do {
            try self.init(uri: uri, sha256: digest, version: version)
        } catch {
            throw error.under(pointer)
        }
    }

    var json: JSONValue { ["uri": .string(uri), "sha256": .string(sha256.hex), "version": .string(version)] }
}
