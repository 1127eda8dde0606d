import COpenSSL

/// The two ways to the codes of many short messages; both give the same codes.
package enum MessageCodeRoute: String, Sendable, Hashable, CaseIterable {
    /// libcrypto's SHA-256 compression function on batches of padded blocks. It bypasses providers.
    case compression
    /// Copies of keyed digest contexts (`EVP_MD_CTX_copy_ex`), through the provider that is in force.
    case contexts

    /// The route of this process: `compression` when SHA-256 comes from OpenSSL's default provider, FIPS is not asked for,
    /// and the codes of known messages are those of `HMACSHA256`; else `contexts`.
    package static let chosen: MessageCodeRoute = {
        guard DefaultProvider.isInForce, (try? BatchedHMACSHA256.agreesWithReference(on: .compression)) == true else {
            ErrorQueue.clear()
            return .contexts
        }
        return .compression
    }()
}

/// Whether the library's own provider does the hashing.
enum DefaultProvider {
    /// Whether SHA-256 is fetched from the provider `default` and no FIPS property is in force.
    static var isInForce: Bool {
        guard EVP_default_properties_is_fips_enabled(nil) == 0, let algorithm = try? FetchedAlgorithm.sha256.get(),
            let provider = unsafe EVP_MD_get0_provider(algorithm.pointer),
            let name = unsafe OSSL_PROVIDER_get0_name(provider)
        else { return false }
        return unsafe String(cString: name) == "default"
    }
}
