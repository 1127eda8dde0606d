public import CaseModel
public import OpenSSLCrypto

/// What a key pair of an agency is for; a key never serves two uses.
public enum KeyUse: String, Sendable, Hashable, CaseIterable {
    /// Signs bundles, policies and consent receipts.
    case signing
    /// Opens bundles that are sealed to the agency.
    case decryption
    /// Signs a collaboration's trust list and issues certificates; only the coordinator has one.
    case coordinator
}

/// A certificate in the key ring, its key beside it.
public struct KeyEntry: Sendable {
    /// What the key is for.
    public let use: KeyUse
    /// The path of the certificate file, PEM.
    public let certificatePath: String
    /// The path of the encrypted private key, PEM.
    public let keyPath: String
    /// SHA-256 of the certificate's DER form, lower-case hex: the fingerprint that partners compare.
    public let fingerprint: String
    /// The first second of validity.
    public let notBefore: Instant
    /// The last second of validity.
    public let notAfter: Instant
    /// Whether it is one of the published example keys, whose private halves anybody has.
    public let isExample: Bool
}

/// Where the passphrase of the private keys comes from: a prompt, a file or a descriptor.
public protocol PassphraseSource: Sendable {
    /// The passphrase, in secure memory; asked for at most once by each command.
    func passphrase() throws -> SecretBytes
}

/// Whether the published keys of `keys-example/` may be used.
public enum ExampleKeyPolicy: Sendable {
    /// They are refused: the rule.
    case refuse
    /// They are accepted: `demo`, tests, and `--allow-example-keys`.
    case allow
}

/// A key or certificate of the home that could not be made, found or used.
public enum KeyFault: ReportableFailure, Hashable {
    /// No key for this use.
    case missing(KeyUse)
    /// No key for this pseudonym domain.
    case missingPseudonymKey(Identifier)
    /// A key for this pseudonym domain exists already.
    case pseudonymKeyExists(Identifier)
    /// A file holds no usable key or certificate.
    case malformed(String)
    /// The passphrase does not open this key.
    case wrongPassphrase(String)
    /// The passphrase is empty or too long.
    case unusablePassphrase
    /// A published example key outside the demo.
    case exampleKey(String)
    /// The certificate does not belong to a key of this home.
    case foreignCertificate(String)
    /// The home holds a key that the command needs, but none whose certificate is valid at the time.
    case noneValid(KeyUse)

    /// One code per cause.
    public var code: String {
        switch self {
        case .missing: "key.missing"
        case .noneValid: "key.none-valid"
        case .missingPseudonymKey: "key.missing-pseudonym-key"
        case .pseudonymKeyExists: "key.exists"
        case .malformed: "key.malformed"
        case .wrongPassphrase: "key.wrong-passphrase"
        case .unusablePassphrase: "key.unusable-passphrase"
        case .exampleKey: "key.example"
        case .foreignCertificate: "key.foreign-certificate"
        }
    }
    /// Malformed files are bad input; the rest is of the surroundings.
    public var failureClass: FailureClass {
        switch self {
        case .malformed, .foreignCertificate, .unusablePassphrase: .badInput
        default: .surroundings
        }
    }
    /// What is wrong.
    public var message: String {
        switch self {
        case .missing(let use): "this home has no \(use.rawValue) key"
        case .noneValid(let use): "this home has no \(use.rawValue) key whose certificate is valid now"
        case .missingPseudonymKey(let domain): "this home has no pseudonym key for the domain \(domain)"
        case .pseudonymKeyExists(let domain): "this home has a pseudonym key for the domain \(domain) already"
        case .malformed(let path): "\(path) holds no usable key or certificate"
        case .wrongPassphrase(let path): "the passphrase does not open \(path)"
        case .unusablePassphrase: "the passphrase is empty or longer than 1024 bytes"
        case .exampleKey(let path): "\(path) is a published example key: anybody can use it"
        case .foreignCertificate(let path): "the certificate \(path) does not belong to a key of this home"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .missing, .missingPseudonymKey: nil
        case .noneValid: "check the clock, or import the certificates that the coordinator issued anew"
        case .pseudonymKeyExists: "use the key that is there"
        case .malformed: "give a PEM file as brygga key export-certificate writes it"
        case .wrongPassphrase: "give the passphrase that the key was made with"
        case .unusablePassphrase: "give a passphrase of 1 to 1024 bytes on one line"
        case .exampleKey: "make keys of your own"
        case .foreignCertificate: "import certificates that were issued for the keys of this home"
        }
    }
    /// Makes the key that is missing, or lists those that are there.
    public var command: String? {
        switch self {
        case .missing(.coordinator): "brygga key new --coordinator"
        case .missing, .exampleKey: "brygga key new"
        case .missingPseudonymKey(let domain): "brygga key new --pseudonym \(ShellWord.quoted(domain.text))"
        case .noneValid, .pseudonymKeyExists, .foreignCertificate: "brygga key list"
        case .malformed(let path), .wrongPassphrase(let path): "ls -l -- \(ShellWord.quoted(path))"
        case .unusablePassphrase: nil
        }
    }
    /// The file, where there is one.
    public var place: Place? {
        switch self {
        case .malformed(let path), .wrongPassphrase(let path), .exampleKey(let path), .foreignCertificate(let path):
            Place(file: path)
        default: nil
        }
    }
}
