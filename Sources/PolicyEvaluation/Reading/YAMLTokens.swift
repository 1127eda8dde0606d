extension YAMLPreflight {
    /// Reads one token of block style and gives the position after it.
    mutating func blockToken(_ position: Int) -> Int {
        count(position)
        guard !isStopped else { return position }
        guard !isValueDone else {
            stop(.syntax, position, "something stands after the end of a value")
            return position
        }
        if refuseFeature(position) { return position }
        let byte = bytes[position]
        switch byte {
        case .dash where isBlank(position + 1):
            guard !hasKeyOnLine else {
                stop(.syntax, position, "a list begins on the line of its key", hint: "use [ ] or a line of its own")
                return position
            }
            openBlock(position, isSequence: true)
            isPending = true
            return position + 1
        case .openBracket, .openBrace:
            takeValue(position)
            openFlow(position)
            return position + 1
        case .closeBracket, .closeBrace, .comma:
            stop(.syntax, position, "a bracket or comma that belongs to nothing")
            return position
        default: return blockScalar(position)
        }
    }

    private mutating func blockScalar(_ position: Int) -> Int {
        guard let (text, end) = scalar(position, inFlow: false) else { return position }
        let colon = skipSpaces(end)
        guard colon < lineEnd, bytes[colon] == .colon, isBlank(colon + 1) else {
            takeValue(position)
            isValueDone = true
            return end
        }
        guard !hasKeyOnLine else {
            stop(.syntax, position, "a second key on one line", hint: "use { } or a line of its own")
            return position
        }
        openBlock(position, isSequence: false)
        if let last = blocks.indices.last { check(text, position, isNew: blocks[last].keys.insert(text).inserted) }
        (hasKeyOnLine, isPending) = (true, true)
        return colon + 1
    }

    /// Reads one token of flow style and gives the position after it.
    mutating func flowToken(_ position: Int) -> Int {
        count(position)
        guard !isStopped, !refuseFeature(position), let level = flows.indices.last else { return position }
        switch bytes[position] {
        case .comma:
            flows[level].hasValue = false
            return position + 1
        case .closeBracket, .closeBrace:
            guard flows[level].isMapping == (bytes[position] == .closeBrace) else {
                stop(.syntax, position, "a bracket that closes another kind of bracket")
                return position
            }
            flows.removeLast()
            if flows.isEmpty { isValueDone = true } else { flows[level - 1].hasValue = true }
            return position + 1
        case _ where flows[level].hasValue:
            stop(.syntax, position, "a comma is missing, or a text spans lines")
            return position
        case .openBracket, .openBrace:
            openFlow(position)
            return position + 1
        default: return flowScalar(position, level)
        }
    }

    private mutating func flowScalar(_ position: Int, _ level: Int) -> Int {
        guard let (text, end) = scalar(position, inFlow: true) else { return position }
        let colon = skipSpaces(end)
        guard colon < lineEnd, bytes[colon] == .colon else {
            flows[level].hasValue = true
            return end
        }
        if flows[level].isMapping { check(text, position, isNew: flows[level].keys.insert(text).inserted) }
        return colon + 1
    }

    private mutating func check(_ key: [UInt8], _ position: Int, isNew: Bool) {
        if key == Array("<<".utf8) {
            stop(.feature, position, "a merge key", hint: "write the keys out")
        } else if !isNew {
            report(.duplicateKey, position, "a key stands twice in one mapping", hint: "keep one of them")
        }
    }

    private mutating func takeValue(_ position: Int) {
        guard isPending else {
            stop(.feature, position, "a text that spans lines", hint: "write it on one line, in quotes if need be")
            return
        }
        isPending = false
    }

    private mutating func openBlock(_ position: Int, isSequence: Bool) {
        let indent = position - lineStart
        while let top = blocks.last, top.indent > indent { blocks.removeLast() }
        if !isSequence, let top = blocks.last, top.indent == indent, top.isSequence { blocks.removeLast() }
        if let top = blocks.last, top.indent == indent, top.isSequence == isSequence { return }
        blocks.append(Block(indent: indent, isSequence: isSequence))
        count(position)
    }

    private mutating func openFlow(_ position: Int) {
        let isMapping = bytes[position] == .openBrace
        flows.append(FlowLevel(isMapping: isMapping, line: line, lineStart: lineStart, position: position))
        count(position)
    }

    private func skipSpaces(_ position: Int) -> Int {
        var position = position
        while position < lineEnd, bytes[position] == .space { position += 1 }
        return position
    }
}
