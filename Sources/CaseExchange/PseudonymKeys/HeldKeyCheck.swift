public import CaseModel
import Pseudonymisation

/// The check value of a key that a home holds, for comparing with another holder.
public struct HeldKeyCheck: Sendable, Hashable {
    /// The version.
    public let version: Int
    /// The value in lower-case hexadecimal.
    public let hex: String
    /// The value as words.
    public let words: String
    /// What reports of runs name the key by: `PseudonymKey.identifier`.
    public let identifier: String
}

extension KeyUnlocking {
    /// The check value of a version of a domain's key, the newest unless one is named. A retired one has one too.
    public func checkValue(of domain: Identifier, version: Int?) throws -> HeldKeyCheck {
        let records = try ring.pseudonymKeyRecords().filter { $0.domain == domain }
        guard let newest = records.last else { throw KeyFault.missingPseudonymKey(domain) }
        guard let record = version.map({ version in records.first { $0.version == version } }) ?? newest else {
            throw PseudonymKeyFault.noVersion(domain, version ?? 0)
        }
        // The tag does not enter the key.
        let key = try pseudonymKey(record, of: Pseudonymisation.PseudonymDomain(name: domain, tag: "any"))
        let value = try KeyCheckValue(of: key.key)
        return HeldKeyCheck(
            version: record.version, hex: value.hex, words: FingerprintWords.of(value.bytes),
            identifier: key.key.identifier)
    }
}
