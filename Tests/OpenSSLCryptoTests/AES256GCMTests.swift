import Testing

@testable import OpenSSLCrypto

@Suite("AES-256-GCM")
struct AES256GCMTests {
    struct Vector: Sendable {
        let key: String
        let nonce: String
        let header: String
        let plaintext: String
        let ciphertext: String
        let tag: String
    }

    private static let longKey = String(repeating: "feffe9928665731c6d6a8f9467308308", count: 2)
    private static let longPlaintext =
        "d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a721c3c0c95956809532fcf0e2449a6b525"
        + "b16aedf5aa0de657ba637b391aafd255"
    private static let longCiphertext =
        "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa8cb08e48590dbb3da7b08b1056828838"
        + "c5f61e6393ba7a0abcc9f662898015ad"

    /// Test cases 13 to 16 of the mode's submission to NIST.
    static let vectors: [Vector] = [
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), header: "", plaintext: "",
            ciphertext: "", tag: "530f8afbc74536b9a963b4f1c4cb738b"),
        Vector(
            key: String(repeating: "0", count: 64), nonce: String(repeating: "0", count: 24), header: "",
            plaintext: String(repeating: "0", count: 32), ciphertext: "cea7403d4d606b6e074ec5d3baf39d18",
            tag: "d0d1c8a799996bf0265b98b5d48ab919"),
        Vector(
            key: longKey, nonce: "cafebabefacedbaddecaf888", header: "", plaintext: longPlaintext,
            ciphertext: longCiphertext, tag: "b094dac5d93471bdec1a502270e3cc6c"),
        Vector(
            key: longKey, nonce: "cafebabefacedbaddecaf888", header: "feedfacedeadbeeffeedfacedeadbeefabaddad2",
            plaintext: String(longPlaintext.prefix(120)), ciphertext: String(longCiphertext.prefix(120)),
            tag: "76fc6ece0f4e1768cddf8853bb2d551b"),
    ]

    @Test("published vectors, by every way in and out", arguments: vectors)
    func published(_ vector: Vector) throws {
        let key = try secret(vector.key)
        let (nonce, header) = (try hex(vector.nonce), try hex(vector.header))
        let (plaintext, ciphertext) = (try hex(vector.plaintext), try hex(vector.ciphertext))
        let tag = try hex(vector.tag)
        let sealed = try AES256GCM.seal(plaintext, key: key, nonce: nonce, authenticating: header)
        #expect(sealed.ciphertext == ciphertext)
        #expect(sealed.tag == tag)
        #expect(try AES256GCM.open(ciphertext, tag: tag, key: key, nonce: nonce, authenticating: header) == plaintext)

        let frame: [UInt8] = [9, 9, 9]
        var buffer = frame + plaintext + frame
        let range = 3..<3 + plaintext.count
        let placed = try AES256GCM.seal(
            inPlace: &buffer, range: range, key: key, nonce: nonce, authenticating: header)
        #expect(placed == tag)
        #expect(buffer == frame + ciphertext + frame)
        try AES256GCM.open(
            inPlace: &buffer, range: range, tag: tag, key: key, nonce: nonce, authenticating: header)
        #expect(buffer == frame + plaintext + frame)
        guard header.isEmpty else { return }
        for size in [1, 3, 16, 64] {
            let sealed = try inPieces(plaintext, of: size, key: key, nonce: nonce)
            #expect(sealed.ciphertext == ciphertext && sealed.tag == tag)
        }
        var text = ciphertext
        var span = text.mutableSpan
        let digest = try AES256GCM.openHashing(inPlace: &span, tag: tag, key: key, nonce: nonce)
        #expect(text == plaintext)
        #expect(try digest == SHA256.hash(plaintext))
    }

    /// A text that is sealed piece by piece.
    private func inPieces(
        _ plaintext: [UInt8], of size: Int, key: borrowing SecretBytes, nonce: [UInt8]
    ) throws -> (ciphertext: [UInt8], tag: [UInt8]) {
        var sealing = try GCMSealing(key: key, nonce: nonce)
        var ciphertext: [UInt8] = []
        for start in stride(from: 0, to: plaintext.count, by: size) {
            let piece = plaintext.span.extracting(start..<min(start + size, plaintext.count))
            var room = [UInt8](repeating: 0, count: piece.count + 1)
            var span = room.mutableSpan
            try sealing.seal(piece, into: &span)
            #expect(room.last == 0)
            ciphertext += room.dropLast()
        }
        return (ciphertext, try sealing.tag())
    }

    @Test(
        "pieces of any size give what one piece gives, both ways",
        arguments: [0, 1, 15, 16_383, 16_384, 16_385, 50_000])
    func pieces(_ count: Int) throws {
        let key = try SecretBytes.random(count: 32)
        let nonce = try SecureRandom.bytes(12)
        let plaintext = try SecureRandom.bytes(count)
        let whole = try AES256GCM.seal(plaintext, key: key, nonce: nonce)
        for size in [1, 17, 4096, 1 << 20] where count / size < 2000 {
            let sealed = try inPieces(plaintext, of: size, key: key, nonce: nonce)
            #expect(sealed.ciphertext == whole.ciphertext && sealed.tag == whole.tag)
        }
        var text = whole.ciphertext
        var span = text.mutableSpan
        let digest = try AES256GCM.openHashing(inPlace: &span, tag: whole.tag, key: key, nonce: nonce)
        #expect(text == plaintext)
        #expect(try digest == SHA256.hash(plaintext))
        for tag in [whole.tag.reversed(), Array(whole.tag.dropLast()), [], whole.tag + [0]] where tag != whole.tag {
            var damaged = whole.ciphertext
            let error = refusal { () throws(OpenSSLError) in
                var span = damaged.mutableSpan
                _ = try AES256GCM.openHashing(inPlace: &span, tag: tag, key: key, nonce: nonce)
            }
            #expect(error == .authenticationFailed(of: "ciphertext"))
            #expect(damaged == [UInt8](repeating: 0, count: count))
        }
    }

    @Test("a piece without room is refused")
    func noRoomForAPiece() throws {
        let key = try SecretBytes.random(count: 32)
        let error = refusal { () throws(OpenSSLError) in
            var sealing = try GCMSealing(key: key, nonce: [UInt8](repeating: 0, count: 12))
            var room: [UInt8] = [7, 7, 7]
            var span = room.mutableSpan
            try sealing.seal([1, 2, 3, 4].span, into: &span)
        }
        #expect(error == .wrongLength(of: "output", expected: 4, actual: 3))
    }

    @Test("a flipped bit in tag, ciphertext, nonce or header never opens, and the output is zeroed")
    func flipped() throws {
        let vector = Self.vectors[3]
        let key = try secret(vector.key)
        let (nonce, header) = (try hex(vector.nonce), try hex(vector.header))
        let (ciphertext, tag) = (try hex(vector.ciphertext), try hex(vector.tag))
        func expectRefusal(_ ciphertext: [UInt8], _ tag: [UInt8], _ nonce: [UInt8], _ header: [UInt8]) {
            var output = [7] + ciphertext + [7]
            let error = refusal { () throws(OpenSSLError) in
                try AES256GCM.open(
                    inPlace: &output, range: 1..<1 + ciphertext.count, tag: tag, key: key, nonce: nonce,
                    authenticating: header)
            }
            #expect(error == .authenticationFailed(of: "ciphertext"))
            #expect(output == [7] + [UInt8](repeating: 0, count: ciphertext.count) + [7])
        }
        for other in flips(of: tag) { expectRefusal(ciphertext, other, nonce, header) }
        for other in flips(of: ciphertext) { expectRefusal(other, tag, nonce, header) }
        for other in flips(of: nonce) { expectRefusal(ciphertext, tag, other, header) }
        for other in flips(of: header) { expectRefusal(ciphertext, tag, nonce, other) }
        for short in cuts(of: tag) { expectRefusal(ciphertext, short, nonce, header) }
        expectRefusal(ciphertext, tag + [0], nonce, header)
    }

    @Test("opening in place zeroes the range, and only the range, when the tag is wrong")
    func flippedInPlace() throws {
        var buffer: [UInt8] = [1, 2, 3, 4, 5, 6]
        let key = try SecretBytes.random(count: 32)
        let nonce = [UInt8](repeating: 0, count: 12)
        let tag = try AES256GCM.seal(inPlace: &buffer, range: 1..<5, key: key, nonce: nonce)
        #expect(buffer.first == 1 && buffer.last == 6 && buffer != [1, 2, 3, 4, 5, 6])
        var copy = buffer
        try AES256GCM.open(inPlace: &copy, range: 1..<5, tag: tag, key: key, nonce: nonce)
        #expect(copy == [1, 2, 3, 4, 5, 6])
        let error = refusal { () throws(OpenSSLError) in
            try AES256GCM.open(inPlace: &buffer, range: 1..<5, tag: tag.reversed(), key: key, nonce: nonce)
        }
        #expect(error == .authenticationFailed(of: "ciphertext"))
        #expect(buffer == [1, 0, 0, 0, 0, 6])
    }

    @Test("nonces and keys of other lengths are refused", arguments: [0, 8, 11, 13, 16, 31, 33])
    func wrongLengths(_ count: Int) throws {
        let bytes = [UInt8](repeating: 0, count: count)
        let key = try SecretBytes.random(count: 32)
        #expect(
            refusal { () throws(OpenSSLError) in _ = try AES256GCM.seal([1], key: key, nonce: bytes) }
                == .wrongLength(of: "nonce", expected: 12, actual: count))
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try AES256GCM.seal(
                    [1], key: SecretBytes.copying(bytes), nonce: [UInt8](repeating: 0, count: 12))
            } == .wrongLength(of: "AES-256 key", expected: 32, actual: count))
    }

    @Test("a range outside the buffer is refused", arguments: [-1..<3, 0..<5, 4..<8, 5..<5, Int.min..<0, 0..<Int.max])
    func noRoom(_ range: Range<Int>) throws {
        var output = [UInt8](repeating: 7, count: 4)
        let key = try SecretBytes.random(count: 32)
        let nonce = [UInt8](repeating: 0, count: 12)
        let sealing = refusal { () throws(OpenSSLError) in
            _ = try AES256GCM.seal(inPlace: &output, range: range, key: key, nonce: nonce)
        }
        let opening = refusal { () throws(OpenSSLError) in
            try AES256GCM.open(
                inPlace: &output, range: range, tag: [UInt8](repeating: 0, count: 16), key: key, nonce: nonce)
        }
        #expect(sealing != nil && opening != nil)
        #expect(output == [7, 7, 7, 7])
    }
}
