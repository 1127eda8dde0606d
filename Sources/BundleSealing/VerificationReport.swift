/// What became of every check on a bundle, in the order of docs/bundle-format.md, section 8.
public struct VerificationReport: Sendable, Equatable {
    /// What became of one check.
    public enum Outcome: Sendable, Equatable {
        /// It was done and holds.
        case passed
        /// It was done and does not hold; nothing after it was done.
        case failed(BundleFault)
        /// It was left out because what it compares with was not given.
        case skipped
        /// Nothing got as far.
        case notReached

        /// The word for reports.
        public var word: String {
            switch self {
            case .passed: "passed"
            case .failed: "failed"
            case .skipped, .notReached: "not reached"
            }
        }

    }

    /// One check and its outcome.
    public struct Entry: Sendable, Equatable {
        /// The check.
        public let check: BundleCheck
        /// What became of it.
        public let outcome: Outcome
    }

    /// Why a check was not reached; nil when it was.
    public func reason(of outcome: Outcome) -> String? {
        switch outcome {
        case .passed, .failed: nil
        case .skipped: "nothing to compare with was given"
        case .notReached: failure == nil ? "done when the bundle is opened" : "the checks ended before it"
        }
    }

    /// Every check, in order.
    public let entries: [Entry]

    /// The report of a bundle that failed; checks before the failing one passed unless they were left out.
    public init(failure: BundleFault, skipping skipped: Set<BundleCheck> = []) {
        let failing = failure.check ?? .container
        var isReached = true
        entries = BundleCheck.allCases.map { check in
            if check == failing {
                isReached = false
                return Entry(check: check, outcome: .failed(failure))
            }
            guard isReached else { return Entry(check: check, outcome: .notReached) }
            return Entry(check: check, outcome: skipped.contains(check) ? .skipped : .passed)
        }
    }

    /// The report of a bundle whose checks up to and including one were done without failure.
    init(passedThrough last: BundleCheck, skipping skipped: Set<BundleCheck>) {
        var isReached = true
        entries = BundleCheck.allCases.map { check in
            defer { if check == last { isReached = false } }
            guard isReached else { return Entry(check: check, outcome: .notReached) }
            return Entry(check: check, outcome: skipped.contains(check) ? .skipped : .passed)
        }
    }

    /// The report with the outcome of a check that the caller did itself (`decision`, `consent`, `approval`).
    public func marking(_ check: BundleCheck, _ outcome: Outcome) -> VerificationReport {
        VerificationReport(
            entries: entries.map { $0.check == check ? Entry(check: check, outcome: outcome) : $0 })
    }

    private init(entries: [Entry]) { self.entries = entries }

    /// The verdict on what was checked.
    public var verdict: VerificationVerdict { failure.map { VerificationVerdict(of: $0) } ?? .passed }
    /// The checks that were left out.
    public var skipped: [BundleCheck] { entries.filter { $0.outcome == .skipped }.map(\.check) }
    /// The failure, or nil where none failed.
    public var failure: BundleFault? {
        for entry in entries { if case .failed(let fault) = entry.outcome { return fault } }
        return nil
    }
}
