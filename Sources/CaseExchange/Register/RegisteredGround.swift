public import CaseModel
import PolicyEvaluation

/// A ground as the register keeps it: what the policy said when the disclosure was decided, whatever policy is pinned later.
public struct RegisteredGround: Sendable, Hashable {
    /// Its name in that policy.
    public let id: Identifier
    /// Whether counsel had confirmed the citations.
    public let isVerified: Bool
    /// The legal basis of the processing: the letter of GDPR article 6(1), and the citation.
    public let processing: Citation
    /// The exception for special categories: the letter of GDPR article 9(2), and the citation.
    public let specialCategories: Citation?
    /// The secrecy that applies to the sender, or `none_applicable`.
    public let secrecy: String
    /// What lifts it: `consent`, `statutory_duty`, `harm_test` or `none_needed`; and the citation of that.
    public let liftedBy: Citation
    /// The ground for the personal number: the reason and the citation; nil where the person was not named by it.
    public let personalNumber: Citation?

    /// A word of the law, and the law it leans on.
    public struct Citation: Sendable, Hashable {
        /// A letter of an article, or a reason.
        public let word: String
        /// The citation; empty where the policy gives none.
        public let law: String
    }

    init(_ ground: Ground, naming identity: IdentityForm) {
        (id, isVerified) = (ground.id, ground.isVerified)
        processing = Citation(word: ground.processing.point, law: ground.processing.law)
        specialCategories = ground.specialCategories.map { Citation(word: $0.point, law: $0.law) }
        secrecy = ground.secrecy.provision
        liftedBy = Citation(word: ground.secrecy.liftedBy.rawValue, law: ground.secrecy.law ?? "")
        personalNumber =
            identity == .personalNumber
            ? ground.personalNumber.map { Citation(word: $0.reason.text, law: $0.law) } : nil
    }

    /// The grounds of the permits that a decision rests on, each once, by name.
    static func all(of decision: Decision, under policy: SharingPolicy) -> [RegisteredGround] {
        let names = decision.permits.compactMap { policy.permit($0)?.grounds[decision.request.from] }
        return Set(names).sorted().compactMap { name in
            policy.grounds.first { $0.id == name }.map { RegisteredGround($0, naming: decision.request.identity) }
        }
    }

    static func column(of decision: Decision, under policy: SharingPolicy) -> String {
        CanonicalJSON.text(of: .array(all(of: decision, under: policy).map(\.json)))
    }
}

extension RegisteredGround {
    /// The ground as one flat object.
    public var json: JSONValue {
        var members: [String: JSONValue] = [
            "ground": .string(id.text), "verified": .bool(isVerified), "gdpr6": .string(processing.word),
            "gdpr6_law": .string(processing.law), "secrecy": .string(secrecy), "lifted_by": .string(liftedBy.word),
            "lifted_by_law": .string(liftedBy.law),
        ]
        if let specialCategories {
            members["gdpr9"] = .string(specialCategories.word)
            members["gdpr9_law"] = .string(specialCategories.law)
        }
        if let personalNumber {
            members["personal_number"] = .string(personalNumber.word)
            members["personal_number_law"] = .string(personalNumber.law)
        }
        return .object(members)
    }

    init?(reading value: JSONValue) {
        func text(_ name: String) -> String? { value.object?[name]?.string }
        func citation(_ name: String) -> Citation? {
            guard let word = text(name), let law = text(name + "_law") else { return nil }
            return Citation(word: word, law: law)
        }
        guard let id = text("ground").flatMap(Identifier.init), let verified = value.object?["verified"]?.bool,
            let processing = citation("gdpr6"), let secrecy = text("secrecy"), let liftedBy = citation("lifted_by")
        else { return nil }
        (self.id, isVerified, self.processing) = (id, verified, processing)
        (specialCategories, self.secrecy, self.liftedBy) = (citation("gdpr9"), secrecy, liftedBy)
        personalNumber = citation("personal_number")
    }

    /// One line for people.
    public var words: String {
        var parts = ["GDPR 6(1)(\(processing.word)), \(processing.law)"]
        if let specialCategories { parts.append("GDPR 9(2)(\(specialCategories.word)), \(specialCategories.law)") }
        let lift = liftedBy.law.isEmpty ? liftedBy.word : "\(liftedBy.word), \(liftedBy.law)"
        parts.append("secrecy \(secrecy), lifted by \(lift)")
        if let personalNumber { parts.append("personal number \(personalNumber.law), \(personalNumber.word)") }
        return "\(id): \(parts.joined(separator: "; "))" + (isVerified ? "" : " (not confirmed by counsel)")
    }
}
