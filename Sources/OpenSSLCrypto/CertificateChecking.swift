import COpenSSL

extension Certificate {
    /// Whether subject and issuer are the same and the certificate's own key verifies its signature.
    public var isSelfSigned: Bool {
        defer { ErrorQueue.clear() }
        let subject = unsafe X509_get_subject_name(handle.pointer)
        let issuer = unsafe X509_get_issuer_name(handle.pointer)
        return unsafe X509_NAME_cmp(subject, issuer) == 0 && isSigned(by: publicKey)
    }

    /// Whether `issuer` may have issued this certificate and signed it: names, key identifiers and the issuer's
    /// keyUsage agree (RFC 5280 section 6.1), the issuer is an authority or the same certificate, and its key
    /// verifies the signature. Dates and revocation are not looked at.
    public func isSigned(by issuer: Certificate) -> Bool {
        defer { ErrorQueue.clear() }
        guard issuer != self else { return isSelfSigned }
        guard issuer.isCA else { return false }
        guard unsafe X509_check_issued(issuer.handle.pointer, handle.pointer) == X509_V_OK else { return false }
        return isSigned(by: issuer.publicKey)
    }

    /// Whether `key` verifies the signature over this certificate. Signatures on SHA-1 or weaker hashes give `false`.
    public func isSigned(by key: PublicKey) -> Bool {
        defer { ErrorQueue.clear() }
        var hash: Int32 = 0
        guard unsafe X509_get_signature_info(handle.pointer, &hash, nil, nil, nil) == 1 else { return false }
        guard [NID_sha256, NID_sha384, NID_sha512].contains(hash) else { return false }
        return unsafe X509_verify(handle.pointer, key.handle.pointer) == 1
    }
}
