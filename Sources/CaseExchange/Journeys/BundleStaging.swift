import BundleSealing
import CaseModel
import ConsentRecording
import OpenSSLCrypto
import ParallelWork
import PersonalNumbers
import PolicyEvaluation
import Pseudonymisation

/// Seals one bundle, or one series, for each permission into files that have no name yet.
struct BundleStaging {
    let export: CaseExport
    let source: CaseSource
    let person: PersonInput
    /// The agency's own pseudonym for the person.
    let principal: Redacted<String>
    let statements: [ConsentStatement]
    let approvals: GivenApprovals
    let order: ExportOrder
    let instant: Instant
    let folder: String
    let progress: any ProgressReporting

    /// Seals every bundle; nothing of them can be reached until `StagedBundle.file` is committed.
    func seal(_ permissions: [CaseExport.Permission]) throws -> [StagedBundle] {
        // One after the other: the attachments of one recipient are open at a time.
        try permissions.flatMap { try seal([Parcel(permission: $0, payload: try payload(of: $0.disclosure))]) }
    }

    /// What one recipient is to get: the permission, and the files made of it.
    struct Parcel {
        let permission: CaseExport.Permission
        let payload: CasePayload
    }

    /// Seals a bundle of each parcel.
    func seal(_ parcels: [Parcel]) throws -> [StagedBundle] {
        guard
            let certificate = export.collaboration.trust.signingCertificate(
                of: export.home.agency, for: .bundle, at: instant),
            let key = try export.keys.key(.signing, for: certificate)
        else { throw CollaborationFault.notInTrustList(export.home.agency) }
        return try parcels.flatMap { try seal($0, certificate: certificate, key: key.key) }
    }

    /// One bundle, or as many of one series as the content needs.
    private func seal(
        _ parcel: Parcel, certificate: Certificate, key: borrowing PrivateKey
    ) throws -> [StagedBundle] {
        let (permission, payload) = (parcel.permission, parcel.payload)
        let disclosure = permission.disclosure
        let recipient = disclosure.decision.request.to
        guard let sealedFor = export.collaboration.trust.encryptionCertificate(of: recipient, at: instant) else {
            throw CollaborationFault.noRecipientCertificate(recipient)
        }
        let shown = try approvals.shown(for: disclosure.decision.request, of: payload.files, principal: principal)
        var draft = BundleDraft(
            kind: .caseFile, sender: export.home.agency, senderCertificate: certificate, recipient: recipient,
            recipientCertificate: sealedFor, purpose: order.purpose, policyDigest: export.collaboration.policy.digest,
            created: instant, expires: instant.adding(seconds: Int64(order.days) * 86_400),
            statement: try statement(
                of: disclosure, approvals: shown.map(\.inBundle), certificate: certificate, key: key))
        let parts = try SeriesPlan(payload.files, contentLimit: export.contentLimit).parts
        let series = parts.count > 1 ? try BundleID.random() : nil
        let total = payload.files.reduce(0) { $0 + $1.content.size }
        var before = 0
        return try parts.enumerated().map { place, files in
            draft.series = series.flatMap { .init(id: $0, number: place + 1, count: parts.count) }
            let file = try DurableFile(in: folder)
            let sealed = try BundleSealer.seal(
                draft, files: files, key: key, to: file, jobs: OrderedWork.processors
            ) { done in progress.report(WorkProgress(done: before + done, of: total, .bytes)) }
            before += files.reduce(0) { $0 + $1.content.size }
            try file.synchronise()
            return StagedBundle(
                file: file, path: folder + "/" + BundleFileName.of(sealed.manifest), sealed: sealed,
                disclosure: disclosure, dropped: permission.dropped, opaqueAttachments: payload.opaqueAttachments,
                recipientName: export.collaboration.name(of: recipient), approvals: shown)
        }
    }

    /// The files that a disclosure comes to, searched for personal numbers.
    func payload(of disclosure: PermittedDisclosure) throws -> CasePayload {
        let payload = try CasePayload(
            disclosure, from: source, named: try name(in: disclosure.decision),
            scan: LeakScan(
                person: person, identity: order.identity, jurisdiction: export.collaboration.policy.jurisdiction),
            under: export.collaboration.policy)
        guard !payload.files.isEmpty else { throw ExportFault.nothingToSend(disclosure.decision.request.to) }
        return payload
    }

    private func name(in decision: Decision) throws -> PersonName {
        switch order.identity {
        case .none: return .none
        case .personalNumber: return .personalNumber(person.number)
        case .pseudonym:
            let domain = try export.collaboration.policy.domain(of: decision)
            let key = try export.keys.pseudonymKey(of: domain, at: instant)
            var pseudonymiser = try Pseudonymiser(key: key.key, options: person.options)
            return .pseudonym(try pseudonymiser.pseudonym(for: person.number).text)
        }
    }

    private func statement(
        of disclosure: PermittedDisclosure, approvals: [BundleApproval], certificate: Certificate,
        key: borrowing PrivateKey
    ) throws -> BundleStatement {
        let decision = disclosure.decision
        guard let redisclosure = Identifier(decision.obligations?.redisclosure.rawValue ?? "") else {
            throw ExportFault.nothingToSend(decision.request.to)
        }
        let known = Set(export.collaboration.policy.subjectFlags)
        var named: Identifier?
        if case .named(let domain)? = decision.domain { named = domain }
        return BundleStatement(
            role: decision.request.role, categories: decision.request.categories,
            identityForm: decision.request.identity,
            decision: BundleDecision(
                asOf: decision.asOf, permits: decision.permits, retainUntil: decision.obligations?.retainUntil,
                redisclosure: redisclosure, subject: disclosure.subjectFlags.filter { known.contains($0.key) },
                events: order.eventDates, domain: named),
            consents: try receipts(for: decision, certificate: certificate, key: key), approvals: approvals)
    }

    /// A signed receipt for each statement of the ledger that a cited consent's decision depends on.
    private func receipts(
        for decision: Decision, certificate: Certificate, key: borrowing PrivateKey
    ) throws -> [BundleConsent] {
        let request = decision.request
        let flows = request.categories.map {
            Flow(from: request.from, to: request.to, purpose: request.purpose, category: $0)
        }
        let cited = Set(decision.citedConsents)
        var consents: [BundleConsent] = []
        for statement in statements
        where cited.contains(statement.recordDigest) && flows.contains(where: statement.scope.touches) {
            let receipt = try ConsentReceipt(of: statement, by: request.from, for: flows)
            guard let digest = SHA256Digest(hex: statement.recordDigest) else { continue }
            let signature = try DetachedSignature.sign(
                receipt.canonicalJSON, certificate: certificate, key: key, at: instant)
            consents.append(BundleConsent(recordDigest: digest, receipt: receipt.json, signature: signature))
        }
        return consents
    }
}

/// A bundle that is written whole and has no name yet.
struct StagedBundle {
    let file: DurableFile
    /// The file's path once it is released.
    let path: String
    let sealed: SealedBundle
    let disclosure: PermittedDisclosure
    let dropped: [CategoryDecision]
    let opaqueAttachments: Int
    /// The recipient's name for people, from the trust list.
    let recipientName: String
    /// The officers' approvals it shows.
    let approvals: [ShownApproval]

    var summary: ReleasedBundle {
        let decision = disclosure.decision
        let leftOut = Set(dropped.map(\.category.text))
        return ReleasedBundle(
            recipient: decision.request.to, recipientName: recipientName,
            recipientCertificate: sealed.manifest.recipient.certificate, path: path, bundleID: sealed.bundleID.hex,
            identity: sealed.identity.hex,
            size: sealed.size, series: sealed.manifest.series, expires: sealed.manifest.expires,
            categories: decision.request.categories,
            fields: disclosure.categories.flatMap { category, fields in
                fields.value.keys.map { "\(category).\($0)" }
            }.sorted(), attachments: disclosure.attachments.count, identityForm: decision.request.identity,
            permits: decision.permits, retainUntil: decision.obligations?.retainUntil,
            dropped: dropped.map { ($0.category, $0.explanationLines.joined(separator: " ")) },
            missingConsents: dropped.filter(\.lacksConsent).map(\.category),
            absentCategories: disclosure.absentCategories,
            withheldCategories: disclosure.withheldCategories.filter { !leftOut.contains($0) },
            unknownFields: disclosure.unknownFields, opaqueAttachments: opaqueAttachments)
    }
}

extension CategoryDecision {
    /// Whether a permit would allow it if the person consented.
    var lacksConsent: Bool {
        guard case .conditionUnmet(let misses) = outcome else { return false }
        return misses.contains { $0.missing.contains { $0.kind == .consent } }
    }
}
