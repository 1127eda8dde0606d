import Foundation
import OpenSSLCrypto
import TestSupport
import Testing

@testable import CaseExchange

/// The published keys are known by their public halves, all of them.
@Suite("ExampleKeys")
struct ExampleKeyTests {
    @Test func theListIsThatOfTheFolder() throws {
        let root = PackageFiles.path("keys-example")
        let walk = try #require(FileManager.default.enumerator(atPath: root))
        let certificates = walk.compactMap { $0 as? String }.filter { $0.hasSuffix(".cert.pem") }
        #expect(certificates.count == ExampleKeys.publicKeyDigests.count)
        for path in certificates {
            let certificate = try KeyRing.readCertificate(root + "/" + path)
            #expect(try ExampleKeys.contain(certificate.publicKey), "\(path)")
        }
    }
}
