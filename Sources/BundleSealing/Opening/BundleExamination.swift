public import CaseModel
public import OpenSSLCrypto

/// What a valid signature by a certificate of the trust list vouches for, whether or not the bundle agrees with us.
public struct SignedStatement: Sendable {
    /// The visible part.
    public let manifest: BundleManifest
    /// Who signed.
    public let signer: AgencySigner
    /// When, by the signer's own statement.
    public let signingTime: Instant
    /// The bundle's identity: SHA-256 of its `ASiCManifest001.xml`.
    public let identity: SHA256Digest
}

/// The examination of a bundle that is reported, whatever comes of it: every check, the verdict, and what can be believed.
public struct BundleExamination: Sendable {
    /// What became of every check.
    public let report: VerificationReport
    /// What the signature vouches for; nil when the checks ended before that was known.
    public let statement: SignedStatement?
    /// The verified bundle; nil when a check failed.
    public let bundle: VerifiedBundle?

    /// Steps 1 to 6 on a bundle, in their order, up to the first failure. Never throws: a failure is the result.
    public init(_ source: any BundleSource, _ terms: VerificationTerms) {
        var noted: SignedStatement?
        do throws(BundleFault) {
            let verified = try UnverifiedBundle.parse(source).verify(terms) { noted = $0 }
            (report, bundle) = (verified.report, verified)
        } catch {
            report = VerificationReport(failure: error, skipping: terms.skippedChecks)
            bundle = nil
        }
        statement = noted
    }

    /// What can be told of a bundle when the trust list cannot be used: whether it has the form of one. Then the check of
    /// the trust list fails with that failure, and nothing after it is done.
    public init(_ source: any BundleSource, withoutTrustList failure: any ReportableFailure) {
        do throws(BundleFault) {
            try UnverifiedBundle.parse(source).requireSignatureProfile()
            throw BundleFault(.trustList, "", check: .trustList, cause: failure)
        } catch { report = VerificationReport(failure: error) }
        (statement, bundle) = (nil, nil)
    }
}
