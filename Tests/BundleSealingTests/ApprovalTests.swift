import CaseModel
import OpenSSLCrypto
import TestSupport
import Testing

@testable import BundleForging
@testable import BundleSealing

/// Approvals: what an officer of the sending agency signs, and nothing else (docs/bundle-format.md, section 15).
@Suite("Approvals")
struct ApprovalTests {
    let world: TestWorld
    let officer: Officer

    init() throws {
        world = try TestWorld.shared.get()
        officer = try Officer("officer-1", ["coach"], of: world.sender)
    }

    /// An officer's key and certificate.
    final class Officer: Sendable {
        let key: PrivateKey
        let certificate: Certificate

        init(
            _ name: String, _ roles: [String], of issuer: Party, stating agency: String? = nil,
            from: Instant = TestWorld.start, to: Instant = TestWorld.end
        ) throws {
            key = try .generateP256()
            certificate = try CertificateIssuer.appointOfficer(
                subject: OfficerCertificate.subject(
                    officer: known(Identifier(name)), agency: known(Identifier(agency ?? issuer.agency.text)),
                    roles: roles.map { try known(Identifier($0)) }),
                publicKey: key.publicKey, issuer: issuer.signing, issuerKey: issuer.signingKey,
                notBefore: from.secondsSinceEpoch, notAfter: to.secondsSinceEpoch)
        }
    }

    private func request(created: Instant? = nil, expires: Instant? = nil) throws -> ApprovalRequest {
        let created = created ?? world.now
        return ApprovalRequest(
            id: try BundleID.random(), collaboration: try known(Identifier("samverkan")), policyDigest: world.policy,
            from: world.sender.agency, to: world.recipient.agency, role: try known(Identifier("coach")),
            purpose: try known(Identifier("team_meeting")), categories: [try known(Identifier("identity"))],
            identityForm: .pseudonym, caseDigest: try SHA256.hash([1]), created: created,
            expires: expires ?? created.adding(seconds: ApprovalRequest.lifetime),
            needs: [.init(permit: try known(Identifier("P1")), count: 2, roles: [try known(Identifier("coach"))])])
    }

    /// An approval signed by any key with any certificate.
    private func signed(
        _ request: ApprovalRequest, _ certificate: Certificate, _ key: borrowing PrivateKey, at instant: Instant? = nil,
        stating stated: Instant? = nil, until: Instant? = nil
    ) throws -> DisclosureApproval {
        let stated = stated ?? instant ?? world.now
        let end = until ?? request.expires
        let unsigned = DisclosureApproval(request: request, approvedAt: stated, expires: end, signature: [])
        let signature = try DetachedSignature.sign(
            try unsigned.statement(), certificate: certificate, key: key, at: instant ?? world.now)
        return DisclosureApproval(request: request, approvedAt: stated, expires: end, signature: signature)
    }

    private func code(
        _ approval: DisclosureApproval, trust: VerifiedTrustList? = nil, sending: Instant? = nil, now: Instant? = nil
    ) -> String? {
        do throws(ApprovalFault) {
            _ = try (trust ?? world.trust).verify(
                approval, usedAt: sending ?? world.now, now: now ?? sending ?? world.now)
            return nil
        } catch { return error.code }
    }

    @Test func anOfficersApprovalIsVerifiedAndReadBack() throws {
        let approval = try DisclosureApproval.sign(
            try request(), officer: try known(OfficerCertificate(officer.certificate)), key: officer.key, at: world.now)
        let read = try DisclosureApproval(parsing: approval.canonicalJSON)
        #expect(read == approval)
        let verified = try world.trust.verify(read, usedAt: world.now, now: world.now)
        #expect(verified.officer.officer.text == "officer-1")
        #expect(verified.officer.agency == world.sender.agency)
        #expect(verified.officer.roles.map(\.text) == ["coach"])
        #expect(verified.requestDigest == (try SHA256.hash(approval.request.canonicalJSON)))
    }

    private func reidentificationRequest() throws -> ReidentificationRequest {
        ReidentificationRequest(
            id: try BundleID.random(), collaboration: try known(Identifier("samverkan")), agency: world.sender.agency,
            search: .init(
                domain: try known(Identifier("statistics-2026")), tag: "hbgstat", versions: [1, 0], country: "SE",
                referenceDate: world.now.date, born: nil, kinds: []),
            purpose: "a person asks for a copy", quota: 2, count: 1, pseudonymsDigest: try SHA256.hash([2]),
            created: world.now)
    }

    /// Of both kinds of request the same members are signed, and no approval of one kind is one of the other.
    @Test func theFormatStandsInWhatIsSigned() throws {
        func statement<Request>(
            _ request: Request, _ format: String
        ) throws -> SignedApproval<Request> {
            let approval = try SignedApproval.sign(
                request, officer: try known(OfficerCertificate(officer.certificate)), key: officer.key, at: world.now)
            let digest = try SHA256.hash(request.canonicalJSON).hex
            #expect(
                String(decoding: try approval.statement(), as: UTF8.self) == """
                    {"approved_at":"\(world.now)","expires":"\(approval.expires)","format":"\(format)",\
                    "request_sha256":"\(digest)"}
                    """)
            let members = try StrictJSON.parseCanonical(approval.canonicalJSON, maximumBytes: 1 << 18).object
            #expect(members?["format"]?.string == format && members?["request"] == request.json)
            #expect(
                Set(members.map { $0.keys } ?? [:].keys)
                    == ["approved_at", "expires", "format", "request", "signature"])
            #expect(try world.trust.verify(approval, usedAt: world.now, now: world.now).request == request)
            return approval
        }
        let disclosure = try statement(try request(), "brygga-approval1")
        let asked = try reidentificationRequest()
        let reidentification = try statement(asked, "brygga-reidentification-approval1")
        #expect(try ReidentificationApproval(parsing: reidentification.canonicalJSON) == reidentification)
        #expect(throws: ApprovalFault.self) { try ReidentificationApproval(parsing: disclosure.canonicalJSON) }
        #expect(throws: ApprovalFault.self) { try DisclosureApproval(parsing: reidentification.canonicalJSON) }
        let late = asked.expires.adding(seconds: 1)
        #expect(throws: ApprovalFault.self) { try world.trust.verify(reidentification, usedAt: late, now: late) }
    }

    @Test func aChangedByteAnywhereIsRefused() throws {
        let bytes = try signed(try request(), officer.certificate, officer.key).canonicalJSON
        for place in bytes.indices {
            for bit in [UInt8(1), 2, 0x20] {
                var changed = bytes
                changed[place] ^= bit
                let accepted = (try? DisclosureApproval(parsing: changed)).map { code($0) == nil } ?? false
                #expect(!accepted, "byte \(place), bit \(bit)")
            }
        }
        for count in stride(from: 0, to: bytes.count, by: 7) {
            #expect(throws: ApprovalFault.self) { try DisclosureApproval(parsing: Array(bytes.prefix(count))) }
        }
        #expect(throws: ApprovalFault.self) { try DisclosureApproval(parsing: bytes + [0x0A]) }
    }

    @Test func whoIsNoOfficerOfTheSenderCannotApprove() throws {
        let request = try request()
        let refused = "approval.not-verified"
        // The agency's own signing key, its decryption key's neighbour, the coordinator.
        #expect(code(try signed(request, world.sender.signing, world.sender.signingKey)) == refused)
        #expect(code(try signed(request, world.coordinator, world.coordinatorKey.key)) == refused)
        // Officers of other agencies, also one that says to be of this one.
        let foreign = try Officer("officer-1", ["coach"], of: world.third)
        #expect(code(try signed(request, foreign.certificate, foreign.key)) == refused)
        let pretender = try Officer("officer-1", ["coach"], of: world.third, stating: "stad")
        #expect(code(try signed(request, pretender.certificate, pretender.key)) == refused)
        let stranger = try Officer("officer-1", ["coach"], of: world.stranger, stating: "stad")
        #expect(code(try signed(request, stranger.certificate, stranger.key)) == refused)
        // An officer who appoints another, or oneself.
        let key = try PrivateKey.generateP256()
        let subject = try known(OfficerCertificate(officer.certificate)).certificate.subject
        let own = try CertificateIssuer.selfSigned(
            subject: subject, key: key, usage: .officer, notBefore: TestWorld.start.secondsSinceEpoch,
            notAfter: TestWorld.end.secondsSinceEpoch)
        #expect(code(try signed(request, own, key)) == refused)
        let appointed = try CertificateIssuer.appointOfficer(
            subject: subject, publicKey: key.publicKey, issuer: officer.certificate, issuerKey: officer.key,
            notBefore: TestWorld.start.secondsSinceEpoch, notAfter: TestWorld.end.secondsSinceEpoch)
        #expect(code(try signed(request, appointed, key)) == refused)
        // Issued by the coordinator, who is no agency.
        let issued = try CertificateIssuer.issue(
            subject: subject, publicKey: key.publicKey, usage: .officer, issuer: world.coordinator,
            issuerKey: world.coordinatorKey.key, notBefore: TestWorld.start.secondsSinceEpoch,
            notAfter: TestWorld.end.secondsSinceEpoch)
        #expect(code(try signed(request, issued, key)) == refused)
    }

    @Test func onlyTheCertificateOfAnOfficerIsReadAsOne() throws {
        let key = try PrivateKey.generateP256()
        func isOfficer(
            _ name: String?, _ agency: String?, _ unit: String?, _ usage: CertificateIssuer.Usage = .officer
        ) throws -> Bool {
            let certificate = try CertificateIssuer.selfSigned(
                subject: DistinguishedName(commonName: name, organization: agency, organizationalUnit: unit), key: key,
                usage: usage, notBefore: TestWorld.start.secondsSinceEpoch,
                notAfter: TestWorld.end.secondsSinceEpoch)
            return OfficerCertificate(certificate) != nil
        }
        #expect(try isOfficer("o-1", "stad", "coach"))
        #expect(try isOfficer("o-1", "stad", "brobyggare,coach"))
        for unit in ["coach,brobyggare", "coach,coach", "coach,", ",coach", "coach, brobyggare", " ", nil] {
            #expect(try !isOfficer("o-1", "stad", unit))
        }
        #expect(try !isOfficer(nil, "stad", "coach"))
        #expect(try !isOfficer("o-1", nil, "coach"))
        #expect(try !isOfficer("O One", "stad", "coach"))
        #expect(try !isOfficer("o-1", "Helsingborgs stad", "coach"))
        for usage in [CertificateIssuer.Usage.signing, .keyAgreement, .coordinator] {
            #expect(try !isOfficer("o-1", "stad", "coach", usage))
        }
    }

    @Test func anApprovalHasItsTime() throws {
        let request = try request()
        let approval = try signed(request, officer.certificate, officer.key)
        #expect(code(approval, sending: request.expires) == nil)
        #expect(code(approval, sending: request.expires.adding(seconds: 1)) == "approval.expired")
        #expect(code(approval, sending: world.now.adding(seconds: -301)) == "approval.expired")
        let short = try signed(request, officer.certificate, officer.key, until: world.now.adding(seconds: 60))
        #expect(code(short, sending: world.now.adding(seconds: 60)) == nil)
        #expect(code(short, sending: world.now.adding(seconds: 61)) == "approval.expired")
        // It does not outlive its request, and was not made before it.
        let long = try signed(
            request, officer.certificate, officer.key, until: request.expires.adding(seconds: 1))
        #expect(code(long) == "approval.expired")
        let early = try signed(
            request, officer.certificate, officer.key, at: request.created.adding(seconds: -301))
        #expect(code(early) == "approval.expired")
        // It was signed when it says.
        let dated = try signed(
            request, officer.certificate, officer.key, stating: world.now.adding(seconds: 1))
        #expect(code(dated) == "approval.not-verified")
    }

    @Test func theOfficersCertificateHoldsWhenItIsApprovedAndWhenItIsSent() throws {
        let request = try request()
        let day: Int64 = 86_400
        let ended = try Officer(
            "officer-1", ["coach"], of: world.sender, to: world.now.adding(seconds: -1))
        #expect(code(try signed(request, ended.certificate, ended.key)) == "approval.expired")
        let coming = try Officer(
            "officer-1", ["coach"], of: world.sender, from: world.now.adding(seconds: day))
        #expect(
            code(try signed(request, coming.certificate, coming.key), sending: world.now.adding(seconds: 2 * day))
                == "approval.expired")
        let ending = try Officer(
            "officer-1", ["coach"], of: world.sender, to: world.now.adding(seconds: day))
        let approval = try signed(request, ending.certificate, ending.key)
        #expect(code(approval, sending: world.now.adding(seconds: day)) == nil)
        #expect(code(approval, sending: world.now.adding(seconds: day + 1)) == "approval.expired")
        // The tool ends the approval with the certificate.
        let own = try DisclosureApproval.sign(
            request, officer: try known(OfficerCertificate(ending.certificate)), key: ending.key, at: world.now)
        #expect(own.expires == world.now.adding(seconds: day))
        // Opened later it still is one: it is about the sending.
        #expect(code(approval, sending: world.now, now: world.now.adding(seconds: 20 * day)) == nil)
    }

    @Test func aRevokedOfficerOrAgencyCertificateIsNotBelieved() throws {
        let approval = try signed(try request(), officer.certificate, officer.key)
        let entry = TestWorld.entry(of: world.sender)
        for certificate in [officer.certificate, world.sender.signing] {
            let trust = try world.trust(
                sender: entry, revoked: [.init(certificate: certificate.sha256, from: world.now)])
            #expect(code(approval, trust: trust) == "approval.not-verified")
            let later = try world.trust(
                sender: entry,
                revoked: [.init(certificate: certificate.sha256, from: world.now.adding(seconds: 60))])
            #expect(code(approval, trust: later) == nil)
            // A recipient who learns of it before opening refuses.
            #expect(
                code(approval, trust: later, sending: world.now, now: world.now.adding(seconds: 60))
                    == "approval.not-verified")
        }
    }

    @Test func theAgencysCertificateMustBeUsableForBundles() throws {
        let approval = try signed(try request(), officer.certificate, officer.key)
        func trust(
            from: Instant = TestWorld.start, to: Instant = TestWorld.end, _ purposes: [SigningPurpose] = [.bundle]
        ) throws -> VerifiedTrustList {
            try world.trust(
                sender: TestWorld.entry(
                    of: world.sender,
                    signing: .init(certificate: world.sender.signing, from: from, to: to, purposes: purposes)))
        }
        #expect(code(approval, trust: try trust()) == nil)
        #expect(code(approval, trust: try trust([.consent, .policy, .receipt])) == "approval.not-verified")
        #expect(code(approval, trust: try trust(to: world.now.adding(seconds: -1))) == "approval.expired")
        #expect(code(approval, trust: try trust(from: world.now.adding(seconds: 1))) == "approval.expired")
    }

    @Test func requestsAndApprovalsHaveAClosedSchema() throws {
        let request = try request()
        let members = try #require(request.json.object)
        func refused(_ edit: (inout [String: JSONValue]) -> Void) -> Bool {
            var members = members
            edit(&members)
            let bytes = CanonicalJSON.bytes(of: .object(members))
            do throws(ApprovalFault) {
                _ = try ApprovalRequest(parsing: bytes)
                return false
            } catch { return error.code == "approval.malformed" && error.failureClass == .badInput }
        }
        #expect(!refused { _ in })
        for name in members.keys.sorted() {
            #expect(refused { $0[name] = nil }, "without \(name)")
            #expect(refused { $0[name] = .null }, "\(name) null")
            #expect(refused { $0[name] = 7 }, "\(name) a number")
        }
        #expect(refused { $0["person"] = "somebody" })
        #expect(refused { $0["format"] = "brygga-approval-request2" })
        #expect(refused { $0["categories"] = [] })
        #expect(refused { $0["categories"] = ["b", "a"] })
        #expect(refused { $0["to"] = $0["from"] })
        #expect(refused { $0["expires"] = .string(request.created.adding(seconds: -1).description) })
        #expect(
            refused {
                $0["expires"] = .string(request.created.adding(seconds: ApprovalRequest.lifetime + 1).description)
            })
        let need: JSONValue = ["permit": "P1", "count": 2, "roles": ["coach"]]
        #expect(refused { $0["needs"] = [] })
        #expect(refused { $0["needs"] = [need, need] })
        #expect(refused { $0["needs"] = [["permit": "P1", "count": 0, "roles": ["coach"]]] })
        #expect(refused { $0["needs"] = [["permit": "P1", "count": 21, "roles": ["coach"]]] })
        #expect(refused { $0["needs"] = [["permit": "P1", "count": 2, "roles": []]] })
        #expect(refused { $0["needs"] = [["permit": "P1", "count": 2, "roles": ["coach"], "distinct": true]] })
        #expect(throws: ApprovalFault.self) { try ApprovalRequest(parsing: request.canonicalJSON + [0x20]) }
        let large = [UInt8](repeating: 0x20, count: ApprovalRequest.maximumBytes + 1)
        #expect(throws: ApprovalFault.self) { try DisclosureApproval(parsing: large) }
    }

    @Test func thePublishedSchemasNameTheSameMembers() throws {
        func required(_ name: String) throws -> Set<String> {
            let text = try PackageFiles.text("docs/schema/\(name).schema.json")
            let schema = try StrictJSON.parse(Array(text.utf8), maximumBytes: 1 << 20).object
            let properties = Set(schema?["properties"]?.object?.keys.map(\.self) ?? [])
            #expect(schema?["additionalProperties"]?.bool == false)
            #expect(Set((schema?["required"]?.array ?? []).compactMap(\.string)) == properties)
            return properties
        }
        let approval = try signed(try request(), officer.certificate, officer.key)
        #expect(try required("approval") == Set(approval.value.object?.keys.map(\.self) ?? []))
        #expect(try required("approval-request") == Set(approval.request.json.object?.keys.map(\.self) ?? []))
    }

    @Test func theContentIsBoundAndHiddenBehindTheSalt() throws {
        let files = [try world.file("a.txt", content(3000)), try world.file("b.txt", content(40, seed: 2))]
        let salt = try SHA256.hash([7])
        let digest = try CaseCommitment(of: files, segmentSize: 1024).digest(salt: salt)
        let sealed = try world.seal(files)
        let verified = try UnverifiedBundle.parse(BundleBytes(sealed.bytes)).verify(world.terms())
        let index = try verified.openIndex(key: world.recipient.encryptionKey).index
        #expect(try CaseCommitment(index).digest(salt: salt) == digest)
        #expect(try CaseCommitment(of: files, segmentSize: 1024).digest(salt: SHA256.hash([8])) != digest)
        var changed = content(3000)
        changed[2999] ^= 1
        for other in [
            [try world.file("a.txt", changed), files[1]], [files[0]], [files[1], files[0]],
            [try world.file("c.txt", content(3000)), files[1]],
        ] {
            #expect(try CaseCommitment(of: other, segmentSize: 1024).digest(salt: salt) != digest)
        }
    }

    @Test func theIndexShowsApprovalsAndAnIndexWithoutAnyHasNoSuchMember() throws {
        var draft = try world.draft()
        let files = [try world.file("a.txt", content(60))]
        func index(_ draft: BundleDraft) throws -> BundleIndex {
            let bytes = try world.seal(files, draft: draft).bytes
            return try UnverifiedBundle.parse(BundleBytes(bytes)).verify(world.terms())
                .openIndex(key: world.recipient.encryptionKey).index
        }
        #expect(!String(decoding: try index(draft).canonicalJSON, as: UTF8.self).contains("approvals"))
        let shown = BundleApproval(
            salt: try SHA256.hash([7]), approval: try signed(try request(), officer.certificate, officer.key))
        draft.statement = BundleStatement(
            role: draft.statement.role, categories: draft.statement.categories,
            identityForm: draft.statement.identityForm, decision: draft.statement.decision, consents: [],
            approvals: [shown])
        #expect(try index(draft).statement.approvals == [shown])
        draft.statement = BundleStatement(
            role: draft.statement.role, categories: draft.statement.categories,
            identityForm: draft.statement.identityForm, decision: draft.statement.decision, consents: [],
            approvals: Array(repeating: shown, count: BundleLimits.approvals + 1))
        #expect(throws: BundleFault(.limit, "too many approvals")) { try world.seal(files, draft: draft) }
    }
}
