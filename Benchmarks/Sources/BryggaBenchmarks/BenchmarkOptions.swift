import Foundation

/// What the command line asks for.
struct BenchmarkOptions {
    /// Where the JSON goes, if anywhere.
    private(set) var jsonPath: String?
    /// The release binary to start, an absolute path; the one of `make static` unless given.
    private(set) var brygga = Neighbours.source(".build-static/release/brygga")
    /// The Python of the peers' virtual environment; peers that it lacks are left out.
    private(set) var python = "python3"
    /// The rows of the wide table of figure 5.
    private(set) var rows = 2_000_000
    /// The most rows of the tables that show memory and cost over size.
    private(set) var mostRows = 10_000_000
    /// The folder of a large file to seal and open once, for a run that measures its memory.
    private(set) var largeFolder: String?
    /// The figures to measure.
    private var figures: Set<Int> = [1, 2, 3, 4, 5, 6, 7]

    /// A command line that cannot be read.
    struct Refusal: Error, CustomStringConvertible {
        let description: String
    }

    private static let usage = "[--json FILE] [--brygga PATH] [--python PATH] [--rows N] [--long] [--only 1,2,…]"

    init(_ arguments: some Sequence<String>) throws {
        var rest = Array(arguments)[...]
        while let option = rest.popFirst() {
            if option == "--long" {
                mostRows = 100_000_000
                continue
            }
            guard ["--json", "--brygga", "--python", "--rows", "--only", "--large-once"].contains(option) else {
                throw Refusal(description: "unknown option '\(option)'; usage: \(Self.usage)")
            }
            guard let value = rest.popFirst() else { throw Refusal(description: "'\(option)' needs a value") }
            switch option {
            case "--json": jsonPath = value
            case "--brygga": brygga = Self.absolute(value)
            case "--python": python = value.contains("/") ? Self.absolute(value) : value
            case "--large-once": largeFolder = value
            case "--rows": rows = try Self.count(value)
            default: figures = try Set(value.split(separator: ",").map { try Self.count(String($0)) })
            }
        }
    }

    func includes(_ figure: Int) -> Bool { figures.contains(figure) }

    /// Programs run in a folder of their own, so their paths must not depend on this one.
    private static func absolute(_ path: String) -> String {
        path.hasPrefix("/") ? path : FileManager.default.currentDirectoryPath + "/" + path
    }

    private static func count(_ text: String) throws -> Int {
        guard let count = Int(text), count > 0 else { throw Refusal(description: "'\(text)' is no count") }
        return count
    }
}
