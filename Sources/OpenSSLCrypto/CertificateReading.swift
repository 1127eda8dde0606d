import COpenSSL

/// Takes the parts out of a parsed certificate.
struct CertificateReading {
    let handle: CertificateHandle

    private static let subjectName = "certificate"
    private static let extensionLimit: Int32 = 64

    init(_ der: [UInt8]) throws(OpenSSLError) {
        handle = try Self.parse(der)
        try requireCanonical(der)
        guard unsafe X509_get_version(handle.pointer) == 2 else { throw Self.malformed("not version 3") }
    }

    private static func parse(_ der: [UInt8]) throws(OpenSSLError) -> CertificateHandle {
        let pointer = unsafe try DERCoding.decodeOwned(
            der, subjectName, free: { unsafe X509_free($0) }, { unsafe d2i_X509(nil, $0, $1) })
        return unsafe CertificateHandle(owning: pointer)
    }

    /// OpenSSL reads BER; encoding everything anew shows whether the bytes were DER.
    private func requireCanonical(_ der: [UInt8]) throws(OpenSSLError) {
        // Encoding the inner part anew drops the bytes that OpenSSL keeps from reading. From here on every signature
        // check encodes anew too, over bytes that are proved equal.
        guard unsafe i2d_re_X509_tbs(handle.pointer, nil) > 0 else { throw .unparsable(Self.subjectName) }
        let encoded = unsafe try DERCoding.encode("i2d_X509") { unsafe i2d_X509(handle.pointer, $0) }
        guard encoded == der else { throw Self.malformed("not in canonical DER") }
    }

    private static func malformed(_ reason: String) -> OpenSSLError { .malformed(subjectName, reason: reason) }
}

extension CertificateReading {
    func publicKey() throws(OpenSSLError) -> PublicKey {
        let key = unsafe try required(X509_get_X509_PUBKEY(handle.pointer), "X509_get_X509_PUBKEY")
        let der = unsafe try DERCoding.encode("i2d_X509_PUBKEY") { unsafe i2d_X509_PUBKEY(key, $0) }
        return try PublicKey(derSPKI: der)
    }

    func subject() throws(OpenSSLError) -> DistinguishedName {
        let name = unsafe try required(X509_get_subject_name(handle.pointer), "X509_get_subject_name")
        return unsafe DistinguishedName(
            commonName: Self.text(NID_commonName, name),
            organization: Self.text(NID_organizationName, name),
            organizationalUnit: Self.text(NID_organizationalUnitName, name))
    }

    /// The magnitude of a positive serial number of at most 20 bytes (RFC 5280 section 4.1.2.2).
    func serialNumber() throws(OpenSSLError) -> [UInt8] {
        let serial = unsafe try required(X509_get0_serialNumber(handle.pointer), "X509_get0_serialNumber")
        let magnitude = unsafe bytes(of: serial)
        let isPositive = unsafe ASN1_STRING_type(serial) == V_ASN1_INTEGER && magnitude.contains { $0 != 0 }
        let signByte = (magnitude.first ?? 0) >> 7
        guard isPositive, magnitude.count + Int(signByte) <= 20 else {
            throw Self.malformed("serial number not positive or longer than 20 bytes")
        }
        return magnitude
    }

    func issuerAndSerialNumber() throws(OpenSSLError) -> [UInt8] {
        let issuer = unsafe try required(X509_get_issuer_name(handle.pointer), "X509_get_issuer_name")
        let serial = unsafe try required(X509_get0_serialNumber(handle.pointer), "X509_get0_serialNumber")
        return DERCoding.sequence([
            unsafe try DERCoding.encode("i2d_X509_NAME") { unsafe i2d_X509_NAME(issuer, $0) },
            unsafe try DERCoding.encode("i2d_ASN1_INTEGER") { unsafe i2d_ASN1_INTEGER(serial, $0) },
        ])
    }

    func notBefore() throws(OpenSSLError) -> Int64 { unsafe try Self.seconds(X509_get0_notBefore(handle.pointer)) }

    func notAfter() throws(OpenSSLError) -> Int64 { unsafe try Self.seconds(X509_get0_notAfter(handle.pointer)) }

    func subjectKeyIdentifier() -> [UInt8]? {
        guard let identifier = unsafe X509_get0_subject_key_id(handle.pointer) else { return nil }
        return unsafe bytes(of: identifier)
    }

    func keyUsage() -> KeyUsage? {
        guard unsafe X509_get_extension_flags(handle.pointer) & UInt32(EXFLAG_KUSAGE) != 0 else { return nil }
        let bits = unsafe X509_get_key_usage(handle.pointer)
        // OpenSSL counts from the other end of the first byte.
        let known: [(Int32, KeyUsage)] = [
            (KU_DIGITAL_SIGNATURE, .digitalSignature), (KU_NON_REPUDIATION, .nonRepudiation),
            (KU_KEY_ENCIPHERMENT, .keyEncipherment), (KU_KEY_AGREEMENT, .keyAgreement),
            (KU_KEY_CERT_SIGN, .keyCertSign),
        ]
        return KeyUsage(known.filter { bits & UInt32($0.0) != 0 }.map(\.1))
    }

    func isCA() -> Bool {
        let flags = unsafe X509_get_extension_flags(handle.pointer)
        return flags & UInt32(EXFLAG_BCONS) != 0 && flags & UInt32(EXFLAG_CA) != 0
    }

    /// Refuses what OpenSSL marks as invalid or does not understand although it is critical, and repeated extensions
    /// (RFC 5280 section 4.2).
    func requireSoundExtensions() throws(OpenSSLError) {
        let flags = unsafe X509_get_extension_flags(handle.pointer)
        guard flags & UInt32(EXFLAG_INVALID) == 0 else { throw Self.malformed("invalid extension") }
        guard flags & UInt32(EXFLAG_CRITICAL) == 0 else { throw Self.malformed("unknown critical extension") }
        let count = unsafe X509_get_ext_count(handle.pointer)
        guard count <= Self.extensionLimit else { throw Self.malformed("too many extensions") }
        for position in 0..<max(0, count) {
            let item = unsafe X509_get_ext(handle.pointer, position)
            let object = unsafe X509_EXTENSION_get_object(item)
            guard unsafe X509_get_ext_by_OBJ(handle.pointer, object, position) < 0 else {
                throw Self.malformed("repeated extension")
            }
        }
    }

    private static func text(_ identifier: Int32, _ name: OpaquePointer) -> String? {
        let position = unsafe X509_NAME_get_index_by_NID(name, identifier, -1)
        guard position >= 0, unsafe X509_NAME_get_index_by_NID(name, identifier, position) < 0 else { return nil }
        let entry = unsafe X509_NAME_get_entry(name, position)
        var start: UnsafeMutablePointer<UInt8>?
        let count = unsafe ASN1_STRING_to_UTF8(&start, X509_NAME_ENTRY_get_data(entry))
        guard count >= 0, let start = unsafe start else { return nil }
        defer { unsafe COpenSSL_free(start) }
        return unsafe String(validating: UnsafeBufferPointer(start: start, count: Int(count)), as: UTF8.self)
    }

    /// The form that RFC 5280 section 4.1.2.5 requires, and its seconds since 1970.
    private static func seconds(_ time: UnsafePointer<ASN1_TIME>?) throws(OpenSSLError) -> Int64 {
        let time = unsafe try required(time, "X509_get0_notBefore")
        let isShort = unsafe ASN1_STRING_type(time) == V_ASN1_UTCTIME
        let text = unsafe bytes(of: time)
        guard text.count == (isShort ? 13 : 15), text.last == UInt8(ascii: "Z") else {
            throw malformed("time not in the form of RFC 5280")
        }
        let start = unsafe try required(ASN1_TIME_set(nil, 0), "ASN1_TIME_set")
        defer { unsafe ASN1_STRING_free(start) }
        var days: Int32 = 0
        var seconds: Int32 = 0
        guard unsafe ASN1_TIME_diff(&days, &seconds, start, time) == 1 else { throw .unparsable("time") }
        return Int64(days) * 86_400 + Int64(seconds)
    }
}
