import CaseModel
import GRDB
import OpenSSLCrypto

/// What the machine and this process say of themselves; values, so that every judgement over them can be tried out.
struct MachineState: Sendable {
    /// OpenSSL's version as a number and in words, and the file it was loaded from, or nil when it is part of the command.
    var openSSL: (number: UInt, text: String, file: String?)
    /// Whether published known answers come out.
    var knownAnswersHold: Bool
    /// SQLite's version, and whether it can be used from several threads.
    var sqlite: (version: String, isThreadSafe: Bool)
    /// The largest core dump that the process may leave, as the system words it, and where the system sends dumps.
    var coreDumps: (limit: String, pattern: String)
    /// Whether a debugger of the same user could look into the process.
    var isTraceable: Bool
    /// The swap areas in use: path or device, and whether their name shows that they are encrypted or in memory.
    var swap: [(name: String, isProtected: Bool)]
    /// How well memory for secrets is protected, and the most that may be locked, as the system words it.
    var secureMemory: (protection: SecureHeap.Protection, limit: String)
    /// The permissions that new files do not get, in octal, as the system words it.
    var fileMask: String

    /// What the computer's clock says, whatever time a diagnosis is for.
    var clock: Instant

    static func read() -> MachineState {
        let limits = (try? SystemCalls.processText("/proc/self/limits")) ?? ""
        let status = (try? SystemCalls.processText("/proc/self/status")) ?? ""
        let mapped = (try? SystemCalls.processText("/proc/self/maps")) ?? ""
        let pattern = (try? SystemCalls.processText("/proc/sys/kernel/core_pattern")) ?? ""
        let library = mapped.split(separator: "\n").first { $0.contains("/libcrypto") }
        return MachineState(
            openSSL: (
                OpenSSLLibrary.versionNumber, OpenSSLLibrary.versionText,
                library.flatMap { line in line.firstIndex(of: "/").map { String(line[$0...]) } }
            ),
            knownAnswersHold: (try? KnownAnswers.hold()) ?? false, sqlite: sqlite(),
            coreDumps: (limit(limits, "Max core file size"), String(pattern.prefix { $0 != "\n" })),
            isTraceable: ProcessProtection.isTraceable,
            swap: swapAreas((try? SystemCalls.processText("/proc/swaps")) ?? ""),
            secureMemory: (SecureHeap.protection, limit(limits, "Max locked memory")),
            fileMask: value(status, "Umask:"), clock: Clock.now())
    }

    /// The areas of `/proc/swaps`: a device of dm-crypt is taken for encrypted, one of zram for memory.
    static func swapAreas(_ text: String) -> [(name: String, isProtected: Bool)] {
        text.split(separator: "\n").dropFirst().compactMap { line in
            guard let name = line.split(whereSeparator: { $0 == " " || $0 == "\t" }).first.map(String.init) else {
                return nil
            }
            let crypt = name.hasPrefix("/dev/dm-") ? deviceIdentifier(of: String(name.dropFirst(5))) : ""
            return (name, crypt.hasPrefix("CRYPT-") || name.hasPrefix("/dev/zram"))
        }
    }

    private static func deviceIdentifier(of device: String) -> String {
        (try? SystemCalls.processText("/sys/block/\(device)/dm/uuid")) ?? ""
    }

    private static func limit(_ text: String, _ name: String) -> String {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }?.dropFirst(name.count)
        return line?.split(separator: " ").first.map(String.init) ?? "unknown"
    }

    private static func value(_ text: String, _ name: String) -> String {
        let line = text.split(separator: "\n").first { $0.hasPrefix(name) }?.dropFirst(name.count)
        return line?.split(whereSeparator: { $0 == " " || $0 == "\t" }).first.map(String.init) ?? "unknown"
    }

    private static func sqlite() -> (version: String, isThreadSafe: Bool) {
        let answers = try? DatabaseQueue().read { database in
            (
                try String.fetchOne(database, sql: "SELECT sqlite_version()"),
                try Bool.fetchOne(database, sql: "SELECT sqlite_compileoption_used('THREADSAFE=0')")
            )
        }
        return (answers?.0 ?? "unknown", answers?.1 == false)
    }
}

/// Published vectors that a library must reproduce before it is trusted with a case.
enum KnownAnswers {
    /// Whether SHA-256, HMAC-SHA-256 and AES-256-GCM give what was published, and whether a forged tag is refused.
    static func hold() throws -> Bool {
        // FIPS 180-4's example "abc".
        let hash = try SHA256.hash(Array("abc".utf8)).hex
        // RFC 4231, test case 2.
        let code = try HMACSHA256.authenticate(
            Array("what do ya want for nothing?".utf8), key: Array("Jefe".utf8)
        ).hex
        // Test case 14 of the submission of GCM to NIST: key, nonce and plaintext of zeros.
        let key = try SecretBytes.copying([UInt8](repeating: 0, count: 32))
        let nonce = [UInt8](repeating: 0, count: 12)
        var block = [UInt8](repeating: 0, count: 16)
        let tag = try AES256GCM.seal(inPlace: &block, range: 0..<16, key: key, nonce: nonce)
        let sealed = (block + tag).map { padded(Int($0)) }.joined()
        var forged = tag
        forged[0] ^= 1
        let isForgeryRefused: Bool
        do {
            try AES256GCM.open(inPlace: &block, range: 0..<16, tag: forged, key: key, nonce: nonce)
            isForgeryRefused = false
        } catch { isForgeryRefused = true }
        return hash == "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"
            && code == "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"
            && sealed == "cea7403d4d606b6e074ec5d3baf39d18d0d1c8a799996bf0265b98b5d48ab919" && isForgeryRefused
    }

    private static func padded(_ byte: Int) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
