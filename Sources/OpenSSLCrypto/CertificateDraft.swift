import COpenSSL

/// A certificate in the making.
struct CertificateDraft {
    private let handle: CertificateHandle

    init(
        subject: DistinguishedName, publicKey: PublicKey, usage: CertificateIssuer.Usage
    ) throws(OpenSSLError) {
        try usage.requireFit(publicKey)
        handle = unsafe CertificateHandle(owning: try required(X509_new(), "X509_new"))
        let draft = unsafe handle.pointer
        try check(unsafe X509_set_version(draft, 2) == 1, "X509_set_version")
        try setSerialNumber()
        let name = unsafe try Self.makeOwnedName(subject)
        defer { unsafe X509_NAME_free(name) }
        try check(unsafe X509_set_subject_name(draft, name) == 1, "X509_set_subject_name")
        try check(unsafe X509_set_pubkey(draft, publicKey.handle.pointer) == 1, "X509_set_pubkey")
        try addBasicConstraints(usage)
        try addKeyUsage(usage)
        try addSubjectKeyIdentifier()
    }

    /// Sets both times, which must be in order and in the years that X.509 can express.
    func setValidity(notBefore: Int64, notAfter: Int64) throws(OpenSSLError) {
        guard notBefore < notAfter else { throw .refused("validity", reason: "it ends before it begins") }
        // 1950-01-01 to 9999-12-31 (RFC 5280 section 4.1.2.5).
        let expressible: ClosedRange<Int64> = -631_152_000...253_402_300_799
        guard expressible.contains(notBefore), expressible.contains(notAfter) else {
            throw .refused("validity", reason: "outside the years 1950 to 9999")
        }
        let first = unsafe try required(ASN1_TIME_set(nil, Int(notBefore)), "ASN1_TIME_set")
        defer { unsafe ASN1_STRING_free(first) }
        let last = unsafe try required(ASN1_TIME_set(nil, Int(notAfter)), "ASN1_TIME_set")
        defer { unsafe ASN1_STRING_free(last) }
        try check(unsafe X509_set1_notBefore(handle.pointer, first) == 1, "X509_set1_notBefore")
        try check(unsafe X509_set1_notAfter(handle.pointer, last) == 1, "X509_set1_notAfter")
    }

    /// Names the issuer and its key; `nil` for the draft itself.
    func setIssuer(_ issuer: Certificate?) throws(OpenSSLError) {
        let authority = unsafe issuer?.handle.pointer ?? handle.pointer
        let name = unsafe try required(X509_get_subject_name(authority), "X509_get_subject_name")
        try check(unsafe X509_set_issuer_name(handle.pointer, name) == 1, "X509_set_issuer_name")
        let identifier: [UInt8]
        if let issuer {
            guard let own = issuer.subjectKeyIdentifier else {
                throw .refused("issuer", reason: "its certificate has no subject key identifier")
            }
            identifier = own
        } else {
            identifier = try keyIdentifier()
        }
        try addAuthorityKeyIdentifier(identifier)
    }

    /// Signs the draft and reads the result as any other certificate.
    func signed(by key: borrowing PrivateKey) throws(OpenSSLError) -> Certificate {
        try check(unsafe X509_sign(handle.pointer, key.handle.pointer, EVP_sha256()) > 0, "X509_sign")
        let der = unsafe try DERCoding.encode("i2d_X509") { unsafe i2d_X509(handle.pointer, $0) }
        return try Certificate(der: der)
    }

    private func setSerialNumber() throws(OpenSSLError) {
        var bytes = try SecureRandom.bytes(16)
        // The top bits 01 make the number positive and always 16 bytes long.
        bytes[0] = bytes[0] & 0x3f | 0x40
        let number = unsafe try required(BN_bin2bn(bytes, Int32(bytes.count), nil), "BN_bin2bn")
        defer { unsafe BN_free(number) }
        let serial = unsafe try required(BN_to_ASN1_INTEGER(number, nil), "BN_to_ASN1_INTEGER")
        defer { unsafe ASN1_STRING_free(serial) }
        try check(unsafe X509_set_serialNumber(handle.pointer, serial) == 1, "X509_set_serialNumber")
    }
}

extension CertificateDraft {
    private static func makeOwnedName(_ subject: DistinguishedName) throws(OpenSSLError) -> OpaquePointer {
        let parts = [
            (NID_organizationName, subject.organization), (NID_organizationalUnitName, subject.organizationalUnit),
            (NID_commonName, subject.commonName),
        ]
        guard parts.contains(where: { $0.1 != nil }) else { throw .refused("subject", reason: "it is empty") }
        for case (_, let text?) in parts { try requireNamePart(text) }
        let name = unsafe try required(X509_NAME_new(), "X509_NAME_new")
        for case (let identifier, let text?) in parts {
            let bytes = Array(text.utf8)
            let added = unsafe X509_NAME_add_entry_by_NID(
                name, identifier, V_ASN1_UTF8STRING, bytes, Int32(bytes.count), -1, 0)
            guard added == 1 else {
                unsafe X509_NAME_free(name)
                throw .drained("X509_NAME_add_entry_by_NID")
            }
        }
        return unsafe name
    }

    private static func requireNamePart(_ text: String) throws(OpenSSLError) {
        let limit = DistinguishedName.characterLimit
        guard (1...limit).contains(text.unicodeScalars.count) else {
            throw .refused("subject", reason: "a part is not 1 to \(limit) characters long")
        }
        guard text.unicodeScalars.allSatisfy({ $0.properties.generalCategory != .control }) else {
            throw .refused("subject", reason: "a part has control characters")
        }
    }

    private func addBasicConstraints(_ usage: CertificateIssuer.Usage) throws(OpenSSLError) {
        let constraints = unsafe try required(BASIC_CONSTRAINTS_new(), "BASIC_CONSTRAINTS_new")
        defer { unsafe BASIC_CONSTRAINTS_free(constraints) }
        if usage.isAuthority {
            unsafe constraints.pointee.ca = 0xff
            // Zero further authorities may stand below this one.
            unsafe constraints.pointee.pathlen = try required(ASN1_INTEGER_new(), "ASN1_INTEGER_new")
            try check(unsafe ASN1_INTEGER_set(constraints.pointee.pathlen, 0) == 1, "ASN1_INTEGER_set")
        }
        unsafe try add(NID_basic_constraints, UnsafeMutableRawPointer(constraints), critical: 1)
    }

    private func addKeyUsage(_ usage: CertificateIssuer.Usage) throws(OpenSSLError) {
        let string = unsafe try required(ASN1_BIT_STRING_new(), "ASN1_BIT_STRING_new")
        defer { unsafe ASN1_STRING_free(string) }
        for bit in usage.bits {
            try check(unsafe ASN1_BIT_STRING_set_bit(string, bit, 1) == 1, "ASN1_BIT_STRING_set_bit")
        }
        unsafe try add(NID_key_usage, UnsafeMutableRawPointer(string), critical: 1)
    }

    private func addSubjectKeyIdentifier() throws(OpenSSLError) {
        let string = unsafe try Self.makeOwnedOctets(keyIdentifier())
        defer { unsafe ASN1_STRING_free(string) }
        unsafe try add(NID_subject_key_identifier, UnsafeMutableRawPointer(string), critical: 0)
    }

    private func addAuthorityKeyIdentifier(_ identifier: [UInt8]) throws(OpenSSLError) {
        let authority = unsafe try required(AUTHORITY_KEYID_new(), "AUTHORITY_KEYID_new")
        defer { unsafe AUTHORITY_KEYID_free(authority) }
        unsafe authority.pointee.keyid = try Self.makeOwnedOctets(identifier)
        unsafe try add(NID_authority_key_identifier, UnsafeMutableRawPointer(authority), critical: 0)
    }

    /// SHA-1 of the key's bits: method 1 of RFC 5280 section 4.2.1.2. It identifies; it protects nothing.
    private func keyIdentifier() throws(OpenSSLError) -> [UInt8] {
        var identifier = [UInt8](repeating: 0, count: 20)
        let done = unsafe X509_pubkey_digest(handle.pointer, EVP_sha1(), &identifier, nil)
        try check(done == 1, "X509_pubkey_digest")
        return identifier
    }

    private static func makeOwnedOctets(
        _ bytes: [UInt8]
    ) throws(OpenSSLError) -> UnsafeMutablePointer<ASN1_OCTET_STRING> {
        let string = unsafe try required(ASN1_OCTET_STRING_new(), "ASN1_OCTET_STRING_new")
        guard unsafe ASN1_OCTET_STRING_set(string, bytes, Int32(bytes.count)) == 1 else {
            unsafe ASN1_STRING_free(string)
            throw .drained("ASN1_OCTET_STRING_set")
        }
        return unsafe string
    }

    private func add(
        _ identifier: Int32, _ value: UnsafeMutableRawPointer, critical: Int32
    ) throws(OpenSSLError) {
        let added = unsafe X509_add1_ext_i2d(
            handle.pointer, identifier, value, critical, UInt(X509V3_ADD_DEFAULT))
        try check(added == 1, "X509_add1_ext_i2d")
    }
}
