import Foundation
import OpenSSLCrypto
import PersonalNumbers
import Pseudonymisation

/// One run of `PseudonymStream` from file to file, in chunks.
struct StreamRun {
    let folder: URL
    let keyBytes: [UInt8]
    let reference: CivilDay

    static let tag = "bench"
    private static let chunkSize = 256 << 10

    func run(from input: String, to output: String) throws -> PseudonymisationReport {
        let domain = try PseudonymDomain(name: try name("benchmark"), tag: Self.tag)
        let key = try PseudonymKey(domainKey: SecretBytes.copying(keyBytes), domain: domain, version: 1)
        let pseudonymiser = try Pseudonymiser(key: key, options: ParsingOptions(referenceDate: reference))
        var stream = try PseudonymStream(
            pseudonymiser, country: .sweden, options: PseudonymStreamOptions(columns: ["pnr"]))
        let source = open(folder.appending(path: input).path, O_RDONLY)
        let target = open(folder.appending(path: output).path, O_WRONLY | O_CREAT | O_TRUNC, 0o600)
        defer {
            close(source)
            close(target)
        }
        guard source >= 0, target >= 0 else { throw Missing(description: "a table") }
        var chunk = [UInt8](repeating: 0, count: Self.chunkSize)
        var buffer: [UInt8] = []
        buffer.reserveCapacity(2 * Self.chunkSize)
        while true {
            let count = read(source, &chunk, chunk.count)
            guard count >= 0 else { throw Missing(description: "a readable table") }
            guard count > 0 else { break }
            buffer.removeAll(keepingCapacity: true)
            try stream.process(chunk.span.extracting(0..<count), into: &buffer)
            try Self.write(buffer, to: target)
        }
        buffer.removeAll(keepingCapacity: true)
        let report = try stream.finish(into: &buffer)
        try Self.write(buffer, to: target)
        return report
    }

    private static func write(_ bytes: [UInt8], to target: Int32) throws {
        guard Foundation.write(target, bytes, bytes.count) == bytes.count else {
            throw Missing(description: "a full write")
        }
    }
}
