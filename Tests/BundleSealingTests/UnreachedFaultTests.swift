import BundleSealing
import CaseModel
import Testing

/// Faults that no bundle can be made to bring about from outside: their codes and classes hold all the same.
@Suite struct UnreachedFaultTests {
    @Test func aLibraryThatFailsIsOfTheSurroundings() {
        let fault = BundleFault(.crypto, "EVP_Digest")
        #expect(fault.code == "E_CRYPTO" && fault.failureClass == .surroundings)
    }
}
