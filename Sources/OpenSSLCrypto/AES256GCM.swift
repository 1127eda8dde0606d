/// AES-256 in Galois/Counter Mode (NIST SP 800-38D) with a 12-byte nonce and a 16-byte tag.
///
/// The nonce must never repeat under one key. Opening gives plaintext only after the tag is verified; on failure
/// the output range is overwritten with zeros.
package enum AES256GCM {
    /// Key length in bytes.
    package static let keyCount = 32
    /// Nonce length in bytes.
    package static let nonceCount = 12
    /// Tag length in bytes.
    package static let tagCount = 16
    /// The longest plaintext in bytes: 1 GiB, far below the mode's own limit.
    package static let countLimit = 1 << 30

    /// Encrypts `range` of `buffer` where it stands and gives the tag; nothing is copied.
    package static func seal(
        inPlace buffer: inout [UInt8], range: Range<Int>, key: borrowing SecretBytes, nonce: [UInt8],
        authenticating header: [UInt8] = []
    ) throws(OpenSSLError) -> [UInt8] {
        try requireRange(range, within: buffer.count)
        let cipher = try GCMContext(.seal, key: key, nonce: nonce)
        try cipher.authenticate(header)
        let done = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            let start = unsafe bytes.baseAddress.map { unsafe $0 + range.lowerBound }
            return unsafe cipher.update(start, start, range.count)
        }
        try check(done, "EVP_CipherUpdate")
        return try cipher.makeTag()
    }

    /// Decrypts `range` of `buffer` where it stands. When the tag does not match, the range is zeroed.
    package static func open(
        inPlace buffer: inout [UInt8], range: Range<Int>, tag: [UInt8], key: borrowing SecretBytes, nonce: [UInt8],
        authenticating header: [UInt8] = []
    ) throws(OpenSSLError) {
        try requireRange(range, within: buffer.count)
        let cipher = try GCMContext(.open, key: key, nonce: nonce)
        try cipher.authenticate(header)
        let isAuthentic = unsafe buffer.withUnsafeMutableBufferPointer { bytes in
            let start = unsafe bytes.baseAddress.map { unsafe $0 + range.lowerBound }
            return unsafe cipher.release(to: start, from: start, range.count, tag: tag)
        }
        try requireAuthentic(isAuthentic)
    }

    /// Encrypts a short plaintext into new arrays.
    package static func seal(
        _ plaintext: [UInt8], key: borrowing SecretBytes, nonce: [UInt8], authenticating header: [UInt8] = []
    ) throws(OpenSSLError) -> (ciphertext: [UInt8], tag: [UInt8]) {
        var buffer = plaintext
        let tag = try seal(inPlace: &buffer, range: 0..<buffer.count, key: key, nonce: nonce, authenticating: header)
        return (buffer, tag)
    }

    /// Decrypts a short ciphertext into a new array, after the tag is verified.
    package static func open(
        _ ciphertext: [UInt8], tag: [UInt8], key: borrowing SecretBytes, nonce: [UInt8],
        authenticating header: [UInt8] = []
    ) throws(OpenSSLError) -> [UInt8] {
        var buffer = ciphertext
        try open(
            inPlace: &buffer, range: 0..<buffer.count, tag: tag, key: key, nonce: nonce, authenticating: header)
        return buffer
    }
}

extension AES256GCM {
    private static func requireRange(_ range: Range<Int>, within count: Int) throws(OpenSSLError) {
        guard range.lowerBound >= 0, range.upperBound <= count else {
            throw .refused("range", reason: "outside the buffer")
        }
        guard range.count <= countLimit else { throw .tooLarge("segment", limit: countLimit) }
    }

    private static func requireAuthentic(_ isAuthentic: Bool) throws(OpenSSLError) {
        guard isAuthentic else {
            ErrorQueue.clear()
            throw .authenticationFailed(of: "ciphertext")
        }
    }
}
