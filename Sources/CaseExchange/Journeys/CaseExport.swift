import BundleSealing
public import CaseModel
import ConsentRecording
import GRDB
import OpenSSLCrypto
import PersonalNumbers
import PolicyEvaluation
import Pseudonymisation

/// The journey out: decide for each recipient, cut the case down, seal, register, release.
///
/// All bundles are sealed without a name before any is registered, and registered before any is released; one denial
/// stops them all. A kill leaves at most a registered bundle that was not released.
public struct CaseExport {
    let home: AgencyHome
    let keys: KeyUnlocking
    let collaboration: Collaboration

    /// Prepares an export under a collaboration.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// Decides about a case and seals it; nothing can be reached before `PreparedExport.release`, so that a person can look
    /// at it first. Throws `ExportDenied` when any recipient may not have what was asked for.
    ///
    /// - Parameters:
    ///   - path: a case file, or a folder with `case.json` and attachments.
    ///   - folder: where the bundles go; the home's outbox when nil.
    ///   - progress: hears of the bytes that are sealed, for each recipient anew.
    public func prepare(
        _ path: String, _ order: ExportOrder, at instant: Instant, into folder: String?,
        progress: any ProgressReporting = SilentProgress()
    ) throws -> PreparedExport {
        guard !order.recipients.isEmpty, Set(order.recipients).count == order.recipients.count else {
            throw ExportFault.recipients
        }
        guard (1...31).contains(order.days) else { throw ExportFault.lifetime }
        let source = try CaseSource(path)
        let person = try PersonInput(source.file.person, file: source.path, at: instant)
        let book = try ConsentBook(of: home, ring: keys.ring)
        let principal = try book.principal(of: person, with: keys)
        let ledgerState = try book.store.ledgerState(of: principal)
        try ledgerState.requireNothing(after: instant)
        let ledger = try book.ledger()
        let statements = ledger.statements(for: principal.value, asOf: instant, knownAt: instant)
        let evidence = Evidence(
            asOf: instant, standing: collaboration.standing, consents: statements, eventDates: order.eventDates)
        let register = SentRegister(
            store: book.store, collaboration: collaboration, principal: principal, ledgerState: ledgerState,
            ledger: ledger)
        let permitted = try decide(source, order, evidence, register)
        try home.requireSpace()
        let staging = BundleStaging(
            export: self, source: source, person: person, statements: statements, order: order, instant: instant,
            folder: folder ?? home.outboxFolder, progress: progress)
        return PreparedExport(staged: try staging.seal(permitted), register: register, effect: home.effect)
    }

    /// What a recipient may have, and what trimming left out.
    struct Permission {
        let disclosure: PermittedDisclosure
        let dropped: [CategoryDecision]
    }

    private func decide(
        _ source: CaseSource, _ order: ExportOrder, _ evidence: Evidence, _ register: SentRegister
    ) throws -> [Permission] {
        var permissions: [Permission] = []
        var denials: [Decision] = []
        for recipient in order.recipients {
            let request = try request(to: recipient, source, order)
            let (asked, dropped) = try trim(request, source, order, evidence)
            switch try collaboration.policy.permit(source.file, request: asked, evidence: evidence) {
            case .permitted(let disclosure): permissions.append(Permission(disclosure: disclosure, dropped: dropped))
            case .denied(let decision): denials.append(decision)
            }
        }
        guard denials.isEmpty else {
            try register.refuse(denials)
            throw ExportDenied(
                denials: try denials.map { decision in
                    let object = try StrictJSON.parse(decision.canonicalJSON, maximumBytes: 16 << 20)
                    return (decision.request.to, decision.explanationLines, object)
                }, trim: order.trim)
        }
        return permissions
    }

    /// Everything the case holds that the policy knows, or just what was asked for.
    private func request(
        to recipient: Identifier, _ source: CaseSource, _ order: ExportOrder
    ) throws -> DisclosureRequest {
        let known = source.categories.filter { collaboration.policy.category($0) != nil }
        let categories = order.categories ?? Array(known)
        guard !categories.isEmpty else { throw ExportFault.nothingToSend(recipient) }
        return DisclosureRequest(
            from: home.agency, to: recipient, role: order.role, purpose: order.purpose, categories: categories,
            identity: order.identity)
    }

    private func trim(
        _ request: DisclosureRequest, _ source: CaseSource, _ order: ExportOrder, _ evidence: Evidence
    ) throws -> (DisclosureRequest, [CategoryDecision]) {
        guard order.trim == .allowedPart else { return (request, []) }
        var evidence = evidence
        evidence.subjectFlags.merge(source.file.subjectFlags) { $0 || $1 }
        let (decision, dropped) = try collaboration.policy.trimmed(request, on: evidence)
        return (decision.request, dropped)
    }
}

/// A case that is decided about and sealed, one bundle for each recipient, and not yet released.
public struct PreparedExport {
    let staged: [StagedBundle]
    let register: SentRegister
    let effect: Effect

    /// What each recipient would get.
    public var bundles: [ReleasedBundle] { staged.map(\.summary) }

    /// Enters the bundles in the register and then gives each its name; a rehearsal enters and names nothing.
    public func release() throws -> [ReleasedBundle] {
        try register.log(staged)
        for bundle in staged {
            try bundle.file.commit(as: bundle.path, effect: effect)
            try register.markReleased(bundle)
        }
        return bundles
    }
}
