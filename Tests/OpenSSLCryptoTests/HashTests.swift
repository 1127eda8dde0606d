import Testing

@testable import OpenSSLCrypto

@Suite("SHA-256 and HMAC")
struct HashTests {
    static let digests: [(message: String, digest: String)] = [
        ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
        ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
        (
            "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
            "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
        ),
    ]

    @Test("published digests", arguments: digests)
    func publishedDigests(_ vector: (message: String, digest: String)) throws {
        let message = Array(vector.message.utf8)
        #expect(try SHA256.hash(message).hex == vector.digest)
        var hash = try SHA256()
        for byte in message { hash.update([byte]) }
        #expect(try hash.finalize().hex == vector.digest)
    }

    @Test("a million letters in uneven pieces")
    func millionLetters() throws {
        var hash = try SHA256()
        for _ in 0..<1000 {
            hash.update([UInt8](repeating: UInt8(ascii: "a"), count: 999))
            hash.update([UInt8(ascii: "a")])
        }
        #expect(try hash.finalize().hex == "cdc76e5c9914fb9281a1c7e284d73e67f1809a48a497200e046d39ccc7112cd0")
    }

    /// Pieces of every size around a block, of different lengths for the two.
    @Test("two hashes that take turns are those of each alone", arguments: MessageCodeRoute.allCases)
    func pairedHashes(_ route: MessageCodeRoute) throws {
        let source = (0..<70_000).map { UInt8(truncatingIfNeeded: $0 &* 167 >> 3) }
        for (step, other) in [(1, 200), (63, 64), (64, 63), (65, 1), (127, 129), (0, 64), (4096, 4097), (65_536, 3)] {
            var pair = try PairedSHA256(route: route)
            var first = try SHA256()
            var second = try SHA256()
            for turn in 0..<150 {
                let pieces = (source[turn..<turn + step], source[2 * turn..<2 * turn + (other + turn % 3)])
                pair.update(Array(pieces.0).span, Array(pieces.1).span)
                first.update(Array(pieces.0))
                second.update(Array(pieces.1))
            }
            let (one, two) = try pair.finalize()
            #expect(one == (try first.finalize()))
            #expect(two == (try second.finalize()))
        }
        let empty = try PairedSHA256(route: route).finalize()
        #expect(empty.0.hex == Self.digests[0].digest && empty.1 == empty.0)
    }

    @Test("the length of a hash that takes turns is counted beyond 32 bits")
    func pairedHashOfMuch() throws {
        let piece = [UInt8](repeating: 0x61, count: 1 << 24)
        var pair = try PairedSHA256(route: .compression)
        var alone = try SHA256()
        for _ in 0..<33 {
            pair.update(piece.span, [UInt8]().span)
            alone.update(piece)
        }
        #expect(try pair.finalize().0 == alone.finalize())
    }

    @Test("a digest has one spelling")
    func digestSpelling() throws {
        let digest = try SHA256.hash([1])
        #expect(SHA256Digest(hex: digest.hex) == digest)
        #expect(SHA256Digest(bytes: digest.bytes) == digest)
        #expect(SHA256Digest(hex: digest.hex.uppercased()) == nil)
        #expect(SHA256Digest(hex: String(digest.hex.dropLast())) == nil)
        #expect(SHA256Digest(hex: digest.hex + "0") == nil)
        #expect(SHA256Digest(hex: " " + digest.hex.dropFirst()) == nil)
        #expect(SHA256Digest(hex: "å" + digest.hex.dropFirst(2)) == nil)
        #expect(SHA256Digest(bytes: [UInt8](repeating: 0, count: 31)) == nil)
        #expect(SHA256Digest(bytes: [UInt8](repeating: 0, count: 33)) == nil)
    }

    @Test("digests are ordered bytewise", arguments: 0..<32)
    func digestOrder(_ position: Int) throws {
        var bytes = [UInt8](repeating: 0x7f, count: 32)
        let middle = try #require(SHA256Digest(bytes: bytes))
        bytes[position] = 0x80
        let higher = try #require(SHA256Digest(bytes: bytes))
        #expect(middle < higher)
        #expect(!(higher < middle))
        #expect(higher != middle)
    }

    /// RFC 4231 section 4; test case 5 publishes the first 128 bits.
    static let codes: [(key: String, message: String, code: String)] = [
        (
            String(repeating: "0b", count: 20), "4869205468657265",
            "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"
        ),
        (
            "4a656665", "7768617420646f2079612077616e7420666f72206e6f7468696e673f",
            "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
        ),
        (
            String(repeating: "aa", count: 20), String(repeating: "dd", count: 50),
            "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"
        ),
        (
            "0102030405060708090a0b0c0d0e0f10111213141516171819", String(repeating: "cd", count: 50),
            "82558a389a443c0ea4cc819899f2083a85f0faa3e578f8077a2e3ff46729665b"
        ),
        (
            String(repeating: "0c", count: 20), "546573742057697468205472756e636174696f6e",
            "a3b6167473100ee06e0c796c2955552b"
        ),
        (
            String(repeating: "aa", count: 131),
            "54657374205573696e67204c6172676572205468616e20426c6f636b2d53697a65204b6579202d2048617368204b6579204669727374",
            "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"
        ),
        (
            String(repeating: "aa", count: 131),
            "5468697320697320612074657374207573696e672061206c6172676572207468616e20626c6f636b2d73697a65206b657920616e642061"
                + "206c6172676572207468616e20626c6f636b2d73697a6520646174612e20546865206b6579206e6565647320746f20626520686173"
                + "686564206265666f7265206265696e6720757365642062792074686520484d414320616c676f726974686d2e",
            "9b09ffa71b942fcb27635fbcd5b0e944bfdc63644f0713938a7f51535c3a35e2"
        ),
    ]

    @Test("HMAC-SHA-256 of RFC 4231", arguments: codes)
    func publishedCodes(_ vector: (key: String, message: String, code: String)) throws {
        let message = try hex(vector.message)
        let code = try HMACSHA256.authenticate(message, key: hex(vector.key))
        #expect(code.hex.hasPrefix(vector.code))
        #expect(vector.code.count >= 32)
        let keyed = try HMACSHA256(key: secret(vector.key))
        _ = try keyed.authenticate([1, 2, 3])
        #expect(try keyed.authenticate(message) == code)
        #expect(try keyed.authenticate(message) == code)
        #expect(try keyed.authenticate(message + [0]) != code)
    }

    @Test("an empty key is a key")
    func emptyKey() throws {
        let code = try HMACSHA256.authenticate([], key: [])
        #expect(code.hex == "b613679a0814d9ec772f95d778c35fc5ff1697c493715653c6c712144292c5ad")
    }

    @Test("comparison in constant time is comparison")
    func constantTime() {
        #expect(ConstantTime.equal([], []))
        #expect(ConstantTime.equal([1, 2, 3], [1, 2, 3]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2, 4]))
        #expect(!ConstantTime.equal([1, 2, 3], [1, 2]))
    }
}
