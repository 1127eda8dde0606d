import CaseModel

/// Writes a small file of the command's own, or one that a person asks for, whole or not at all.
public enum PlainFile {
    /// Writes bytes to a file, mode 0600; an existing one is kept unless it is to be replaced.
    public static func write(
        _ bytes: [UInt8], to path: String, ifExisting existing: ExistingFile = .keep, effect: Effect = .carriedOut
    ) throws {
        try DurableFile.write(bytes, to: path, ifExisting: existing, effect: effect)
    }
}
