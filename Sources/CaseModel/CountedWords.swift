extension BinaryInteger {
    /// The number with the word for one or the word for several: `1 entry`, `2 entries`, `0 entries`.
    public func counted(_ one: String, _ several: String) -> String { "\(self) \(self == 1 ? one : several)" }
}
