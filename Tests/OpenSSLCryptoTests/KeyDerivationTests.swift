import Testing

@testable import OpenSSLCrypto

@Suite("Key derivation and key wrap")
struct KeyDerivationTests {
    struct Derivation: Sendable {
        let secret: String
        let salt: String
        let info: String
        let key: String
    }

    /// RFC 5869 appendix A.1 to A.3.
    static let derivations: [Derivation] = [
        Derivation(
            secret: String(repeating: "0b", count: 22), salt: "000102030405060708090a0b0c",
            info: "f0f1f2f3f4f5f6f7f8f9",
            key: "3cb25f25faacd57a90434f64d0362f2a2d2d0a90cf1a5a4c5db02d56ecc4c5bf34007208d5b887185865"),
        Derivation(
            secret: (0x00...0x4f).map { Hexadecimal.encode([UInt8($0)]) }.joined(),
            salt: (0x60...0xaf).map { Hexadecimal.encode([UInt8($0)]) }.joined(),
            info: (0xb0...0xff).map { Hexadecimal.encode([UInt8($0)]) }.joined(),
            key: "b11e398dc80327a1c8e7f78c596a49344f012eda2d4efad8a050cc4c19afa97c59045a99cac7827271cb41c65e590e09"
                + "da3275600c2f09b8367793a9aca3db71cc30c58179ec3e87c14c01d5c1f3434f1d87"),
        Derivation(
            secret: String(repeating: "0b", count: 22), salt: "", info: "",
            key: "8da4e775a563c18f715f802a063c5a31b8a11f5c5ee1879ec3454e5f3c738d2d9d201395faa4b61a96c8"),
    ]

    @Test("HKDF-SHA-256 of RFC 5869", arguments: derivations)
    func publishedDerivations(_ vector: Derivation) throws {
        let key = try HKDFSHA256.derive(
            from: secret(vector.secret), salt: hex(vector.salt), info: hex(vector.info), count: vector.key.count / 2)
        #expect(hex(key) == vector.key)
    }

    @Test("impossible lengths are refused", arguments: [Int.min, -1, 0, HKDFSHA256.countLimit + 1, Int.max])
    func impossibleLengths(_ count: Int) {
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try HKDFSHA256.derive(from: SecretBytes.random(count: 32), salt: [], info: [], count: count)
            } != nil)
        #expect(
            refusal { () throws(OpenSSLError) in
                _ = try X963KDF.deriveSHA256(from: SecretBytes.random(count: 32), sharedInfo: [], count: count)
            } != nil)
    }

    @Test("an empty Diffie-Hellman secret is refused and leaves no error behind")
    func emptySecret() {
        let error = refusal { () throws(OpenSSLError) in
            _ = try X963KDF.deriveSHA256(from: SecretBytes.copying([]), sharedInfo: [], count: 32)
        }
        #expect(error?.function == "EVP_KDF_derive")
        #expect(error?.reasons.isEmpty == false)
    }

    static let wrapper = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f"
    static let key = "00112233445566778899aabbccddeeff000102030405060708090a0b0c0d0e0f"
    static let wrapped = "28c9f404c4b810f4cbccb35cfb87f8263f5786e2d80ed326cbc7f0e71a99f43bfb988b9b7a02dd21"

    @Test("AES key wrap of RFC 3394 section 4.6")
    func publishedWrap() throws {
        let wrapped = try AES256KeyWrap.wrap(key: secret(Self.key), with: secret(Self.wrapper))
        #expect(Hexadecimal.encode(wrapped) == Self.wrapped)
        #expect(hex(try AES256KeyWrap.unwrap(wrapped, with: secret(Self.wrapper))) == Self.key)
    }

    @Test("no wrapped key with a flipped bit opens")
    func flippedWrap() throws {
        let wrapper = try secret(Self.wrapper)
        for flipped in try flips(of: hex(Self.wrapped)) {
            let error = refusal { () throws(OpenSSLError) in _ = try AES256KeyWrap.unwrap(flipped, with: wrapper) }
            #expect(error == .authenticationFailed(of: "wrapped key"))
        }
    }

    @Test("keys and wrapped keys of other lengths are refused", arguments: [0, 16, 24, 31, 33, 39, 41, 48])
    func wrongWrapLengths(_ count: Int) throws {
        let key = try SecretBytes.random(count: 32)
        let other = try SecretBytes.random(count: count)
        let bytes = [UInt8](repeating: 0, count: count)
        let errors = [
            refusal { () throws(OpenSSLError) in _ = try AES256KeyWrap.wrap(key: other, with: key) },
            refusal { () throws(OpenSSLError) in _ = try AES256KeyWrap.wrap(key: key, with: other) },
            refusal { () throws(OpenSSLError) in _ = try AES256KeyWrap.unwrap(bytes, with: key) },
        ]
        for error in errors {
            guard case .wrongLength(_, _, count)? = error else {
                Issue.record("length \(count) accepted or refused as \(String(describing: error))")
                continue
            }
        }
    }
}
