import BundleSealing
public import CaseModel
import Glibc
import OpenSSLCrypto
import Pseudonymisation

/// A pseudonym master key in a file of its own, for work without a home (docs/pseudonyms.md, keys).
///
/// The file is private to its owner. It holds 64 hexadecimal digits on one line, or the key as a home keeps it: sealed to
/// a certificate whose private key opens it.
public struct PseudonymKeyFile: Sendable {
    private let path: String
    private let version: Int
    private let opening: Opening

    /// How the file keeps the key.
    public enum Opening: Sendable {
        /// As 64 hexadecimal digits, protected by the file's permissions alone.
        case plain
        /// Sealed (`.p7m`) to the certificate of a key pair.
        case sealed(KeyPairFiles, passphrase: any PassphraseSource)
    }

    /// Names a file; nothing is read yet. `version` is the key's version, 0 to 31.
    public init(_ path: String, version: Int = 0, opening: Opening) {
        (self.path, self.version, self.opening) = (path, version, opening)
    }

    /// The certificate that the key is sealed to, where it is.
    func certificate() throws -> Certificate? {
        guard case .sealed(let pair, _) = opening else { return nil }
        return try pair.certificate()
    }

    /// The agency that the certificate names, where there is one.
    func agency() throws -> Identifier? { try certificate()?.subject.commonName.flatMap { Identifier($0) } }

    /// The key of a domain.
    func key(of domain: Pseudonymisation.PseudonymDomain) throws -> PseudonymKey {
        switch opening {
        case .plain: return try PseudonymKey(master: plain(), domain: domain, version: version)
        case .sealed(let pair, let source):
            let sealed = try InputFile.readPrivate(path, maximumBytes: KeyRing.maximumFileBytes)
            let certificate = try pair.certificate()
            guard SealedSecret.isSealed(sealed, to: certificate) else {
                throw PseudonymKeyFileFault.notSealedToCertificate(path)
            }
            let key = try pair.privateKey(passphrase: source.passphrase())
            let (name, number) = (domain.name, Int64(version))
            if let master = try? SealedSecret.open(
                sealed, label: KeyRing.label(name, version: number), certificate: certificate, key: key)
            {
                return try PseudonymKey(master: master, domain: domain, version: version)
            }
            // Another holder shares the domain's key, not the master.
            guard
                let shared = try? SealedSecret.open(
                    sealed, label: KeyRing.domainKeyLabel(name, version: number), certificate: certificate, key: key)
            else { throw PseudonymKeyFileFault.notOfDomain(path, name, version: version) }
            return try PseudonymKey(domainKey: shared, domain: domain, version: version)
        }
    }

    /// Reads the digits straight into secure memory; they are never text.
    /// The bytes of a key in 64 hexadecimal digits.
    func plain() throws -> SecretBytes {
        let descriptor = try SystemCalls.open(path, O_RDONLY | O_NONBLOCK)
        let status = try SystemCalls.status(of: descriptor, path: path)
        guard status.isRegular else { throw FileFault("read", path, .notRegular) }
        guard status.isPrivate else { throw FileFault("read", path, .tooOpen) }
        let digits = 2 * PseudonymKey.count
        guard (digits...digits + 1).contains(status.size),
            let text = try? SecretBytes.reading(fileDescriptor: descriptor.number, limit: digits), text.count == digits,
            let master = try? text.decodingHexadecimal()
        else { throw PseudonymKeyFileFault.malformed(path) }
        return master
    }
}

/// A pseudonym key file that cannot be used.
public enum PseudonymKeyFileFault: ReportableFailure, Hashable {
    /// It is not 64 hexadecimal digits on one line.
    case malformed(String)
    /// It is not sealed to the certificate that was given.
    case notSealedToCertificate(String)
    /// It is the key of another domain or version, or damaged.
    case notOfDomain(String, Identifier, version: Int)
    /// The private key is not the certificate's.
    case notThePrivateKey(String)

    /// One code per cause.
    public var code: String {
        switch self {
        case .malformed: "key.malformed-pseudonym-key"
        case .notSealedToCertificate: "key.not-sealed-to-certificate"
        case .notOfDomain: "key.not-of-domain"
        case .notThePrivateKey: "key.not-the-private-key"
        }
    }
    /// Bad input, or a key that is not for us.
    public var failureClass: FailureClass {
        switch self {
        case .notSealedToCertificate, .notOfDomain: .notVerified
        case .malformed, .notThePrivateKey: .badInput
        }
    }
    /// What is wrong, never what the file holds.
    public var message: String {
        switch self {
        case .malformed(let path): "\(path) is not a pseudonym key of 64 hexadecimal digits on one line"
        case .notSealedToCertificate(let path): "\(path) is not a pseudonym key sealed to this certificate"
        case .notOfDomain(let path, let domain, let version):
            "\(path) is not version \(version) of the key of the pseudonym domain \(domain)"
        case .notThePrivateKey(let path): "\(path) is not the private key of this certificate"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed: "make one with openssl rand -hex 32; a sealed key needs --certificate and --private-key"
        case .notSealedToCertificate: "give the decryption certificate of the home that made the key"
        case .notOfDomain: "give the --domain and --key-version that the key was made for"
        case .notThePrivateKey: "give the certificate and the private key of one pair"
        }
    }
    /// Shows the file.
    public var command: String? {
        switch self {
        case .malformed(let path), .notSealedToCertificate(let path), .notOfDomain(let path, _, _),
            .notThePrivateKey(let path):
            "ls -l -- \(ShellWord.quoted(path))"
        }
    }
    /// The file.
    public var place: Place? {
        switch self {
        case .malformed(let path), .notSealedToCertificate(let path), .notOfDomain(let path, _, _),
            .notThePrivateKey(let path):
            Place(file: path)
        }
    }
}
