import COpenSSL

/// The parameters of one OpenSSL call. Public bytes are copied; secrets and constants are lent.
@safe struct ParameterList: ~Copyable {
    private var parameters: [OSSL_PARAM] = unsafe []
    private var copies: [UnsafeMutableRawPointer] = unsafe []

    init() {}

    deinit { unsafe copies.forEach { unsafe $0.deallocate() } }

    /// Adds a text constant of the shim, which lives as long as the process.
    mutating func add(_ name: UnsafePointer<CChar>, constant: UnsafePointer<CChar>) {
        unsafe parameters.append(OSSL_PARAM_construct_utf8_string(name, UnsafeMutablePointer(mutating: constant), 0))
    }

    /// Adds a copy of bytes.
    mutating func add(_ name: UnsafePointer<CChar>, copying bytes: [UInt8]) {
        let copy = UnsafeMutableRawPointer.allocate(byteCount: max(bytes.count, 1), alignment: 1)
        unsafe copy.copyMemory(from: bytes, byteCount: bytes.count)
        unsafe copies.append(copy)
        unsafe parameters.append(OSSL_PARAM_construct_octet_string(name, copy, bytes.count))
    }

    /// Adds a secret by reference: the caller keeps it borrowed until the list is used.
    mutating func add(_ name: UnsafePointer<CChar>, lending secret: borrowing SecretBytes) {
        unsafe parameters.append(OSSL_PARAM_construct_octet_string(name, secret.start, secret.count))
    }

    /// Adds a secret unsigned integer, in the machine's byte order, by reference.
    mutating func add(_ name: UnsafePointer<CChar>, lendingInteger secret: borrowing SecretBytes) {
        unsafe parameters.append(OSSL_PARAM_construct_BN(name, secret.start, secret.count))
    }

    /// Lends the terminated list.
    borrowing func withParameters<Value>(_ body: (UnsafeMutablePointer<OSSL_PARAM>) -> Value) -> Value {
        var terminated = unsafe parameters
        unsafe terminated.append(OSSL_PARAM_construct_end())
        return unsafe body(&terminated)
    }
}
