import COpenSSL

/// HMAC-SHA-256 (RFC 2104, FIPS 198-1) of many short messages under one key, a batch at a time.
///
/// The key is absorbed once; a message of at most 55 bytes then costs two compressions, and those of a batch overlap in
/// the processor. Messages are written into slots, `authenticate` gives all their codes.
///
/// Not `Sendable`: one value is one worker's. States that stand for the key lie in the secure heap.
@safe package struct BatchedHMACSHA256: ~Copyable {
    /// The longest message in bytes: with its padding it fills one block.
    package static let messageLimit = 55

    /// How many messages a batch has at most.
    package let capacity: Int
    /// The route the codes come by.
    package let route: MessageCodeRoute

    private let states: SecretBytes
    private let blocks: UnsafeMutablePointer<UInt8>
    private let codes: UnsafeMutablePointer<UInt8>
    private let contexts: KeyedContexts?

    /// Absorbs a key of at most 64 bytes; `capacity` is at least 1.
    package init(
        key: borrowing SecretBytes, capacity: Int, route: MessageCodeRoute = .chosen
    ) throws(OpenSSLError) {
        guard key.count <= 64 else { throw .wrongLength(of: "HMAC key", expected: 64, actual: key.count) }
        let contexts: KeyedContexts? = route == .contexts ? try KeyedContexts(key: key) : nil
        states = try Self.midstates(key: key)
        self.route = route
        self.contexts = contexts
        self.capacity = max(capacity, 1)
        unsafe blocks = .allocate(capacity: 64 * self.capacity)
        unsafe blocks.initialize(repeating: 0, count: 64 * self.capacity)
        unsafe codes = .allocate(capacity: 32 * self.capacity)
        unsafe codes.initialize(repeating: 0, count: 32 * self.capacity)
    }

    deinit {
        unsafe OPENSSL_cleanse(blocks, 64 * capacity)
        unsafe OPENSSL_cleanse(codes, 32 * capacity)
        unsafe blocks.deallocate()
        unsafe codes.deallocate()
    }

    /// Lays a beginning and the padding for messages of `count` bytes, at most `messageLimit`, into every slot.
    package mutating func prepare(beginning: [UInt8], count: Int) {
        let count = min(count, Self.messageLimit)
        for slot in 0..<capacity {
            for place in 0..<64 {
                unsafe blocks[64 * slot + place] = place < min(beginning.count, count) ? beginning[place] : 0
            }
            pad(slot, count: count)
        }
    }

    /// The block of a slot, 64 bytes; a message that is written to its start must have the length it was prepared for.
    package func block(_ slot: Int) -> UnsafeMutablePointer<UInt8> { unsafe blocks + 64 * slot }

    /// The code of a slot, 32 bytes.
    package func code(_ slot: Int) -> UnsafePointer<UInt8> { unsafe UnsafePointer(codes + 32 * slot) }

    /// Writes a message of at most `messageLimit` bytes, with its padding, into a slot; longer ones are cut.
    package mutating func set(_ message: Span<UInt8>, in slot: Int) {
        let count = min(message.count, Self.messageLimit)
        for place in 0..<64 { unsafe blocks[64 * slot + place] = place < count ? message[place] : 0 }
        pad(slot, count: count)
    }

    private func pad(_ slot: Int, count: Int) {
        let block = unsafe block(slot)
        // The bits of the key block and of the message (FIPS 180-4, 5.1.1).
        let bits = 8 * (64 + count)
        unsafe block[count] = 0x80
        unsafe block[62] = UInt8(truncatingIfNeeded: bits >> 8)
        unsafe block[63] = UInt8(truncatingIfNeeded: bits)
    }

    /// Works out the codes of the first `count` slots, at most `capacity`; how long each message is, its padding says.
    package mutating func authenticate(_ count: Int) throws(OpenSSLError) {
        guard count > 0, count <= capacity else { return }
        if let contexts {
            for slot in 0..<count {
                let block = unsafe block(slot)
                let bits = unsafe Int(block[62]) << 8 | Int(block[63])
                unsafe try contexts.authenticate(block, bits / 8 - 64, into: codes + 32 * slot)
            }
        } else {
            unsafe states.start.withMemoryRebound(to: UInt32.self, capacity: 16) { words in
                unsafe COpenSSL_hmac_sha256_blocks(words, words + 8, blocks, count, codes)
            }
            Wiping.clearRegisters()
        }
    }

    /// The code of a slot as a value.
    package func digest(_ slot: Int) -> SHA256Digest? {
        unsafe SHA256Digest(filledBy: { target in
            unsafe target.update(from: code(slot), count: 32)
            return true
        })
    }

    /// The states behind the inner and the outer key block.
    private static func midstates(key: borrowing SecretBytes) throws(OpenSSLError) -> SecretBytes {
        let padded = unsafe try SecretBytes.filled(count: 64, "midstates") { start in
            for place in 0..<key.count { unsafe start[place] = key.start[place] ^ 0x36 }
            for place in key.count..<64 { unsafe start[place] = 0x36 }
            return true
        }
        return unsafe try SecretBytes.filled(count: 64, "midstates") { start in
            unsafe start.withMemoryRebound(to: UInt32.self, capacity: 16) { words in
                unsafe COpenSSL_sha256_midstate(words, padded.start)
                for place in 0..<64 { unsafe padded.start[place] ^= 0x36 ^ 0x5C }
                unsafe COpenSSL_sha256_midstate(words + 8, padded.start)
            }
            return true
        }
    }
}

extension BatchedHMACSHA256 {
    /// Whether a route gives the codes of `HMACSHA256` for messages of every length.
    static func agreesWithReference(on route: MessageCodeRoute) throws(OpenSSLError) -> Bool {
        var bytes: [UInt8] = []
        for place in 0..<32 { bytes.append(UInt8(truncatingIfNeeded: 7 &* place &+ 1)) }
        let key = try SecretBytes.copying(bytes)
        let reference = try HMACSHA256(key: key)
        var batch = try BatchedHMACSHA256(key: key, capacity: messageLimit + 1, route: route)
        var messages: [[UInt8]] = []
        for count in 0...messageLimit {
            let message = (0..<count).map { UInt8(truncatingIfNeeded: 11 &* $0 &+ count) }
            batch.set(message.span, in: count)
            messages.append(message)
        }
        try batch.authenticate(messages.count)
        for (slot, message) in messages.enumerated() {
            guard try batch.digest(slot) == reference.authenticate(message) else { return false }
        }
        return true
    }
}

/// Digest contexts that hold the key blocks, copied for each message.
///
/// They have a library context of their own, since threads that share one wait for each other's reference counts; but
/// where another provider than the default one is in force, its context is the process's.
@safe private final class KeyedContexts {
    private let library: OpaquePointer?
    private let algorithm: OpaquePointer
    private let inner: OpaquePointer
    private let outer: OpaquePointer
    private let work: OpaquePointer

    init(key: borrowing SecretBytes) throws(OpenSSLError) {
        defer { Wiping.clearRegisters() }
        let library = unsafe DefaultProvider.isInForce ? OSSL_LIB_CTX_new() : nil
        guard let algorithm = unsafe EVP_MD_fetch(library, "SHA256", nil) else {
            unsafe OSSL_LIB_CTX_free(library)
            throw .drained("EVP_MD_fetch")
        }
        let (inner, outer, work) = unsafe (EVP_MD_CTX_new(), EVP_MD_CTX_new(), EVP_MD_CTX_new())
        guard let inner = unsafe inner, let outer = unsafe outer, let work = unsafe work,
            unsafe Self.absorb(key, 0x36, algorithm, inner), unsafe Self.absorb(key, 0x5C, algorithm, outer)
        else {
            unsafe EVP_MD_CTX_free(inner)
            unsafe EVP_MD_CTX_free(outer)
            unsafe EVP_MD_CTX_free(work)
            unsafe EVP_MD_free(algorithm)
            unsafe OSSL_LIB_CTX_free(library)
            throw .drained("EVP_DigestInit_ex2")
        }
        unsafe (self.library, self.algorithm) = (library, algorithm)
        unsafe (self.inner, self.outer, self.work) = (inner, outer, work)
    }

    deinit {
        unsafe EVP_MD_CTX_free(inner)
        unsafe EVP_MD_CTX_free(outer)
        unsafe EVP_MD_CTX_free(work)
        unsafe EVP_MD_free(algorithm)
        unsafe OSSL_LIB_CTX_free(library)
    }

    private static func absorb(
        _ key: borrowing SecretBytes, _ mask: UInt8, _ algorithm: OpaquePointer, _ context: OpaquePointer
    ) -> Bool {
        let padded = unsafe try? SecretBytes.filled(count: 64, "absorb") { start in
            for place in 0..<64 { unsafe start[place] = (place < key.count ? key.start[place] : 0) ^ mask }
            return true
        }
        guard let padded else { return false }
        return unsafe EVP_DigestInit_ex2(context, algorithm, nil) == 1
            && EVP_DigestUpdate(context, padded.start, 64) == 1
    }

    func authenticate(
        _ message: UnsafePointer<UInt8>, _ count: Int, into code: UnsafeMutablePointer<UInt8>
    ) throws(OpenSSLError) {
        var digest: (UInt64, UInt64, UInt64, UInt64) = (0, 0, 0, 0)
        let succeeded = unsafe withUnsafeMutableBytes(of: &digest) { buffer in
            let start = unsafe buffer.baseAddress?.assumingMemoryBound(to: UInt8.self)
            return unsafe EVP_MD_CTX_copy_ex(work, inner) == 1 && EVP_DigestUpdate(work, message, count) == 1
                && EVP_DigestFinal_ex(work, start, nil) == 1 && EVP_MD_CTX_copy_ex(work, outer) == 1
                && EVP_DigestUpdate(work, start, 32) == 1 && EVP_DigestFinal_ex(work, code, nil) == 1
        }
        try check(succeeded, "EVP_DigestFinal_ex")
    }
}
