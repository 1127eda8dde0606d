public import CaseModel
public import OpenSSLCrypto

/// A collaboration's list of agencies and their certificates, `trust.json` (docs/bundle-format.md, section 7).
///
/// A list parsed or made here proves nothing; only `verify` gives a `VerifiedTrustList`.
public struct TrustList: Sendable, Hashable {
    /// An agency and its certificates.
    public struct Agency: Sendable, Hashable {
        /// The agency's name in policies and bundles.
        public let agency: Identifier
        /// The agency's name for people: 1 to 200 bytes of UTF-8.
        public let name: String
        /// The certificates it signs with, oldest first.
        public let sign: [Signing]
        /// The certificates that bundles are sealed for, oldest first.
        public let enc: [Encryption]

        /// Makes an agency.
        public init(agency: Identifier, name: String, sign: [Signing], enc: [Encryption]) {
            (self.agency, self.name, self.sign, self.enc) = (agency, name, sign, enc)
        }
    }

    /// A signing certificate, and what for and when it counts.
    public struct Signing: Sendable, Hashable {
        /// The certificate.
        public let certificate: Certificate
        /// The first instant at which it counts.
        public let from: Instant
        /// The last instant at which it counts.
        public let to: Instant
        /// What it may sign, in ascending order of names.
        public let purposes: [SigningPurpose]

        /// Makes an entry; purposes are sorted and repetitions dropped.
        public init(certificate: Certificate, from: Instant, to: Instant, purposes: some Sequence<SigningPurpose>) {
            (self.certificate, self.from, self.to) = (certificate, from, to)
            self.purposes = Set(purposes).sorted { $0.rawValue < $1.rawValue }
        }
    }

    /// A certificate to seal for, and when it counts.
    public struct Encryption: Sendable, Hashable {
        /// The certificate.
        public let certificate: Certificate
        /// The first instant at which it counts.
        public let from: Instant
        /// The last instant at which it counts.
        public let to: Instant
        /// The names of the suites it takes, in ascending order; names this version does not know are kept.
        public let suites: [Identifier]

        /// Makes an entry for suites of this version; they are sorted and repetitions dropped.
        public init(certificate: Certificate, from: Instant, to: Instant, suites: some Sequence<BundleSuite>) {
            self.init(
                certificate: certificate, from: from, to: to,
                suiteNames: Set(suites).compactMap { Identifier($0.rawValue) }.sorted())
        }

        init(certificate: Certificate, from: Instant, to: Instant, suiteNames: [Identifier]) {
            (self.certificate, self.from, self.to, self.suites) = (certificate, from, to, suiteNames)
        }

        /// Whether it takes a suite of this version.
        public func accepts(_ suite: BundleSuite) -> Bool { suites.contains { $0.text == suite.rawValue } }
    }

    /// An authority outside the collaboration whose certificates for agencies the coordinator accepts.
    ///
    /// It lends trust to nobody by itself: only certificates that stand in the list count, and it must have issued them.
    public struct Authority: Sendable, Hashable {
        /// The authority's own certificate, which signs those of agencies directly.
        public let certificate: Certificate
        /// The first instant at which it counts.
        public let from: Instant
        /// The last instant at which it counts.
        public let to: Instant

        /// Makes an entry.
        public init(certificate: Certificate, from: Instant, to: Instant) {
            (self.certificate, self.from, self.to) = (certificate, from, to)
        }
    }

    /// A certificate that counts no more.
    public struct Revocation: Sendable, Hashable {
        /// The certificate's digest.
        public let certificate: SHA256Digest
        /// The first instant at which it counts no more.
        public let from: Instant

        /// Makes a revocation.
        public init(certificate: SHA256Digest, from: Instant) { (self.certificate, self.from) = (certificate, from) }
    }

    /// The collaboration the list is for.
    public let collaboration: Identifier
    /// The list's number, from 1; a higher one replaces a lower one.
    public let serial: Int
    /// When it was issued.
    public let issued: Instant
    /// The last instant at which it may be used.
    public let expires: Instant
    /// The agencies in ascending order of their identifiers.
    public let agencies: [Agency]
    /// The outside authorities in ascending order of their certificates' digests.
    public let authorities: [Authority]
    /// The revocations in ascending order of the certificates' digests.
    public let revoked: [Revocation]

    /// The format's name and version.
    public static let format = "brygga-trust1"

    init(
        checked collaboration: Identifier, serial: Int, issued: Instant, expires: Instant, agencies: [Agency],
        authorities: [Authority], revoked: [Revocation]
    ) {
        (self.collaboration, self.serial, self.issued, self.expires) = (collaboration, serial, issued, expires)
        self.agencies = agencies.sorted { $0.agency < $1.agency }
        self.authorities = authorities.sorted { $0.certificate.sha256 < $1.certificate.sha256 }
        self.revoked = revoked.sorted { $0.certificate < $1.certificate }
    }

    /// Makes a list, held to the same rules as one that is read: throws `E_TRUST_MALFORMED`.
    public init(
        collaboration: Identifier, serial: Int, issued: Instant, expires: Instant, agencies: [Agency],
        authorities: [Authority] = [], revoked: [Revocation] = []
    ) throws(TrustFault) {
        let list = TrustList(
            checked: collaboration, serial: serial, issued: issued, expires: expires, agencies: agencies,
            authorities: authorities, revoked: revoked)
        self = try TrustList(parsing: list.canonicalJSON)
    }
}
