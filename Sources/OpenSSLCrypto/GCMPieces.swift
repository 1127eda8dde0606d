import COpenSSL

/// One AES-256-GCM encryption whose text comes in pieces (NIST SP 800-38D); nonce and key as for `AES256GCM`.
package struct GCMSealing: ~Copyable {
    private let cipher: GCMContext
    private var count = 0

    /// Starts with a 32-byte key and a 12-byte nonce that was never used with it.
    package init(key: borrowing SecretBytes, nonce: [UInt8]) throws(OpenSSLError) {
        cipher = try GCMContext(.seal, key: key, nonce: nonce)
    }

    /// Encrypts the next piece into the beginning of `ciphertext`, which must have room for as many bytes.
    package mutating func seal(
        _ plaintext: Span<UInt8>, into ciphertext: inout MutableSpan<UInt8>
    ) throws(OpenSSLError) {
        guard plaintext.count <= ciphertext.count else {
            throw .wrongLength(of: "output", expected: plaintext.count, actual: ciphertext.count)
        }
        count += plaintext.count
        guard count <= AES256GCM.countLimit else { throw .tooLarge("segment", limit: AES256GCM.countLimit) }
        let done = unsafe ciphertext.withUnsafeMutableBufferPointer { output in
            unsafe plaintext.withUnsafeBufferPointer {
                unsafe cipher.update(output.baseAddress, $0.baseAddress, $0.count)
            }
        }
        try check(done, "EVP_CipherUpdate")
    }

    /// Ends the text and gives its 16-byte tag.
    package consuming func tag() throws(OpenSSLError) -> [UInt8] { try cipher.makeTag() }
}

extension AES256GCM {
    /// Decrypts a text where it stands and gives the SHA-256 of the plaintext, taken while each piece is near the processor.
    ///
    /// When the tag does not match, the text is overwritten with zeros and `authenticationFailed` thrown.
    package static func openHashing(
        inPlace text: inout MutableSpan<UInt8>, tag: [UInt8], key: borrowing SecretBytes, nonce: [UInt8]
    ) throws(OpenSSLError) -> SHA256Digest {
        guard text.count <= countLimit else { throw .tooLarge("segment", limit: countLimit) }
        let cipher = try GCMContext(.open, key: key, nonce: nonce)
        var hash = try SHA256()
        let isAuthentic = unsafe text.withUnsafeMutableBufferPointer { bytes in
            guard let start = bytes.baseAddress else { return cipher.verify(tag) }
            var offset = 0
            var isDecrypted = true
            while isDecrypted, offset < bytes.count {
                let count = min(pieceSize, bytes.count - offset)
                isDecrypted = unsafe cipher.update(start + offset, start + offset, count)
                unsafe hash.update(Span(_unsafeStart: start + offset, count: count))
                offset += count
            }
            let isAuthentic = isDecrypted && cipher.verify(tag)
            if !isAuthentic { unsafe OPENSSL_cleanse(start, bytes.count) }
            return isAuthentic
        }
        guard isAuthentic else {
            ErrorQueue.clear()
            throw .authenticationFailed(of: "ciphertext")
        }
        return try hash.finalize()
    }

    /// A piece that the first caches of a core hold.
    private static let pieceSize = 16 << 10
}
