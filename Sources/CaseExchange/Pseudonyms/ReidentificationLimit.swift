public import CaseModel

/// How many pseudonyms may be turned back into numbers within how many days, in all requests together.
///
/// The home's `agency.yaml` states it: `reidentification_limit` (default 100 pseudonyms, 0 for none) and
/// `reidentification_days` (default 30).
public struct ReidentificationLimit: Sendable, Hashable {
    /// The most pseudonyms.
    public let pseudonyms: Int
    /// Within so many days, 1 to 3,660.
    public let days: Int

    /// What holds where the home states nothing.
    public static let usual = ReidentificationLimit(pseudonyms: 100, days: 30)

    init(pseudonyms: Int, days: Int) { (self.pseudonyms, self.days) = (pseudonyms, days) }

    /// Reads the limit of a home; throws `home.malformed` when it is no number.
    init(of home: AgencyHome) throws {
        let file = home.path + "/agency.yaml"
        let text = String(decoding: try InputFile.read(file, maximumBytes: 64 << 10), as: UTF8.self)
        let members = AgencyHome.members(of: text) ?? [:]
        func number(_ name: String, _ usual: Int, _ range: ClosedRange<Int>) throws -> Int {
            guard let text = members[name] else { return usual }
            guard let number = Int(text), range.contains(number) else { throw HomeFault.malformed(file) }
            return number
        }
        pseudonyms = try number("reidentification_limit", Self.usual.pseudonyms, 0...1_000_000)
        days = try number("reidentification_days", Self.usual.days, 1...3660)
    }
}

/// A re-identification that is refused.
public enum ReidentificationFault: ReportableFailure, Hashable {
    /// Fewer than two approvals were given.
    case unapproved(Int)
    /// Two approvals are of the same officer.
    case sameOfficer(Identifier)
    /// The request was answered before.
    case used
    /// More pseudonyms are asked for than the quota.
    case overQuota(Int, quota: Int)
    /// All requests of the last days together ask for too many.
    case limit(ReidentificationLimit, before: Int, asked: Int)
    /// A person stopped the search.
    case interrupted

    /// One code per cause.
    public var code: String {
        switch self {
        case .unapproved: "reidentification.unapproved"
        case .sameOfficer: "reidentification.same-officer"
        case .used: "reidentification.used"
        case .overQuota: "reidentification.over-quota"
        case .limit: "reidentification.limit"
        case .interrupted: "interrupted"
        }
    }
    /// Denied, but for an interruption.
    public var failureClass: FailureClass { self == .interrupted ? .interrupted : .denied }
    /// What is wrong.
    public var message: String {
        switch self {
        case .unapproved(let count): "two officers must approve a re-identification; \(count) did"
        case .sameOfficer(let officer):
            "both approvals are of \(officer); two officers must approve a re-identification"
        case .used: "this request was answered before; an approval is for one answer"
        case .overQuota(let count, let quota):
            "\(count.counted("pseudonym is", "pseudonyms are")) asked for, and the quota is \(quota)"
        case .limit(let limit, let before, let asked):
            "at most \(limit.pseudonyms.counted("pseudonym", "pseudonyms")) may be re-identified in "
                + "\(limit.days.counted("day", "days")); \(before) were asked for before, and now \(asked) more"
        case .interrupted: "it was interrupted; nothing was given out"
        }
    }
    /// What to do.
    public var hint: String? {
        switch self {
        case .unapproved, .sameOfficer: "have another officer approve the request, and give both approvals"
        case .used: "ask anew: brygga pseudonyms reidentify with --request, then brygga approve"
        case .overQuota: "ask for fewer pseudonyms, or have a greater quota approved"
        case .limit: "wait, or have whoever is responsible for the home change reidentification_limit in agency.yaml"
        case .interrupted: nil
        }
    }
    /// Shows the officers, the log or how it is done.
    public var command: String? {
        switch self {
        case .unapproved, .sameOfficer: "brygga key list"
        case .used, .limit: "brygga pseudonyms log"
        case .overQuota: "brygga pseudonyms reidentify --help"
        case .interrupted: nil
        }
    }
}
