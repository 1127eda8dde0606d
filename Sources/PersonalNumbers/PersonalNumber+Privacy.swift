extension PersonalNumber: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
    /// The country and a mask, `SE ••••`; never a digit.
    public var description: String { "\(country.rawValue) ••••" }
    /// The same mask.
    public var debugDescription: String { description }
    /// A mirror without children, so that dumps show the mask alone.
    public var customMirror: Mirror { Mirror(self, children: []) }
}
