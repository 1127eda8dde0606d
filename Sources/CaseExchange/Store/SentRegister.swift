import BundleSealing
import CaseModel
import ConsentRecording
import GRDB
import OpenSSLCrypto
import PolicyEvaluation

/// The register of what was sent, and of what was refused, about whom and on which ground.
struct SentRegister {
    let store: AgencyStore
    let collaboration: Collaboration
    /// The agency's own pseudonym for the person.
    let principal: Redacted<String>
    /// What the ledger held of the person when it was decided.
    let ledgerState: LedgerState
    /// The ledger it was decided on; it knows which records the decision cites.
    let ledger: ConsentLedger

    /// Enters bundles before any of them is released, all or none; refuses when a consent of the person, or the pinned
    /// policy, has changed since it was decided, and `approval.used` when an approval has served an earlier bundle.
    ///
    /// - Parameter items: for a case of a batch, the digest of the item by recipient (docs/batches.md).
    func log(_ bundles: [StagedBundle], asItems items: [Identifier: String] = [:]) throws {
        try store.write { database in
            guard try LedgerState.read(of: principal, from: database) == ledgerState else { throw LedgerMoved() }
            try collaboration.requirePinned(in: database)
            // All before any is entered: those of a series rest on the same approvals.
            for bundle in bundles {
                try requireUnused(bundle.approvals, to: bundle.sealed.manifest.recipient.agency, in: database)
            }
            for bundle in bundles {
                let manifest = bundle.sealed.manifest
                let decision = bundle.disclosure.decision
                try SentLine(
                    sealed: bundle.sealed, decision: decision, fileName: FilePath.name(of: bundle.path),
                    principal: principal.value, consents: RegisteredConsent.column(of: decision, in: ledger)
                ).insert(under: collaboration, into: database)
                try enterApprovals(of: bundle, in: database)
                if let item = items[manifest.recipient.agency] {
                    try database.execute(
                        sql: "UPDATE sent_bundle SET batch_item = ? WHERE bundle_id = ?",
                        arguments: [item, manifest.bundleID.hex])
                }
            }
        }
    }

    /// Notes that bundles have their names, of all at once.
    func markReleased(_ bundles: ArraySlice<StagedBundle>) throws {
        try SentLine.markReleased(bundles.map(\.sealed.bundleID.hex), in: store)
    }

    /// Enters denials; they are part of what an officer may ask about.
    func refuse(_ decisions: [Decision]) throws {
        try store.write { database in
            for decision in decisions {
                try SentLine.insertRefusal(decision, of: principal.value, under: collaboration, into: database)
            }
        }
    }
}

extension Collaboration {
    /// Refuses to go on where another policy was pinned since this one was loaded.
    func requirePinned(in database: Database) throws {
        let pin = try CollaborationPin.all(in: database).first { $0.id == id }
        guard pin?.policy == policy.digest.hex else { throw LedgerMoved() }
    }
}

/// A line of the register of what was sent.
struct SentLine {
    let sealed: SealedBundle
    let decision: Decision
    let fileName: String
    /// The agency's own pseudonym for the person; empty where it is about many (an extract).
    let principal: String
    /// The consents it rests on, as the column holds them.
    let consents: String

    /// Enters the line; the bundle is not released yet.
    func insert(under collaboration: Collaboration, into database: Database) throws {
        let manifest = sealed.manifest
        try database.execute(
            sql: """
                INSERT INTO sent_bundle (bundle_id, collaboration, recipient, recipient_cert_sha256, purpose,
                    role, principal, identity, categories, decision, policy_sha256, created, expires,
                    identity_sha256, file_name, grounds, consents, series_id, series_count, status)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'logged')
                """,
            arguments: [
                manifest.bundleID.hex, collaboration.id.text, manifest.recipient.agency.text,
                manifest.recipient.certificate.hex, manifest.purpose.text, decision.request.role.text, principal,
                decision.request.identity.rawValue,
                CanonicalJSON.text(of: .array(decision.request.categories.map { .string($0.text) })),
                String(decoding: decision.canonicalJSON, as: UTF8.self), manifest.policyDigest.hex,
                manifest.created.description, manifest.expires.description, sealed.identity.hex, fileName,
                RegisteredGround.column(of: decision, under: collaboration.policy), consents,
                manifest.series?.id.hex, manifest.series?.count,
            ])
    }

    /// Enters that a policy denied something.
    static func insertRefusal(
        _ decision: Decision, of principal: String, under collaboration: Collaboration, into database: Database
    ) throws {
        try database.execute(
            sql: """
                INSERT INTO refused_export (collaboration, recipient, purpose, role, principal, decision, at)
                VALUES (?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                collaboration.id.text, decision.request.to.text, decision.request.purpose.text,
                decision.request.role.text, principal, String(decoding: decision.canonicalJSON, as: UTF8.self),
                decision.asOf.description,
            ])
    }

    /// Notes that bundles have their names, of all at once; `ids` are their names in hex.
    static func markReleased(_ ids: [String], in store: AgencyStore) throws {
        try store.write { database in
            for id in ids {
                try database.execute(
                    sql: "UPDATE sent_bundle SET status = 'released' WHERE bundle_id = ?", arguments: [id])
            }
        }
    }
}
