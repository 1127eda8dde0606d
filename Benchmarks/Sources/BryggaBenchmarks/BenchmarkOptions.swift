/// What the command line asks for.
struct BenchmarkOptions {
    /// Where the JSON goes, if anywhere.
    private(set) var jsonPath: String?
    /// The release binary to start; the one built beside this program unless given.
    private(set) var brygga = Neighbours.path("brygga")
    /// The figures to measure.
    private var figures: Set<Int> = [1, 2, 3, 4, 5]

    /// A command line that cannot be read.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    init(_ arguments: some Sequence<String>) throws {
        var rest = Array(arguments)[...]
        while let option = rest.popFirst() {
            guard ["--json", "--brygga", "--only"].contains(option) else {
                throw Refusal(
                    description: "unknown option '\(option)'; usage: [--json FILE] [--brygga PATH] [--only 1,2,…]")
            }
            guard let value = rest.popFirst() else { throw Refusal(description: "'\(option)' needs a value") }
            switch option {
            case "--json": jsonPath = value
            case "--brygga": brygga = value
            default: figures = Set(value.split(separator: ",").compactMap { Int($0) })
            }
        }
    }

    func includes(_ figure: Int) -> Bool { figures.contains(figure) }
}
