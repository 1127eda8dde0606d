/// A part of a letter: a heading, the lines below it as a list or as sentences, or both. Parts of a letter stand in
/// reading order, and the first one's heading is its title.
package struct LetterPart: Hashable, Sendable {
    /// What stands above the lines, or nil.
    package let heading: String?
    /// Lines that are a list.
    package let items: [String]
    /// Lines that are sentences, behind the list.
    package let sentences: [String]

    init(_ heading: String? = nil, items: [String] = [], sentences: [String] = []) {
        (self.heading, self.items, self.sentences) = (heading, items, sentences)
    }

    /// The part as plain text.
    var text: String {
        ((heading.map { [$0] } ?? []) + items.map { "- " + $0 } + sentences).joined(separator: "\n")
    }
}
