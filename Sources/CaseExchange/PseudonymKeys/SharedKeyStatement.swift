import BundleSealing
import CaseModel
import OpenSSLCrypto
import Pseudonymisation

/// What a bundle with a pseudonym key states about it: `pseudonym-key.json`, canonical JSON of a closed schema. The key
/// itself is `pseudonym-key.p7m`, sealed once more under a label that holds all of what it is bound to.
struct SharedKeyStatement: Hashable, Sendable {
    /// The domain.
    let domain: Identifier
    /// The version, 0 to 31.
    let version: Int
    /// Who shares it.
    let sender: Identifier
    /// With whom.
    let recipient: Identifier
    /// The serial of the sender's trust list.
    let trustSerial: Int
    /// SHA-256 of that list's canonical form.
    let trustDigest: SHA256Digest
    /// `KeyCheckValue` of the key, lower-case hexadecimal.
    let checkValue: String
    /// Since when the version makes pseudonyms, where it is known.
    let validFrom: Instant?
    /// Until when, where a later version is there.
    let windowEnd: Instant?
    /// Until when the versions before it make pseudonyms.
    let earlierEnd: Instant?

    static let format = "brygga-pseudonym-key1"
    static let statementName = "pseudonym-key.json"
    static let keyName = "pseudonym-key.p7m"
    /// The most bytes that both files have.
    static let maximumBytes = 64 << 10

    /// The label that the key is sealed under: another domain, version, sender, recipient or trust list opens nothing.
    var label: String { "shared-pseudonym-key/\(domain)/\(version)/\(sender)/\(recipient)/\(trustDigest.hex)" }

    var canonicalJSON: [UInt8] {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "domain": .string(domain.text), "version": .integer(Int64(version)),
            "sender": .string(sender.text), "recipient": .string(recipient.text),
            "trust_serial": .integer(Int64(trustSerial)), "trust_sha256": .string(trustDigest.hex),
            "key_check": .string(checkValue),
        ]
        if let validFrom { members["valid_from"] = .string(validFrom.description) }
        if let windowEnd { members["window_end"] = .string(windowEnd.description) }
        if let earlierEnd { members["earlier_end"] = .string(earlierEnd.description) }
        return CanonicalJSON.bytes(of: .object(members))
    }

    init(
        domain: Identifier, version: Int, sender: Identifier, recipient: Identifier, trust: VerifiedTrustList,
        checkValue: KeyCheckValue, validFrom: Instant?, windowEnd: Instant?, earlierEnd: Instant?
    ) throws {
        (self.domain, self.version, self.sender, self.recipient) = (domain, version, sender, recipient)
        (trustSerial, trustDigest) = (trust.list.serial, try SHA256.hash(trust.list.canonicalJSON))
        self.checkValue = checkValue.hex
        (self.validFrom, self.windowEnd, self.earlierEnd) = (validFrom, windowEnd, earlierEnd)
    }

    /// Reads a statement: its one canonical form, no member that is not known.
    init(parsing bytes: [UInt8]) throws(PseudonymKeyFault) {
        guard let value = try? StrictJSON.parseCanonical(bytes, maximumBytes: Self.maximumBytes),
            let members = value.object
        else { throw .malformed("its statement is not canonical JSON") }
        let required: Set = [
            "format", "domain", "version", "sender", "recipient", "trust_serial", "trust_sha256", "key_check",
        ]
        let optional: Set = ["valid_from", "window_end", "earlier_end"]
        let names = Set(members.keys)
        guard names.isSuperset(of: required), names.isSubset(of: required.union(optional)),
            members["format"]?.string == Self.format,
            let domain = members["domain"]?.string.flatMap(Identifier.init),
            case .integer(let version)? = members["version"], PseudonymKey.versions.contains(Int(version)),
            let sender = members["sender"]?.string.flatMap(Identifier.init),
            let recipient = members["recipient"]?.string.flatMap(Identifier.init),
            case .integer(let serial)? = members["trust_serial"],
            let digest = members["trust_sha256"]?.string.flatMap(SHA256Digest.init(hex:)),
            let check = members["key_check"]?.string, check.utf8.count == 2 * KeyCheckValue.count
        else { throw .malformed("its statement breaks the schema") }
        var instants: [String: Instant] = [:]
        for name in optional {
            guard let value = members[name] else { continue }
            guard let instant = value.string.flatMap({ Instant(parsing: $0) }) else {
                throw .malformed("its statement breaks the schema")
            }
            instants[name] = instant
        }
        (self.domain, self.version, self.sender, self.recipient) = (domain, Int(version), sender, recipient)
        (trustSerial, trustDigest, checkValue) = (Int(serial), digest, check)
        (validFrom, windowEnd) = (instants["valid_from"], instants["window_end"])
        earlierEnd = instants["earlier_end"]
    }
}
