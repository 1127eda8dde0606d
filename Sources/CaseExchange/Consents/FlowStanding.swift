public import CaseModel
public import ConsentRecording

/// How a person's consent to one flow of a record stands.
public struct FlowStanding: Sendable {
    /// The flow.
    public let flow: Flow
    /// How it stands.
    public let standing: ConsentStanding

    /// One line for people.
    public var words: String {
        let what = "\(flow.category) to \(flow.to) for \(flow.purpose): "
        return switch standing {
        case .covered(_, let until): what + "covered until \(until)"
        case .withdrawn: what + "withdrawn"
        case .expired(_, let instant): what + "expired \(instant)"
        case .refused: what + "refused"
        case .notCovered(_, let gap): what + "not covered, \(gap.rawValue)"
        case .none: what + "not mentioned"
        }
    }

    /// The same for machines.
    public var object: JSONValue {
        var members: [String: JSONValue] = [
            "to": .string(flow.to.text), "purpose": .string(flow.purpose.text),
            "category": .string(flow.category.text),
        ]
        switch standing {
        case .covered(_, let until):
            members["standing"] = "covered"
            members["until"] = .string(until.description)
        case .withdrawn: members["standing"] = "withdrawn"
        case .expired(_, let instant):
            members["standing"] = "expired"
            members["until"] = .string(instant.description)
        case .refused: members["standing"] = "refused"
        case .notCovered(_, let gap):
            members["standing"] = "not_covered"
            members["because"] = .string(gap.rawValue)
        case .none: members["standing"] = "none"
        }
        return .object(members)
    }
}

extension ConsentLedger {
    /// How each flow that a record names stands, over all records of the person; sorted by recipient, purpose, category.
    public func standings(
        of record: ConsentRecord, asOf: Instant, knownAt: Instant, principal: String
    ) -> [FlowStanding] {
        let terms = record.terms
        var standings: [FlowStanding] = []
        for from in terms.controllers.sorted() {
            for to in terms.recipients.sorted() {
                for purpose in terms.purposes.sorted() {
                    for category in terms.categories.sorted() {
                        let flow = Flow(from: from, to: to, purpose: purpose, category: category)
                        let standing = standing(
                            of: terms.basis.kind, for: flow, of: principal, asOf: asOf, knownAt: knownAt)
                        standings.append(FlowStanding(flow: flow, standing: standing))
                    }
                }
            }
        }
        return standings
    }
}
