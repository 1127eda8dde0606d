import ParallelWork
import Synchronization
import Testing

/// Pieces on several threads give what one thread gives.
@Suite struct PieceWorkTests {
    struct Broken: Error, Equatable { let piece: Int }

    /// A thread's tools: what it computed last.
    private struct Tools: ~Copyable { var result = 0 }

    @Test(arguments: [1, 2, 3, 8], [0, 1, 2, 7, 500])
    func everyPieceIsDoneOnceAndHandedOverInOrder(width: Int, count: Int) {
        let begun = Mutex<[Int]>([])
        var taken: [Int] = []
        PieceWork.run(count, width: width) {
            Tools()
        } work: { piece, tools in
            begun.withLock { $0.append(piece) }
            tools.result = piece * piece
        } inOrder: { piece, tools in
            #expect(tools.result == piece * piece)
            taken.append(piece)
        }
        #expect(taken == Array(0..<count))
        #expect(begun.withLock { $0.sorted() } == Array(0..<count))
    }

    @Test(arguments: [1, 2, 4], [0, 1, 3, 50])
    func theSmallestPieceThatFailsIsToldAndNothingBehindItIsHandedOver(width: Int, first: Int) {
        var taken: [Int] = []
        let failure = #expect(throws: Broken.self) {
            try PieceWork.run(100, width: width) { () throws(Broken) in
                Tools()
            } work: { (piece, _) throws(Broken) in
                if piece == first || piece == first + 1 || piece > 80 { throw Broken(piece: piece) }
            } inOrder: { (piece, _) throws(Broken) in
                taken.append(piece)
            }
        }
        #expect(failure?.piece == first)
        #expect(taken == Array(0..<first))
    }

    @Test(arguments: [1, 2, 4])
    func aFailureInOrderEndsTheWork(width: Int) {
        var taken: [Int] = []
        let begun = Mutex(0)
        let failure = #expect(throws: Broken.self) {
            try PieceWork.run(10_000, width: width) { () throws(Broken) in
                Tools()
            } work: { (_, _) throws(Broken) in
                begun.withLock { $0 += 1 }
            } inOrder: { (piece, _) throws(Broken) in
                if piece == 5 { throw Broken(piece: piece) }
                taken.append(piece)
            }
        }
        #expect(failure?.piece == 5)
        #expect(taken == Array(0..<5))
        #expect(begun.withLock { $0 } <= 6 + width)
    }

    @Test func aValueIsMadeOnceAndGivenAsOftenAsAsked() throws {
        let made = Mutex(0)
        let value = Background {
            made.withLock {
                $0 += 1; return $0
            }
        }
        #expect(try [value.value(), value.value()] == [1, 1])
        let broken = Background<Int> { throw Broken(piece: 3) }
        #expect(throws: Broken(piece: 3)) { try broken.value() }
        #expect(throws: Broken(piece: 3)) { try broken.value() }
    }

    @Test(arguments: [1, 3])
    func toolsThatCannotBeMadeAreAFailure(width: Int) {
        var taken = 0
        #expect(throws: Broken(piece: -7)) {
            try PieceWork.run(5, width: width) { () throws(Broken) -> Tools in
                throw Broken(piece: -7)
            } work: { (_, _) throws(Broken) in
            } inOrder: { (_, _) throws(Broken) in
                taken += 1
            }
        }
        #expect(taken == 0)
    }
}
