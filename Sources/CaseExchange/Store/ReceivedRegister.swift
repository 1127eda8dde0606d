import BundleSealing
import CaseModel
import GRDB
import OpenSSLCrypto
import PolicyEvaluation

/// The register of what was opened: it remembers every bundle, so that none is opened twice.
struct ReceivedRegister: BundleRegister {
    let store: AgencyStore

    /// Whether the bundle was opened before. One whose opening began and whose process died was not.
    func wasOpened(_ bundle: BundleReference) throws -> Bool {
        try exists("received_bundle", "AND status = 'opened'", bundle)
    }

    /// Whether the bundle was withdrawn before it arrived.
    func isWithdrawn(_ bundle: BundleReference) throws -> Bool { try exists("tombstone", "", bundle) }

    /// Enters the bundles of one opening whose content is about to be released, all or none; refuses one that another
    /// process has opened meanwhile.
    func begin(_ openings: [Opening]) throws {
        try store.write { database in
            for opening in openings { try Self.begin(opening, in: database) }
        }
    }

    private static func begin(_ opening: Opening, in database: Database) throws {
        let reference = opening.bundle.reference
        let manifest = opening.bundle.manifest
        let status = try String.fetchOne(
            database,
            sql: "SELECT status FROM received_bundle WHERE sender_cert_sha256 = ? AND bundle_id = ?",
            arguments: [reference.senderCertificate.hex, reference.bundleID.hex])
        guard status != "opened" else { throw BundleFault(.replay, "", check: .replay) }
        try database.execute(
            sql: """
                INSERT OR REPLACE INTO received_bundle (sender_cert_sha256, bundle_id, collaboration, sender,
                    purpose, categories, decision, policy_sha256, created, opened_at, identity_sha256, retain_until,
                    identity, principal, file_sha256, file_name, grounds, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'releasing')
                """,
            arguments: [
                reference.senderCertificate.hex, reference.bundleID.hex, opening.collaboration.id.text,
                manifest.sender.agency.text, manifest.purpose.text,
                CanonicalJSON.text(of: .array(opening.index.statement.categories.map { .string($0.text) })),
                String(decoding: opening.decision.canonicalJSON, as: UTF8.self), manifest.policyDigest.hex,
                manifest.created.description,
                opening.instant.description, reference.identity.hex,
                opening.index.statement.decision.retainUntil?.description,
                opening.index.statement.identityForm.rawValue, opening.principal?.value, opening.fileDigest.hex,
                BundleFileName.of(manifest),
                RegisteredGround.column(of: opening.decision, under: opening.collaboration.policy),
            ])
    }

    /// How far the opening of bundles with these identities is: `releasing`, `opened`, or nil when it never began, or not for
    /// all of them together.
    func status(of identities: [SHA256Digest]) throws -> String? {
        try store.read { database in
            let all = try identities.map { identity in
                try String.fetchOne(
                    database,
                    sql: "SELECT status FROM received_bundle WHERE identity_sha256 = ? ORDER BY status LIMIT 1",
                    arguments: [identity.hex])
            }
            return Set(all).count == 1 ? all[0] : nil
        }
    }

    /// Notes that the content of bundles was released, of all at once.
    func finish(_ references: [BundleReference]) throws {
        try store.write { database in
            for reference in references {
                try database.execute(
                    sql: "UPDATE received_bundle SET status = 'opened' WHERE sender_cert_sha256 = ? AND bundle_id = ?",
                    arguments: [reference.senderCertificate.hex, reference.bundleID.hex])
            }
        }
    }

    /// What is entered about an opening.
    struct Opening {
        let bundle: VerifiedBundle
        let index: BundleIndex
        let collaboration: Collaboration
        let decision: Decision
        /// Our own pseudonym of a person who is named by number, the bundle's pseudonym as it is, or nil for nobody.
        let principal: Redacted<String>?
        /// The SHA-256 of all of the bundle's file. Its name is the deliverer's choice and is not kept.
        let fileDigest: SHA256Digest
        let instant: Instant
    }

    private func exists(_ table: String, _ condition: String, _ bundle: BundleReference) throws -> Bool {
        try store.read { database in
            try Bool.fetchOne(
                database,
                sql: """
                    SELECT EXISTS (SELECT 1 FROM \(table)
                    WHERE sender_cert_sha256 = ? AND bundle_id = ? \(condition))
                    """,
                arguments: [bundle.senderCertificate.hex, bundle.bundleID.hex]) ?? false
        }
    }
}
