extension Span<UInt8> {
    /// The bytes in memory of their own.
    package var copied: [UInt8] {
        unsafe withUnsafeBufferPointer { unsafe Array($0) }
    }
}
