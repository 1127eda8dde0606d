import CaseModel

/// A value of the benchmark's own making that is missing.
struct Missing: Error, CustomStringConvertible {
    let description: String
}

/// Unwraps what the benchmark knows to be there.
func required<Value>(_ value: Value?, _ what: @autoclosure () -> String) throws -> Value {
    guard let value else { throw Missing(description: "missing: \(what())") }
    return value
}

func name(_ text: String) throws -> Identifier { try required(Identifier(text), text) }

func names(_ texts: [String]) throws -> [Identifier] { try texts.map { try name($0) } }

func instant(_ text: String) throws -> Instant { try required(Instant(parsingDateOrInstant: text), text) }
