import COpenSSL

/// Wipes bytes that had to leave the secure heap for a moment.
package enum Wiping {
    /// Overwrites an array's bytes with zeros in a way that the compiler keeps (`OPENSSL_cleanse`).
    package static func wipe(_ bytes: inout [UInt8]) {
        unsafe bytes.withUnsafeMutableBytes { unsafe OPENSSL_cleanse($0.baseAddress, $0.count) }
    }

    /// Overwrites memory with zeros.
    package static func wipe(_ start: UnsafeMutablePointer<UInt8>, count: Int) {
        unsafe OPENSSL_cleanse(start, count)
    }

    /// Clears what copying and computing left in the vector registers of this thread: whatever saves all registers, such
    /// as a signal, would carry it to the stack. Called when OpenSSL comes back, and when a secret was lent or goes.
    package static func clearRegisters() { COpenSSL_clear_vector_registers() }
}
