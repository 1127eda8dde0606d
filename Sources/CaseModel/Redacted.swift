/// A value that identifies or describes a person: kept, passed on and compared, but never printed.
///
/// Interpolation, `print`, `dump` and `String(describing:)` all give `<redacted>`. Read `value` only where the value is
/// used, never to build a message.
public struct Redacted<Value: Sendable>: Sendable, CustomStringConvertible, CustomDebugStringConvertible,
    CustomReflectable
{
    /// The hidden value.
    public let value: Value

    /// Hides a value.
    public init(_ value: Value) { self.value = value }

    /// `<redacted>`, whatever the value.
    public var description: String { "<redacted>" }
    /// `<redacted>`, whatever the value.
    public var debugDescription: String { "<redacted>" }
    /// A mirror without children.
    public var customMirror: Mirror { Mirror(self, children: []) }
}

extension Redacted: Equatable where Value: Equatable {}
extension Redacted: Hashable where Value: Hashable {}
