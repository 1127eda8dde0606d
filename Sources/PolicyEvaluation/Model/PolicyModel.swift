import CaseModel

/// Everything that a policy file says, typed and checked; `SharingPolicy` adds what is derived from it.
struct PolicyModel: Sendable {
    var id: Identifier
    var revision: String
    var jurisdiction: String
    var validFrom: CalendarDate
    var validTo: CalendarDate
    var ownerAgency: Identifier
    var ownerContact: String
    var signedBy: [Identifier]
    var agencies: [Agency]
    var roles: [Role]
    var purposes: [Purpose]
    var categories: [Category]
    var grounds: [Ground]
    var domains: [PseudonymDomain]
    var permits: [Permit]
    var forbids: [Forbid]
    var emergency: EmergencyClause
    var invariants: [Invariant]
}
