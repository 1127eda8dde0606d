/// Where in an input a fault stands: a file, and within it a line and column or a JSON pointer.
public struct Place: Hashable, Sendable, CustomStringConvertible {
    /// The file's path as the person gave it, or nil for standard input.
    public var file: String?
    /// The line, from 1.
    public var line: Int?
    /// The column in Unicode scalars, from 1.
    public var column: Int?
    /// The RFC 6901 pointer of a value in a JSON document.
    public var pointer: String?

    /// Makes a place; leave out what is not known.
    public init(file: String? = nil, line: Int? = nil, column: Int? = nil, pointer: String? = nil) {
        (self.file, self.line, self.column, self.pointer) = (file, line, column, pointer)
    }

    /// `file:line:column`, or `file#/pointer`, or as much of it as is known.
    public var description: String {
        var text = file ?? "-"
        if let line { text += ":\(line)" }
        if line != nil, let column { text += ":\(column)" }
        if let pointer { text += "#\(pointer)" }
        return text
    }
}
