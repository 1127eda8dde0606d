import Foundation
import TestSupport
import Testing

/// The verbs that look at a policy as a whole, run as people run them.
@Suite("Analysis of a policy")
struct PolicyAnalysisTests {
    private static let example = PackageFiles.path(
        "Tests/PolicyEvaluationTests/Vectors/samverkan-arbete.policy.yaml")

    @Test func thePageIsWrittenOnceAndARehearsalWritesNothing() async throws {
        let folder = try TemporaryFolder()
        let words = ["policy", "matrix", Self.example, "--html", "m.html"]
        let rehearsed = try await brygga(words + ["--dry-run"], in: folder.path)
        #expect(rehearsed.code == 0 && folder.contents().isEmpty)
        let written = try await brygga(words, in: folder.path)
        #expect(written.code == 0 && folder.contents() == ["m.html"])
        #expect(written.text == rehearsed.text)
        let again = try await brygga(words, in: folder.path)
        #expect(again.code != 0)
        #expect(try await brygga(words + ["--force"], in: folder.path).code == 0)
    }

    @Test func theCellsAreOneObjectALine() async throws {
        let outcome = try await brygga(["policy", "matrix", Self.example, "--cells", "--json"], in: "/")
        #expect(outcome.code == 0)
        let lines = outcome.text.split(separator: "\n")
        #expect(lines.count == 6_750)
        #expect(lines.filter { $0.contains(#""outcome":"allow""#) }.count == 18)
        #expect(lines.filter { $0.contains(#""outcome":"conditional""#) }.count == 203)
        let flagged = try await brygga(
            ["policy", "matrix", Self.example, "--cells", "--json", "--flags", "protected_identity"], in: "/")
        #expect(flagged.text.split(separator: "\n").count == 6_750 && flagged.text != outcome.text)
    }

    /// An opening fails until it was reviewed; a review of another opening does not help.
    @Test func anOpeningThatWasReviewedIsAccepted() async throws {
        let folder = try TemporaryFolder()
        let text = try String(contentsOfFile: Self.example, encoding: .utf8)
        let wider = text.split(separator: "\n", omittingEmptySubsequences: false).filter { !$0.contains("{id: F01-") }
            .joined(separator: "\n").replacing("from: [vc], to: [fk, ame]", with: "from: [vc], to: [fk, ame, bostad]")
        try folder.write(wider, to: "new.yaml")
        let words = ["policy", "diff", Self.example, "new.yaml"]
        let shown = try await brygga(words + ["--json"], in: folder.path)
        #expect(shown.code == 0 && shown.text.contains(#""cells":3"#))
        try folder.write(shown.output, to: "reviewed.ndjson")
        try folder.write(shown.text.replacing("bostad", with: "stat"), to: "other.ndjson")
        let refused = try await brygga(words + ["--fail-on", "opened"], in: folder.path)
        #expect(refused.code == 65 && refused.output.isEmpty && refused.errors.contains("3 cells opened"))
        let accepted = try await brygga(
            words + ["--fail-on", "opened", "--allow-open", "reviewed.ndjson"], in: folder.path)
        #expect(accepted.code == 0)
        let other = try await brygga(words + ["--fail-on", "opened", "--allow-open", "other.ndjson"], in: folder.path)
        #expect(other.code == 65)
        let proved = try await brygga(["policy", "prove", "new.yaml"], in: folder.path)
        #expect(proved.code == 65 && proved.errors.contains("I1 is broken: the chain vc → bostad"))
    }

    /// The shortest chain, rule by rule, and what is taken for granted.
    @Test func aReachIsAChainWithItsAssumptions() async throws {
        let policy = PackageFiles.path("policies/rekrytera-helsingborg/policy.yaml")
        let words = ["policy", "reach", policy, "--category"]
        let reached = try await brygga(words + ["plan", "--to", "vc"], in: "/")
        #expect(reached.code == 0 && reached.text.hasPrefix("af → stad → vc\n"))
        #expect(reached.text.contains("P05-plan-from-af at ") && reached.text.contains("policy.yaml:83:5"))
        #expect(reached.text.contains("Taken for granted:\n  it is about what the tool lets pass"))
        let never = try await brygga(words + ["health_limitation", "--to", "bostad"], in: "/")
        #expect(never.code == 0 && never.text.hasPrefix("health_limitation comes to bostad in no way\n"))
        #expect(never.text.contains("Taken for granted:\n"))
    }

    /// A threshold fails what it is not reached by, and the suggested tests reach every one.
    @Test func aSuiteIsMeasuredAndWhatIsMissingIsSuggested() async throws {
        let folder = try TemporaryFolder()
        let suite = Self.example.replacing(".policy.yaml", with: ".tests.yaml")
        let words = ["policy", "test", suite, "--policy", Self.example]
        for option in ["--min-rules", "--min-mutants"] {
            let low = try await brygga(words + [option, "100", "--json"], in: folder.path)
            #expect(low.code == 65 && low.errors.contains("policy.coverage-too-low"), "\(option): \(low.errors)")
        }
        let suggested = try await brygga(words + ["--suggest"], in: folder.path)
        #expect(suggested.code == 0)
        try folder.write(suggested.output, to: "more.tests.yaml")
        let whole = try await brygga(
            ["policy", "test", suite, "more.tests.yaml", "--policy", Self.example, "--min-rules", "100"]
                + ["--min-mutants", "100"], in: folder.path)
        #expect(whole.code == 0, "\(whole.errors)")
    }
}
