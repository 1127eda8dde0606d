import Foundation
import Testing

@testable import OpenSSLCrypto

@Suite("Secrets", .serialized)
struct SecretBytesTests {
    @Test("the secure heap is in use and secrets live in it")
    func secureHeapIsUsed() throws {
        #expect(SecureHeap.protection != .unavailable)
        let large = 4 * SecretBytes.countLimit
        do {
            let first = try SecretBytes.random(count: SecretBytes.countLimit)
            let second = try SecretBytes.random(count: SecretBytes.countLimit)
            let third = try SecretBytes.random(count: SecretBytes.countLimit)
            let fourth = try SecretBytes.random(count: SecretBytes.countLimit)
            #expect(SecureHeap.bytesInUse >= large)
            #expect(first.count + second.count + third.count + fourth.count == large)
        }
        #expect(SecureHeap.bytesInUse < large)
    }

    @Test("hexadecimal digits of either case become bytes, anything else nothing")
    func hexadecimalDigits() throws {
        let good = try SecretBytes.copying(Array("00ff7fA9bC".utf8)).decodingHexadecimal()
        #expect(good.isEqual(to: try SecretBytes.copying([0x00, 0xFF, 0x7F, 0xA9, 0xBC])))
        for bad in ["0", "0g", "g0", "00 ", " 0", "0x", "00\n0", "\u{FF10}0", "@0", "`0", "/0", ":0", "G0"] {
            let error = refusal { () throws(OpenSSLError) in
                _ = try SecretBytes.copying(Array(bad.utf8)).decodingHexadecimal()
            }
            #expect(error == .malformed("secret", reason: "not hexadecimal digits"), "\(bad.debugDescription)")
        }
    }

    @Test("a full secure heap is an error, not a fallback")
    func fullSecureHeap() throws {
        // One small secret keeps a large block divided, from which tests on other threads are still served.
        let small = try SecretBytes.random(count: 32)
        func fill(_ depth: Int) throws(OpenSSLError) {
            guard depth > 0 else { return }
            let secret = try SecretBytes.random(count: SecretBytes.countLimit)
            try fill(depth - 1)
            guard secret.count == SecretBytes.countLimit else { throw .wrongPassphrase }
        }
        let error = refusal { () throws(OpenSSLError) in try fill(SecureHeap.size / SecretBytes.countLimit) }
        guard case .secureHeapUnavailable? = error else {
            Issue.record("\(String(describing: error))")
            return
        }
        #expect(small.count == 32)
    }

    @Test("impossible counts are refused", arguments: [Int.min, -1, SecretBytes.countLimit + 1, Int.max])
    func impossibleCounts(_ count: Int) {
        #expect(refusal { () throws(OpenSSLError) in _ = try SecretBytes.random(count: count) } != nil)
        #expect(
            refusal { () throws(OpenSSLError) in _ = try SecureRandom.bytes(count > 0 ? Int.max : count) } != nil)
    }

    @Test("random secrets differ")
    func randomSecrets() throws {
        let left = try SecretBytes.random(count: 32)
        let right = try SecretBytes.random(count: 32)
        expectDifferent(left, right)
        try expectEqual(left, left.duplicate())
        #expect(try SecureRandom.bytes(32) != SecureRandom.bytes(32))
    }

    @Test("comparison looks at every byte and the length")
    func comparison() throws {
        let secret = try SecretBytes.copying([1, 2, 3])
        try expectEqual(secret, SecretBytes.copying([1, 2, 3]))
        for other: [UInt8] in [[], [1, 2], [1, 2, 4], [0, 2, 3], [1, 2, 3, 0]] {
            try expectDifferent(secret, SecretBytes.copying(other))
        }
        try expectEqual(SecretBytes.copying([]), SecretBytes.copying([]))
    }

    static let readings: [(input: String, secret: String)] = [
        ("", ""), ("\n", ""), ("hemlig", "hemlig"), ("hemlig\n", "hemlig"), ("hemlig\nmore\n", "hemlig"),
        ("hemlig\r\n", "hemlig\r"), ("å ä ö\n", "å ä ö"), ("\nhemlig", ""), ("12345678", "12345678"),
        ("12345678\n", "12345678"),
    ]

    @Test("a secret ends at the first line feed or at the end", arguments: readings)
    func reading(_ vector: (input: String, secret: String)) throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(vector.input.utf8))
        try pipe.fileHandleForWriting.close()
        let secret = try SecretBytes.reading(fileDescriptor: pipe.fileHandleForReading.fileDescriptor, limit: 8)
        #expect(hex(secret) == Hexadecimal.encode(Array(vector.secret.utf8)))
    }

    @Test("what follows the line feed stays in the descriptor")
    func readingStopsAtLineFeed() throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data("one\ntwo".utf8))
        try pipe.fileHandleForWriting.close()
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        #expect(hex(try SecretBytes.reading(fileDescriptor: descriptor, limit: 8)) == "6f6e65")
        #expect(hex(try SecretBytes.reading(fileDescriptor: descriptor, limit: 8)) == "74776f")
    }

    @Test("a secret longer than the limit is refused, not cut", arguments: ["123456789", "123456789\n", "1234567890"])
    func tooLong(_ input: String) throws {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(input.utf8))
        try pipe.fileHandleForWriting.close()
        let descriptor = pipe.fileHandleForReading.fileDescriptor
        let error = refusal { () throws(OpenSSLError) in
            _ = try SecretBytes.reading(fileDescriptor: descriptor, limit: 8)
        }
        #expect(error == .tooLarge("secret", limit: 8))
    }

    @Test("an endless source is refused")
    func endless() throws {
        let source = try #require(FileHandle(forReadingAtPath: "/dev/zero"))
        let error = refusal { () throws(OpenSSLError) in
            _ = try SecretBytes.reading(fileDescriptor: source.fileDescriptor, limit: 1024)
        }
        #expect(error == .tooLarge("secret", limit: 1024))
    }

    @Test("a closed descriptor and a senseless limit are errors")
    func unreadable() {
        #expect(
            refusal { () throws(OpenSSLError) in _ = try SecretBytes.reading(fileDescriptor: -1, limit: 8) }
                == .readFailed(code: EBADF))
        for limit in [Int.min, -1, 0, SecretBytes.countLimit + 1, Int.max] {
            #expect(
                refusal { () throws(OpenSSLError) in _ = try SecretBytes.reading(fileDescriptor: 0, limit: limit) }
                    != nil)
        }
    }
}
