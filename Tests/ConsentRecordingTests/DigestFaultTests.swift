import CaseModel
import OpenSSLCrypto
import Testing

@testable import ConsentRecording

@Suite("A digest that fails")
struct DigestFaultTests {
    @Test func isOfTheSurroundingsEvenInALedgerThatIsRead() {
        let fault = ConsentFault(.cryptography(.library(function: "EVP_Digest", reasons: [])), entry: 3)
        #expect(fault.code == "consent.cryptography" && fault.failureClass == .surroundings)
        #expect(fault.hint == nil)
    }
}
