import CaseModel
import PolicyEvaluation

extension SharingPolicy {
    /// Refuses an agency that may not hold the key of a domain by this policy: whoever it does not name as a holder, and
    /// whoever receives the domain's pseudonyms. The key of a pairwise domain is for its two agencies.
    func requireMayHold(_ domain: Identifier, _ agency: Identifier) throws(PseudonymKeyFault) {
        let parts = domain.text.split(separator: "/").map(String.init)
        if parts.first == "internal" { throw .ownDomain(domain) }
        guard self.agency(agency) != nil else { throw .otherNotHolder(agency, domain) }
        if parts.first == "exchange" {
            guard parts.count == 3, parts[1] != parts[2], parts.dropFirst().contains(agency.text) else {
                throw .otherNotHolder(agency, domain)
            }
            return
        }
        guard let named = pseudonymDomain(domain) else { throw .otherNotHolder(agency, domain) }
        guard !named.recipients.contains(agency) else { throw .otherReceives(agency, domain) }
        guard named.holders.contains(agency) else { throw .otherNotHolder(agency, domain) }
    }

    /// Refuses a map of a domain unless its sender may hold the key and its recipient gets the domain's pseudonyms.
    func requireMap(
        of domain: Identifier, from sender: Identifier, to recipient: Identifier
    ) throws(PseudonymMappingFault) {
        do throws(PseudonymKeyFault) { try requireMayHold(domain, sender) } catch { throw .notOurs(domain) }
        guard recipients(of: domain, besides: sender).contains(recipient) else { throw .notOurs(domain) }
    }

    /// Who gets the pseudonyms that an agency makes in a domain.
    func recipients(of domain: Identifier, besides agency: Identifier) -> [Identifier] {
        if let named = pseudonymDomain(domain) { return named.recipients }
        let parts = domain.text.split(separator: "/").map(String.init)
        guard parts.first == "exchange", parts.count == 3 else { return [] }
        return parts.dropFirst().compactMap(Identifier.init).filter { $0 != agency && self.agency($0) != nil }
    }
}

extension Collaboration {
    /// Refuses to go on under a policy that is not in force.
    func requireInForce() throws(PseudonymKeyFault) {
        if case .signaturesMissing(let agencies) = standing { throw .policyNotInForce(agencies) }
    }
}
