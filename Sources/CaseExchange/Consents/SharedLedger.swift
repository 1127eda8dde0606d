import CaseModel
import ConsentRecording
import Synchronization

/// The consent ledger as many cases of one command read it: its chain is verified once, and again only when the store
/// holds more of a person than what was read.
///
/// A case reads how far the store is for its person, and `SentRegister.log` asks the same again in its transaction, so
/// what is kept here never decides on its own.
final class SharedLedger: Sendable {
    let book: ConsentBook
    private let read = Mutex<ConsentLedger?>(nil)

    init(of book: ConsentBook) { self.book = book }

    /// What the ledger holds of a person by an instant, and how far it is.
    func statements(
        of principal: Redacted<String>, at instant: Instant
    ) throws -> (state: LedgerState, statements: [ConsentStatement], ledger: ConsentLedger) {
        let state = try book.store.ledgerState(of: principal)
        try state.requireNothing(after: instant)
        let ledger = try ledger(holding: state.count, of: principal)
        return (state, ledger.statements(for: principal.value, asOf: instant, knownAt: instant), ledger)
    }

    /// The ledger with just so many events of a person; it only ever grows.
    private func ledger(holding count: Int, of principal: Redacted<String>) throws -> ConsentLedger {
        try read.withLock { known in
            if let known, Self.count(of: principal, in: known) == count { return known }
            let ledger = try book.ledger()
            known = ledger
            guard Self.count(of: principal, in: ledger) == count else { throw LedgerMoved() }
            return ledger
        }
    }

    private static func count(of principal: Redacted<String>, in ledger: ConsentLedger) -> Int {
        ledger.records(of: principal.value).reduce(0) { $0 + $1.events.count }
    }
}
