import CaseModel

extension PolicyReader {
    mutating func readGrounds(_ node: YAMLNode) -> [Ground] {
        let declared = nodes.declarations(node, of: "'grounds'")
        vocabulary.grounds = Set(declared.map(\.name))
        return declared.compactMap { readGround($0.name, $0.value) }
    }

    private mutating func readGround(_ id: Identifier, _ node: YAMLNode) -> Ground? {
        let keys = nodes.members(
            node, of: "the ground '\(id)'", required: ["gdpr6", "secrecy"],
            optional: ["gdpr9", "personal_number", "verified"])
        guard let members = keys else { return nil }
        let verified = members["verified"].map { nodes.truth($0, "'verified'") } ?? false
        let processing = members["gdpr6"].flatMap { readPoint($0, "gdpr6", upTo: "f") }
        let special = members["gdpr9"].map { readPoint($0, "gdpr9", upTo: "j") }
        let secrecy = members["secrecy"].flatMap { readSecrecy($0) }
        let number = members["personal_number"].map { readNumberGround($0) }
        guard let verified, let processing, let secrecy else { return nil }
        return Ground(
            id: id, isVerified: verified, processing: processing, specialCategories: special ?? nil,
            secrecy: secrecy, personalNumber: number ?? nil,
            place: Place(file: nodes.faults.file, line: node.line, column: node.column))
    }

    private mutating func readPoint(_ node: YAMLNode, _ key: String, upTo last: Character) -> Ground.LegalPoint? {
        guard let members = nodes.members(node, of: "'\(key)'", required: ["point", "law"]) else { return nil }
        let law = members["law"].flatMap { nodes.text($0, "the law") }
        guard let place = members["point"], let point = nodes.text(place, "the point") else { return nil }
        guard let letter = point.first, point.count == 1, ("a"...last).contains(letter) else {
            nodes.faults.add(.badValue, at: place, "'\(key)' has no such point", hint: "a letter from a to \(last)")
            return nil
        }
        return law.map { Ground.LegalPoint(point: point, law: $0) }
    }

    private mutating func readSecrecy(_ node: YAMLNode) -> Ground.Secrecy? {
        let keys = nodes.members(node, of: "'secrecy'", required: ["provision", "lifted_by"], optional: ["law"])
        guard let members = keys else { return nil }
        let provision = members["provision"].flatMap { nodes.text($0, "the provision") }
        let lift = members["lifted_by"].flatMap { nodes.choice($0, "'lifted_by'", SecrecyLift.self) }
        let law = members["law"].map { nodes.text($0, "the law") }
        guard let provision, let lift else { return nil }
        return Ground.Secrecy(provision: provision, liftedBy: lift, law: law ?? nil)
    }

    private mutating func readNumberGround(_ node: YAMLNode) -> Ground.PersonalNumberGround? {
        guard let members = nodes.members(node, of: "'personal_number'", required: ["law", "why"]) else { return nil }
        let law = members["law"].flatMap { nodes.text($0, "the law") }
        let reason = members["why"].flatMap { nodes.identifier($0, "'why'") }
        guard let law, let reason else { return nil }
        return Ground.PersonalNumberGround(law: law, reason: reason)
    }
}
