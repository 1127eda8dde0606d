import BundleSealing
public import CaseModel
import OpenSSLCrypto

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
