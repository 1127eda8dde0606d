import Testing

@testable import OpenSSLCrypto

/// Both routes to many codes give what one message at a time gives.
@Suite struct BatchedHMACTests {
    @Test(arguments: MessageCodeRoute.allCases)
    func everyLengthHasTheCodeOfTheReference(_ route: MessageCodeRoute) throws {
        #expect(try BatchedHMACSHA256.agreesWithReference(on: route))
    }

    /// Batches of every size from one to beyond the lanes, keys of every length that one block holds.
    @Test(arguments: MessageCodeRoute.allCases)
    func everyBatchAndKeyLength(_ route: MessageCodeRoute) throws {
        for keyCount in [1, 31, 32, 63, 64] {
            let key = try SecretBytes.copying((0..<keyCount).map { UInt8($0 * 3 % 256) })
            let reference = try HMACSHA256(key: key)
            var batch = try BatchedHMACSHA256(key: key, capacity: 19, route: route)
            let beginning = Array("pid1:SE:".utf8)
            batch.prepare(beginning: beginning, count: 20)
            for used in 1...19 {
                var messages: [[UInt8]] = []
                for slot in 0..<used {
                    let digits = (0..<12).map { UInt8(0x30 + ($0 * slot + used) % 10) }
                    for (place, byte) in digits.enumerated() { unsafe batch.block(slot)[8 + place] = byte }
                    messages.append(beginning + digits)
                }
                try batch.authenticate(used)
                for slot in 0..<used {
                    #expect(try batch.digest(slot) == reference.authenticate(messages[slot]))
                }
            }
        }
    }

    @Test func aLongKeyIsRefused() throws {
        let key = try SecretBytes.copying([UInt8](repeating: 1, count: 65))
        #expect(throws: OpenSSLError.self) { try BatchedHMACSHA256(key: key, capacity: 1).authenticateNothing() }
    }

    @Test func theFastRouteIsChosenWithTheDefaultProvider() {
        #expect(MessageCodeRoute.chosen == .compression)
    }
}

extension BatchedHMACSHA256 {
    /// Ends the value's life.
    fileprivate consuming func authenticateNothing() {}
}
