import BundleSealing
public import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// A pseudonym key of the home, without the key itself.
public struct PseudonymKeyEntry: Sendable, Hashable {
    /// The domain.
    public let domain: Identifier
    /// The version, 0 to 31.
    public let version: Int64
    /// The path of the sealed master key.
    let path: String
}

extension KeyRing {
    /// The domain in which the agency names people in its own store; its key never leaves the home.
    func ownDomain() throws -> Pseudonymisation.PseudonymDomain {
        guard let name = Identifier("internal/\(home.agency)") else { throw HomeFault.malformed(home.path) }
        return try Pseudonymisation.PseudonymDomain(name: name, tag: "internal")
    }

    /// Makes the key of the agency's own domain unless the home has it.
    public func createOwnPseudonymKey(at instant: Instant) throws {
        let domain = try ownDomain().name
        guard try !pseudonymKeys().contains(where: { $0.domain == domain }) else { return }
        try createPseudonymKey(domain, at: instant)
    }

    /// Makes the first version of a domain's key: 32 random bytes, sealed to the agency's own decryption certificate.
    public func createPseudonymKey(_ domain: Identifier, at instant: Instant) throws {
        guard try !pseudonymKeys().contains(where: { $0.domain == domain }) else {
            throw KeyFault.pseudonymKeyExists(domain)
        }
        let master = try SecretBytes.random(count: 32)
        let sealed = try SealedSecret.seal(
            master, label: Self.label(domain, version: 0), to: certificate(.decryption, at: instant))
        try DurableFile.write(sealed, to: path(domain, version: 0), effect: home.effect)
    }

    /// The domains that this home has a key for, by domain and version.
    public func pseudonymKeys() throws -> [PseudonymKeyEntry] {
        var entries: [PseudonymKeyEntry] = []
        for name in try SystemCalls.names(in: home.keysFolder) {
            guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { continue }
            let stem = name.dropFirst(Self.prefix.count).dropLast(Self.suffix.count)
            guard let mark = stem.lastIndex(of: "v"), let version = Int64(stem[stem.index(after: mark)...]),
                (0...31).contains(version), mark > stem.startIndex,
                let domain = Identifier(String(stem[..<stem.index(before: mark)]).replacing(",", with: "/"))
            else { continue }
            entries.append(PseudonymKeyEntry(domain: domain, version: version, path: home.keysFolder + "/" + name))
        }
        return entries.sorted { ($0.domain.text, $0.version) < ($1.domain.text, $1.version) }
    }

    private static let prefix = "pseudonym-"
    private static let suffix = ".p7m"

    static func label(_ domain: Identifier, version: Int64) -> String { "pseudonym-key/\(domain)/\(version)" }

    private func path(_ domain: Identifier, version: Int64) -> String {
        "\(home.keysFolder)/\(Self.prefix)\(domain.text.replacing("/", with: ","))-v\(version)\(Self.suffix)"
    }
}

extension KeyUnlocking {
    /// Opens the newest key of a domain.
    func openPseudonymKey(of domain: Pseudonymisation.PseudonymDomain) throws -> UnlockedPseudonymKey {
        guard let entry = try ring.pseudonymKeys().last(where: { $0.domain == domain.name }) else {
            throw KeyFault.missingPseudonymKey(domain.name)
        }
        return try pseudonymKey(entry, of: domain)
    }

    /// One version of a domain's key.
    func pseudonymKey(
        _ entry: PseudonymKeyEntry, of domain: Pseudonymisation.PseudonymDomain
    ) throws -> UnlockedPseudonymKey {
        let sealed = try InputFile.readPrivate(entry.path, maximumBytes: KeyRing.maximumFileBytes)
        let label = KeyRing.label(domain.name, version: entry.version)
        let master = try openSealed(sealed, label: label, path: entry.path)
        return UnlockedPseudonymKey(try PseudonymKey(master: master, domain: domain, version: Int(entry.version)))
    }

    /// The agency's own pseudonym of a number, under which its store names the person.
    func ownPseudonym(of number: PersonalNumber, options: ParsingOptions) throws -> Redacted<String> {
        let key = try pseudonymKey(of: ring.ownDomain())
        var pseudonymiser = try Pseudonymiser(key: key.key, options: options)
        return Redacted(try pseudonymiser.pseudonym(for: number).text)
    }

    /// Opens something that was sealed to one of this home's decryption certificates.
    private func openSealed(_ sealed: [UInt8], label: String, path: String) throws -> SecretBytes {
        for entry in try ring.list().reversed() where entry.use == .decryption {
            let certificate = try ring.readCertificate(entry.certificatePath)
            guard SealedSecret.isSealed(sealed, to: certificate) else { continue }
            return try SealedSecret.open(sealed, label: label, certificate: certificate, key: key(of: entry).key)
        }
        throw KeyFault.malformed(path)
    }
}
