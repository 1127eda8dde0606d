public import BundleSealing
public import CaseModel
import GRDB
public import OpenSSLCrypto
import PolicyEvaluation

/// Whether a pinned policy is in force, by whose signatures, and whether partners follow the same policy.
public struct PolicyStatus: Sendable {
    /// What became of the signature of an agency that must sign.
    public struct Signature: Sendable {
        /// The agency.
        public let agency: Identifier
        /// What its signature is worth.
        public let outcome: Outcome
    }

    /// What a signature is worth.
    public enum Outcome: Sendable {
        /// It signs this policy; when, by the signer's own statement.
        case signed(VerifiedSignature)
        /// There is none.
        case missing
        /// It is whole, but signs another text than this policy's digest; when, by the signer's own statement.
        case otherPolicy(signedAt: Instant)
        /// It does not count, and why.
        case invalid(BundleFault)

        /// Whether it counts.
        public var counts: Bool { if case .signed = self { true } else { false } }
    }

    /// The policy that a partner followed when it sealed a bundle.
    public struct PartnerPin: Sendable, Hashable {
        /// The partner.
        public let agency: Identifier
        /// The digest of its policy.
        public let digest: SHA256Digest
        /// When the bundle was made.
        public let sealedAt: Instant
        /// The bundle's file, if it was given; nil for what the register has.
        public let bundle: String?
    }

    /// The collaboration.
    public let collaboration: Collaboration
    /// The moment that is asked about.
    public let instant: Instant
    /// The signature of every agency that must sign, sorted.
    public let signatures: [Signature]
    /// The last bundle of each partner in the register, then the bundles given; sorted by partner.
    public let partners: [PartnerPin]

    /// Finds the status of a pinned policy.
    ///
    /// A bundle among `bundles` must carry a valid signature of an agency of the trust list; it is not opened.
    public init(of collaboration: Collaboration, home: AgencyHome, bundles: [String], at instant: Instant) throws {
        (self.collaboration, self.instant) = (collaboration, instant)
        let files = collaboration.files
        signatures = collaboration.policy.signedBy.sorted().map { agency in
            Signature(agency: agency, outcome: files.signature(of: agency, under: collaboration.trust, at: instant))
        }
        let received = try ReceivedRegister(store: try home.openStore()).policies(of: collaboration.id, until: instant)
        let given = try bundles.map { path in
            let verification = BundleVerification(trust: collaboration.trust, policy: nil)
            let examination = try verification.examine(path, at: instant)
            guard let statement = examination.statement else {
                throw examination.report.failure ?? BundleFault(.signatureBad, "nothing is vouched for")
            }
            return PartnerPin(
                agency: statement.signer.agency, digest: statement.manifest.policyDigest,
                sealedAt: statement.manifest.created, bundle: path)
        }
        partners = (received + given).sorted {
            ($0.agency, $0.bundle ?? "", $0.sealedAt) < ($1.agency, $1.bundle ?? "", $1.sealedAt)
        }
    }

    /// Whether the day lies within the policy's own.
    public var isValid: Bool {
        let (from, to) = collaboration.policy.valid
        return instant >= from.start && instant <= to.end
    }

    /// Whether the policy decides anything but denials.
    public var isInForce: Bool { isValid && signatures.allSatisfy(\.outcome.counts) }

    /// The partners whose policy is another one.
    public var differing: [PartnerPin] { partners.filter { $0.digest != collaboration.policy.digest } }
}

extension CollaborationFiles {
    /// What the signature of an agency under the policy is worth.
    func signature(
        of agency: Identifier, under trust: VerifiedTrustList, at instant: Instant
    ) -> PolicyStatus.Outcome {
        guard let bytes = contents[Self.signatureName(of: agency)] else { return .missing }
        return PolicySignature.outcome(of: bytes, over: policy.digest, by: agency, under: trust, at: instant)
    }
}

/// A policy that is not in force when somebody asks.
public struct PolicyNotInForce: ReportableFailure {
    let status: PolicyStatus

    /// Says that a policy is not in force.
    public init(_ status: PolicyStatus) { self.status = status }

    /// The code.
    public var code: String { "policy.not-in-force" }
    /// What it denies, it denies as a policy.
    public var failureClass: FailureClass { .denied }
    /// What is wrong.
    public var message: String {
        let policy = status.collaboration.policy
        guard status.isValid else {
            return
                "the policy \(policy.id) holds from \(policy.valid.from) to \(policy.valid.to), not at \(status.instant)"
        }
        let missing = status.signatures.filter { !$0.outcome.counts }.map(\.agency.text)
        return "the policy \(policy.id) lacks valid signatures of \(missing.joined(separator: ", "))"
    }
    /// What to do.
    public var hint: String? {
        status.isValid
            ? "each of them signs with brygga policy sign; then join the folder anew"
            : "ask its owner for the next revision"
    }
}

extension ReceivedRegister {
    /// The policy of the last bundle of each sender that was opened, of those made until an instant.
    func policies(of collaboration: Identifier, until instant: Instant) throws -> [PolicyStatus.PartnerPin] {
        try store.read { database in
            try Row.fetchAll(
                database,
                // SQLite takes the other columns from the row of the maximum (lang_select, section 2.4).
                sql: """
                    SELECT sender, policy_sha256, MAX(created) AS created FROM received_bundle
                    WHERE collaboration = ? AND status = 'opened' AND created <= ? GROUP BY sender
                    """, arguments: [collaboration.text, instant.description]
            ).map { row in
                let (sender, digest, created): (String, String, String) = (
                    row["sender"], row["policy_sha256"], row["created"]
                )
                guard let agency = Identifier(sender), let digest = SHA256Digest(hex: digest),
                    let sealedAt = Instant(parsing: created)
                else { throw HomeFault.malformed("store.sqlite") }
                return PolicyStatus.PartnerPin(agency: agency, digest: digest, sealedAt: sealedAt, bundle: nil)
            }
        }
    }
}
