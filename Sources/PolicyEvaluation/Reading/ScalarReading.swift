import CaseModel

extension NodeReader {
    /// The most bytes of a text such as a name or citation.
    static let maximumText = 1_000

    /// A text in one line that says something.
    mutating func text(_ node: YAMLNode, _ what: String) -> String? {
        guard case .scalar(let text, _) = node.content else {
            faults.add(.wrongType, at: node, "\(what) is not a text")
            return nil
        }
        guard !text.isEmpty, text.utf8.count <= Self.maximumText else {
            faults.add(
                .badValue, at: node,
                text.isEmpty ? "\(what) is empty" : "\(what) is longer than \(Self.maximumText) bytes")
            return nil
        }
        return text
    }

    /// A name that is declared or defined here.
    mutating func identifier(_ node: YAMLNode, _ what: String) -> Identifier? {
        guard let text = text(node, what) else { return nil }
        guard let name = Identifier(text) else {
            faults.add(.badName, at: node, "\(what) is not an identifier", hint: Self.identifierHint)
            return nil
        }
        return name
    }

    /// A name out of a vocabulary.
    mutating func name(_ node: YAMLNode, _ kind: NameKind, in vocabulary: Set<Identifier>) -> Identifier? {
        guard let name = identifier(node, "the name of \(kind.one)") else { return nil }
        guard vocabulary.contains(name) else {
            let near = nearestName(to: name.text, among: vocabulary.map(\.text).sorted())
            faults.add(
                .unknownName, at: node, "\(shown(name.text)) is not the name of \(kind.one)",
                hint: near.map { "did you mean '\($0)'?" } ?? "declare it under '\(kind.rawValue)'")
            return nil
        }
        return name
    }

    /// A set of names out of a vocabulary, sorted; each once.
    mutating func names(
        _ node: YAMLNode, _ kind: NameKind, in vocabulary: Set<Identifier>?, _ emptiness: Emptiness = .refused
    ) -> [Identifier]? {
        guard let elements = elements(node, of: "the list of \(kind.rawValue)") else { return nil }
        if elements.isEmpty, emptiness == .refused {
            faults.add(
                .emptyList, at: node, "the list of \(kind.rawValue) is empty",
                hint: "name at least one; where 'any' is allowed, leave the key out")
            return nil
        }
        var seen = Set<Identifier>()
        var isSound = true
        for element in elements {
            let read =
                if let vocabulary {
                    name(element, kind, in: vocabulary)
                } else {
                    identifier(element, "the name of \(kind.one)")
                }
            guard let read else {
                isSound = false
                continue
            }
            if !seen.insert(read).inserted {
                faults.add(.duplicateName, at: element, "\(shown(read.text)) stands twice in one list")
                isSound = false
            }
        }
        return isSound ? seen.sorted() : nil
    }

    /// One of a closed list of words.
    mutating func choice<Choice: RawRepresentable & CaseIterable>(
        _ node: YAMLNode, _ what: String, _: Choice.Type = Choice.self
    ) -> Choice? where Choice.RawValue == String {
        guard let text = text(node, what) else { return nil }
        guard let choice = Choice(rawValue: text) else {
            let known = Choice.allCases.map(\.rawValue)
            let near = nearestName(to: text, among: known)
            faults.add(
                .badValue, at: node, "\(shown(text)) is no value of \(what)",
                hint: near.map { "did you mean '\($0)'?" } ?? "one of: \(known.joined(separator: ", "))")
            return nil
        }
        return choice
    }

    /// A whole number without quotes, sign or leading zero.
    mutating func integer(_ node: YAMLNode, _ what: String, in range: ClosedRange<Int>) -> Int? {
        guard case .scalar(let text, .plain) = node.content, let number = decimal(Array(text.utf8)),
            String(number) == text
        else {
            faults.add(.wrongType, at: node, "\(what) is not a whole number", hint: "write digits without quotes")
            return nil
        }
        guard range.contains(number) else {
            faults.add(.badValue, at: node, "\(what) lies outside \(range.lowerBound) to \(range.upperBound)")
            return nil
        }
        return number
    }

    /// `true` or `false` without quotes.
    mutating func truth(_ node: YAMLNode, _ what: String) -> Bool? {
        guard case .scalar(let text, .plain) = node.content, text == "true" || text == "false" else {
            faults.add(
                .wrongType, at: node, "\(what) is neither true nor false", hint: "write true or false, no quotes")
            return nil
        }
        return text == "true"
    }

    /// A date, `YYYY-MM-DD`.
    mutating func date(_ node: YAMLNode, _ what: String) -> CalendarDate? {
        guard let text = text(node, what) else { return nil }
        guard let date = CalendarDate(parsing: text) else {
            faults.add(.badValue, at: node, "\(what) is not a date", hint: "write YYYY-MM-DD")
            return nil
        }
        return date
    }

    /// A period, `PnY`, `PnM` or `PnD`, of at least so many units.
    mutating func period(_ node: YAMLNode, _ what: String, atLeast minimum: Int = 1) -> CalendarPeriod? {
        guard let text = text(node, what) else { return nil }
        guard let period = CalendarPeriod(parsing: text), period.count >= minimum else {
            faults.add(
                .badValue, at: node, "\(what) is not a period of at least \(minimum)",
                hint: "write PnM for months or PnD for days, such as P6M")
            return nil
        }
        return period
    }
}

/// The kinds of name, by the key that declares them.
enum NameKind: String {
    case agencies, roles, purposes, categories, grounds, fields, permits, forbids, subject, consents
    case domains = "pseudonym_domains"

    /// One of the kind, for a message.
    var one: String {
        switch self {
        case .agencies: "an agency"
        case .roles: "a role"
        case .purposes: "a purpose"
        case .categories: "a category"
        case .grounds: "a ground"
        case .fields: "a field"
        case .permits: "a permit"
        case .forbids: "a forbid"
        case .subject: "a subject flag"
        case .consents: "a consent"
        case .domains: "a pseudonym domain"
        }
    }
}
