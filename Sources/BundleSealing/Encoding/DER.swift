/// The distinguished encoding (X.690) of the few structures of this format.
enum DER {
    static let sequence: UInt8 = 0x30
    static let set: UInt8 = 0x31
    static let integer: UInt8 = 0x02
    static let octetString: UInt8 = 0x04
    static let utcTime: UInt8 = 0x17
    static let generalizedTime: UInt8 = 0x18
    /// NULL, whole.
    static let null: [UInt8] = [0x05, 0x00]

    /// Tag, shortest length, and the parts as content.
    static func element(_ tag: UInt8, _ parts: [UInt8]...) -> [UInt8] {
        let count = parts.reduce(0) { $0 + $1.count }
        var output = header(tag, count)
        for part in parts { output.append(contentsOf: part) }
        return output
    }

    /// Tag and shortest length of content that follows elsewhere.
    static func header(_ tag: UInt8, _ count: Int) -> [UInt8] {
        guard count >= 0x80 else { return [tag, UInt8(truncatingIfNeeded: count)] }
        var digits: [UInt8] = []
        var rest = count
        while rest > 0 {
            digits.insert(UInt8(truncatingIfNeeded: rest), at: 0)
            rest >>= 8
        }
        return [tag, 0x80 | UInt8(digits.count)] + digits
    }

    /// How many bytes `header` has for a length.
    static func headerSize(_ count: Int) -> Int {
        count < 0x80 ? 2 : 2 + (Int.bitWidth - count.leadingZeroBitCount + 7) / 8
    }
}

/// The object identifiers of this format, encoded with tag and length.
enum ObjectIdentifier {
    /// id-signedData, 1.2.840.113549.1.7.2.
    static let signedData: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x02]
    /// id-data, 1.2.840.113549.1.7.1.
    static let data: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x07, 0x01]
    /// id-ct-authEnvelopedData, 1.2.840.113549.1.9.16.1.23.
    static let authEnvelopedData: [UInt8] = [
        0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x01, 0x17,
    ]
    /// id-contentType, 1.2.840.113549.1.9.3.
    static let contentType: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x03]
    /// id-messageDigest, 1.2.840.113549.1.9.4.
    static let messageDigest: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x04]
    /// id-signingTime, 1.2.840.113549.1.9.5.
    static let signingTime: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x05]
    /// id-aa-signingCertificateV2, 1.2.840.113549.1.9.16.2.47.
    static let signingCertificateV2: [UInt8] = [
        0x06, 0x0B, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x10, 0x02, 0x2F,
    ]
    /// id-sha256, 2.16.840.1.101.3.4.2.1.
    static let sha256: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x02, 0x01]
    /// ecdsa-with-SHA256, 1.2.840.10045.4.3.2.
    static let ecdsaWithSHA256: [UInt8] = [0x06, 0x08, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x04, 0x03, 0x02]
    /// id-ecPublicKey, 1.2.840.10045.2.1.
    static let ecPublicKey: [UInt8] = [0x06, 0x07, 0x2A, 0x86, 0x48, 0xCE, 0x3D, 0x02, 0x01]
    /// dhSinglePass-stdDH-sha256kdf-scheme, 1.3.132.1.11.1.
    static let ecdhSHA256KDF: [UInt8] = [0x06, 0x06, 0x2B, 0x81, 0x04, 0x01, 0x0B, 0x01]
    /// id-aes256-wrap, 2.16.840.1.101.3.4.1.45.
    static let aes256Wrap: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2D]
    /// id-RSAES-OAEP, 1.2.840.113549.1.1.7.
    static let rsaesOAEP: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x07]
    /// id-mgf1, 1.2.840.113549.1.1.8.
    static let mgf1: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x08]
    /// id-pSpecified, 1.2.840.113549.1.1.9.
    static let pSpecified: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x09]
    /// id-RSASSA-PSS, 1.2.840.113549.1.1.10.
    static let rsassaPSS: [UInt8] = [0x06, 0x09, 0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x01, 0x0A]
    /// id-aes256-GCM, 2.16.840.1.101.3.4.1.46.
    static let aes256GCM: [UInt8] = [0x06, 0x09, 0x60, 0x86, 0x48, 0x01, 0x65, 0x03, 0x04, 0x01, 0x2E]
}

/// Walks DER elements one after another; definite shortest lengths only, every step bounded by the bytes there are.
struct DERReader {
    private let bytes: ArraySlice<UInt8>
    private var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
        self.bytes = bytes
        position = bytes.startIndex
    }

    var isAtEnd: Bool { position == bytes.endIndex }

    /// The content of the next element when it has this tag; nil for anything else.
    mutating func content(_ tag: UInt8) -> ArraySlice<UInt8>? { element(tag)?.content }

    /// The next element whole, and its content.
    mutating func element(_ tag: UInt8) -> (whole: ArraySlice<UInt8>, content: ArraySlice<UInt8>)? {
        guard bytes.endIndex - position >= 2, bytes[position] == tag else { return nil }
        let start = position
        var (count, contentStart) = (Int(bytes[position + 1]), position + 2)
        if count >= 0x80 {
            let digits = count - 0x80
            guard (1...4).contains(digits), bytes.endIndex - contentStart >= digits else { return nil }
            count = bytes[contentStart..<contentStart + digits].reduce(0) { $0 << 8 | Int($1) }
            contentStart += digits
            guard contentStart - start == DER.headerSize(count) else { return nil }
        }
        guard bytes.endIndex - contentStart >= count else { return nil }
        position = contentStart + count
        return (bytes[start..<position], bytes[contentStart..<position])
    }

    /// Steps over exactly these bytes.
    mutating func skip(_ expected: [UInt8]) -> Bool {
        guard bytes[position...].starts(with: expected) else { return false }
        position += expected.count
        return true
    }
}
