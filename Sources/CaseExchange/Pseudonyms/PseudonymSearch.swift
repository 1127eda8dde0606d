import CaseModel
import ParallelWork
import PersonalNumbers
import Pseudonymisation
import Synchronization

/// The search through a number space under the keys of a domain, on several threads.
struct PseudonymSearch: Sendable {
    let keys: [UnlockedPseudonymKey]
    let space: NumberSpace
    let sought: SoughtPseudonyms

    /// What a search came to.
    struct Outcome: Sendable {
        /// How many codes were made.
        var tried = 0
        /// The canonical numbers, by the index of the pseudonym.
        var found: [Int: [UInt8]] = [:]
    }

    /// Searches until every pseudonym is found or every number tried. Throws `interrupted` when it was told not to go on.
    func run(
        width: Int, goesOn: @escaping @Sendable () -> Bool, progress: any ProgressReporting
    ) async throws -> Outcome {
        let total = space.count().values.reduce(0, +) * keys.count
        let stop = StopSign()
        var outcome = Outcome()
        var failure: (any Error)?
        var handedOver = 0
        let months = space.months
        await OrderedWork.run(
            months, width: width, goesOn: { !stop.isSet && goesOn() },
            work: { month in Result { try search(month) } },
            take: { _, result in
                handedOver += 1
                switch result {
                case .success(let part):
                    outcome.tried += part.tried
                    outcome.found.merge(part.found) { first, _ in first }
                    progress.report(WorkProgress(done: outcome.tried, of: total, .items))
                    if outcome.found.count == sought.pseudonyms.count { stop.set() }
                case .failure(let error):
                    failure = failure ?? error
                    stop.set()
                }
            })
        if let failure { throw failure }
        guard handedOver == months.count || outcome.found.count == sought.pseudonyms.count else {
            throw ReidentificationFault.interrupted
        }
        return outcome
    }

    private func search(_ month: NumberSpace.Month) throws -> Outcome {
        var outcome = Outcome()
        for key in keys {
            var trial = try NumberTrial(key: key.key, space: space)
            outcome.tried += try trial.search(month, for: sought) { outcome.found[$0] = $1 }
        }
        return outcome
    }
}
