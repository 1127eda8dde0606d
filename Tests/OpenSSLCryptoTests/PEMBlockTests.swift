import Testing

@testable import OpenSSLCrypto

@Suite("PEM")
struct PEMBlockTests {
    @Test("every length comes back", arguments: 1..<200)
    func roundTrip(_ count: Int) throws {
        let bytes = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 37) }
        let block = PEMBlock(label: "TEST", bytes: bytes)
        let read = try PEMBlock(block.text, "block")
        #expect(read.bytes == bytes && read.label == "TEST")
        let windows = String(decoding: block.text, as: UTF8.self).replacing("\n", with: "\r\n")
        #expect(try PEMBlock(Array(windows.utf8), "block").bytes == bytes)
    }

    static let acceptedTexts = [
        "-----BEGIN X-----\nAA==\n-----END X-----", "\n\n-----BEGIN X-----\nAA==\n-----END X-----\n\n",
    ]

    @Test("empty lines around a block do not count", arguments: acceptedTexts)
    func accepted(_ text: String) throws {
        #expect(try PEMBlock(Array(text.utf8), "block").bytes == [0])
    }

    static let refusedTexts = [
        "", "\n", "AA==", "-----BEGIN X-----\n-----END X-----\n", "-----BEGIN X-----\nAA==\n-----END Y-----\n",
        "-----BEGIN X-----\nAA==\n", "-----BEGIN X-----\nAB==\n-----END X-----\n",
        "-----BEGIN X-----\nAA=\n-----END X-----\n", "-----BEGIN X-----\nA A=\n-----END X-----\n",
        "-----BEGIN X-----\nAA==AA==\n-----END X-----\n", "-----BEGIN X-----\n====\n-----END X-----\n",
        "-----BEGIN X-----\nAAAA\nAAAA\n-----END X-----\n", "-----BEGIN X-----\n\nAA==\n-----END X-----\n",
        "-----BEGIN X-----\nProc-Type: 4,ENCRYPTED\n\nAA==\n-----END X-----\n",
        "text\n-----BEGIN X-----\nAA==\n-----END X-----\n", "-----BEGIN X-----\nAA==\n-----END X-----\ntext\n",
        "-----BEGIN X-----\nAA==\n-----END X-----\n-----BEGIN X-----\nAA==\n-----END X-----\n",
        " -----BEGIN X-----\nAA==\n-----END X-----\n", "-----BEGIN X-----\nAA== \n-----END X-----\n",
        "-----BEGIN x-----\nAA==\n-----END x-----\n", "-----BEGIN -----\nAA==\n-----END -----\n",
        "-----BEGIN X-----\r\rAA==\r-----END X-----\r", "-----BEGIN X-----\nAA__\n-----END X-----\n",
        "\u{FEFF}-----BEGIN X-----\nAA==\n-----END X-----\n",
    ]

    @Test("anything else is refused", arguments: refusedTexts)
    func refused(_ text: String) {
        let error = refusal { () throws(OpenSSLError) in _ = try PEMBlock(Array(text.utf8), "block") }
        guard case .malformed("block", _)? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
    }
}
