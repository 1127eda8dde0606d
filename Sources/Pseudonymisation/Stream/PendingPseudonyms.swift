internal import OpenSSLCrypto
internal import PersonalNumbers

/// Gaps in a chunk's output that wait for the pseudonyms of one key and country, until a batch of them is worked out.
///
/// Pseudonyms of one key have one length, so the gap is known before the code is. One value serves one worker.
@safe final class PendingPseudonyms {
    /// The bytes of a gap.
    let width: Int
    /// How many gaps wait.
    private(set) var count = 0

    private var recordStart = 0
    private var mac: BatchedHMACSHA256
    private let encoder: PseudonymEncoder
    private let beginning: [UInt8]
    private let numberCount: Int
    private var gaps: [Gap]

    private struct Gap {
        var offset = 0
        var column = 0
        var number: UInt32 = 0
    }

    /// Waits for numbers of a country; a batch has at least `capacity` gaps.
    init(_ country: Country, key: borrowing PseudonymKey, capacity: Int) throws(PseudonymisationError) {
        beginning = Array("pid1:\(country.rawValue):".utf8)
        numberCount = country.canonicalCount
        encoder = PseudonymEncoder(tag: key.domain.tag, version: key.version)
        width = encoder.count
        gaps = Array(repeating: Gap(), count: capacity)
        do throws(OpenSSLError) {
            mac = try key.withSecret { (secret) throws(OpenSSLError) in
                try BatchedHMACSHA256(key: secret, capacity: capacity)
            }
        } catch { throw .cryptography(error) }
        mac.prepare(beginning: beginning, count: beginning.count + numberCount)
    }

    /// Whether so many more gaps fit.
    func hasRoom(for more: Int) -> Bool { count + more <= gaps.count }

    /// Notes a gap at an offset of the output for a number that replaces a cell of a column.
    func append(_ number: PersonalNumber, at offset: Int, column: Int) {
        let block = unsafe mac.block(count)
        var sum: UInt32 = 0
        number.withCanonicalBytes { bytes in
            for place in bytes.indices {
                let byte = bytes[place]
                unsafe block[beginning.count + place] = byte
                sum = sum &* 31 &+ UInt32(byte)
            }
        }
        gaps[count] = Gap(offset: offset, column: column, number: sum &* 0x9E37_79B1)
        count += 1
    }

    /// Remembers where the gaps of a record begin.
    func beginRecord() { recordStart = count }

    /// Forgets the gaps of the record.
    func abandonRecord() { count = recordStart }

    /// Forgets all gaps.
    func abandon() { (count, recordStart) = (0, 0) }

    /// Fills every gap and leaves a mark of each pseudonym.
    func fill(_ chunk: TableChunk) throws(PseudonymisationError) {
        guard count > 0 else { return }
        do throws(OpenSSLError) { try mac.authenticate(count) } catch { throw .cryptography(error) }
        for slot in 0..<count {
            let code = unsafe mac.code(slot)
            unsafe encoder.write(code, to: chunk.output.start + gaps[slot].offset)
            let mark = unsafe IdentityMark(code: PseudonymEncoder.mark(of: code), number: gaps[slot].number)
            chunk.tally.count(mark, in: gaps[slot].column)
        }
        abandon()
    }
}

extension Country {
    /// The characters of a canonical number.
    var canonicalCount: Int {
        switch self {
        case .sweden: 12
        case .norway, .finland: 11
        case .denmark, .iceland: 10
        }
    }
}
