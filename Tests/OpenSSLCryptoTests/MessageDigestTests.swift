import Testing

@testable import OpenSSLCrypto

/// The digests that others use, against published values of "abc" and of nothing.
@Suite("Foreign digests")
struct MessageDigestTests {
    private static let published: [DigestAlgorithm: (abc: String, empty: String)] = [
        .md5: ("900150983cd24fb0d6963f7d28e17f72", "d41d8cd98f00b204e9800998ecf8427e"),
        .sha1: ("a9993e364706816aba3e25717850c26c9cd0d89d", "da39a3ee5e6b4b0d3255bfef95601890afd80709"),
        .sha256: (
            "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad",
            "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"
        ),
        .sha3: (
            "3a985da74fe225b2045c172d6bd390bd855f086e3e9d525b46bfe24511431532",
            "a7ffc6f8bf1ed76651c14756a061d662f580ff4de43b49fa82d80a4b80f8434a"
        ),
        .sha384: (
            "cb00753f45a35e8bb5a03d699ac65007272c32ab0eded1631a8b605a43ff5bed8086072ba1e7cc2358baeca134c825a7",
            "38b060a751ac96384cd9327eb1b1e36a21fdb71114be07434c0cc7bf63f6e1da274edebfe76f65fbd51ad2f14898b95b"
        ),
        .sha512: (
            "ddaf35a193617abacc417349ae20413112e6fa4e89a97ea20a9eeee64b55d39a2192992a274fc1a836ba3c23a3feebbd"
                + "454d4423643ce80e2a9ac94fa54ca49f",
            "cf83e1357eefb8bdf1542850d66d8007d620e4050b5715dc83f4a921d36ce9ce47d0d13c5d85f2b0ff8318d2877eec2f"
                + "63b931bd47417a81a538327af927da3e"
        ),
    ]

    @Test(arguments: DigestAlgorithm.allCases)
    func publishedValues(_ algorithm: DigestAlgorithm) throws {
        let expected = try #require(Self.published[algorithm])
        var digest = try MessageDigest(algorithm)
        // One value serves many messages, in any order.
        for _ in 0..<3 {
            for (message, hex) in [("abc", expected.abc), ("", expected.empty)] {
                let leading = try digest.hash(Array(message.utf8).span)
                #expect(Hexadecimal.encode(digest.bytes) == hex)
                #expect(leading == UInt64(hex.prefix(16), radix: 16))
            }
        }
        #expect(digest.bytes.count == algorithm.count)
    }

    @Test func sha256IsTheOneOfTheHouse() throws {
        var digest = try MessageDigest(.sha256)
        for count in [0, 1, 55, 56, 63, 64, 65, 1000] {
            let message = (0..<count).map { UInt8(truncatingIfNeeded: $0 &* 31) }
            #expect(try digest.hash(message.span) == SHA256.hash(message).leadingWord)
            #expect(digest.bytes == (try SHA256.hash(message).bytes))
        }
    }
}
