import BundleSealing
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import PolicyEvaluation

/// The recipient's own decision on what has arrived: by its own pinned policy, on the consents that the bundle shows.
///
/// The decision must hold both for the instant that the sender decided for and for now, and with just the obligations
/// that the sender states. Refusals are `E_POLICY`, `E_CONSENT` where a consent is what is missing or wrong, and
/// `E_APPROVAL` where an officer's approval is.
struct Reevaluation {
    let collaboration: Collaboration
    let bundle: VerifiedBundle
    let index: BundleIndex
    /// The fewest persons of a class, for an extract; nil for a case.
    var groupSize: Int?

    /// Decides anew; gives the decision for the sender's instant.
    func decide(at instant: Instant) throws -> Decision {
        let statement = index.statement
        let stated = statement.decision
        guard stated.asOf == bundle.manifest.created else { throw refusal(.policy, "decided for another instant") }
        // Else a sender could date a bundle into a window, or before a change of the policy.
        let delay = bundle.signingTime.secondsSinceEpoch - stated.asOf.secondsSinceEpoch
        guard abs(delay) <= BundleLimits.clockSkew else {
            throw refusal(.policy, "signed at another time than decided")
        }
        guard let retainUntil = stated.retainUntil,
            let redisclosure = RedisclosureLevel(rawValue: stated.redisclosure.text)
        else { throw refusal(.policy, "the obligations are not those of a policy") }
        let obligations = Obligations(retainUntil: retainUntil, redisclosure: redisclosure)
        let consents = try verifiedConsents(at: instant)
        let approvals = try ShownApprovals(collaboration: collaboration, bundle: bundle, index: index)
            .verified(for: request, at: instant)
        let shown = (consents: consents, approvals: approvals)
        let then = try accepted(stating: obligations, on: shown, at: stated.asOf)
        guard then.permits == stated.permits, domain(then) == stated.domain else {
            throw refusal(.policy, "the permits are not ours")
        }
        guard Set(then.citedConsents) == Set(statement.consents.map(\.recordDigest.hex)) else {
            throw refusal(.consent, "the consents shown are not those it rests on")
        }
        try requireStillAllowed(on: shown, at: instant)
        guard Set(stated.subject.keys).isSubset(of: collaboration.policy.subjectFlags) else {
            throw refusal(.policy, "it states a subject flag that our policy does not know")
        }
        guard Set(statement.consents).count == statement.consents.count else {
            throw refusal(.consent, "a consent is shown twice")
        }
        guard Set(index.files.map(\.category)).isSubset(of: statement.categories) else {
            throw refusal(.policy, "a file is of a category that was not decided about")
        }
        return then
    }

    private typealias Shown = (consents: [ConsentStatement], approvals: [Approval])

    /// A consent that has run out or a policy that has ended while the bundle was on its way keeps it closed; a window of
    /// time is about the sending.
    private func requireStillAllowed(on shown: Shown, at instant: Instant) throws {
        let now = try asking { () throws(RequestFault) in
            try collaboration.policy.decide(request, on: evidence(shown, at: instant))
        }
        if now.effect == .allow || (now.reason == .conditionUnmet && now.unmet == [.window]) { return }
        throw refusal(of: now)
    }

    private func accepted(
        stating obligations: Obligations, on shown: Shown, at instant: Instant
    ) throws -> Decision {
        let acceptance = try asking { () throws(RequestFault) in
            try collaboration.policy.accept(request, on: evidence(shown, at: instant), stating: obligations)
        }
        switch acceptance {
        case .accepted(let decision): return decision
        case .denied(let decision): throw refusal(of: decision)
        case .obligationsDiffer: throw refusal(.policy, "the obligations are not ours")
        }
    }

    private func refusal(of decision: Decision) -> BundleFault {
        var kind = BundleFault.Kind.policy
        if decision.unmet.contains(.approval) { kind = .approval }
        if decision.unmet.contains(.consent) { kind = .consent }
        return refusal(kind, decision.reason.map { "our policy answers \($0.rawValue)" } ?? "")
    }

    private var request: DisclosureRequest {
        let statement = index.statement
        return DisclosureRequest(
            from: bundle.manifest.sender.agency, to: bundle.manifest.recipient.agency, role: statement.role,
            purpose: bundle.manifest.purpose, categories: statement.categories, identity: statement.identityForm)
    }

    private func evidence(_ shown: Shown, at instant: Instant) -> Evidence {
        let stated = index.statement.decision
        var evidence = Evidence(
            asOf: instant, standing: collaboration.standing, consents: shown.consents, approvals: shown.approvals,
            eventDates: stated.events, subjectFlags: stated.subject)
        evidence.groupSize = groupSize
        return evidence
    }

    private func asking<Answer>(_ question: () throws(RequestFault) -> Answer) throws -> Answer {
        do throws(RequestFault) { return try question() } catch { throw refusal(.policy, error.message) }
    }

    /// The statements whose receipts the sender signed with a certificate that may sign consents.
    private func verifiedConsents(at instant: Instant) throws -> [ConsentStatement] {
        let sender = bundle.manifest.sender.agency
        return try index.statement.consents.map { consent in
            let receipt: ConsentReceipt
            do throws(ConsentFault) { receipt = try ConsentReceipt(parsing: consent.receipt) } catch {
                throw refusal(.consent, "a receipt is malformed")
            }
            guard receipt.agency == sender, receipt.recordDigest == consent.recordDigest.hex else {
                throw refusal(.consent, "a receipt is of another agency or record")
            }
            do throws(BundleFault) {
                let signature = try collaboration.trust.verify(
                    consent.signature, over: consent.signedBytes, as: .consent, at: instant)
                guard signature.agency == sender else {
                    throw refusal(.consent, "a receipt is signed by another agency")
                }
            } catch {
                throw refusal(.consent, "a receipt's signature does not hold (\(error.code))")
            }
            return receipt.statement
        }
    }

    private func domain(_ decision: Decision) -> Identifier? {
        if case .named(let name)? = decision.domain { name } else { nil }
    }

    private func refusal(_ kind: BundleFault.Kind, _ detail: String) -> BundleFault {
        let check: BundleCheck =
            switch kind {
            case .consent: .consent
            case .approval: .approval
            default: .decision
            }
        return BundleFault(kind, detail, check: check)
    }
}
