import COpenSSL

/// Moves values between OpenSSL's objects and DER (X.690) bytes.
enum DERCoding {
    /// The encoding that an `i2d_…` function gives.
    static func encode(
        _ function: StaticString, _ encoder: (UnsafeMutablePointer<UnsafeMutablePointer<UInt8>?>?) -> Int32
    ) throws(OpenSSLError) -> [UInt8] {
        let count = encoder(nil)
        try check(count > 0, function)
        var written: Int32 = 0
        let bytes = unsafe [UInt8](unsafeUninitializedCapacity: Int(count)) { buffer, initialized in
            var cursor = buffer.baseAddress
            written = unsafe encoder(&cursor)
            initialized = Int(max(0, min(written, count)))
        }
        try check(written == count, function)
        return bytes
    }

    /// The object that a `d2i_…` function reads, which must use up all bytes; the caller owns it.
    static func decodeOwned<Pointer>(
        _ bytes: [UInt8], _ subject: String, free: (Pointer) -> Void,
        _ decoder: (UnsafeMutablePointer<UnsafePointer<UInt8>?>, Int) -> Pointer?
    ) throws(OpenSSLError) -> Pointer {
        var consumed = 0
        let object = unsafe bytes.withUnsafeBufferPointer { buffer -> Pointer? in
            guard let start = buffer.baseAddress else { return nil }
            var cursor: UnsafePointer<UInt8>? = unsafe start
            let object = unsafe decoder(&cursor, buffer.count)
            if let cursor = unsafe cursor { consumed = unsafe cursor - start }
            return object
        }
        guard let object else { throw .unparsable(subject) }
        guard consumed == bytes.count else {
            free(object)
            ErrorQueue.clear()
            throw .malformed(subject, reason: "trailing bytes")
        }
        return object
    }

    /// SEQUENCE around encoded members.
    static func sequence(_ members: [[UInt8]]) -> [UInt8] {
        let content = members.flatMap { $0 }
        return [0x30] + length(content.count) + content
    }

    private static func length(_ count: Int) -> [UInt8] {
        guard count >= 128 else { return [UInt8(count)] }
        var digits: [UInt8] = []
        var rest = count
        while rest > 0 {
            digits.insert(UInt8(rest & 255), at: 0)
            rest >>= 8
        }
        return [0x80 | UInt8(digits.count)] + digits
    }
}
