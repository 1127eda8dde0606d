import COpenSSL

/// A digest that others made of personal numbers: for finding out whether it can be reversed, never for protecting anything.
package enum DigestAlgorithm: String, Sendable, Hashable, CaseIterable {
    /// SHA-256 (FIPS 180-4), 32 bytes.
    case sha256 = "SHA-256"
    /// SHA-1 (FIPS 180-4), 20 bytes.
    case sha1 = "SHA-1"
    /// MD5 (RFC 1321), 16 bytes.
    case md5 = "MD5"
    /// SHA-512 (FIPS 180-4), 64 bytes.
    case sha512 = "SHA-512"
    /// SHA-384 (FIPS 180-4), 48 bytes.
    case sha384 = "SHA-384"
    /// SHA3-256 (FIPS 202), 32 bytes.
    case sha3 = "SHA3-256"

    /// The length of a digest in bytes.
    package var count: Int {
        switch self {
        case .sha256, .sha3: 32
        case .sha1: 20
        case .md5: 16
        case .sha512: 64
        case .sha384: 48
        }
    }

    fileprivate var fetched: Result<FetchedAlgorithm, OpenSSLError> {
        switch self {
        case .sha256: FetchedAlgorithm.sha256
        case .sha1: Self.fetchedSHA1
        case .md5: Self.fetchedMD5
        case .sha512: Self.fetchedSHA512
        case .sha384: Self.fetchedSHA384
        case .sha3: Self.fetchedSHA3
        }
    }

    private static let fetchedSHA1 = FetchedAlgorithm.digest("SHA1")
    private static let fetchedMD5 = FetchedAlgorithm.digest("MD5")
    private static let fetchedSHA512 = FetchedAlgorithm.digest("SHA512")
    private static let fetchedSHA384 = FetchedAlgorithm.digest("SHA384")
    private static let fetchedSHA3 = FetchedAlgorithm.digest("SHA3-256")

    /// Whether the library offers it; a FIPS provider has no MD5.
    package var isAvailable: Bool { (try? fetched.get()) != nil }
}

/// One digest algorithm, ready for many short messages. One value serves one worker at a time.
@safe package struct MessageDigest: ~Copyable {
    /// The algorithm.
    package let algorithm: DigestAlgorithm
    private let context: OpaquePointer
    private let fetched: FetchedAlgorithm
    private let output: UnsafeMutablePointer<UInt8>

    /// Prepares an algorithm; throws when the library does not offer it.
    package init(_ algorithm: DigestAlgorithm) throws(OpenSSLError) {
        let fetched = try algorithm.fetched.get()
        let context = unsafe try required(EVP_MD_CTX_new(), "EVP_MD_CTX_new")
        self.algorithm = algorithm
        self.fetched = fetched
        unsafe self.context = context
        unsafe output = .allocate(capacity: Int(EVP_MAX_MD_SIZE))
        unsafe output.initialize(repeating: 0, count: Int(EVP_MAX_MD_SIZE))
    }

    deinit {
        unsafe EVP_MD_CTX_free(context)
        unsafe output.deallocate()
    }

    /// Works out the digest of a message and gives its first eight bytes as a number; the whole is in `bytes`.
    package mutating func hash(_ message: Span<UInt8>) throws(OpenSSLError) -> UInt64 {
        let succeeded = unsafe message.withUnsafeBufferPointer { buffer in
            unsafe EVP_DigestInit_ex2(context, fetched.pointer, nil) == 1
                && EVP_DigestUpdate(context, buffer.baseAddress, buffer.count) == 1
                && EVP_DigestFinal_ex(context, output, nil) == 1
        }
        try check(succeeded, "EVP_DigestFinal_ex")
        var leading: UInt64 = 0
        for place in 0..<8 { leading = unsafe leading << 8 | UInt64(output[place]) }
        return leading
    }

    /// The digest that was worked out last.
    package var bytes: [UInt8] {
        var bytes: [UInt8] = []
        for place in 0..<algorithm.count { bytes.append(unsafe output[place]) }
        return bytes
    }
}

extension FetchedAlgorithm {
    fileprivate static func digest(_ name: String) -> Result<FetchedAlgorithm, OpenSSLError> {
        unsafe Result(EVP_MD_fetch(nil, name, nil), "EVP_MD_fetch")
    }
}
