import BundleSealing
import CaseModel
import OpenSSLCrypto
import PolicyEvaluation

/// Writes the requests that officers are to approve, one for each recipient towards whom approvals are all that is missing.
struct ApprovalAsking {
    let staging: BundleStaging
    let folder: String

    /// Writes a request for each disclosure and says where; a rehearsal writes none and names none.
    func write(
        _ disclosures: [PermittedDisclosure], effect: Effect
    ) throws -> [(recipient: Identifier, path: String, caseWords: String)] {
        let requests = try disclosures.map { try request($0) }
        let written = try requests.map { request in
            let name = "approval-request-\(request.to)-\(request.id.hex.prefix(12)).json"
            let path = folder + "/" + name.replacing("/", with: ",")
            try DurableFile.write(request.canonicalJSON, to: path, effect: effect)
            return (request.to, path, FingerprintWords.of(request.caseDigest.bytes))
        }
        return effect.isWritten ? written : []
    }

    private func request(_ disclosure: PermittedDisclosure) throws -> ApprovalRequest {
        let asked = disclosure.decision.request
        let collaboration = staging.export.collaboration
        let id = try BundleID.random()
        let content = try CaseCommitment(of: staging.payload(of: disclosure).files)
        return ApprovalRequest(
            id: id, collaboration: collaboration.id, policyDigest: collaboration.policy.digest, from: asked.from,
            to: asked.to, role: asked.role, purpose: asked.purpose, categories: asked.categories,
            identityForm: asked.identity,
            caseDigest: try content.digest(salt: ApprovalSalt.of(id, principal: staging.principal)),
            created: staging.instant, expires: staging.instant.adding(seconds: ApprovalRequest.lifetime),
            needs: collaboration.policy.approvalNeeds(of: asked))
    }
}
