import CaseModel
import AuditReporting
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation
import TestSupport
import Testing

@Suite("The page and the words of a policy")
struct PolicyPageTests {
    @Test(arguments: Language.allCases)
    func thePageSaysWhatThePolicySays(language: Language) throws {
        let policy = try Fixture.policy()
        let html = try Fixture.policyPage().page(language: language).html()
        #expect(html.contains(policy.digest.hex) && html.contains("20580"))
        for agency in policy.agencies { #expect(html.contains(agency.name)) }
        for permit in policy.permits {
            let line = try #require(policy.place(ofRule: permit.id)?.line)
            #expect(html.contains("\(permit.id):\(line)"))
        }
        for rule in policy.forbids.map(\.id) + policy.invariants.map(\.id) { #expect(html.contains("<code>\(rule):")) }
    }

    /// Every row and arrow has the classes of its sender, recipient and categories, and every class a choice and a rule of
    /// style that hides the others.
    @Test func everyFilterFindsItsRows() throws {
        let policy = try Fixture.policy()
        let html = try Fixture.policyPage().page(language: .english).html()
        let classes = html.matches(of: /class="filtered ([a-z0-9 -]+)"/).map { $0.1.split(separator: " ") }
        #expect(classes.count > 20)
        for list in classes {
            #expect(list.contains { $0.hasPrefix("from-") } && list.contains { $0.hasPrefix("to-") })
            #expect(list.contains { $0.hasPrefix("category-") })
        }
        for (key, count) in [
            ("from", policy.agencies.count), ("to", policy.agencies.count), ("category", policy.categories.count),
        ] {
            for number in 0..<count {
                #expect(html.contains("id=\"\(key)-\(number)\""))
                #expect(
                    html.contains(
                        "body:has(#\(key)-\(number):checked) .filtered:not(.\(key)-\(number)) { display: none; }"))
            }
            #expect(!html.contains("id=\"\(key)-\(count)\""))
        }
    }

    @Test func aBrokenPromiseStandsOnThePage() throws {
        let text = try PackageFiles.text("policies/rekrytera-helsingborg/policy.yaml") + "  - {id: I9-x, never: {}}\n"
        let policy = try SharingPolicy(parsingYAML: Array(text.utf8), file: "p.yaml")
        let matrix = PolicyMatrix(of: try DecisionSpace(of: policy))
        let page = PolicyPage(
            matrix, proofs: try policy.prove(), made: Instant(secondsSinceEpoch: 0), tool: "brygga")
        #expect(try page.page(language: .english).html().contains("broken"))
        #expect(try !Fixture.policyPage().page(language: .english).html().contains("broken"))
    }

    /// No two conditions, gaps or forms read alike in a language, and no language borrows another's words.
    @Test func everyWordIsItsOwn() throws {
        let month = try #require(CalendarPeriod(months: 1))
        let six = try #require(CalendarPeriod(months: 6))
        let end = try Fixture.name("end")
        let conditions: [Condition] = [
            .consent(.secrecyWaiver, isExplicit: false, maximumAge: nil),
            .consent(.secrecyWaiver, isExplicit: true, maximumAge: six),
            .consent(.gdprConsent, isExplicit: false, maximumAge: month),
            .consent(.participation, isExplicit: false, maximumAge: nil), .approval(count: 1, by: nil),
            .approval(count: 2, by: nil), .window(event: end, from: month, to: six),
            .minimumGroup(10),
        ]
        let missing: [MissingCondition] =
            ConsentKind.allCases.flatMap { kind in
                MissingCondition.ConsentGap.allCases.map { .consent(kind: kind, $0) }
            } + [.approval(needed: 2, counted: 1)]
            + MissingCondition.WindowGap.allCases.map { .window(event: end, $0) }
            + [.minimumGroup(needed: 5, stated: 3), .minimumGroup(needed: 5, stated: nil)]
            + MissingCondition.OriginGap.allCases.map { .origin($0) }
        var all: [String] = []
        for language in Language.allCases {
            let words = ConditionPhrases(language)
            let said =
                conditions.map(words.condition) + missing.map(words.missing) + IdentityForm.allCases.map(words.identity)
                + RedisclosureLevel.allCases.map(words.redisclosure)
            #expect(Set(said).count == said.count, "\(language)")
            for text in said { #expect(!text.isEmpty && !text.hasSuffix(".")) }
            all += said
        }
        // Swedish and Danish share two ways of naming a person.
        #expect(Set(all).count >= all.count - 2)
    }

    /// Each kind of denial says why, and which permit came closest.
    @Test(arguments: Language.allCases)
    func aDenialNamesTheClosestPermit(language: Language) throws {
        let policy = try Fixture.policy()
        func lines(_ to: String, _ purpose: String, _ category: String) throws -> [String] {
            let request = DisclosureRequest(
                from: try Fixture.name("stad"), to: try Fixture.name(to), role: try Fixture.name("coach"),
                purpose: try Fixture.name(purpose), categories: [try Fixture.name(category)], identity: .pseudonym)
            var evidence = Evidence(asOf: policy.valid.from.start, standing: .inForce)
            for flag in policy.subjectFlags { evidence.subjectFlags[flag] = false }
            let decision = try policy.decide(request, on: evidence)
            return DecisionPhrases(language).lines(decision, closest: policy.closestPermits(to: decision))
        }
        let unmet = try lines("af", "team_meeting", "cv")
        #expect(unmet.count == 3 && unmet[2].contains("P06-meeting-to-af"))
        let noPermit = try lines("vc", "team_meeting", "cv")
        #expect(noPermit.dropFirst(2).contains { $0.contains("P08-meeting-to-vc") && $0.contains("stated_adaptation") })
        let forbidden = try lines("bostad", "team_meeting", "health_limitation")
        #expect(forbidden[1].contains("F01-health-and-benefit-never-housing") && forbidden.count > 2)
    }
}
