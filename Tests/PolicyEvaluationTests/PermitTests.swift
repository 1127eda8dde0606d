import CaseModel
import PolicyEvaluation
import Testing

@Suite struct PermitTests {
    private let file = """
        {"person": {"country": "SE", "number": "19121212-1212"}, "subject_flags": {"protected": false},
         "who": {"name": "Secretname", "born": 1950, "nickname": "Sunny"},
         "work": {"employer": "Secretfirm"}, "health": {"limit": "Secretlimit"},
         "hobby": {"121212-1212": 1, "chess": true},
         "attachments": [{"path": "who.pdf", "category": "who"}, {"path": "limit.pdf", "category": "health"}]}
        """

    private func outcome(
        _ categories: [Identifier], _ identity: IdentityForm = .personalNumber, to: Identifier = "b"
    ) throws -> PermitOutcome {
        let consent = ConsentStatement(
            kind: .secrecyWaiver, state: .given, isExplicit: true, eventTime: try .at("2026-05-01"), expires: nil,
            scope: ConsentScope(from: ["a"], to: ["b"], purposes: ["help"], categories: ["who", "work"]),
            isAuthorised: true, recordDigest: String(repeating: "b", count: 64))
        let evidence = Evidence(asOf: try .at("2026-06-20"), standing: .inForce, consents: [consent])
        let request = DisclosureRequest(
            from: "a", to: to, role: "clerk", purpose: "help", categories: categories, identity: identity)
        return try SharingPolicy.reading(smallPolicy).permit(
            .reading(file), request: request, evidence: evidence)
    }

    private func permitted(_ categories: [Identifier], _ identity: IdentityForm = .pseudonym) throws
        -> PermittedDisclosure
    {
        guard case .permitted(let disclosure) = try outcome(categories, identity) else {
            throw CaseDenied()
        }
        return disclosure
    }

    private struct CaseDenied: Error {}

    @Test func onlyThePermittedFieldsAreLeft() throws {
        let disclosure = try permitted(["who"])
        #expect(disclosure.categories.keys.sorted() == ["who"])
        #expect(disclosure.categories["who"]?.value == ["name": "Secretname", "born": 1950])
        #expect(disclosure.attachments.map(\.path.value) == ["who.pdf"])
        #expect(disclosure.withheldAttachments == 1)
        #expect(disclosure.withheldCategories == ["health", "hobby", "work"])
        #expect(disclosure.subjectFlags == ["protected": false])
        #expect(disclosure.decision.effect == .allow)
    }

    @Test func fieldsThatNoCategoryNamesAreNamedButNeverAsNumbers() throws {
        #expect(try permitted(["who"]).unknownFields == ["/hobby/?", "/hobby/chess", "/who/nickname"])
    }

    @Test func aDisclosureOfNobodyHoldsNoPerson() throws {
        #expect(try permitted(["work"], .none).person == nil)
        #expect(try permitted(["work"], .pseudonym).person != nil)
    }

    @Test func aPermittedCategoryThatTheCaseLacksIsNamed() throws {
        #expect(try permitted(["who", "work"]).absentCategories == [])
        let empty = try CaseFile.reading(
            #"{"person":{"country":"SE","number":"1"},"subject_flags":{"protected":false}}"#)
        let request = DisclosureRequest(
            from: "a", to: "c", role: "clerk", purpose: "count", categories: ["work"], identity: .none)
        let evidence = Evidence(asOf: try .at("2026-06-20"), standing: .inForce, groupSize: 50)
        guard
            case .permitted(let disclosure) = try SharingPolicy.reading(smallPolicy).permit(
                empty, request: request, evidence: evidence)
        else {
            Issue.record("denied")
            return
        }
        #expect(disclosure.absentCategories == ["work"])
        #expect(disclosure.categories.isEmpty)
    }

    @Test func aDenialCarriesNothingOfTheCase() throws {
        guard case .denied(let decision) = try outcome(["who", "health"]) else {
            Issue.record("permitted")
            return
        }
        #expect(decision.effect == .deny)
        #expect(decision.obligations == nil && decision.permits == [] && decision.citedConsents == [])
        let text = String(decoding: decision.canonicalJSON, as: UTF8.self) + decision.explanationLines.joined()
        #expect(!text.contains("Secret") && !text.contains("1212"))
    }

    @Test func nothingOfTheCaseIsPrinted() throws {
        let disclosure = try permitted(["who", "work"])
        var dumped = ""
        dump(disclosure, to: &dumped)
        let text = "\(disclosure)" + String(reflecting: disclosure) + dumped
        for secret in ["Secretname", "Secretfirm", "Secretlimit", "Sunny", "121212-1212"] {
            #expect(!text.contains(secret))
        }
    }

    @Test func aRecipientAcceptsOnlyTheSameObligations() throws {
        let policy = try SharingPolicy.reading(smallPolicy)
        let request = DisclosureRequest(
            from: "a", to: "c", role: "clerk", purpose: "count", categories: ["work"], identity: .none)
        let evidence = Evidence(asOf: try .at("2026-06-20"), standing: .inForce, groupSize: 50)
        let until = try #require(CalendarDate(parsing: "2028-06-20"))
        let right = Obligations(retainUntil: until, redisclosure: .aggregatesOnly)
        guard case .accepted = try policy.accept(request, on: evidence, stating: right) else {
            Issue.record("not accepted")
            return
        }
        for wrong in [
            Obligations(retainUntil: until.adding(days: 1), redisclosure: .aggregatesOnly),
            Obligations(retainUntil: until.adding(days: -1), redisclosure: .aggregatesOnly),
            Obligations(retainUntil: until, redisclosure: .withNewPermit),
            Obligations(retainUntil: until, redisclosure: .none),
        ] {
            guard case .obligationsDiffer = try policy.accept(request, on: evidence, stating: wrong) else {
                Issue.record("accepted \(wrong)")
                continue
            }
        }
        var less = evidence
        less.groupSize = nil
        guard case .denied = try policy.accept(request, on: less, stating: right) else {
            Issue.record("accepted without evidence")
            return
        }
    }
}
