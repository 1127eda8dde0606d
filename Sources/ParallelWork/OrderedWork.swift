import Glibc

/// Independent pieces of work on several threads, their results in the order of the input.
public enum OrderedWork {
    /// How many processors there are: as much is done at once unless another number is asked for.
    public static var processors: Int { max(1, sysconf(Int32(_SC_NPROCESSORS_ONLN))) }

    /// Works on every input, at most `width` at once, and hands over each result when all before it were handed over.
    ///
    /// Before a piece is begun `goesOn` is asked; after its first no, no further piece is begun, and the inputs that were not
    /// begun get no result. A slow piece holds back the handing over of those after it; only a bounded number of them is
    /// done ahead, so memory does not grow with the input.
    ///
    /// - Parameters:
    ///   - finished: hears how many pieces are done, whatever their order.
    ///   - take: gets the index of an input and its result.
    public static func run<Input: Sendable, Output: Sendable>(
        _ inputs: [Input], width: Int, goesOn: @escaping @Sendable () -> Bool,
        work: @escaping @Sendable (Input) -> Output, finished: (Int) -> Void = { _ in },
        take: (Int, Output) -> Void
    ) async {
        let width = max(1, width)
        await withTaskGroup(of: (Int, Output).self) { group in
            var (begun, handedOver, done) = (0, 0, 0)
            var waiting: [Int: Output] = [:]
            func begin() {
                while begun - done < width, begun < inputs.count, begun - handedOver < width * ahead, goesOn() {
                    let (index, input) = (begun, inputs[begun])
                    group.addTask { (index, work(input)) }
                    begun += 1
                }
            }
            begin()
            while let (index, output) = await group.next() {
                done += 1
                waiting[index] = output
                finished(done)
                while let next = waiting.removeValue(forKey: handedOver) {
                    take(handedOver, next)
                    handedOver += 1
                }
                begin()
            }
        }
    }

    private static let ahead = 8
}
