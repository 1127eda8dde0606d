import CaseModel
import Foundation
import PolicyEvaluation

/// A policy of this repository with the questions that are put to it.
struct PolicyCase {
    let id: String
    let title: String
    let policy: SharingPolicy
    let naive: NaivePolicy
    let allowed: Question
    let nearMiss: Question
    let knowledge: Knowledge

    private init(
        _ id: String, file: String, allowed: Question, nearMiss: Question, knowledge: Knowledge
    ) throws {
        let root = (0..<5).reduce(URL(filePath: #filePath)) { url, _ in url.deletingLastPathComponent() }
        let bytes = [UInt8](try Data(contentsOf: root.appending(path: file)))
        policy = try SharingPolicy(parsingYAML: bytes, file: file)
        (self.id, title, naive) = (
            id, "\(policy.id), \(policy.permits.count + policy.forbids.count) rules", NaivePolicy(policy)
        )
        (self.allowed, self.nearMiss, self.knowledge) = (allowed, nearMiss, knowledge)
    }

    /// The example of Rekrytera Helsingborg at a Thursday meeting: a whole case to one agency; and to another one
    /// towards which the consent is withdrawn.
    static func rekrytera() throws -> PolicyCase {
        let waiver = Knowledge.Consent(
            kind: .secrecyWaiver, given: try instant("2026-05-04"), from: ["stad", "af", "fk", "vc"],
            to: ["stad", "af", "fk", "vc", "bostad"],
            purposes: ["enrolment", "joint_plan", "team_meeting", "work_placement", "rehab_planning", "follow_up_6m"],
            categories: [
                "identity", "contact", "language", "cv", "plan", "placement", "benefit_status", "health_limitation",
                "stated_adaptation", "housing_need", "outcome",
            ])
        let withdrawn = Knowledge.Consent(
            kind: .secrecyWaiver, state: .withdrawn, given: try instant("2026-06-01"), from: ["stad"], to: ["bostad"],
            purposes: ["team_meeting"], categories: ["identity", "contact", "housing_need"])
        return try PolicyCase(
            "rekrytera", file: "policies/rekrytera-helsingborg/policy.yaml",
            allowed: Question(
                from: "stad", to: "af", role: "coach", purpose: "team_meeting",
                categories: ["identity", "contact", "language", "cv", "placement"], identity: "personal_number"),
            nearMiss: Question(
                from: "stad", to: "bostad", role: "coach", purpose: "team_meeting",
                categories: ["identity", "contact", "housing_need"], identity: "personal_number"),
            knowledge: Knowledge(
                asOf: try instant("2026-06-04T13:00:00Z"), consents: [waiver, withdrawn],
                approvals: [("officer-1", "vc", ["rehabkoordinator"])],
                events: [("placement_end", try instant("2025-12-01").date)], groupSize: 10,
                flags: [("protected_identity", false)]))
    }

    /// The policy of the tests: one category allowed; and health with one approval of two.
    static func samverkan() throws -> PolicyCase {
        let waiver = Knowledge.Consent(
            kind: .secrecyWaiver, given: try instant("2026-11-03"), from: ["ame", "af", "fk", "vc"],
            to: ["ame", "af", "fk", "vc", "bostad"], purposes: ["work_placement", "studies", "rehab_planning"],
            categories: ["identity", "contact", "language", "cv", "placement", "benefit_status", "health_limitation"])
        return try PolicyCase(
            "samverkan", file: "Tests/PolicyEvaluationTests/Vectors/samverkan-arbete.policy.yaml",
            allowed: Question(
                from: "ame", to: "af", role: "coach", purpose: "work_placement", categories: ["cv"],
                identity: "personal_number"),
            nearMiss: Question(
                from: "vc", to: "fk", role: "rehabkoordinator", purpose: "rehab_planning",
                categories: ["health_limitation"], identity: "personal_number"),
            knowledge: Knowledge(
                asOf: try instant("2026-12-01T09:00:00Z"), consents: [waiver],
                approvals: [("officer-1", "vc", ["rehabkoordinator"])], groupSize: 9,
                flags: [("protected_identity", true)]))
    }
}
