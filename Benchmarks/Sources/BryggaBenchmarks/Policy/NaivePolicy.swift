import CaseModel
import PolicyEvaluation

/// A policy as arrays of strings, decided by looking through them: what one writes first. No index, no interned names;
/// dates are Brygga's. Terms of items received from elsewhere are left out.
struct NaivePolicy {
    var agencies: [String] = []
    var purposes: [String] = []
    var categories: [String] = []
    var roles: [(name: String, agencies: [String])] = []
    var validFrom = Instant(secondsSinceEpoch: 0)
    var validTo = Instant(secondsSinceEpoch: 0)
    var permits: [Permit] = []
    var forbids: [Forbid] = []

    static let forms = ["none", "pseudonym", "personal_number"]
    static let levels = ["none", "aggregates_only", "with_new_permit"]

    struct Permit {
        var id: String
        var from: [String]
        var to: [String]
        var roles: [String]
        var purposes: [String]
        var categories: [String]
        var identity: Int
        var consent: (kind: String, isExplicit: Bool, maximumAge: CalendarPeriod?)?
        var approval: (count: Int, roles: [String], countsOfficers: Bool)?
        var window: (event: String, from: CalendarPeriod, to: CalendarPeriod)?
        var minimumGroup: Int?
        var retention: CalendarPeriod
        var redisclosure: Int
        var domain: String?
    }

    struct Forbid {
        var id: String
        var from: [String]?
        var to: [String]?
        var roles: [String]?
        var purposes: [String]?
        var categories: [String]?
        var identityAbove: Int?
        var subject: [String]?
    }

    /// Copies the rules of a policy that Brygga has read.
    init(_ policy: SharingPolicy) {
        agencies = policy.agencies.map(\.id.text)
        purposes = policy.purposes.map(\.id.text)
        categories = policy.categories.map(\.id.text)
        roles = policy.roles.map { ($0.id.text, $0.agencies.map(\.text)) }
        (validFrom, validTo) = (policy.valid.from.start, policy.valid.to.end)
        permits = policy.permits.map { Permit($0) }
        forbids = policy.forbids.map { Forbid($0) }
    }
}

extension NaivePolicy.Permit {
    fileprivate init(_ permit: PolicyEvaluation.Permit) {
        id = permit.id.text
        (from, to, roles) = (permit.from.map(\.text), permit.to.map(\.text), permit.roles.map(\.text))
        (purposes, categories) = (permit.purposes.map(\.text), permit.categories.map(\.text))
        identity = NaivePolicy.forms.firstIndex(of: permit.identity.rawValue) ?? -1
        if case .required(let kind, let explicitness, let age) = permit.consent {
            consent = (kind.rawValue, explicitness == .explicit, age)
        }
        approval = permit.approval.map { ($0.count, $0.roles.map(\.text), $0.counting == .officers) }
        window = permit.window.map { ($0.event.text, $0.from, $0.to) }
        minimumGroup = permit.minimumGroup
        retention = permit.retention
        redisclosure = NaivePolicy.levels.firstIndex(of: permit.redisclosure.rawValue) ?? -1
        domain = permit.domain?.text
    }
}

extension NaivePolicy.Forbid {
    fileprivate init(_ forbid: PolicyEvaluation.Forbid) {
        let cells = forbid.cells
        id = forbid.id.text
        (from, to, roles) = (cells.from?.map(\.text), cells.to?.map(\.text), cells.roles?.map(\.text))
        (purposes, categories) = (cells.purposes?.map(\.text), cells.categories?.map(\.text))
        identityAbove = cells.identityAbove.flatMap { NaivePolicy.forms.firstIndex(of: $0.rawValue) }
        subject = cells.subject?.map(\.text)
    }
}
