import CaseExchange
import CaseModel
import Glibc

/// The few files that the demo itself makes.
enum DemoFile {
    static func write(_ bytes: [UInt8], to path: String) throws { try PlainFile.write(bytes, to: path) }

    static func makeFolders(_ paths: [String]) throws {
        for path in paths where mkdir(path, 0o700) != 0 { throw DemoFailure.folder(path) }
    }

    /// Copies a file with one bit in its middle changed.
    static func flipBit(of path: String, writingTo target: String) throws {
        var bytes = try InputFile.read(path, maximumBytes: 64 << 20)
        guard !bytes.isEmpty else { throw DemoFailure.folder(path) }
        bytes[bytes.count / 2] ^= 1
        try PlainFile.write(bytes, to: target)
    }
}
