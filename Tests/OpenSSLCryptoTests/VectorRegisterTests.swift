import CRegisters
import Testing

@testable import OpenSSLCrypto

/// What stays in the vector registers of a thread reaches the stack when they are all saved: no key may stay there.
struct VectorRegisterTests {
    /// No part of it is zero or stands in a constant of the functions that are used here.
    private static let pattern: [UInt8] = (0..<64).map { UInt8(truncatingIfNeeded: 151 &* $0 &+ 77) }

    /// How many times one of the pattern's blocks of 16 bytes stands in a register.
    private static func blocksLeft() -> Int {
        var bytes = [UInt8](repeating: 0, count: Int(CREGISTERS_SIZE))
        let count = CRegisters_read(&bytes)
        let blocks = stride(from: 0, to: pattern.count, by: 16).map { Array(pattern[$0..<$0 + 16]) }
        return stride(from: 0, to: count, by: 16).count { blocks.contains(Array(bytes[$0..<$0 + 16])) }
    }

    @Test func everyRegisterIsCleared() {
        CRegisters_fill(Self.pattern)
        #expect(Self.blocksLeft() >= 16, "the reading finds what is there")
        CRegisters_fill(Self.pattern)
        Wiping.clearRegisters()
        #expect(Self.blocksLeft() == 0)
    }

    /// Each use begins with the key in every register, as its own copying may leave it, and must not end so.
    @Test(arguments: [Use.copying, .lending, .comparing, .authenticating, .batching, .deriving, .sealing, .going])
    func aUseOfAKeyLeavesNothingThere(_ use: Use) throws {
        let key = try SecretBytes.copying(Array(Self.pattern[0..<32]))
        #expect(try use.leaves(of: key, Self.pattern) { Self.blocksLeft() } == 0)
    }

    enum Use: String, CaseIterable {
        case copying, lending, comparing, authenticating, batching, deriving, sealing, going

        /// What `look` sees right after the use.
        func leaves(of key: borrowing SecretBytes, _ pattern: [UInt8], look: () -> Int) throws -> Int {
            switch self {
            case .copying:
                CRegisters_fill(pattern)
                let copy = try SecretBytes.copying(pattern)
                let left = look()
                #expect(copy.count == 64)
                return left
            case .lending:
                key.withBytes { _ in CRegisters_fill(pattern) }
                return look()
            case .comparing:
                let other = try key.duplicate()
                CRegisters_fill(pattern)
                let isEqual = key.isEqual(to: other)
                let left = look()
                #expect(isEqual)
                return left
            case .authenticating:
                CRegisters_fill(pattern)
                let code = try HMACSHA256(key: key)
                let left = look()
                _ = try code.authenticate([1])
                return left
            case .batching:
                var batch = try BatchedHMACSHA256(key: key, capacity: 8)
                batch.set([1, 2, 3].span, in: 0)
                CRegisters_fill(pattern)
                try batch.authenticate(1)
                return look()
            case .deriving:
                CRegisters_fill(pattern)
                let derived = try HKDFSHA256.derive(from: key, salt: [], info: [1], count: 32)
                let left = look()
                #expect(derived.count == 32)
                return left
            case .sealing:
                CRegisters_fill(pattern)
                let context = try GCMContext(.seal, key: key, nonce: Array(repeating: 0, count: 12))
                let left = look()
                _ = try context.makeTag()
                return left
            case .going:
                let other = try key.duplicate()
                CRegisters_fill(pattern)
                drop(other)
                return look()
            }
        }

        private func drop(_ secret: consuming SecretBytes) {}
    }
}
