import COpenSSL

/// Which encryptions of a private key file are tried at all.
///
/// The parameters stand in the file, and OpenSSL would follow them into hours of work; so they are read first.
enum EncryptionProfile {
    /// The most PBKDF2 rounds.
    static let iterationLimit: UInt64 = 10_000_000
    /// The most memory for scrypt (128·N·r) in bytes: OpenSSL's own limit for key files.
    static let scryptMemoryLimit: UInt64 = 32 << 20
    /// The most work for scrypt, N·r·p.
    static let scryptWorkLimit: UInt64 = 1 << 22

    /// Refuses anything but PBES2 with AES-CBC and scrypt or PBKDF2 within the limits.
    static func require(_ encrypted: OpaquePointer) throws(OpenSSLError) {
        var algorithm: UnsafePointer<X509_ALGOR>?
        unsafe X509_SIG_get0(encrypted, &algorithm, nil)
        unsafe try require(algorithm: algorithm)
    }

    /// The same of an algorithm identifier.
    static func require(algorithm: UnsafePointer<X509_ALGOR>?) throws(OpenSSLError) {
        guard unsafe identifier(algorithm) == NID_pbes2 else { throw refusal("not PBES2") }
        let parameter = unsafe try parameterBytes(algorithm)
        let scheme = unsafe try DERCoding.decodeOwned(
            parameter, "key encryption", free: { unsafe PBE2PARAM_free($0) }, { unsafe d2i_PBE2PARAM(nil, $0, $1) })
        defer { unsafe PBE2PARAM_free(scheme) }
        let ciphers = [NID_aes_256_cbc, NID_aes_192_cbc, NID_aes_128_cbc]
        guard unsafe ciphers.contains(identifier(scheme.pointee.encryption)) else { throw refusal("not AES-CBC") }
        let derivation = unsafe scheme.pointee.keyfunc
        switch unsafe identifier(derivation) {
        case NID_id_scrypt: unsafe try requireScrypt(parameterBytes(derivation))
        case NID_id_pbkdf2: unsafe try requirePBKDF2(parameterBytes(derivation))
        default: throw refusal("neither scrypt nor PBKDF2")
        }
    }

    private static func requireScrypt(_ parameter: [UInt8]) throws(OpenSSLError) {
        let values = unsafe try DERCoding.decodeOwned(
            parameter, "scrypt parameters", free: { unsafe SCRYPT_PARAMS_free($0) },
            { unsafe d2i_SCRYPT_PARAMS(nil, $0, $1) })
        defer { unsafe SCRYPT_PARAMS_free(values) }
        guard let cost = unsafe number(values.pointee.costParameter),
            let blockSize = unsafe number(values.pointee.blockSize),
            let parallelism = unsafe number(values.pointee.parallelizationParameter)
        else { throw refusal("scrypt parameters out of range") }
        let (area, areaOverflow) = cost.multipliedReportingOverflow(by: blockSize)
        let (work, workOverflow) = area.multipliedReportingOverflow(by: parallelism)
        let isPowerOfTwo = cost > 1 && cost & (cost - 1) == 0
        guard isPowerOfTwo, !areaOverflow, !workOverflow, area <= scryptMemoryLimit / 128, work <= scryptWorkLimit
        else {
            throw refusal("scrypt parameters out of range")
        }
    }

    private static func requirePBKDF2(_ parameter: [UInt8]) throws(OpenSSLError) {
        let values = unsafe try DERCoding.decodeOwned(
            parameter, "PBKDF2 parameters", free: { unsafe PBKDF2PARAM_free($0) },
            { unsafe d2i_PBKDF2PARAM(nil, $0, $1) })
        defer { unsafe PBKDF2PARAM_free(values) }
        guard let rounds = unsafe number(values.pointee.iter), (1...iterationLimit).contains(rounds) else {
            throw refusal("PBKDF2 rounds out of range")
        }
    }

    private static func refusal(_ reason: String) -> OpenSSLError {
        .refused("private key file", reason: "its encryption is \(reason)")
    }

    static func identifier(_ algorithm: UnsafePointer<X509_ALGOR>?) -> Int32 {
        var object: OpaquePointer?
        unsafe X509_ALGOR_get0(&object, nil, nil, algorithm)
        return unsafe OBJ_obj2nid(object)
    }

    private static func parameterBytes(_ algorithm: UnsafePointer<X509_ALGOR>?) throws(OpenSSLError) -> [UInt8] {
        var kind: Int32 = 0
        var value: UnsafeRawPointer?
        unsafe X509_ALGOR_get0(nil, &kind, &value, algorithm)
        guard kind == V_ASN1_SEQUENCE, let value = unsafe value else { throw refusal("without parameters") }
        let string = unsafe value.assumingMemoryBound(to: ASN1_STRING.self)
        return unsafe bytes(of: string)
    }

    static func number(_ integer: UnsafePointer<ASN1_INTEGER>?) -> UInt64? {
        var value: UInt64 = 0
        guard let integer = unsafe integer, unsafe ASN1_INTEGER_get_uint64(&value, integer) == 1, value > 0 else {
            ErrorQueue.clear()
            return nil
        }
        return value
    }
}

/// The content of an ASN.1 string object.
func bytes(of string: UnsafePointer<ASN1_STRING>) -> [UInt8] {
    guard let start = unsafe ASN1_STRING_get0_data(string) else { return [] }
    return unsafe Array(UnsafeBufferPointer(start: start, count: Int(max(0, ASN1_STRING_length(string)))))
}
