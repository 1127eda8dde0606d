import BundleSealing
public import CaseModel
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// A pseudonym key of the home, without the key itself.
public struct PseudonymKeyEntry: Sendable, Hashable {
    /// What a file of the home holds of a key.
    enum Form: Sendable, Hashable {
        /// The master that was made here.
        case master
        /// The domain key that another holder shared; the master stays with whoever made it.
        case domainKey
    }

    /// The domain.
    public let domain: Identifier
    /// The version, 0 to 31.
    public let version: Int64
    /// The path of the sealed key.
    let path: String
    /// What is sealed.
    let form: Form

    /// The label under which it is sealed.
    var label: String {
        switch form {
        case .master: KeyRing.label(domain, version: version)
        case .domainKey: KeyRing.domainKeyLabel(domain, version: version)
        }
    }
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
        try sealNewKey(as: entry(of: domain, version: 0, .master), at: instant)
    }

    /// Makes the first version of a domain's key: 32 random bytes, sealed to the agency's own decryption certificate.
    public func createPseudonymKey(_ domain: Identifier, at instant: Instant) throws {
        guard try !pseudonymKeyRecords().contains(where: { $0.domain == domain }) else {
            throw KeyFault.pseudonymKeyExists(domain)
        }
        try sealNewKey(as: entry(of: domain, version: 0, .master), at: instant)
        guard domain != (try ownDomain().name) else { return }
        try PseudonymKeyRegister(store: try home.openStore()).enterMade(domain, at: instant)
    }

    private func sealNewKey(as entry: PseudonymKeyEntry, at instant: Instant) throws {
        try seal(try SecretBytes.random(count: PseudonymKey.count), as: entry, at: instant, ifExisting: .keep)
    }

    /// Seals a key to the agency's own decryption certificate and writes its file.
    func seal(
        _ secret: borrowing SecretBytes, as entry: PseudonymKeyEntry, at instant: Instant,
        ifExisting existing: ExistingFile
    ) throws {
        let sealed = try SealedSecret.seal(secret, label: entry.label, to: certificate(.decryption, at: instant))
        try DurableFile.write(sealed, to: entry.path, ifExisting: existing, effect: home.effect)
    }

    /// The files of pseudonym keys in this home, by domain and version. Whether a version may still be used is the
    /// record's word (`pseudonymKeyRecords`).
    public func pseudonymKeys() throws -> [PseudonymKeyEntry] {
        var entries: [PseudonymKeyEntry] = []
        for name in try SystemCalls.names(in: home.keysFolder) {
            guard name.hasPrefix(Self.prefix), name.hasSuffix(Self.suffix) else { continue }
            let form: PseudonymKeyEntry.Form = name.hasSuffix(Self.sharedSuffix) ? .domainKey : .master
            let suffix = form == .domainKey ? Self.sharedSuffix : Self.suffix
            let stem = name.dropFirst(Self.prefix.count).dropLast(suffix.count)
            guard let mark = stem.lastIndex(of: "v"), let version = Int64(stem[stem.index(after: mark)...]),
                (0...31).contains(version), mark > stem.startIndex,
                let domain = Identifier(String(stem[..<stem.index(before: mark)]).replacing(",", with: "/"))
            else { continue }
            entries.append(
                PseudonymKeyEntry(
                    domain: domain, version: version, path: home.keysFolder + "/" + name, form: form))
        }
        return entries.sorted { ($0.domain.text, $0.version) < ($1.domain.text, $1.version) }
    }

    /// Every version of a pseudonym key that this home has or had, by domain and version.
    public func pseudonymKeyRecords() throws -> [PseudonymKeyRecord] {
        try records(from: PseudonymKeyRegister(store: try home.openStore()).records())
    }

    /// The recorded versions, and those that were made before versions were recorded.
    func records(from recorded: [PseudonymKeyRecord]) throws -> [PseudonymKeyRecord] {
        let known = Set(recorded.map(\.domain))
        let unrecorded = try pseudonymKeys().filter {
            $0.version == 0 && $0.form == .master && !known.contains($0.domain)
        }
        return (recorded + unrecorded.map { .unrecorded($0.domain) }).sorted {
            ($0.domain, $0.version) < ($1.domain, $1.version)
        }
    }

    /// The file of a recorded version, or nil where it is gone.
    func file(of record: PseudonymKeyRecord) throws -> PseudonymKeyEntry? {
        let form: PseudonymKeyEntry.Form = record.receivedFrom == nil ? .master : .domainKey
        return try pseudonymKeys().first {
            $0.domain == record.domain && Int($0.version) == record.version && $0.form == form
        }
    }

    private static let prefix = "pseudonym-"
    private static let suffix = ".p7m"
    private static let sharedSuffix = ".shared.p7m"

    static func label(_ domain: Identifier, version: Int64) -> String { "pseudonym-key/\(domain)/\(version)" }

    static func domainKeyLabel(_ domain: Identifier, version: Int64) -> String {
        "pseudonym-domain-key/\(domain)/\(version)"
    }

    /// The file that a version has or will have.
    func entry(of domain: Identifier, version: Int, _ form: PseudonymKeyEntry.Form) -> PseudonymKeyEntry {
        let suffix = form == .domainKey ? Self.sharedSuffix : Self.suffix
        let name = "\(Self.prefix)\(domain.text.replacing("/", with: ","))-v\(version)\(suffix)"
        return PseudonymKeyEntry(
            domain: domain, version: Int64(version), path: home.keysFolder + "/" + name, form: form)
    }
}

extension KeyUnlocking {
    /// Opens the version of a domain's key that makes pseudonyms at an instant: the newest, or the one that is named while
    /// its window is open.
    func openMakingKey(
        of domain: Pseudonymisation.PseudonymDomain, version: Int?, at instant: Instant
    ) throws -> UnlockedPseudonymKey {
        let records = try ring.pseudonymKeyRecords().filter { $0.domain == domain.name }
        guard let newest = records.last else { throw KeyFault.missingPseudonymKey(domain.name) }
        var chosen = records.newestMaking(at: instant) ?? newest
        if let version {
            guard let named = records.first(where: { $0.version == version }) else {
                throw PseudonymKeyFault.noVersion(domain.name, version)
            }
            chosen = named
        }
        switch chosen.standing(at: instant) {
        case .current, .inWindow: break
        case .ended(let end): throw PseudonymKeyFault.windowEnded(domain.name, chosen.version, end)
        case .retired: throw PseudonymKeyFault.retired(domain.name, chosen.version)
        case .destroyed: throw PseudonymKeyFault.destroyed(domain.name, chosen.version)
        }
        return try pseudonymKey(chosen, of: domain)
    }

    /// Opens a recorded version, whether it still makes pseudonyms or not.
    func pseudonymKey(
        _ record: PseudonymKeyRecord, of domain: Pseudonymisation.PseudonymDomain
    ) throws -> UnlockedPseudonymKey {
        if record.destroyedAt != nil { throw PseudonymKeyFault.destroyed(domain.name, record.version) }
        guard let file = try ring.file(of: record) else { throw PseudonymKeyFault.lost(domain.name, record.version) }
        return try pseudonymKey(file, of: domain)
    }

    /// Opens the key in a file.
    func pseudonymKey(
        _ entry: PseudonymKeyEntry, of domain: Pseudonymisation.PseudonymDomain
    ) throws -> UnlockedPseudonymKey {
        let sealed = try InputFile.readPrivate(entry.path, maximumBytes: KeyRing.maximumFileBytes)
        let secret = try openSealed(sealed, label: entry.label, path: entry.path)
        switch entry.form {
        case .master:
            return UnlockedPseudonymKey(
                try PseudonymKey(master: secret, domain: domain, version: Int(entry.version)))
        case .domainKey:
            return UnlockedPseudonymKey(
                try PseudonymKey(domainKey: secret, domain: domain, version: Int(entry.version)))
        }
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
