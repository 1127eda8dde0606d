import CaseModel
import OpenSSLCrypto
import PolicyEvaluation
import Testing

@Suite struct DigestTests {
    @Test func theDigestIsTakenOverTheCanonicalForm() throws {
        let policy = try SharingPolicy.reading(smallPolicy)
        #expect(policy.digest == (try SHA256.hash(policy.canonicalJSON)))
        _ = try StrictJSON.parseCanonical(policy.canonicalJSON, maximumBytes: 1 << 20)
    }

    @Test(arguments: [
        ("comment", "revision: 2026.1", "# said by counsel\nrevision: 2026.1   # a label"),
        ("blank lines", "permits:", "\n\npermits:\n"),
        ("quotes", "name: Agency A", "name: 'Agency A'"),
        ("double quotes", "id: P1", "id: \"P1\""),
        ("marker", "policy: 1", "---\npolicy: 1"),
        (
            "order in braces", "{provision: S, lifted_by: consent, law: L3}",
            "{law: L3, lifted_by: consent, provision: S}"
        ),
        ("order of a set", "categories: [who, work]", "categories: [work, who]"),
        (
            "block style", "categories: [who, work], identity: personal_number",
            "categories:\n      [who,\n       work], identity: personal_number"
        ),
        ("default written out", "{label: Help}", "{label: Help, statistical: false}"),
        ("ground of the one sender", "ground: g, retention: P12M", "ground: {a: g}, retention: P12M"),
        ("year for months", "retention: P12M", "retention: P1Y"),
        ("unverified written out", "h: {gdpr6", "h: {verified: false, gdpr6"),
    ])
    func layoutDoesNotMatter(name: String, find: String, replace: String) throws {
        let changed = smallPolicy.replacing(find, with: replace, maxReplacements: 1)
        #expect(changed != smallPolicy)
        #expect(try SharingPolicy.reading(changed).digest == SharingPolicy.reading(smallPolicy).digest, "\(name)")
    }

    @Test(arguments: [
        ("revision: 2026.1", "revision: 2026.2"), ("to: 2026-12-31", "to: 2026-12-30"), ("Agency A", "Agency Ä"),
        ("verified: true", "verified: false"), ("max_age: P6M", "max_age: P7M"), ("explicit: true", "explicit: false"),
        ("distinct: true", "distinct: false"), ("min_group: 5", "min_group: 6"), ("{id: P1", "{id: P9"),
        ("why: statistics", "why: other"), ("[a, b]}\nagencies", "[a]}\nagencies"), ("tag: stat", "tag: stats"),
        ("subject: [protected]", "subject: [protected, other]"),
        ("{enabled: false}", "{enabled: false, roles: [clerk]}"),
        ("agency: b}}", "agency: c}}"), ("sensitivity: sensitive", "sensitivity: normal"), (", domain: d", ""),
        ("redisclosure: none}", "redisclosure: with_new_permit}"),
        ("identity_above: pseudonym}\n  - {id: F3", "identity_above: none}\n  - {id: F3"),
    ])
    func everyChangeOfMeaningIsANewDigest(find: String, replace: String) throws {
        let changed = smallPolicy.replacing(find, with: replace, maxReplacements: 1)
        #expect(changed != smallPolicy)
        #expect(try SharingPolicy.reading(changed).digest != SharingPolicy.reading(smallPolicy).digest)
    }

    @Test func decisionsOfTheSameQuestionAreTheSameBytes() throws {
        let request = DisclosureRequest(
            from: "a", to: "b", role: "clerk", purpose: "help", categories: ["work", "who"], identity: .none)
        let evidence = Evidence(asOf: try .at("2026-06-20"), standing: .inForce)
        let first = try SharingPolicy.reading(smallPolicy).decide(request, on: evidence)
        let commented = smallPolicy.replacing("permits:", with: "permits:   # who may")
        let second = try SharingPolicy.reading(commented).decide(request, on: evidence)
        #expect(first.canonicalJSON == second.canonicalJSON)
        let text = String(decoding: first.canonicalJSON, as: UTF8.self)
        #expect(text.hasPrefix(#"{"as_of":"2026-06-20T00:00:00Z","categories":[{"category":"who","forbids":["F3"]"#))
        #expect(text.contains(first.policyDigest.hex))
    }
}
