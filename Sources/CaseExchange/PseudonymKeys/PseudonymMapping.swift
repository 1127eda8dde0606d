import BundleSealing
public import CaseModel
import PersonalNumbers
import Pseudonymisation

/// Makes maps from the pseudonyms of one key version to those of a later one, sealed to each recipient of the domain.
public struct PseudonymMapping {
    private let home: AgencyHome
    private let keys: KeyUnlocking
    private let collaboration: Collaboration

    /// Prepares maps in a collaboration.
    public init(home: AgencyHome, keys: KeyUnlocking, collaboration: Collaboration) {
        (self.home, self.keys, self.collaboration) = (home, keys, collaboration)
    }

    /// What is asked for.
    public struct Order: Sendable {
        /// The people: the agency's own list.
        public let numbers: NumberList
        /// Where the bundles go; nil for the outbox.
        public let folder: String?
        /// How many days they can be opened, at most 31.
        public let days: Int

        /// Makes an order.
        public init(numbers: NumberList, folder: String?, days: Int) {
            (self.numbers, self.folder, self.days) = (numbers, folder, days)
        }
    }

    /// A map that was sealed to a recipient.
    public struct SentMap: Sendable, Hashable {
        /// The recipient.
        public let recipient: Identifier
        /// The bundle's file.
        public let path: String
        /// The bundle's name.
        public let bundleID: String
        /// How many people it covers.
        public let pairs: Int
    }

    /// Makes maps between two versions that the home has; for people who were not in the list of the rotation.
    public func run(
        _ name: Identifier, from old: Int, to new: Int, _ order: Order, at instant: Instant
    ) throws -> [SentMap] {
        let rules = try PseudonymKeyRules(home: home)
        try rules.requireHolder(name)
        let domain = try rules.domain(name, tag: nil)
        let records = try keys.ring.pseudonymKeyRecords().filter { $0.domain == name }
        guard !records.isEmpty else { throw KeyFault.missingPseudonymKey(name) }
        guard old < new else { throw PseudonymMappingFault.versionsNotRising }
        let pair = try [old, new].map { version in
            guard let record = records.first(where: { $0.version == version }) else {
                throw PseudonymKeyFault.noVersion(name, version)
            }
            return record
        }
        let staged = try stage(
            from: try keys.pseudonymKey(pair[0], of: domain), to: try keys.pseudonymKey(pair[1], of: domain), order,
            at: instant)
        return try release(staged, of: pair[1], at: instant)
    }

    /// Maps that are sealed and have no names yet.
    struct Staged {
        let bundles: [(recipient: Identifier, path: String, bundle: UnnamedBundle)]
        let pairs: Int
    }

    /// Who gets a map of a domain; throws `map.no-recipient` where nobody does.
    func recipients(of domain: Identifier) throws -> [Identifier] {
        let recipients = collaboration.policy.recipients(of: domain, besides: home.agency)
        guard !recipients.isEmpty else { throw PseudonymMappingFault.noRecipient(domain) }
        return recipients
    }

    /// Reads the list, makes the pairs and seals them to every recipient.
    func stage(
        from old: UnlockedPseudonymKey, to new: UnlockedPseudonymKey, _ order: Order, at instant: Instant
    ) throws -> Staged {
        let domain = old.key.domain.name
        let recipients = try recipients(of: domain)
        let sender = try BundleSender(home: home, keys: keys, collaboration: collaboration, at: instant)
        let map = try map(from: old, to: new, order.numbers, at: instant)
        let folder = order.folder.map(FilePath.withoutTrailingSlash) ?? home.outboxFolder
        let bytes = map.bytes
        let bundles = try recipients.map { recipient in
            let staged = try HolderBundle.map.seal(
                [(Self.fileName, bytes)], of: domain, to: recipient, from: sender, days: order.days, in: folder,
                at: instant)
            return (recipient, folder + "/" + staged.name, staged)
        }
        return Staged(bundles: bundles, pairs: map.count)
    }

    /// Records the maps and gives their files their names.
    func release(_ staged: Staged, of record: PseudonymKeyRecord, at instant: Instant) throws -> [SentMap] {
        let register = PseudonymKeyRegister(store: try home.openStore())
        for (recipient, _, bundle) in staged.bundles {
            try register.enterSent(
                .mapped, record, to: recipient, bundle: bundle.sealed.bundleID.hex, at: instant)
        }
        return try staged.bundles.map { recipient, path, bundle in
            try bundle.file.commit(as: path, effect: home.effect)
            return SentMap(
                recipient: recipient, path: path, bundleID: bundle.sealed.bundleID.hex, pairs: staged.pairs)
        }
    }

    /// The file of a map in its bundle.
    static let fileName = "pseudonym-map.csv"

    private func map(
        from old: UnlockedPseudonymKey, to new: UnlockedPseudonymKey, _ numbers: NumberList, at instant: Instant
    ) throws -> PseudonymMap {
        let options = ParsingOptions(referenceDate: try CivilDay.ofReference(instant))
        var before = try Pseudonymiser(key: old.key, options: options)
        var after = try Pseudonymiser(key: new.key, options: options)
        var pairs: [Pseudonym: Pseudonym] = [:]
        try numbers.numbers(options: options) { number in
            // A person who stands in the list twice is one pair.
            let pseudonym = try before.pseudonym(for: number)
            if pairs[pseudonym] == nil { pairs[pseudonym] = try after.pseudonym(for: number) }
            // The map refuses what is more; there is no use in reading on.
            if pairs.count > PseudonymMap.limit { _ = try PseudonymMap(pairs.map { (old: $0.key, new: $0.value) }) }
        }
        guard !pairs.isEmpty else { throw PseudonymMappingFault.noPeople }
        return try PseudonymMap(pairs.map { (old: $0.key, new: $0.value) })
    }
}

/// A map that cannot be made or taken.
public enum PseudonymMappingFault: ReportableFailure, Hashable {
    /// The policy names nobody who gets the domain's pseudonyms.
    case noRecipient(Identifier)
    /// The list has no number.
    case noPeople
    /// The old version is not before the new one.
    case versionsNotRising
    /// The bundle carries no map.
    case notAMap
    /// The map is not of a domain that the sender holds and we receive.
    case notOurs(Identifier)

    /// One code per cause.
    public var code: String {
        switch self {
        case .noRecipient: "map.no-recipient"
        case .noPeople: "map.no-people"
        case .versionsNotRising: "map.versions"
        case .notAMap: "map.not-a-map"
        case .notOurs: "map.not-ours"
        }
    }

    /// The class of each.
    public var failureClass: FailureClass {
        switch self {
        case .noRecipient, .notOurs: .denied
        case .noPeople, .notAMap: .badInput
        case .versionsNotRising: .usage
        }
    }

    /// What is wrong.
    public var message: String {
        switch self {
        case .noRecipient(let domain): "the policy names nobody who receives pseudonyms of \(domain)"
        case .noPeople: "the list of numbers has none"
        case .versionsNotRising: "a map leads from an earlier version to a later one"
        case .notAMap: "the bundle carries no map of pseudonyms"
        case .notOurs(let domain):
            "by the policy the sender does not hold the key of \(domain), or we do not receive its pseudonyms"
        }
    }

    /// What to do.
    public var hint: String? {
        switch self {
        case .noRecipient: "rotate without a map; nobody needs one"
        case .noPeople: "give the agency's own list, one number a line, or a table with --column"
        case .versionsNotRising: "see which versions there are"
        case .notAMap: "see what the bundle is"
        case .notOurs: "compare our pinned policy with the sender's"
        }
    }

    /// Shows more.
    public var command: String? {
        switch self {
        case .noRecipient, .notOurs: "brygga collaboration list"
        case .versionsNotRising: "brygga key list"
        default: "brygga explain \(code)"
        }
    }
}
