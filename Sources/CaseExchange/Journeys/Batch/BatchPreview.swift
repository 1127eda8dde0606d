import BundleSealing
public import CaseModel
public import OpenSSLCrypto
import ParallelWork

/// What a batch, or one case, would send: what a person looks at before anything is sent.
public struct SendingPreview: Sendable {
    /// What one recipient would get in all.
    public struct Share: Sendable {
        /// The recipient.
        public let recipient: Identifier
        /// Its name for people, from the trust list.
        public let name: String
        /// The certificate that its bundles are sealed for.
        public let certificate: SHA256Digest
        /// About how many persons.
        public let persons: Int
        /// In how many bundles.
        public let bundles: Int
        /// The categories, sorted.
        public let categories: [Identifier]
    }

    /// What is unlike what was sent before.
    public enum Surprise: Sendable, Hashable {
        /// Nothing was ever sent to the recipient from this home.
        case newRecipient(Identifier, persons: Int)
        /// The category was never sent to the recipient from this home.
        case newCategory(Identifier, to: Identifier, persons: Int)
        /// The recipient gets more than ten times as many persons as on a usual day.
        case unusualVolume(Identifier, persons: Int, usual: Int)
    }

    /// By recipient, sorted.
    public let shares: [Share]
    /// What is unlike earlier sendings, the largest first.
    public let surprises: [Surprise]
    /// The home's refusals and faults that are known already, how many lines by code.
    public let failures: [String: Int]
    /// How many lines have nothing left to send.
    public let skipped: Int

    /// More than this many times the usual number of persons is a surprise.
    static let volumeFactor = 10

    /// One recipient's part of one case.
    struct Entry {
        let recipient: Identifier
        let principal: Redacted<String>
        let categories: [Identifier]
    }

    init(
        _ entries: [Entry], failures: [String: Int], skipped: Int, of export: CaseExport, at instant: Instant
    ) throws {
        (self.failures, self.skipped) = (failures, skipped)
        var shares: [Share] = []
        var surprises: [(rank: Int, persons: Int, surprise: Surprise)] = []
        for (recipient, entries) in Dictionary(grouping: entries, by: \.recipient).sorted(by: { $0.key < $1.key }) {
            guard let certificate = export.collaboration.trust.encryptionCertificate(of: recipient, at: instant) else {
                throw CollaborationFault.noRecipientCertificate(recipient)
            }
            let persons = Set(entries.map(\.principal)).count
            var personsOf: [Identifier: Set<Redacted<String>>] = [:]
            for entry in entries {
                for category in entry.categories { personsOf[category, default: []].insert(entry.principal) }
            }
            shares.append(
                Share(
                    recipient: recipient, name: export.collaboration.name(of: recipient),
                    certificate: certificate.sha256, persons: persons, bundles: entries.count,
                    categories: personsOf.keys.sorted()))
            let history = try SendingHistory(of: recipient, before: instant, in: export.ledger.book.store)
            guard !history.isEmpty else {
                surprises.append((0, persons, .newRecipient(recipient, persons: persons)))
                continue
            }
            for (category, about) in personsOf.sorted(by: { $0.key < $1.key })
            where !history.categories.contains(category.text) {
                surprises.append((1, about.count, .newCategory(category, to: recipient, persons: about.count)))
            }
            if let usual = history.usualPersons, persons > Self.volumeFactor * usual {
                surprises.append((2, persons, .unusualVolume(recipient, persons: persons, usual: usual)))
            }
        }
        self.shares = shares
        self.surprises = surprises.sorted { ($0.rank, -$0.persons) < ($1.rank, -$1.persons) }.map(\.surprise)
    }
}

extension PreparedExport {
    /// What a person looks at before the case is sent.
    public func preview(of export: CaseExport, at instant: Instant) throws -> SendingPreview {
        let entries = bundles.map {
            SendingPreview.Entry(recipient: $0.recipient, principal: register.principal, categories: $0.categories)
        }
        return try SendingPreview(entries, failures: [:], skipped: 0, of: export, at: instant)
    }
}

extension CaseBatch {
    /// Looks at every line: what would be sent, what fails, what is done. Nothing is sealed, sent or entered.
    ///
    /// - Parameter finished: hears how many lines were looked at.
    public func look(
        at lines: [BatchLine], width: Int, goesOn: @escaping @Sendable () -> Bool, finished: (Int) -> Void
    ) async throws -> (plans: [Plan], preview: SendingPreview) {
        var plans: [Plan] = []
        var seen: Set<Part> = []
        let batch = self
        await OrderedWork.run(lines, width: width, goesOn: goesOn, work: { batch.plan($0) }, finished: finished) {
            plans.append($1.without(&seen, repetition: batch.repetition))
        }
        for case let failure? in plans.lazy.map(\.failure) where concernsAll(failure) { throw failure }
        var failures: [String: Int] = [:]
        for case let failure? in plans.lazy.map(\.failure) {
            failures[(failure as? any ReportableFailure)?.code ?? "unexpected", default: 0] += 1
        }
        let entries = plans.flatMap { plan in
            plan.parts.compactMap { part in
                plan.principal.map {
                    SendingPreview.Entry(recipient: part.recipient, principal: $0, categories: part.categories)
                }
            }
        }
        let skipped = plans.count { $0.failure == nil && $0.parts.isEmpty }
        return (
            plans, try SendingPreview(entries, failures: failures, skipped: skipped, of: export, at: time.instant)
        )
    }

    /// Sends what was looked at; hands over what became of each line, in the order of the lines.
    public func send(
        _ plans: [Plan], width: Int, goesOn: @escaping @Sendable () -> Bool, finished: (Int) -> Void,
        take: (BatchLine, BatchOutcome<[ReleasedBundle]>) -> Void
    ) async {
        let batch = self
        let stop = StopSign()
        await OrderedWork.run(
            plans, width: width, goesOn: { !stop.isSet && goesOn() },
            work: { plan in
                let outcome = batch.send(plan)
                if case .stopped = outcome { stop.set() }
                return outcome
            }, finished: finished, take: { take(plans[$0].line, $1) })
    }
}

extension CaseBatch.Plan {
    /// The plan without what an earlier line sends already: one batch sends no item twice.
    fileprivate func without(_ seen: inout Set<CaseBatch.Part>, repetition: BatchRepetition) -> CaseBatch.Plan {
        guard repetition == .skipsWhatIsDone else { return self }
        let rest = parts.filter { seen.insert($0).inserted }
        return CaseBatch.Plan(line: line, parts: rest, failure: failure, principal: principal)
    }
}
