import COpenSSL

extension PrivateKey {
    /// The P-256 key of a big-endian 32-byte scalar in 1…n−1, as known-answer files give it.
    public static func p256(scalar: borrowing SecretBytes) throws(OpenSSLError) -> PrivateKey {
        try scalar.requireCount(32, of: "P-256 scalar")
        let point = try publicPoint(of: scalar)
        let native = try nativeOrder(scalar)
        var parameters = ParameterList()
        unsafe parameters.add(COpenSSL_pkey_param_group_name(), constant: COpenSSL_name_p256())
        unsafe parameters.add(COpenSSL_pkey_param_pub_key(), copying: point)
        unsafe parameters.add(COpenSSL_pkey_param_priv_key(), lendingInteger: native)
        return try PrivateKey(owning: KeyHandle(curve: parameters, selection: COpenSSL_pkey_keypair()))
    }

    private static func nativeOrder(_ scalar: borrowing SecretBytes) throws(OpenSSLError) -> SecretBytes {
        unsafe try SecretBytes.filled(count: 32, "P256Scalar") { start in
            for position in 0..<32 {
                #if _endian(little)
                unsafe start[position] = scalar.start[31 - position]
                #else
                unsafe start[position] = scalar.start[position]
                #endif
            }
            return true
        }
    }

    private static func publicPoint(of scalar: borrowing SecretBytes) throws(OpenSSLError) -> [UInt8] {
        let group = unsafe try required(EC_GROUP_new_by_curve_name(NID_X9_62_prime256v1), "EC_GROUP_new_by_curve_name")
        defer { unsafe EC_GROUP_free(group) }
        let number = unsafe try required(BN_secure_new(), "BN_secure_new")
        defer { unsafe BN_clear_free(number) }
        unsafe try check(BN_bin2bn(scalar.start, 32, number) != nil, "BN_bin2bn")
        guard unsafe BN_is_zero(number) == 0, unsafe BN_cmp(number, EC_GROUP_get0_order(group)) < 0 else {
            throw .refused("P-256 scalar", reason: "not between 1 and the order of the curve")
        }
        let point = unsafe try required(EC_POINT_new(group), "EC_POINT_new")
        defer { unsafe EC_POINT_free(point) }
        try check(unsafe EC_POINT_mul(group, point, number, nil, nil, nil) == 1, "EC_POINT_mul")
        var bytes = [UInt8](repeating: 0, count: PublicKey.p256PointCount)
        let written = unsafe EC_POINT_point2oct(
            group, point, POINT_CONVERSION_UNCOMPRESSED, &bytes, bytes.count, nil)
        try check(written == bytes.count, "EC_POINT_point2oct")
        return bytes
    }
}

extension KeyHandle {
    /// A key on P-256 of its parts.
    convenience init(curve parts: borrowing ParameterList, selection: Int32) throws(OpenSSLError) {
        let context = unsafe try required(EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "EVP_PKEY_CTX_new_from_name")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_fromdata_init(context) == 1, "EVP_PKEY_fromdata_init")
        var pointer: OpaquePointer?
        let done = unsafe parts.withParameters { unsafe EVP_PKEY_fromdata(context, &pointer, selection, $0) == 1 }
        try check(done, "EVP_PKEY_fromdata")
        unsafe self.init(owning: try required(pointer, "EVP_PKEY_fromdata"))
    }

    /// A public key of an uncompressed point, which OpenSSL checks to lie on the curve and not at infinity. As the
    /// cofactor of P-256 is 1, that is the full validation of NIST SP 800-56A section 5.6.2.3.3.
    convenience init(p256Point point: [UInt8]) throws(OpenSSLError) {
        var parts = ParameterList()
        unsafe parts.add(COpenSSL_pkey_param_group_name(), constant: COpenSSL_name_p256())
        unsafe parts.add(COpenSSL_pkey_param_pub_key(), copying: point)
        try self.init(curve: parts, selection: COpenSSL_pkey_public_key())
    }
}

extension PublicKey {
    /// The public half of a key pair. The pair's own encoders are slow, so a point is taken out instead.
    convenience init(halfOf pair: KeyHandle) throws(OpenSSLError) {
        guard unsafe EVP_PKEY_get_base_id(pair.pointer) == EVP_PKEY_EC else {
            try self.init(derSPKI: unsafe DERCoding.encode("i2d_PUBKEY") { unsafe i2d_PUBKEY(pair.pointer, $0) })
            return
        }
        try Self.requireNamedP256(pair)
        try self.init(p256Point: Self.uncompressedPoint(of: pair))
    }

    /// The 65 bytes of the point of a pair on P-256.
    static func uncompressedPoint(of pair: KeyHandle) throws(OpenSSLError) -> [UInt8] {
        var point = [UInt8](repeating: 0, count: p256PointCount)
        var count = 0
        let done = unsafe EVP_PKEY_get_octet_string_param(pair.pointer, "encoded-pub-key", &point, point.count, &count)
        guard done == 1, count == point.count else {
            ErrorQueue.clear()
            throw .refused("private key", reason: "its point is not uncompressed")
        }
        return point
    }

    private static func requireNamedP256(_ pair: KeyHandle) throws(OpenSSLError) {
        var name = [CChar](repeating: 0, count: 64)
        var count = 0
        var isExplicit: Int32 = 0
        let isNamed = unsafe EVP_PKEY_get_group_name(pair.pointer, &name, name.count, &count) == 1
        let isTold = unsafe EVP_PKEY_get_int_param(pair.pointer, "decoded-from-explicit", &isExplicit) == 1
        guard isNamed, isTold, isExplicit == 0,
            name.prefix(count).elementsEqual(SN_X9_62_prime256v1.utf8.lazy.map { CChar(bitPattern: $0) })
        else {
            ErrorQueue.clear()
            throw .refused("private key", reason: "not on the named curve P-256")
        }
    }
}
