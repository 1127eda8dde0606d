import OpenSSLCrypto

/// The name of a bundle: 16 random bytes, chosen by its sender.
public struct BundleID: Hashable, Sendable, CustomStringConvertible {
    /// The 32 lower-case hexadecimal digits.
    public let hex: String

    /// Reads 32 lower-case hexadecimal digits; nil for anything else.
    public init?(hex: String) {
        guard hex.utf8.count == 32,
            hex.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
        else { return nil }
        self.hex = hex
    }

    init?(bytes: [UInt8]) { self.init(hex: Self.digits(of: bytes)) }

    /// The 16 bytes.
    package var bytes: [UInt8] {
        let digits = hex.utf8.map { $0 < 0x3A ? $0 - 0x30 : $0 - 0x57 }
        return stride(from: 0, to: digits.count - 1, by: 2).map { digits[$0] << 4 | digits[$0 + 1] }
    }

    /// A fresh name, in which no nine decimal digits follow each other: a name that looks like a personal number would be
    /// masked where a message has to tell it. That costs less than half a bit of 128.
    package static func random() throws(BundleFault) -> BundleID {
        while true {
            let bytes = try crypto { () throws(OpenSSLError) in try SecureRandom.bytes(16) }
            guard let name = BundleID(bytes: bytes) else { throw BundleFault(.crypto, "a random name") }
            if name.longestNumber < Self.shortestPersonalNumber { return name }
        }
    }

    /// The digits of the shortest personal number, a Finnish one without its check letter.
    private static let shortestPersonalNumber = 9

    /// How many decimal digits follow each other at most.
    package var longestNumber: Int {
        hex.utf8.split { !(0x30...0x39).contains($0) }.map(\.count).max() ?? 0
    }

    /// The digits.
    public var description: String { hex }

    private static func digits(of bytes: [UInt8]) -> String {
        let digits = Array("0123456789abcdef".utf8)
        return String(decoding: bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
    }
}

/// Runs a cryptographic operation whose failure is one of the library, not of the bundle.
func crypto<Value: ~Copyable>(_ operation: () throws(OpenSSLError) -> Value) throws(BundleFault) -> Value {
    do { return try operation() } catch { throw BundleFault(.crypto, error.description) }
}
