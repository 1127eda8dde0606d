import BundleSealing
public import CaseModel
import OpenSSLCrypto
import Pseudonymisation

/// Rows that were set aside, with the header as it was, sealed to whoever may repair them.
struct RejectFile {
    private let path: String
    private let existing: ExistingFile
    private let certificate: Certificate

    init(_ path: String, _ existing: ExistingFile, sealedTo certificate: Certificate) {
        (self.path, self.existing, self.certificate) = (path, existing, certificate)
    }

    /// Writes the file; none where no row was set aside.
    func write(_ rows: [UInt8], effect: Effect) throws {
        guard !rows.isEmpty else { return }
        try DurableFile.write(
            SealedEvidence.seal(rows, to: certificate), to: path, ifExisting: existing, effect: effect)
    }
}

/// Rows that were set aside, opened again by the agency that they were sealed to, so that they can be repaired and run as a
/// table of their own.
public struct RejectedRows {
    private let path: String
    private let keys: KeyUnlocking

    /// What a file can hold: the rows that a run may set aside, the header, and what seals them.
    private static let maximumBytes = PseudonymStream.rejectionLimit + PseudonymStream.recordLimit + (64 << 10)
    /// Where a sealed file names its recipient, in bytes from its beginning.
    private static let headSize = 4096

    /// Names a file of `pseudonymise --on-invalid quarantine`; nothing is read yet.
    public init(_ path: String, keys: KeyUnlocking) { (self.path, self.keys) = (path, keys) }

    /// Writes the rows, with their header, to a private file; gives how many bytes they are.
    ///
    /// Throws `E_NOT_FOR_US` where no decryption key of the home is the one they are sealed to, `E_SEG_PROFILE` and `E_DECRYPT`
    /// for what is no such file or was changed.
    public func write(to target: String, ifExisting existing: ExistingFile, effect: Effect) throws -> Int {
        if existing == .keep, try InputFile.exists(target) { throw FileFault("create", target, .exists) }
        let sealed = try InputFile.read(path, maximumBytes: Self.maximumBytes)
        let head = Array(sealed.prefix(Self.headSize))
        for entry in try keys.ring.list() where entry.use == .decryption {
            let certificate = try keys.ring.readCertificate(entry.certificatePath)
            guard SealedSecret.isSealed(head, to: certificate) else { continue }
            let rows = try SealedEvidence.open(sealed, certificate: certificate, key: try keys.key(of: entry).key)
            try DurableFile.write(rows, to: target, ifExisting: existing, effect: effect)
            return rows.count
        }
        throw BundleFault(.notForUs, "no decryption key of this home is the one that the rows are sealed to")
    }
}

/// Rows that were set aside cannot be sealed.
public enum RejectFileFault: ReportableFailure, Hashable {
    /// Without a home nobody knows whom to seal them to.
    case noCertificate

    /// A stable code.
    public var code: String { "pseudonym.no-reject-certificate" }
    /// Wrong use.
    public var failureClass: FailureClass { .usage }
    /// What is missing.
    public var message: String { "rows that are set aside are sealed, and there is no certificate to seal them to" }
    /// What to do.
    public var hint: String? { "give --seal-rejects-to with the agency's own decryption certificate" }
    /// The options.
    public var command: String? { "brygga pseudonymise --help" }
}
