public import CaseModel
public import OpenSSLCrypto

/// The keys of an agency's home: pairs of an encrypted private key and its certificate, one pair per use and period.
public struct KeyRing: Sendable {
    let home: AgencyHome
    let exampleKeys: ExampleKeyPolicy

    /// The keys of a home.
    public init(of home: AgencyHome, exampleKeys: ExampleKeyPolicy = .refuse) {
        self.home = home
        self.exampleKeys = exampleKeys
    }

    /// The most bytes that a key or certificate file may have.
    static let maximumFileBytes = 64 << 10

    /// Makes a P-256 key pair with a self-signed certificate that names the agency; the key is stored first, encrypted.
    public func create(
        _ use: KeyUse, validFrom: Instant, validUntil: Instant, passphrase: borrowing SecretBytes
    ) throws -> KeyEntry {
        guard (1...1024).contains(passphrase.count) else { throw KeyFault.unusablePassphrase }
        let key = try PrivateKey.generateP256()
        let certificate = try CertificateIssuer.selfSigned(
            subject: Self.subject(of: home, use: use), key: key, usage: use.certificateUsage(of: key.publicKey),
            notBefore: validFrom.secondsSinceEpoch, notAfter: validUntil.secondsSinceEpoch)
        return try store(key, certificate, for: use, passphrase: passphrase)
    }

    /// Writes a pair to the home: the key first, encrypted.
    func store(
        _ key: borrowing PrivateKey, _ certificate: Certificate, for use: KeyUse, passphrase: borrowing SecretBytes
    ) throws -> KeyEntry {
        let paths = paths(for: use, certificate.publicKey)
        let pem = try key.encryptedPKCS8PEM(passphrase: passphrase)
        try DurableFile.write(pem, to: paths.key, effect: home.effect)
        try DurableFile.write(certificate.pem, to: paths.certificate, effect: home.effect)
        return try entry(use, paths, certificate)
    }

    /// Every key pair of the home, by use and then by the certificate's first day.
    public func list() throws -> [KeyEntry] {
        var entries: [KeyEntry] = []
        for name in try SystemCalls.names(in: home.keysFolder) {
            for use in KeyUse.allCases {
                guard name.hasPrefix(use.rawValue + "-"), name.hasSuffix(Self.certificateSuffix) else { continue }
                let certificate = home.keysFolder + "/" + name
                let key = String(certificate.dropLast(Self.certificateSuffix.count)) + Self.keySuffix
                entries.append(try entry(use, (key, certificate), readCertificate(certificate)))
            }
        }
        return entries.sorted {
            ($0.use.rawValue, $0.notBefore, $0.fingerprint) < ($1.use.rawValue, $1.notBefore, $1.fingerprint)
        }
    }

    /// The certificate of the newest pair for a use that is valid at an instant.
    public func certificate(_ use: KeyUse, at instant: Instant) throws -> Certificate {
        try readCertificate(current(use, at: instant).certificatePath)
    }

    /// The newest pair for a use whose certificate is valid at an instant.
    func current(_ use: KeyUse, at instant: Instant) throws -> KeyEntry {
        let entries = try list().filter { $0.use == use }
        guard !entries.isEmpty else { throw KeyFault.missing(use) }
        guard let entry = entries.last(where: { $0.notBefore <= instant && instant <= $0.notAfter }) else {
            throw KeyFault.noneValid(use)
        }
        return entry
    }

    /// The pair whose key a certificate is for. The certificate in the ring may be another one for the same key: a renewed
    /// certificate still opens what was sealed for the old one.
    func entry(_ use: KeyUse, for certificate: Certificate) throws -> KeyEntry? {
        try list().first {
            try $0.use == use && readCertificate($0.certificatePath).publicKey == certificate.publicKey
        }
    }

    /// The private key of a pair; an example key is refused unless allowed.
    func privateKey(of entry: KeyEntry, passphrase: borrowing SecretBytes) throws -> PrivateKey {
        if entry.isExample, exampleKeys == .refuse { throw KeyFault.exampleKey(entry.keyPath) }
        let publicKey = try readCertificate(entry.certificatePath).publicKey
        return try Self.load(entry.keyPath, of: publicKey, passphrase: passphrase)
    }

    /// Reads and decrypts a private key file.
    static func load(_ path: String, passphrase: borrowing SecretBytes) throws -> PrivateKey {
        let pem = try InputFile.readPrivate(path, maximumBytes: maximumFileBytes)
        do throws(OpenSSLError) { return try PrivateKey.load(pem: pem, passphrase: passphrase) } catch {
            throw error == .wrongPassphrase ? KeyFault.wrongPassphrase(path) : .malformed(path)
        }
    }

    /// The same; it must be the other half of a public key.
    static func load(
        _ path: String, of publicKey: PublicKey, passphrase: borrowing SecretBytes
    ) throws -> PrivateKey {
        let key = try load(path, passphrase: passphrase)
        guard key.publicKey == publicKey else { throw KeyFault.malformed(path) }
        return key
    }

    /// Puts a certificate that the coordinator issued in the place of the self-signed one of the same key.
    public func importCertificate(_ path: String) throws -> KeyEntry {
        let certificate = try readCertificate(path)
        guard
            let match = try list().first(where: {
                try readCertificate($0.certificatePath).publicKey == certificate.publicKey
            })
        else { throw KeyFault.foreignCertificate(path) }
        try DurableFile.write(
            certificate.pem, to: match.certificatePath, ifExisting: .replace, effect: home.effect)
        return try entry(match.use, (match.keyPath, match.certificatePath), certificate)
    }

    /// Issues a certificate, signed by this home's coordinator key, for the key in an agency's self-signed certificate,
    /// and writes it under the same name to a folder; gives the path written.
    ///
    /// The self-signature proves that the agency holds the key; subject and usage are copied.
    public func certify(
        _ path: String, at instant: Instant, validUntil: Instant, with keys: KeyUnlocking, into folder: String
    ) throws -> String {
        let request = try readCertificate(path)
        guard request.isSelfSigned, request.isSigned(by: request.publicKey), !request.isCA,
            let use = KeyUse.of(request)
        else { throw KeyFault.malformed(path) }
        let entry = try current(.coordinator, at: instant)
        let issuer = try readCertificate(entry.certificatePath)
        let key = try keys.key(of: entry)
        let issued = try CertificateIssuer.issue(
            subject: request.subject, publicKey: request.publicKey,
            usage: use.certificateUsage(of: request.publicKey), issuer: issuer, issuerKey: key.key,
            notBefore: max(instant.secondsSinceEpoch, request.notBefore),
            notAfter: min(validUntil.secondsSinceEpoch, issuer.notAfter))
        let target = folder + "/" + FilePath.name(of: path)
        try DurableFile.write(issued.pem, to: target, effect: home.effect)
        return target
    }

    /// Writes the newest valid certificate of each use to a folder, as `<agency>-<use>.pem`; gives the paths written.
    public func exportCertificates(
        to folder: String, at instant: Instant, ifExisting existing: ExistingFile
    ) throws -> [String] {
        var paths: [String] = []
        let uses = Set(try list().map(\.use))
        guard !uses.isEmpty else { throw KeyFault.missing(.signing) }
        for use in KeyUse.allCases where uses.contains(use) {
            let path = "\(folder)/\(home.agency.text.replacing("/", with: ","))-\(use.rawValue).pem"
            let pem = try certificate(use, at: instant).pem
            try DurableFile.write(pem, to: path, ifExisting: existing, effect: home.effect)
            paths.append(path)
        }
        return paths
    }

    /// Reads one certificate from a PEM file.
    public func readCertificate(_ path: String) throws -> Certificate { try Self.readCertificate(path) }

    /// Reads one certificate from a PEM file.
    public static func readCertificate(_ path: String) throws -> Certificate {
        let bytes = try InputFile.read(path, maximumBytes: maximumFileBytes)
        guard let certificate = try? Certificate(pem: bytes) else { throw KeyFault.malformed(path) }
        return certificate
    }

    static let certificateSuffix = ".cert.pem"
    static let keySuffix = ".key.pem"

    private func paths(for use: KeyUse, _ publicKey: PublicKey) -> (key: String, certificate: String) {
        let name = (try? SHA256.hash(publicKey.derSPKI).hex.prefix(16)) ?? ""
        let stem = "\(home.keysFolder)/\(use.rawValue)-\(name)"
        return (stem + Self.keySuffix, stem + Self.certificateSuffix)
    }

    private func entry(
        _ use: KeyUse, _ paths: (key: String, certificate: String), _ certificate: Certificate
    ) throws -> KeyEntry {
        KeyEntry(
            use: use, certificatePath: paths.certificate, keyPath: paths.key, fingerprint: certificate.sha256.hex,
            notBefore: Instant(secondsSinceEpoch: certificate.notBefore),
            notAfter: Instant(secondsSinceEpoch: certificate.notAfter),
            isExample: try ExampleKeys.contain(certificate.publicKey))
    }

    private static func subject(of home: AgencyHome, use: KeyUse) -> DistinguishedName {
        DistinguishedName(commonName: home.agency.text, organization: home.name, organizationalUnit: use.rawValue)
    }
}
