import CaseModel
import Testing

@testable import CaseExchange

/// Failures that need a certain moment or a broken library: their codes and classes hold all the same.
@Suite("Unreached failures")
struct UnreachedFaultTests {
    @Test func aRandomSourceThatFailsIsOfTheSurroundings() {
        let fault = KeyFault.cryptography("random bytes")
        #expect(fault.code == "key.cryptography" && fault.failureClass == .surroundings)
        #expect(fault.message.hasSuffix("random bytes"))
    }

    @Test func aCaseThatChangedCanBeTriedAgain() {
        #expect(BatchFault.changed.code == "batch.changed" && BatchFault.changed.failureClass == .tryAgain)
    }

    @Test func aConsentThatChangedCanBeTriedAgain() {
        #expect(LedgerMoved().code == "consent.changed" && LedgerMoved().failureClass == .tryAgain)
    }
}
