public import CaseModel

/// The points of GDPR article 6(1).
public enum LawfulPoint: String, Sendable, Hashable, CaseIterable {
    /// Consent.
    case a
    /// Contract.
    case b
    /// Legal obligation.
    case c
    /// Vital interests.
    case d
    /// Public task.
    case e
    /// Legitimate interests.
    case f
}

/// On what law the processing rests, and which of the three consents the record is about (`lawful_basis`).
public struct LawfulBasis: Hashable, Sendable {
    /// The point of GDPR article 6(1) (`gdpr6`).
    public let point: LawfulPoint
    /// The secrecy provision that is lifted, one line such as `OSL 26:1` (`x_secrecy`).
    public let secrecy: String?
    /// Which consent it is (`x_kind`).
    public let kind: ConsentKind

    /// Makes a basis. Throws `invalid` when a secrecy waiver names no provision, when GDPR consent does not rest on
    /// point a, or when the provision is not one line.
    public init(point: LawfulPoint, secrecy: String?, kind: ConsentKind) throws(ConsentFault) {
        if let secrecy, !isLine(secrecy) { throw ConsentFault(.invalid(rule: Rule.line), at: "/x_secrecy") }
        if kind == .secrecyWaiver, secrecy == nil { throw ConsentFault(.missing, at: "/x_secrecy") }
        if kind == .gdprConsent, point != .a {
            throw ConsentFault(.invalid(rule: "GDPR consent rests on article 6(1)(a)"), at: "/gdpr6")
        }
        self.point = point
        self.secrecy = secrecy
        self.kind = kind
    }

    init(parsing value: JSONValue, at pointer: String) throws(ConsentFault) {
        let reader = try MemberReader(value, at: pointer, names: ["gdpr6", "x_secrecy", "x_kind"])
        let point = try reader.value("gdpr6", "gdpr6 is one letter, a to f") { LawfulPoint(rawValue: $0) }
        let secrecy = try reader.optional("x_secrecy", Rule.line) { $0 }
        let kind = try reader.value("x_kind", "x_kind is secrecy_waiver, gdpr_consent or participation") {
            ConsentKind(rawValue: $0)
        }
        do {
            try self.init(point: point, secrecy: secrecy, kind: kind)
        } catch {
            throw error.under(pointer)
        }
    }

    var json: JSONValue {
        var members: [String: JSONValue] = ["gdpr6": .string(point.rawValue), "x_kind": .string(kind.rawValue)]
        if let secrecy { members["x_secrecy"] = .string(secrecy) }
        return .object(members)
    }
}
