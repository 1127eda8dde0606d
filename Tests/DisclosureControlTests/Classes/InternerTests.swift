import Testing

@testable import DisclosureControl

/// What gives values and combinations their numbers, against a dictionary.
@Suite struct InternerTests {
    /// Tuples whose numbers fit into 64 bits together, that stop doing so on the way, and that are too wide to be packed.
    @Test(arguments: [(1, 1 << 20), (2, 1 << 20), (5, 12), (5, 6000), (9, 200), (17, 3)])
    func tuples(width: Int, values: Int) {
        var random = SeededNumbers(UInt64(width * 31 + values))
        var interner = TupleInterner(width: width)
        var known: [[UInt32]: Int] = [:]
        for round in 0..<20_000 {
            // Small numbers at first, so that tuples are packed before one does not fit.
            let most = round < 8_000 ? min(values, 50) : values
            let tuple = (0..<width).map { _ in UInt32(random.below(most)) }
            let expected = known[tuple] ?? known.count
            known[tuple] = expected
            let code = interner.code(of: tuple)
            guard code == expected else {
                Issue.record("\(tuple) is \(code) and not \(expected)")
                return
            }
        }
        #expect(interner.count == known.count)
        for (tuple, code) in known { #expect((0..<width).map { interner.part($0, of: code) } == tuple) }
    }

    /// Runs of one length, and then of others.
    @Test(arguments: [0, 7, 8, 9, 16, 40])
    func runs(length: Int) {
        var random = SeededNumbers(UInt64(length))
        var interner = ByteInterner()
        var known: [[UInt8]: Int] = [:]
        for round in 0..<6_000 {
            let count = round < 3_000 ? length : random.below(20)
            let run = (0..<count).map { _ in UInt8(random.below(round % 3 == 0 ? 256 : 3)) }
            let expected = known[run] ?? known.count
            known[run] = expected
            #expect(interner.code(of: run.span) == expected)
        }
        #expect(interner.count == known.count)
        for (run, code) in known { #expect(Array(interner[code]) == run) }
    }

    /// Cells that differ in one byte or in their length alone never pass for each other.
    @Test func shortCells() {
        var latest = RecentCells()
        var all: [[UInt8]] = []
        for count in 1...16 {
            all.append([UInt8](repeating: 0, count: count))
            for place in 0..<count {
                var cell = [UInt8](repeating: 0, count: count)
                cell[place] = 1
                all.append(cell)
            }
        }
        #expect(RecentCells.Key([UInt8]().span) == nil)
        #expect(RecentCells.Key([UInt8](repeating: 1, count: 17).span) == nil)
        let keys = all.compactMap { RecentCells.Key($0.span) }
        #expect(keys.count == all.count)
        for (first, key) in keys.enumerated() {
            for (second, other) in keys.enumerated() { #expect((key == other) == (first == second)) }
            latest.remember(UInt32(first), of: key)
            #expect(latest.code(of: key) == UInt32(first))
        }
        for (number, key) in keys.enumerated() {
            let code = latest.code(of: key)
            #expect(code == nil || code == UInt32(number))
        }
    }
}
