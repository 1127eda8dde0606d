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
        let context = unsafe try required(EVP_PKEY_CTX_new_from_name(nil, "EC", nil), "EVP_PKEY_CTX_new_from_name")
        defer { unsafe EVP_PKEY_CTX_free(context) }
        try check(unsafe EVP_PKEY_fromdata_init(context) == 1, "EVP_PKEY_fromdata_init")
        var pointer: OpaquePointer?
        let done = unsafe parameters.withParameters {
            unsafe EVP_PKEY_fromdata(context, &pointer, COpenSSL_pkey_keypair(), $0) == 1
        }
        try check(done, "EVP_PKEY_fromdata")
        return try PrivateKey(owning: unsafe KeyHandle(owning: required(pointer, "EVP_PKEY_fromdata")))
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
