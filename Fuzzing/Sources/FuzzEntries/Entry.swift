import CaseModel
import PersonalNumbers

#if canImport(Glibc)
import Glibc
#else
import Darwin
#endif

/// libFuzzer's function: hands the bytes to the entry that the environment names. The only file with pointers.
@_cdecl("brygga_fuzz")
public func bryggaFuzz(_ bytes: UnsafePointer<UInt8>?, _ count: Int) -> Int32 {
    Entry.chosen.run(Array(UnsafeBufferPointer(start: bytes, count: count)))
    return 0
}

/// One reader of untrusted bytes, with what must hold for whatever it accepts.
struct Entry: Sendable {
    /// Its name: that of its folders in `Corpus/` and `Found/`, and the value of `BRYGGA_FUZZ_ENTRY`.
    let name: String
    /// Reads bytes; returns when every equation holds.
    let run: @Sendable ([UInt8]) -> Void

    static let chosen: Entry = {
        let name = getenv("BRYGGA_FUZZ_ENTRY").map { String(cString: $0) } ?? ""
        guard let entry = all.first(where: { $0.name == name }) else {
            stop("BRYGGA_FUZZ_ENTRY names no entry; there are: " + all.map(\.name).joined(separator: " "))
        }
        return entry
    }()
}

/// Ends the process as a crash unless an equation holds. The name says which; nothing of the input is told.
func require(_ holds: Bool, _ equation: StaticString) {
    if !holds { stop("violated: \(equation)") }
}

/// Ends the process as a crash.
func stop(_ message: String) -> Never {
    let line = Array("brygga-fuzz: \(message)\n".utf8)
    _ = write(STDERR_FILENO, line, line.count)
    abort()
}

/// What must work whatever the input is: the entry's own fixed values.
func fixed<Value: ~Copyable>(_ make: () throws -> Value) -> Value {
    do { return try make() } catch { stop("a fixed value cannot be made: \(type(of: error))") }
}

/// A value that is there by construction of the entry.
func fixed<Value>(_ value: Value?) -> Value {
    guard let value else { stop("a fixed value is missing") }
    return value
}
