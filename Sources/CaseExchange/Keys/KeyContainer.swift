import BundleSealing
public import CaseModel
public import OpenSSLCrypto

/// A key and its certificate in a PKCS #12 file, as an authority outside the collaboration hands them out.
public struct KeyContainer: Sendable {
    private let path: String
    private let bytes: [UInt8]

    /// Reads the file, which only its owner may read; at most 256 KiB. Nothing in it is opened yet.
    public init(at path: String) throws {
        self.path = path
        bytes = try InputFile.readPrivate(path, maximumBytes: PKCS12File.sizeLimit)
    }

    /// Opens the file and stores its pair in a home, the key encrypted under the home's passphrase like every other.
    ///
    /// The certificate must allow the use, be no authority's, and be valid at the instant; the key must not be in the home
    /// for another use. Other certificates in the file are left where they are.
    /// - Parameters:
    ///   - password: the file's own.
    ///   - passphrase: the home's; asked for after everything in the file was found in order.
    public func store(
        in ring: KeyRing, for use: KeyUse, password: borrowing SecretBytes, at instant: Instant,
        passphrase: () throws -> SecretBytes
    ) throws -> (entry: KeyEntry, otherCertificates: Int) {
        let pair = try open(password)
        let certificate = pair.certificate
        if let objection = use.objection(to: certificate) { throw KeyContainerFault.unusable(path, reason: objection) }
        let now = instant.secondsSinceEpoch
        if now < certificate.notBefore { throw KeyContainerFault.unusable(path, reason: "it is not valid yet") }
        if certificate.notAfter < now { throw KeyContainerFault.unusable(path, reason: "it has expired") }
        for entry in try ring.list() where entry.use != use {
            guard try ring.readCertificate(entry.certificatePath).publicKey != certificate.publicKey else {
                throw KeyContainerFault.unusable(path, reason: "its key is in this home for \(entry.use.rawValue)")
            }
        }
        let secret = try passphrase()
        guard (1...PassphraseFile.maximumBytes).contains(secret.count) else { throw KeyFault.unusablePassphrase }
        try ring.requirePassphrase(secret)
        let entry = try ring.store(pair.key, certificate, for: use, passphrase: secret)
        return (entry, pair.otherCertificates)
    }

    private func open(_ password: borrowing SecretBytes) throws -> PKCS12File {
        do { return try PKCS12File.read(bytes, password: password) } catch {
            throw switch error {
            case .malformed(let reason), .notOnePair(let reason): KeyContainerFault.malformed(path, reason: reason)
            case .outdated(let reason), .unprotected(let reason): KeyContainerFault.weak(path, reason: reason)
            case .wrongPassword: KeyContainerFault.wrongPassword(path)
            case .refused(let refusal): KeyContainerFault.unusable(path, reason: refusal.description)
            case .library(let failure): failure
            }
        }
    }
}

extension KeyRing {
    /// Refuses a passphrase that does not open the newest key of the home, where there is one: a command asks for one
    /// passphrase only, so keys with different ones could never be used together.
    fileprivate func requirePassphrase(_ passphrase: borrowing SecretBytes) throws {
        guard let newest = try list().max(by: { $0.notBefore < $1.notBefore }) else { return }
        _ = try Self.load(newest.keyPath, passphrase: passphrase).publicKey
    }
}

/// Why a PKCS #12 file was not taken over.
public enum KeyContainerFault: ReportableFailure, Hashable {
    /// It is none, or does not hold exactly one key and its certificate.
    case malformed(String, reason: String)
    /// It is protected in a way that is no longer safe, or not at all.
    case weak(String, reason: String)
    /// The password does not open it.
    case wrongPassword(String)
    /// A certificate cannot serve the use it is given for.
    case unusable(String, reason: String)

    /// One code per cause.
    public var code: String {
        switch self {
        case .malformed: "key.malformed-container"
        case .weak: "key.weak-container"
        case .wrongPassword: "key.wrong-container-password"
        case .unusable: "key.unusable-certificate"
        }
    }
    /// A wrong password is of the surroundings, as a wrong passphrase is; the rest is bad input.
    public var failureClass: FailureClass {
        switch self {
        case .wrongPassword: .surroundings
        default: .badInput
        }
    }
    /// What is wrong, never what the file holds.
    public var message: String {
        switch self {
        case .malformed(let path, let reason): "\(path) is no PKCS #12 file with one key and its certificate: \(reason)"
        case .weak(let path, let reason): "\(path) is not protected well enough: \(reason)"
        case .wrongPassword(let path): "the password does not open \(path), or the file is damaged"
        case .unusable(let path, let reason): "the certificate in \(path) cannot be used for this: \(reason)"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .malformed: "export one key with its certificate to a file of its own"
        case .weak(let path, _):
            "convert it: openssl pkcs12 -legacy -in \(ShellWord.quoted(path)) -out key.pem, then "
                + "openssl pkcs12 -export -in key.pem -out new.p12, and remove key.pem"
        case .wrongPassword: "give the password that the file was made with"
        case .unusable: "ask the authority for a certificate that allows this use"
        }
    }
    /// Shows the file.
    public var command: String? { place.flatMap(\.file).map { "ls -l -- \(ShellWord.quoted($0))" } }
    /// The file.
    public var place: Place? {
        switch self {
        case .malformed(let path, _), .weak(let path, _), .wrongPassword(let path), .unusable(let path, _):
            Place(file: path)
        }
    }
}
