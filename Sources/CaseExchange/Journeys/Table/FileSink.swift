import OpenSSLCrypto
import Pseudonymisation

/// Writes rows as they come.
struct FileSink: RowSink {
    let file: DurableFile

    func write(beginning: [UInt8]) throws { try file.write(beginning) }

    func write(_ chunk: TableChunk) throws {
        try chunk.output.withBytes { (bytes) throws(FileFault) in try file.write(bytes) }
    }

    func finish() throws -> (count: Int, digest: SHA256Digest)? { nil }
}
