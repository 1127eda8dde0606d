import Foundation
import Testing

@testable import OpenSSLCrypto

/// Bytes of hexadecimal digits, in which spaces do not count.
func hex(_ digits: String) throws -> [UInt8] {
    try #require(Hexadecimal.decode(digits.lowercased().filter { $0 != " " }))
}

func hex(_ secret: borrowing SecretBytes) -> String {
    secret.withBytes { bytes in Hexadecimal.encode(bytes.indices.map { bytes[$0] }) }
}

func secret(_ digits: String) throws -> SecretBytes { try SecretBytes.copying(hex(digits)) }

func secret(text: String) throws -> SecretBytes { try SecretBytes.copying(Array(text.utf8)) }

// The expectation macro cannot take values that cannot be copied.
func expectEqual(
    _ left: borrowing SecretBytes, _ right: borrowing SecretBytes, _ place: SourceLocation = #_sourceLocation
) {
    let isEqual = left.isEqual(to: right)
    #expect(isEqual, sourceLocation: place)
}

func expectDifferent(
    _ left: borrowing SecretBytes, _ right: borrowing SecretBytes, _ place: SourceLocation = #_sourceLocation
) {
    let isEqual = left.isEqual(to: right)
    #expect(!isEqual, sourceLocation: place)
}

/// The error that a call gives. Afterwards nothing may be left in the error queue of the thread.
func refusal(_ call: () throws(OpenSSLError) -> Void, _ place: SourceLocation = #_sourceLocation) -> OpenSSLError? {
    ErrorQueue.clear()
    var refusal: OpenSSLError?
    do { try call() } catch { refusal = error }
    #expect(ErrorQueue.isEmpty, "the error queue is drained", sourceLocation: place)
    return refusal
}

/// Every text one bit away from `bytes`.
func flips(of bytes: [UInt8]) -> some Sequence<[UInt8]> {
    (0..<bytes.count * 8).lazy.map { position in
        var flipped = bytes
        flipped[position / 8] ^= 1 << UInt8(position % 8)
        return flipped
    }
}

/// Every proper beginning of `bytes`.
func cuts(of bytes: [UInt8]) -> some Sequence<[UInt8]> {
    (0..<bytes.count).lazy.map { Array(bytes.prefix($0)) }
}

/// The stock `openssl` command in a folder of its own, as referee.
final class StockOpenSSL {
    struct Outcome {
        let status: Int32
        let output: String
    }

    private let folder: URL

    init() throws {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent(UUID().uuidString)
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    }

    deinit { try? FileManager.default.removeItem(at: folder) }

    func write(_ bytes: [UInt8], _ name: String) throws {
        try Data(bytes).write(to: folder.appendingPathComponent(name))
    }

    func read(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.appendingPathComponent(name)))
    }

    func run(_ arguments: String...) throws -> Outcome { try run(arguments: arguments) }

    func run(arguments: [String]) throws -> Outcome {
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = ["openssl"] + arguments
        process.currentDirectoryURL = folder
        process.standardInput = FileHandle.nullDevice
        let pipe = Pipe()
        process.standardOutput = pipe
        process.standardError = pipe
        try process.run()
        let output = pipe.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        return Outcome(status: process.terminationStatus, output: String(decoding: output, as: UTF8.self))
    }
}
