public import CaseModel
public import OpenSSLCrypto
public import PersonalNumbers

/// What a run did: counts and hashes, nothing about a person. It travels with the output.
public struct PseudonymisationReport: Sendable, Hashable {
    /// The domain's name.
    public let domain: Identifier
    /// The key's version.
    public let keyVersion: Int
    /// The country whose numbers were replaced and looked for.
    public let country: Country
    /// The columns that were replaced, as they were named.
    public let columns: [String]
    /// The columns that were not scanned, as they were named.
    public let freeColumns: [String]
    /// The records behind the header.
    public let rows: Int
    /// The cells that were replaced.
    public let replaced: Int
    /// The rows that were rejected: none, since a stream ends at the first fault.
    public let rejected: Int
    /// The bytes read.
    public let inputCount: Int
    /// The bytes written.
    public let outputCount: Int
    /// SHA-256 of all bytes read.
    public let inputSHA256: SHA256Digest
    /// SHA-256 of all bytes written.
    public let outputSHA256: SHA256Digest
}
