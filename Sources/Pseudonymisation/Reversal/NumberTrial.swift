package import OpenSSLCrypto
package import PersonalNumbers

/// Makes the codes of all numbers of a space under one key, month by month. One value serves one worker at a time.
///
/// This is what a holder of the key can do to everyone in the domain, and all that reversing a pseudonym takes.
package struct NumberTrial: ~Copyable {
    private let space: NumberSpace
    private let version: Int
    private var batch: BatchedHMACSHA256
    private let beginning: [UInt8]

    /// Keys the code once.
    package init(key: borrowing PseudonymKey, space: NumberSpace) throws(PseudonymisationError) {
        do throws(OpenSSLError) {
            batch = try key.withSecret { (secret) throws(OpenSSLError) in
                try BatchedHMACSHA256(key: secret, capacity: Self.batchSize)
            }
        } catch { throw .cryptography(error) }
        self.space = space
        version = key.version
        beginning = Array("pid1:\(space.country.rawValue):".utf8)
    }

    /// Tries every number of a month.
    ///
    /// - Parameter found: gets the index of a sought pseudonym and the canonical number behind it.
    /// - Returns: how many numbers were tried.
    package mutating func search(
        _ month: NumberSpace.Month, for sought: SoughtPseudonyms, found: (Int, [UInt8]) -> Void
    ) throws(PseudonymisationError) -> Int {
        let stride = beginning.count + space.width
        var tried = 0
        var messages: [UInt8] = []
        for day in space.days(of: month) {
            messages.removeAll(keepingCapacity: true)
            space.append(day, after: beginning, to: &messages)
            let count = messages.count / stride
            for first in Swift.stride(from: 0, to: count, by: Self.batchSize) {
                let used = min(Self.batchSize, count - first)
                try authenticate(messages, first, used, stride)
                for slot in 0..<used {
                    guard let code = batch.digest(slot), let index = sought.index(of: code, version: version)
                    else { continue }
                    let start = (first + slot) * stride
                    found(index, Array(messages[start + beginning.count..<start + stride]))
                }
            }
            tried += count
        }
        return tried
    }

    private static let batchSize = 256

    private mutating func authenticate(
        _ messages: [UInt8], _ first: Int, _ used: Int, _ stride: Int
    ) throws(PseudonymisationError) {
        let span = messages.span
        for slot in 0..<used {
            let start = (first + slot) * stride
            batch.set(span.extracting(start..<start + stride), in: slot)
        }
        do throws(OpenSSLError) { try batch.authenticate(used) } catch { throw .cryptography(error) }
    }
}
