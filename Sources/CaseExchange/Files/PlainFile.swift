import CaseModel

/// Writes a small file of the command's own, whole or not at all; an existing one is kept.
public enum PlainFile {
    /// Writes bytes to a new file, mode 0600.
    public static func write(_ bytes: [UInt8], to path: String, effect: Effect = .carriedOut) throws {
        try DurableFile.write(bytes, to: path, effect: effect)
    }
}
