internal import PersonalNumbers

/// The gaps of one batch, as plain memory that the inner loop writes to: no reference is counted and nobody else is asked.
///
/// `PendingPseudonyms` owns the memory; a copy is as good as the original as long as that lives.
@safe struct GapList {
    /// A gap in the output that waits for a pseudonym.
    struct Gap {
        var offset = 0
        var column: UInt32 = 0
        var number: UInt32 = 0
    }

    private struct Counts {
        /// How many gaps wait.
        var all = 0
        /// How many of them are not of the record at hand.
        var before = 0
    }

    /// The bytes of a gap.
    let width: Int

    private let capacity: Int
    private let numberOffset: Int
    /// The mark that ends a message (FIPS 180-4, 5.1.1), as it stands in the second word of a number.
    private let end: UInt64
    private let gaps: UnsafeMutablePointer<Gap>
    private let counts: UnsafeMutablePointer<Counts>
    private let blocks: UnsafeMutablePointer<UInt8>

    /// Makes room for gaps; `blocks` has a block of 64 bytes for each, in which a number of so many characters belongs at
    /// an offset.
    init(
        capacity: Int, width: Int, blocks: UnsafeMutablePointer<UInt8>, numberOffset: Int, numberCount: Int
    ) {
        (self.capacity, self.width, self.numberOffset) = (capacity, width, numberOffset)
        end = 0x80 << UInt64(8 * (numberCount - 8))
        unsafe gaps = .allocate(capacity: capacity)
        unsafe gaps.initialize(repeating: Gap(), count: capacity)
        unsafe counts = .allocate(capacity: 1)
        unsafe counts.initialize(to: Counts())
        unsafe self.blocks = blocks
    }

    /// Gives the memory back; no copy may be used then.
    func deallocate() {
        unsafe gaps.deallocate()
        unsafe counts.deallocate()
    }

    /// How many gaps wait.
    var count: Int { unsafe counts.pointee.all }

    /// A gap.
    subscript(slot: Int) -> Gap { unsafe gaps[slot] }

    /// Whether so many more gaps fit.
    @inline(__always)
    func hasRoom(for more: Int) -> Bool { unsafe counts.pointee.all + more <= capacity }

    /// Notes a gap at an offset of the output for a number that replaces a cell of a column.
    @inline(__always)
    func append(_ number: PersonalNumber, at offset: Int, column: Int) {
        let (words, slot) = unsafe (number.canonicalWords, counts.pointee.all)
        let target = unsafe UnsafeMutableRawPointer(blocks + 64 * slot + numberOffset)
        unsafe target.storeBytes(of: words.head.littleEndian, as: UInt64.self)
        unsafe target.storeBytes(of: (words.tail | end).littleEndian, toByteOffset: 8, as: UInt64.self)
        unsafe gaps[slot] = Gap(
            offset: offset, column: UInt32(truncatingIfNeeded: column), number: IdentityMark.sum(of: number))
        unsafe counts.pointee.all = slot + 1
    }

    /// Remembers where the gaps of a record begin.
    @inline(__always)
    func beginRecord() { unsafe counts.pointee.before = counts.pointee.all }

    /// Forgets the gaps of the record.
    func abandonRecord() { unsafe counts.pointee.all = counts.pointee.before }

    /// Forgets all gaps.
    func abandon() { unsafe counts.pointee = Counts() }
}
