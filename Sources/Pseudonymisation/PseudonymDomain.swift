public import CaseModel

/// Who may link with what: pseudonyms of two domains are unrelated, whoever the person is.
///
/// A domain has a name, which enters the key derivation, and a tag, the human-readable part of its pseudonyms.
public struct PseudonymDomain: Sendable, Hashable, CustomStringConvertible {
    /// The name, as the policy gives it, such as `statistics-2026`.
    public let name: Identifier
    /// The tag: 2 to 10 letters a–z.
    public let tag: String

    /// Makes a domain; throws when the tag is not 2 to 10 letters a–z.
    public init(name: Identifier, tag: String) throws(PseudonymisationError) {
        guard (2...10).contains(tag.utf8.count), tag.utf8.allSatisfy({ (0x61...0x7A).contains($0) }) else {
            throw .invalidDomain("the tag of domain \(name) is not 2 to 10 letters a–z")
        }
        self.name = name
        self.tag = tag
    }

    /// The pairwise domain of two agencies, `exchange/<from>/<to>` with tag `exchange`; direction matters.
    ///
    /// Throws when a name holds `/`, which would let two pairs share one domain, when both are the same, or when the
    /// whole is longer than an identifier.
    public static func exchange(
        from sender: Identifier, to recipient: Identifier
    ) throws(PseudonymisationError) -> PseudonymDomain {
        guard sender != recipient, !sender.text.utf8.contains(UInt8(ascii: "/")),
            !recipient.text.utf8.contains(UInt8(ascii: "/")),
            let name = Identifier("exchange/\(sender)/\(recipient)")
        else { throw .invalidDomain("no pairwise domain between \(sender) and \(recipient)") }
        return try PseudonymDomain(name: name, tag: "exchange")
    }

    /// The name.
    public var description: String { name.text }
}
