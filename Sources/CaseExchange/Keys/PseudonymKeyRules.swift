public import CaseModel
import PolicyEvaluation
import Pseudonymisation

/// What policies say about pseudonym domains: their tags, and who may hold their keys.
public struct PseudonymKeyRules {
    private let agency: Identifier?
    private let policies: [SharingPolicy]

    /// Reads the policies that a home has pinned; their signatures do not matter here, since a rule only restricts.
    public init(home: AgencyHome) throws {
        agency = home.agency
        policies = try CollaborationPin.all(in: try home.openStore()).map {
            try CollaborationFiles(in: $0.folder(in: home)).policy
        }
    }

    /// The rules of policies for an agency; where it is not known, nobody is asked who may hold a key.
    init(policies: [SharingPolicy], agency: Identifier?) { (self.policies, self.agency) = (policies, agency) }

    /// A domain with its tag.
    func domain(_ name: Identifier, tag: String?) throws -> Pseudonymisation.PseudonymDomain {
        let parts = name.text.split(separator: "/")
        if parts.count == 3, parts[0] == "exchange", let from = Identifier(String(parts[1])),
            let to = Identifier(String(parts[2]))
        {
            return try .exchange(from: from, to: to)
        }
        let named = policies.compactMap { $0.pseudonymDomain(name) }.first
        guard let tag = named?.tag ?? tag else { throw PseudonymDomainFault.unknownTag(name) }
        return try Pseudonymisation.PseudonymDomain(name: name, tag: tag)
    }

    /// The other agencies that may hold the key of a domain; a key made here is unknown to them.
    public func otherHolders(of name: Identifier) -> [Identifier] {
        let parts = name.text.split(separator: "/").map(String.init)
        if parts.first == "exchange" {
            return parts.dropFirst().compactMap(Identifier.init).filter { $0 != agency }
        }
        let holders = policies.compactMap { $0.pseudonymDomain(name)?.holders }.joined()
        return Set(holders).filter { $0 != agency }.sorted()
    }

    /// Refuses a key that the agency may not hold: of a domain whose extracts it receives, or between two others.
    public func requireHolder(_ name: Identifier) throws {
        guard let agency else { return }
        let parts = name.text.split(separator: "/")
        if parts.first == "exchange" || parts.first == "internal" {
            guard parts.dropFirst().contains(where: { $0 == agency.text }) else {
                throw PseudonymDomainFault.notHolder(name, agency)
            }
            return
        }
        for domain in policies.compactMap({ $0.pseudonymDomain(name) })
        where !domain.holders.contains(agency) {
            throw PseudonymDomainFault.notHolder(name, agency)
        }
    }
}

/// A pseudonym domain that cannot be used here.
public enum PseudonymDomainFault: ReportableFailure, Hashable {
    /// No policy at hand names the domain and no tag is given.
    case unknownTag(Identifier)
    /// This agency may not hold the domain's key.
    case notHolder(Identifier, Identifier)

    /// One code per cause.
    public var code: String {
        if case .unknownTag = self { "pseudonym.unknown-domain" } else { "pseudonym.not-holder" }
    }
    /// Denied, or wrong use.
    public var failureClass: FailureClass { if case .unknownTag = self { .usage } else { .denied } }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unknownTag(let domain): "no policy at hand names the pseudonym domain \(domain)"
        case .notHolder(let domain, let agency): "\(agency) may not hold the key of the pseudonym domain \(domain)"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unknownTag:
            "give its --tag, or the policy that names it: join its collaboration, or with --key give --policy"
        case .notHolder: "whoever receives a domain's pseudonyms must not be able to re-identify them"
        }
    }
    /// Shows which policies are at hand.
    public var command: String? { if case .unknownTag = self { "brygga collaboration list" } else { nil } }
}
