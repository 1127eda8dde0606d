import CaseModel
import PolicyEvaluation
import Testing

@Suite struct CollaborationTests {
    private func policy() throws -> SharingPolicy {
        try SharingPolicy(parsingYAML: Files.collaboration("rekrytera-helsingborg", "policy.yaml"), file: "policy.yaml")
    }

    @Test func theSuitePassesAndCoversEveryRule() throws {
        let suite = try PolicySuite(
            parsingYAML: Files.collaboration("rekrytera-helsingborg", "policy.tests.yaml"), file: "policy.tests.yaml")
        let report = suite.run(on: try policy())
        for result in report.results { #expect(result.failures.isEmpty, "\(result.name): \(result.failures)") }
        #expect(report.isPassed)
        #expect(report.uncoveredRules == [])
    }

    @Test func everyRecipientOfTheThursdayMeetingSeesAnotherPart() throws {
        let policy = try policy()
        let recipients: [Identifier] = ["af", "fk", "vc", "bostad"]
        var parts = Set<[Identifier]>()
        for recipient in recipients {
            let meeting = policy.permits.filter {
                $0.from.contains("stad") && $0.to.contains(recipient) && $0.purposes.contains("team_meeting")
            }
            #expect(meeting.count == 1)
            parts.formUnion(meeting.map(\.categories))
        }
        #expect(parts.count == recipients.count)
    }

    @Test func noGroundClaimsThatCounselConfirmedIt() throws {
        let policy = try policy()
        #expect(!policy.grounds.isEmpty && policy.grounds.allSatisfy { !$0.isVerified })
        #expect(policy.signedBy.count == 6)
    }
}
