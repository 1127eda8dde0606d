import CaseModel
import Yams

/// Reads the YAML subset of policy files: the preflight has refused everything else before Yams sees a byte.
enum YAMLDocument {
    static func read(_ bytes: [UInt8], file: String?, maximumBytes: Int) throws(PolicyFaults) -> YAMLNode {
        var collector = FaultCollector(file: file)
        guard bytes.count <= maximumBytes else {
            collector.add(
                .tooLarge, message: "the file has more than \(maximumBytes) bytes",
                hint: "a policy or suite of this size cannot be reviewed by people; split it")
            throw PolicyFaults(collector.faults)
        }
        guard let text = String(validating: bytes, as: UTF8.self) else {
            collector.add(.encoding, message: "the file is not valid UTF-8", hint: "save it as UTF-8")
            throw PolicyFaults(collector.faults)
        }
        YAMLPreflight.check(text, into: &collector)
        guard collector.faults.isEmpty else { throw PolicyFaults(collector.faults) }
        guard let root = compose(text, &collector) else { throw PolicyFaults(collector.faults) }
        return root
    }

    private static func compose(_ text: String, _ collector: inout FaultCollector) -> YAMLNode? {
        do {
            // No rules and no constructors: the schema says what a scalar is, and the defaults cost a regular expression each.
            let parser = try Parser(
                yaml: text, resolver: .basic, constructor: Constructor([:], [:], [:]), encoding: .utf8)
            guard let root = try parser.singleRoot() else {
                collector.add(.syntax, message: "the file is empty", hint: nil)
                return nil
            }
            // Anchors live as long as the parser that found them.
            let node = withExtendedLifetime(parser) { convert(root, depth: 0, &collector) }
            return collector.faults.isEmpty ? node : nil
        } catch let error as YamlError {
            report(error, &collector)
        } catch {
            collector.add(.syntax, message: "the file is not YAML", hint: nil)
        }
        return nil
    }

    private static func convert(_ node: Node, depth: Int, _ collector: inout FaultCollector) -> YAMLNode? {
        let (line, column) = (node.mark?.line ?? 1, node.mark?.column ?? 1)
        guard depth <= YAMLPreflight.maximumDepth else {
            collector.add(.tooDeep, line, column, message: YAMLPreflight.tooDeep, hint: nil)
            return nil
        }
        guard node.anchor == nil, isUntagged(node) else {
            collector.add(.feature, line, column, message: "an anchor or tag that the preflight let through", hint: nil)
            return nil
        }
        switch node {
        case .scalar(let scalar):
            let style: YAMLNode.ScalarStyle = scalar.style == .plain ? .plain : .quoted
            return YAMLNode(line: line, column: column, content: .scalar(scalar.string, style))
        case .sequence(let sequence):
            var elements: [YAMLNode] = []
            for element in sequence {
                guard let converted = convert(element, depth: depth + 1, &collector) else { return nil }
                elements.append(converted)
            }
            return YAMLNode(line: line, column: column, content: .sequence(elements))
        case .mapping(let mapping):
            var entries: [YAMLNode.Entry] = []
            for (key, value) in mapping {
                guard let converted = convert(value, depth: depth + 1, &collector) else { return nil }
                guard case .scalar(let scalar) = key else {
                    collector.add(.feature, line, column, message: "a key that is not a name", hint: nil)
                    return nil
                }
                entries.append(
                    YAMLNode.Entry(
                        key: scalar.string, line: key.mark?.line ?? line, column: key.mark?.column ?? column,
                        value: converted))
            }
            return YAMLNode(line: line, column: column, content: .mapping(entries))
        case .alias:
            collector.add(.feature, line, column, message: "an alias that the preflight let through", hint: nil)
            return nil
        }
    }

    /// Quoted scalars carry the tag of texts; every other tag was written by hand.
    private static func isUntagged(_ node: Node) -> Bool {
        switch node {
        case .scalar(let scalar): [Tag.Name.implicit.rawValue, Tag.Name.str.rawValue].contains(scalar.tag.rawValue)
        case .sequence(let sequence): sequence.tag.rawValue == Tag.Name.implicit.rawValue
        case .mapping(let mapping): mapping.tag.rawValue == Tag.Name.implicit.rawValue
        case .alias: true
        }
    }

    private static func report(_ error: YamlError, _ collector: inout FaultCollector) {
        switch error {
        case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
            .composer(_, let problem, let mark, _):
            collector.add(.syntax, mark.line, mark.column, message: "not YAML: \(problem)", hint: nil)
        case .duplicatedKeysInMapping(_, let context):
            collector.add(
                .duplicateKey, context.mark.line, context.mark.column, message: "a key stands twice", hint: nil)
        default:
            collector.add(.syntax, message: "the file is not YAML", hint: nil)
        }
    }
}
