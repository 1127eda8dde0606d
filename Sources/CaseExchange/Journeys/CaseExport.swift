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
public struct CaseExport: Sendable {
    let home: AgencyHome
    let keys: KeyUnlocking
    let collaboration: Collaboration
    let ledger: SharedLedger
    /// The most bytes of content in one bundle; more becomes a series.
    var contentLimit = BundleLimits.contentSize

    /// Prepares exports under a collaboration, of one case or of many; the store is opened once.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) throws {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
        ledger = SharedLedger(of: try ConsentBook(of: home, ring: keys.ring))
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
        let decided = try decide(path, order, at: instant)
        try decided.requirePermitted()
        try home.requireSpace()
        return PreparedExport(
            staged: try decided.staging(into: folder, progress: progress).seal(decided.permissions),
            register: decided.register,
            home: home)
    }

    /// Decides about a case for each recipient; nothing is entered anywhere.
    func decide(_ path: String, _ order: ExportOrder, at instant: Instant) throws -> DecidedCase {
        guard !order.recipients.isEmpty, Set(order.recipients).count == order.recipients.count else {
            throw ExportFault.recipients
        }
        guard (1...31).contains(order.days) else { throw ExportFault.lifetime }
        let source = try CaseSource(path)
        let person = try PersonInput(source.file.person, file: source.path, at: instant)
        let principal = try ledger.book.principal(of: person, with: keys)
        let known = try ledger.statements(of: principal, at: instant)
        let evidence = Evidence(
            asOf: instant, standing: collaboration.standing, consents: known.statements, eventDates: order.eventDates)
        let register = SentRegister(
            store: ledger.book.store, collaboration: collaboration, principal: principal, ledgerState: known.state,
            ledger: known.ledger)
        let approvals = try GivenApprovals(
            order.approvalFiles, for: order.recipients, from: home.agency, under: collaboration, at: instant)
        return DecidedCase(
            export: self, source: source, person: person, statements: known.statements, approvals: approvals,
            order: order, instant: instant, register: register,
            answers: try decide(source, order, evidence, approvals))
    }

    /// What came of asking for each recipient.
    struct Answers {
        var permissions: [Permission] = []
        var denials: [Decision] = []
        /// What officers can be asked to approve.
        var awaiting: [PermittedDisclosure] = []
    }

    /// What a recipient may have, and what trimming left out.
    struct Permission {
        let disclosure: PermittedDisclosure
        let dropped: [CategoryDecision]
    }

    private func decide(
        _ source: CaseSource, _ order: ExportOrder, _ evidence: Evidence, _ approvals: GivenApprovals
    ) throws -> Answers {
        var answers = Answers()
        for recipient in order.recipients {
            var evidence = evidence
            evidence.approvals = approvals.counted(for: recipient)
            let request = try request(to: recipient, source, order)
            if let (denial, awaiting) = try lackingApproval(request, source, order, evidence) {
                answers.denials.append(denial)
                answers.awaiting.append(awaiting)
                continue
            }
            let (asked, dropped) = try trim(request, source, order, evidence)
            switch try collaboration.policy.permit(source.file, request: asked, evidence: evidence) {
            case .permitted(let disclosure):
                answers.permissions.append(Permission(disclosure: disclosure, dropped: dropped))
            case .denied(let decision): answers.denials.append(decision)
            }
        }
        return answers
    }

    /// Where requests to officers are wanted: the denial, and what would be disclosed if they approved; nil where approvals
    /// are not what is missing. The disclosure serves to say what is asked for; it is never sealed.
    private func lackingApproval(
        _ request: DisclosureRequest, _ source: CaseSource, _ order: ExportOrder, _ evidence: Evidence
    ) throws -> (denial: Decision, awaiting: PermittedDisclosure)? {
        guard order.requestFolder != nil else { return nil }
        var approved = evidence
        approved.approvals = collaboration.policy.everyApproval(of: home.agency)
        let (asked, _) = try trim(request, source, order, approved)
        let policy = collaboration.policy
        guard case .permitted(let awaiting) = try policy.permit(source.file, request: asked, evidence: approved),
            case .denied(let denial) = try policy.permit(source.file, request: asked, evidence: evidence)
        else { return nil }
        return (denial, awaiting)
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

/// A case that is decided about for each recipient, and of which nothing is sealed yet.
struct DecidedCase {
    let export: CaseExport
    let source: CaseSource
    let person: PersonInput
    let statements: [ConsentStatement]
    let approvals: GivenApprovals
    let order: ExportOrder
    let instant: Instant
    let register: SentRegister
    let answers: CaseExport.Answers

    /// What each recipient may have.
    var permissions: [CaseExport.Permission] { answers.permissions }

    /// Throws `ExportDenied` when any recipient is denied, after the denials were entered in the register and the requests
    /// to officers were written, if they are wanted.
    func requirePermitted() throws {
        guard var denied = try denial() else { return }
        try register.refuse(answers.denials)
        if let folder = order.requestFolder {
            let asking = ApprovalAsking(staging: staging(into: nil), folder: folder)
            denied.requests = try asking.write(answers.awaiting, effect: export.home.effect)
        }
        throw denied
    }

    /// The failure that says who is denied and why; nil when nobody is.
    func denial() throws -> ExportDenied? {
        guard !answers.denials.isEmpty else { return nil }
        var denied = try ExportDenied(answers.denials, trim: order.trim)
        denied.lacksApproval = answers.denials.contains { $0.unmet.contains(.approval) }
        return denied
    }

    /// Seals into a folder, or into the home's outbox when it is nil.
    func staging(into folder: String?, progress: any ProgressReporting = SilentProgress()) -> BundleStaging {
        BundleStaging(
            export: export, source: source, person: person, principal: register.principal, statements: statements,
            approvals: approvals, order: order, instant: instant, folder: folder ?? export.home.outboxFolder,
            progress: progress)
    }
}

/// A case that is decided about and sealed, one bundle or one series for each recipient, and not yet released.
public struct PreparedExport {
    let staged: [StagedBundle]
    let register: SentRegister
    let home: AgencyHome

    /// The bundles of one recipient each: one, or a series.
    private var series: [ArraySlice<StagedBundle>] {
        var rest = staged[...]
        var found: [ArraySlice<StagedBundle>] = []
        while let first = rest.first {
            let own = rest.prefix { $0.sealed.manifest.recipient == first.sealed.manifest.recipient }
            found.append(own)
            rest = rest.dropFirst(own.count)
        }
        return found
    }

    /// What each recipient would get.
    public var bundles: [ReleasedBundle] { staged.map(\.summary) }

    /// Enters the bundles in the register and then gives each its name; a rehearsal enters and names nothing.
    public func release() throws -> [ReleasedBundle] { try release(asItems: [:]) }

    /// The same for a case of a batch, with the digest of the item for each recipient.
    func release(asItems items: [Identifier: String]) throws -> [ReleasedBundle] {
        try register.log(staged, asItems: items)
        for bundles in series {
            for bundle in bundles { try bundle.file.commit(as: bundle.path, effect: home.effect) }
            try home.noting { try register.markReleased(bundles) }
        }
        return bundles
    }
}
