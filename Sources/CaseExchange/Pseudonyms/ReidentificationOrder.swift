import BundleSealing
public import CaseModel
import OpenSSLCrypto
public import PersonalNumbers
import Pseudonymisation

/// What is asked for when pseudonyms are to be turned back into numbers. With approvals everything may be left out: what
/// was approved counts, and what is stated must be the same.
public struct ReidentificationOrder: Sendable {
    /// The pseudonyms.
    public let list: ListFile
    /// The pseudonym domain.
    public var domain: Identifier?
    /// The tag of a domain that no policy at hand names.
    public var tag: String?
    /// The country of the numbers.
    public var country: Country?
    /// Why.
    public var purpose: String?
    /// The most pseudonyms.
    public var quota: Int?
    /// The days of birth, where the search is narrowed.
    public var born: ClosedRange<CalendarDate>?
    /// The day that decides centuries; the day it is asked where none is given.
    public var referenceDate: CalendarDate?
    /// Kinds of number beside those of the registers.
    public var kinds: [PersonalNumberKind] = []

    /// Begins an order.
    public init(_ list: ListFile) { self.list = list }
}

extension ReidentificationOrder {
    /// The request that officers are asked to approve.
    func request(
        by home: AgencyHome, under collaboration: Collaboration, keys ring: KeyRing, at instant: Instant
    ) throws -> ReidentificationRequest {
        guard let domain, let country, let purpose, let quota else {
            throw PseudonymisationError.invalidOption("a request needs domain, country, purpose and quota")
        }
        guard ReidentificationRequest.isPurpose(purpose) else {
            throw PseudonymisationError.invalidOption("a purpose is one line of 3 to 200 characters")
        }
        try NumberFreeText.require(purpose, "the purpose", at: instant)
        guard (1...ReidentificationRequest.largestQuota).contains(quota) else {
            throw PseudonymisationError.invalidOption("a quota is 1 to \(ReidentificationRequest.largestQuota)")
        }
        if let kind = kinds.first(where: { NumberSpace.undatedKinds.contains($0) }) {
            throw PseudonymisationError.invalidOption(
                "numbers of the kind \(kind.rawValue) tell no date to list them by")
        }
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(domain)
        let known = try rules.domain(domain, tag: tag)
        let pseudonyms = try PseudonymList(
            list, tag: known.tag, limit: ReidentificationRequest.largestQuota, asOf: CivilDay.ofReference(instant))
        try pseudonyms.requireKeys(of: ring, domain: domain, list)
        guard pseudonyms.pseudonyms.count <= quota else {
            throw ReidentificationFault.overQuota(pseudonyms.pseudonyms.count, quota: quota)
        }
        return ReidentificationRequest(
            id: try BundleID.random(), collaboration: collaboration.id, agency: home.agency,
            search: ReidentificationRequest.Search(
                domain: domain, tag: known.tag, versions: pseudonyms.versions, country: country.rawValue,
                referenceDate: referenceDate ?? instant.date, born: born, kinds: kinds.map(\.rawValue)),
            purpose: purpose, quota: quota, count: pseudonyms.pseudonyms.count,
            pseudonymsDigest: try pseudonyms.digest(), created: instant)
    }

    /// The first thing in which what is stated differs from a request, as a word; nil when it is the same.
    func difference(from request: ReidentificationRequest) -> String? {
        let search = request.search
        if let domain, domain != search.domain { return "the domain" }
        if let tag, tag != search.tag { return "the tag" }
        if let country, country.rawValue != search.country { return "the country" }
        if let purpose, purpose != request.purpose { return "the purpose" }
        if let quota, quota != request.quota { return "the quota" }
        if let born, born.lowerBound != search.bornFrom || born.upperBound != search.bornTo {
            return "the days of birth"
        }
        if let referenceDate, referenceDate != search.referenceDate { return "the reference date" }
        if !kinds.isEmpty, Set(kinds.map(\.rawValue)).sorted() != search.kinds { return "the kinds" }
        return nil
    }
}

extension PseudonymList {
    /// Refuses pseudonyms that no key of the home can have made.
    func requireKeys(of ring: KeyRing, domain: Identifier, _ list: ListFile) throws {
        let entries = try ring.pseudonymKeys().filter { $0.domain == domain }
        guard !entries.isEmpty else { throw KeyFault.missingPseudonymKey(domain) }
        for version in versions where !entries.contains(where: { $0.version == Int64(version) }) {
            throw list.fault(.versionNotAtHand(version))
        }
    }
}

extension ReidentificationRequest.Search {
    /// The numbers to be listed; nil when the search names a country, a kind or days that there are not.
    var space: NumberSpace? {
        let named = kinds.map { PersonalNumberKind(rawValue: $0) }
        guard let country = Country(rawValue: country), let reference = CivilDay(referenceDate),
            named.allSatisfy({ $0.map { !NumberSpace.undatedKinds.contains($0) } == true })
        else { return nil }
        let all = PersonalNumberKinds.registered.union(PersonalNumberKinds(named.compactMap(\.self)))
        var born: ClosedRange<CivilDay>?
        if let bornFrom, let bornTo, let from = CivilDay(bornFrom), let to = CivilDay(bornTo), from <= to {
            born = from...to
        }
        return NumberSpace(
            country: country, options: ParsingOptions(referenceDate: reference, kinds: all), born: born)
    }
}
