extension YAMLPreflight {
    /// Refuses what the subset leaves out when it begins at a position; true when it did.
    mutating func refuseFeature(_ position: Int) -> Bool {
        guard let name = featureName(position) else { return false }
        stop(.feature, position, "\(name) is not read in policy files", hint: "write the value out in plain YAML")
        return true
    }

    private func featureName(_ position: Int) -> String? {
        switch bytes[position] {
        case UInt8(ascii: "&"): "an anchor"
        case UInt8(ascii: "*"): "an alias"
        case UInt8(ascii: "!"): "a tag"
        case UInt8(ascii: "|"), UInt8(ascii: ">"): "a block text"
        case UInt8(ascii: "%"): "a directive"
        case UInt8(ascii: "@"), UInt8(ascii: "`"): "a reserved character"
        case UInt8(ascii: "?") where isBlank(position + 1): "a complex key"
        case .colon where isBlank(position + 1) || !flows.isEmpty: "a key without a name"
        case .dash where !flows.isEmpty && isBlank(position + 1): "a dash within brackets"
        default: nil
        }
    }

    /// Reads a scalar on this line: its text and the position after it; nil after a refusal.
    mutating func scalar(_ position: Int, inFlow: Bool) -> (text: [UInt8], end: Int)? {
        switch bytes[position] {
        case .quote, .apostrophe: quoted(position)
        default: plain(position, inFlow: inFlow)
        }
    }

    private mutating func quoted(_ start: Int) -> (text: [UInt8], end: Int)? {
        let quote = bytes[start]
        var text: [UInt8] = []
        var position = start + 1
        while position < lineEnd {
            let byte = bytes[position]
            let next = position + 1 < lineEnd ? bytes[position + 1] : .space
            switch byte {
            case .backslash where quote == .quote:
                guard next == .quote || next == .backslash else {
                    stop(
                        .feature, position, "an escape sequence is not read in policy files",
                        hint: "write the character")
                    return nil
                }
                text.append(next)
                position += 2
            case quote where quote == .apostrophe && next == .apostrophe:
                text.append(byte)
                position += 2
            case quote: return (text, position + 1)
            default:
                text.append(byte)
                position += 1
            }
        }
        stop(.feature, start, "a quoted text that does not end on its line", hint: "close it, or write it on one line")
        return nil
    }

    private func plain(_ start: Int, inFlow: Bool) -> (text: [UInt8], end: Int) {
        var position = start
        while position < lineEnd {
            let byte = bytes[position]
            if byte == .hash, position > start, bytes[position - 1] == .space { break }
            if inFlow, byte.isFlowIndicator { break }
            if byte == .colon {
                if isBlank(position + 1) { break }
                if inFlow, bytes[position + 1].isFlowIndicator { break }
            }
            position += 1
        }
        while position > start, bytes[position - 1] == .space { position -= 1 }
        return (Array(bytes[start..<position]), position)
    }
}
