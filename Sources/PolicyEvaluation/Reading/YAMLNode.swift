/// A YAML value with its place; text stays text until the schema says what it is.
struct YAMLNode: Sendable {
    /// The line, from 1.
    let line: Int
    /// The column in Unicode scalars, from 1.
    let column: Int
    let content: Content

    enum Content: Sendable {
        case scalar(String, ScalarStyle)
        case sequence([YAMLNode])
        case mapping([Entry])
    }

    /// Whether a scalar stands in quotes; a number or truth value never does.
    enum ScalarStyle: Sendable {
        case plain
        case quoted
    }

    struct Entry: Sendable {
        let key: String
        let line: Int
        let column: Int
        let value: YAMLNode
    }
}
