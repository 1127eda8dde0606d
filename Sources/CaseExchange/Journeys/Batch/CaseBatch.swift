public import CaseModel
import BundleSealing
import OpenSSLCrypto
import PolicyEvaluation

/// Whether what a batch has sent before is sent again.
public enum BatchRepetition: Sendable {
    /// It is skipped.
    case skipsWhatIsDone
    /// It is sent again.
    case sendsAgain
}

/// When a batch decides: at one instant for all cases, or for each case when its turn comes.
public enum ReferenceTime: Sendable {
    /// At this instant.
    case fixed(Instant)
    /// When it is its turn.
    case clock

    /// The instant for what is done now.
    public var instant: Instant {
        switch self {
        case .fixed(let instant): instant
        case .clock: Clock.now()
        }
    }
}

/// What became of one piece of a batch.
public enum BatchOutcome<Result: Sendable>: Sendable {
    /// It was done.
    case done(Result)
    /// It was done before.
    case skipped
    /// It failed, alone.
    case failed(any Error)
    /// It failed by something that concerns every other piece too: nothing further is begun.
    case stopped(any Error)

    /// The failure, where there is one.
    public var failure: (any Error)? {
        switch self {
        case .failed(let error), .stopped(let error): error
        case .done, .skipped: nil
        }
    }
}

/// Many cases at once: each is decided about twice, first so that a person can look at all of it, then when it is sealed,
/// registered and released; one that fails never stops the others (docs/batches.md).
///
/// All or nothing holds for each case over its recipients. Between the two steps nothing is held open.
public struct CaseBatch: Sendable {
    let export: CaseExport
    private let folder: String
    let repetition: BatchRepetition
    let time: ReferenceTime
    private let itemKey: BatchItemKey

    /// Prepares a batch; unlocks what it needs, so that nobody is asked for a passphrase in the middle.
    ///
    /// - Parameter folder: where the bundles go; the home's outbox when nil.
    public init(
        _ export: CaseExport, into folder: String?, repetition: BatchRepetition, time: ReferenceTime
    ) throws {
        (self.export, self.repetition, self.time) = (export, repetition, time)
        self.folder = folder ?? export.home.outboxFolder
        itemKey = try BatchItemKey(export.keys)
        guard
            let certificate = export.collaboration.trust.signingCertificate(
                of: export.home.agency, for: .bundle, at: time.instant),
            try export.keys.key(.signing, for: certificate) != nil
        else { throw CollaborationFault.notInTrustList(export.home.agency) }
        // A folder that cannot be written to would fail every case.
        _ = try DurableFile(in: self.folder)
    }

    /// What is to be sent of one line, as it was looked at.
    public struct Plan: Sendable {
        /// The line.
        public let line: BatchLine
        /// The parts for each recipient that is not done; empty when nothing is to do.
        let parts: [Part]
        /// Why it fails, as far as that can be seen without sealing.
        let failure: (any Error)?
        /// Whom the case is about, for counting.
        let principal: Redacted<String>?
    }

    /// What one recipient is to get of one case.
    struct Part: Sendable, Hashable {
        let recipient: Identifier
        let item: SHA256Digest
        let categories: [Identifier]
    }

    /// Decides about a line, makes and looks through what each recipient would get, and forgets it again.
    func plan(_ line: BatchLine) -> Plan {
        do {
            let order: BatchOrder
            switch line {
            case .order(let read): order = read
            case .malformed(let fault, _): throw fault
            }
            let instant = time.instant
            let decided = try export.decide(order.path, order.order, at: instant)
            if let denied = try decided.denial() { throw denied }
            let parts = try self.parts(of: decided, id: order.id).map(\.part).filter {
                try repetition == .sendsAgain || !decided.register.isSent($0.item, at: instant, into: folder)
            }
            return Plan(line: line, parts: parts, failure: nil, principal: decided.register.principal)
        } catch {
            return Plan(line: line, parts: [], failure: error, principal: nil)
        }
    }

    /// Sends what was planned for a line, if that is still what would be sent.
    func send(_ plan: Plan) -> BatchOutcome<[ReleasedBundle]> {
        guard case .order(let order) = plan.line else { return .failed(plan.failure ?? BatchFault.changed) }
        guard plan.failure != nil || !plan.parts.isEmpty else { return .skipped }
        do {
            let bundles = try send(order, as: plan)
            return bundles.isEmpty ? .skipped : .done(bundles)
        } catch {
            return concernsAll(error) ? .stopped(error) : .failed(error)
        }
    }

    private func send(_ order: BatchOrder, as plan: Plan) throws -> [ReleasedBundle] {
        let instant = time.instant
        let decided = try export.decide(order.path, order.order, at: instant)
        try decided.requirePermitted()
        let parts = try self.parts(of: decided, id: order.id)
        // What failed when it was looked at was not shown to anybody as something to be sent.
        let planned = Set(plan.parts)
        guard plan.failure == nil, planned.isSubset(of: parts.map(\.part)) else { throw BatchFault.changed }
        let wanted = parts.filter { planned.contains($0.part) }
        let claim = try WorkClaim.take(wanted.map { $0.part.item.bytes }, at: export.home.lockPath)
        defer { claim.keep() }
        let missing = try wanted.filter {
            try repetition == .sendsAgain || !decided.register.isSent($0.part.item, at: instant, into: folder)
        }
        let prepared = PreparedExport(
            staged: try decided.staging(into: folder).seal(missing.map(\.parcel)), register: decided.register,
            home: export.home)
        return try prepared.release(
            asItems: Dictionary(uniqueKeysWithValues: missing.map { ($0.part.recipient, $0.part.item.hex) }))
    }

    private func parts(
        of decided: DecidedCase, id: String?
    ) throws -> [(part: Part, parcel: BundleStaging.Parcel)] {
        let staging = decided.staging(into: folder)
        return try decided.permissions.map { permission in
            let parcel = BundleStaging.Parcel(
                permission: permission, payload: try staging.payload(of: permission.disclosure))
            let request = permission.disclosure.decision.request
            guard export.collaboration.trust.encryptionCertificate(of: request.to, at: decided.instant) != nil else {
                throw CollaborationFault.noRecipientCertificate(request.to)
            }
            let item = try itemKey.item(parcel, of: decided, id: id)
            return (Part(recipient: request.to, item: item, categories: request.categories), parcel)
        }
    }

    func concernsAll(_ error: any Error) -> Bool {
        if let fault = error as? FileFault, fault.path == folder { return true }
        return BatchStop.concernsAll(error)
    }
}

/// Which failures concern every other piece of a batch, so that going on would only repeat them.
enum BatchStop {
    static func concernsAll(_ error: any Error) -> Bool {
        switch error {
        case let fault as KeyFault:
            if case .missingPseudonymKey = fault { false } else { true }
        case let fault as CollaborationFault:
            if case .noRecipientCertificate = fault { false } else { true }
        case let fault as FileFault: fault.code == "file.no-space"
        case let fault as BundleFault: fault.cause.map { concernsAll($0) } ?? false
        case is StoreFault, is HomeFault, is OpenSSLError: true
        // What no module accounts for, such as a terminal that cannot be asked.
        default: !(error is any ReportableFailure)
        }
    }
}
