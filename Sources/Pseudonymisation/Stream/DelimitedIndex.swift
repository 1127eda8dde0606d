internal import CTableIndex

/// Where the cells of a chunk end, and which of its bytes are digits. One value serves one worker.
@safe final class DelimitedIndex {
    /// The offset of each delimiter and line feed outside quotes, and of the end where no line feed stands there.
    private(set) var ends: UnsafeMutablePointer<UInt32>
    /// How many ends there are.
    private(set) var count = 0
    /// The line feeds, inside quotes and outside.
    private(set) var lines = 0

    private var digits: UnsafeMutablePointer<UInt64>
    private var capacity = 0
    private var hasWide = false

    init() {
        unsafe ends = .allocate(capacity: 16)
        unsafe digits = .allocate(capacity: 2)
    }

    deinit {
        unsafe ends.deallocate()
        unsafe digits.deallocate()
    }

    /// Indexes bytes that begin with a record; false when they are no table, which says nothing of what is wrong.
    func index(_ memory: StreamMemory, delimiter: UInt8) -> Bool {
        let count = memory.count
        if count > capacity {
            unsafe ends.deallocate()
            unsafe digits.deallocate()
            capacity = count + count / 4
            unsafe ends = .allocate(capacity: capacity + 16)
            unsafe digits = .allocate(capacity: capacity / 64 + 2)
        }
        let index = unsafe CTableIndex_index(memory.start, count, delimiter, ends, digits)
        guard index.faults == 0 else { return false }
        (self.count, lines, hasWide) = (index.count, index.line_feeds, index.has_wide != 0)
        if count > 0, unsafe memory.start[count - 1] != 0x0A {
            unsafe ends[self.count] = UInt32(truncatingIfNeeded: count)
            self.count += 1
        }
        return true
    }

    /// Whether bytes may hold a personal number: every number has nine digits at least, which are ASCII or full-width.
    @inline(__always)
    func mayHoldNumber(_ memory: StreamMemory, from start: Int, to end: Int) -> Bool {
        guard end - start >= 10 else { return false }
        var sum = 0
        let (first, last) = (start >> 6, (end - 1) >> 6)
        let lowest = ~UInt64(0) << UInt64(start & 63)
        let highest = ~UInt64(0) >> UInt64(63 - (end - 1) & 63)
        if first == last {
            sum = unsafe (digits[first] & lowest & highest).nonzeroBitCount
        } else {
            sum = unsafe (digits[first] & lowest).nonzeroBitCount + (digits[last] & highest).nonzeroBitCount
            var word = first + 1
            while word < last {
                sum += unsafe digits[word].nonzeroBitCount
                word += 1
            }
        }
        if sum >= 9 { return true }
        guard hasWide else { return false }
        for index in start..<end where unsafe memory.start[index] == 0xEF { return true }
        return false
    }
}
