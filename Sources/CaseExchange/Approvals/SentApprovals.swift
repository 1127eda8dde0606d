import BundleSealing
import CaseModel
import GRDB

extension SentRegister {
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
