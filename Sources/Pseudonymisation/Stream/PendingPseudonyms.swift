internal import OpenSSLCrypto
internal import PersonalNumbers

/// Gaps in a chunk's output that wait for the pseudonyms of one key and country, until a batch of them is worked out.
///
/// Pseudonyms of one key have one length, so the gap is known before the code is. One value serves one worker.
@safe final class PendingPseudonyms {
    /// The gaps.
    let gaps: GapList

    private var mac: BatchedHMACSHA256
    private let encoder: PseudonymEncoder

    /// Waits for numbers of a country; a batch has at most `capacity` gaps.
    init(_ country: Country, key: borrowing PseudonymKey, capacity: Int) throws(PseudonymisationError) {
        let beginning = Array("pid1:\(country.rawValue):".utf8)
        encoder = PseudonymEncoder(tag: key.domain.tag, version: key.version)
        do throws(OpenSSLError) {
            mac = try key.withSecret { (secret) throws(OpenSSLError) in
                try BatchedHMACSHA256(key: secret, capacity: capacity)
            }
        } catch { throw .cryptography(error) }
        mac.prepare(beginning: beginning, count: beginning.count + country.canonicalCount)
        gaps = unsafe GapList(
            capacity: capacity, width: encoder.count, blocks: mac.block(0), numberOffset: beginning.count,
            numberCount: country.canonicalCount)
    }

    deinit { gaps.deallocate() }

    /// Fills every gap and leaves a mark of each pseudonym.
    // Apart from the loop over records, which would have its checks of access with every record.
    @inline(never)
    func fill(_ chunk: TableChunk) throws(PseudonymisationError) {
        let count = gaps.count
        guard count > 0 else { return }
        do throws(OpenSSLError) { try mac.authenticate(count) } catch { throw .cryptography(error) }
        var tally = chunk.takeTally()
        let (codes, output) = unsafe (mac.code(0), chunk.output.start)
        // Room first: an append for each mark would ask each time who else holds them.
        let first = tally.marks.count
        tally.marks.append(contentsOf: repeatElement(IdentityMark(code: 0, number: 0, column: 0), count: count))
        unsafe tally.marks.withUnsafeMutableBufferPointer { marks in
            for slot in 0..<count {
                let (code, gap) = unsafe (codes + 32 * slot, gaps[slot])
                unsafe encoder.write(code, to: output + gap.offset)
                unsafe marks[first + slot] = IdentityMark(
                    code: PseudonymEncoder.mark(of: code), number: gap.number, column: gap.column)
            }
        }
        chunk.put(tally)
        gaps.abandon()
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
