import BundleSealing
import CaseModel
import GRDB
import OpenSSLCrypto

extension SentRegister {
    /// Refuses approvals of a request that a registered bundle to the recipient rests on, released or not: officers approve
    /// one disclosure. Asked in the transaction that enters the bundle, so that of two processes one is refused.
    func requireUnused(_ approvals: [ShownApproval], to recipient: Identifier, in database: Database) throws {
        for approval in approvals {
            // The column is canonical JSON of the tool's own and a digest has one form, so the text is found or it is not.
            let isUsed = try Bool.fetchOne(
                database,
                sql: "SELECT EXISTS (SELECT 1 FROM sent_bundle WHERE recipient = ? AND instr(approvals, ?) > 0)",
                arguments: [recipient.text, "\"request_sha256\":\"\(approval.verified.requestDigest.hex)\""])
            guard isUsed == false else { throw ApprovalFault.used(recipient) }
        }
    }

    /// Enters which officers approved a bundle, in what role and when.
    func enterApprovals(of bundle: StagedBundle, in database: Database) throws {
        guard !bundle.approvals.isEmpty else { return }
        try database.execute(
            sql: "UPDATE sent_bundle SET approvals = ? WHERE bundle_id = ?",
            arguments: [
                CanonicalJSON.text(of: .array(bundle.approvals.map(\.entry))), bundle.sealed.bundleID.hex,
            ])
    }
}
