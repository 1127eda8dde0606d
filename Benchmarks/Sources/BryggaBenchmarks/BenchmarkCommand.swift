import Foundation

/// `brygga-benchmarks [--json FILE] [--brygga PATH] [--python PATH] [--rows N] [--long] [--only NUMBERS]`
@main
struct BenchmarkCommand {
    static func main() throws {
        let options: BenchmarkOptions
        do { options = try BenchmarkOptions(CommandLine.arguments.dropFirst()) } catch {
            FileHandle.standardError.write(Data("brygga-benchmarks: error: \(error)\n".utf8))
            exit(64)
        }
        do {
            if let folder = options.largeFolder { return try LargeBenchmark.once(folder) }
            let report = try run(options)
            if let path = options.jsonPath { try report.write(to: path) }
            print("\n\(report.checks.count) comparisons of results, \(report.checks.count { !$0.holds }) failed")
            if !report.goals.isEmpty {
                print("\(report.goals.count) goals, \(report.goals.count { !$0.isMet }) missed")
            }
            exit(report.holds ? 0 : 1)
        } catch {
            FileHandle.standardError.write(Data("brygga-benchmarks: error: \(error)\n".utf8))
            exit(1)
        }
    }

    private static func run(_ options: BenchmarkOptions) throws -> Report {
        let folder = FileManager.default.temporaryDirectory.appending(path: "brygga-benchmarks-\(UUID().uuidString)")
        try FileManager.default.createDirectory(
            at: folder, withIntermediateDirectories: true, attributes: [.posixPermissions: 0o700])
        defer { try? FileManager.default.removeItem(at: folder) }
        let report = Report()
        print("Medians of rounds that alternate between the contestants. A ratio above 1 means that Brygga is faster.")
        if options.includes(1) { try BundleBenchmark(folder: folder).run(into: report) }
        if options.includes(2) { try PolicyBenchmark(folder: folder, python: options.python).run(into: report) }
        if options.includes(3) { try StartUpBenchmark(folder: folder, brygga: options.brygga).run(into: report) }
        if options.includes(4) { try NumberBenchmark().run(into: report) }
        if options.includes(5) { try TableBenchmark(options).run(into: report) }
        if options.includes(6) { try ExtractBenchmark(folder: folder, python: options.python).run(into: report) }
        if options.includes(7) {
            let memory = try TableFolder()
            defer { memory.remove() }
            try LargeBenchmark(folder: memory).run(into: report)
        }
        return report
    }
}
