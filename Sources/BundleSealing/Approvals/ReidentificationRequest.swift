public import CaseModel
public import OpenSSLCrypto

/// What two officers are asked to approve before pseudonyms are turned back into personal numbers: which pseudonyms, by
/// which keys, why, and how the numbers are to be listed (docs/pseudonyms.md, re-identification).
///
/// The pseudonyms stand in it as one digest; nobody is named.
public struct ReidentificationRequest: ApprovableRequest {
    /// What is to be searched for and where.
    public struct Search: Sendable, Hashable {
        /// The pseudonym domain.
        public let domain: Identifier
        /// The tag that its pseudonyms begin with.
        public let tag: String
        /// The versions of the key, ascending and distinct, each 0 to 31.
        public let versions: [Int]
        /// The country of the numbers, as ISO 3166-1 writes it.
        public let country: String
        /// The day that decides centuries and what lies in the future.
        public let referenceDate: CalendarDate
        /// The first day of birth, where the search is narrowed.
        public let bornFrom: CalendarDate?
        /// The last day of birth, where the search is narrowed.
        public let bornTo: CalendarDate?
        /// The kinds of number beside those of the registers, by their names, ascending and distinct.
        public let kinds: [String]

        /// Describes a search; versions and kinds are sorted, repetitions dropped.
        public init(
            domain: Identifier, tag: String, versions: some Sequence<Int>, country: String,
            referenceDate: CalendarDate, born: ClosedRange<CalendarDate>?, kinds: some Sequence<String>
        ) {
            (self.domain, self.tag, self.versions) = (domain, tag, Set(versions).sorted())
            (self.country, self.referenceDate) = (country, referenceDate)
            (bornFrom, bornTo) = (born?.lowerBound, born?.upperBound)
            self.kinds = Set(kinds).sorted()
        }
    }

    /// The request's name: 16 random bytes.
    public let id: BundleID
    /// The collaboration whose trust list says which certificate of the agency appoints officers.
    public let collaboration: Identifier
    /// The agency that holds the key, whose officers are asked.
    public let agency: Identifier
    /// What is to be searched for and where.
    public let search: Search
    /// Why, in words; 3 to 200 characters on one line, without a personal number.
    public let purpose: String
    /// The most pseudonyms that may be searched for.
    public let quota: Int
    /// How many pseudonyms there are; at most the quota.
    public let count: Int
    /// SHA-256 of the distinct pseudonyms, sorted, a line feed behind each.
    public let pseudonymsDigest: SHA256Digest
    /// When it was made.
    public let created: Instant
    /// The last instant at which it can be approved or used: at most seven days later.
    public let expires: Instant

    /// The format's name and version.
    public static let format = "brygga-reidentification-request1"
    /// The name and version of an approval's format.
    public static let approvalFormat = "brygga-reidentification-approval1"
    /// The most pseudonyms that one request may ask for.
    public static let largestQuota = 100_000

    /// The agency that holds the key.
    public var approvingAgency: Identifier { agency }

    /// Makes a request. What it may be is checked when it is read.
    public init(
        id: BundleID, collaboration: Identifier, agency: Identifier, search: Search, purpose: String, quota: Int,
        count: Int, pseudonymsDigest: SHA256Digest, created: Instant
    ) {
        self.init(
            id: id, collaboration: collaboration, agency: agency, search: search, purpose: purpose, quota: quota,
            count: count, pseudonymsDigest: pseudonymsDigest, created: created,
            expires: created.adding(seconds: Self.lifetime))
    }

    private init(
        id: BundleID, collaboration: Identifier, agency: Identifier, search: Search, purpose: String, quota: Int,
        count: Int, pseudonymsDigest: SHA256Digest, created: Instant, expires: Instant
    ) {
        (self.id, self.collaboration, self.agency, self.search) = (id, collaboration, agency, search)
        (self.purpose, self.quota, self.count) = (purpose, quota, count)
        (self.pseudonymsDigest, self.created, self.expires) = (pseudonymsDigest, created, expires)
    }

    /// Whether bytes are meant to be such a request, so that a reader of several kinds knows whose faults to tell.
    public static func isMeant(by bytes: [UInt8]) -> Bool {
        let document = try? StrictJSON.parse(bytes, maximumBytes: Self.maximumBytes)
        return document?.object?["format"]?.string == format
    }

    /// Whether a text can be a purpose: 3 to 200 characters on one line.
    public static func isPurpose(_ text: String) -> Bool {
        (3...200).contains(text.unicodeScalars.count)
            && text.unicodeScalars.allSatisfy { scalar in
                switch scalar.properties.generalCategory {
                case .control, .format, .lineSeparator, .paragraphSeparator, .surrogate, .privateUse, .unassigned: false
                default: true
                }
            }
    }
}

extension ReidentificationRequest {
    /// The request as JSON.
    public var json: JSONValue {
        [
            "format": .string(Self.format), "request_id": .string(id.hex), "collaboration": .string(collaboration.text),
            "agency": .string(agency.text), "search": search.value, "purpose": .string(purpose),
            "quota": .integer(Int64(quota)), "pseudonyms": .integer(Int64(count)),
            "pseudonyms_sha256": .string(pseudonymsDigest.hex), "created": .string(created.description),
            "expires": .string(expires.description),
        ]
    }

    /// Reads a request that stands at a pointer of a document.
    public init(_ json: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(
            json, at: pointer,
            required: [
                "format", "request_id", "collaboration", "agency", "search", "purpose", "quota", "pseudonyms",
                "pseudonyms_sha256", "created", "expires",
            ])
        guard try object.string("format") == Self.format else { throw object.fault("format", "not this format") }
        let quota = try object.integer("quota", in: 1...Self.largestQuota)
        self.init(
            id: try object.parsed("request_id", as: "16 bytes in hexadecimal", BundleID.init(hex:)),
            collaboration: try object.identifier("collaboration"), agency: try object.identifier("agency"),
            search: try Search(object.value("search"), at: pointer + "/search"),
            purpose: try object.parsed("purpose", as: "one line of 3 to 200 characters") {
                Self.isPurpose($0) ? $0 : nil
            },
            quota: quota, count: try object.integer("pseudonyms", in: 1...quota),
            pseudonymsDigest: try object.digest("pseudonyms_sha256"), created: try object.instant("created"),
            expires: try object.instant("expires"))
        try requireLifetime(in: object)
    }
}

extension ReidentificationRequest.Search {
    fileprivate var value: JSONValue {
        [
            "domain": .string(domain.text), "tag": .string(tag),
            "key_versions": .array(versions.map { .integer(Int64($0)) }), "country": .string(country),
            "reference_date": .string(referenceDate.description),
            "born_from": bornFrom.map { .string($0.description) } ?? .null,
            "born_to": bornTo.map { .string($0.description) } ?? .null, "kinds": .array(kinds.map { .string($0) }),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(
            value, at: pointer,
            required: [
                "domain", "tag", "key_versions", "country", "reference_date", "born_from", "born_to", "kinds",
            ])
        let versions = try object.array("key_versions", count: 1...32).map(\.integer)
        let kinds = try object.array("kinds", count: 0...32).compactMap(\.string)
        var born: ClosedRange<CalendarDate>?
        if object.value("born_from") != .null || object.value("born_to") != .null {
            let from = try object.parsed("born_from", as: "a day", CalendarDate.init(parsing:))
            let to = try object.parsed("born_to", as: "a day", CalendarDate.init(parsing:))
            guard from <= to else { throw object.fault("born_to", "before born_from") }
            born = from...to
        }
        self.init(
            domain: try object.identifier("domain"), tag: try object.string("tag"),
            versions: versions.compactMap { $0.flatMap(Int.init(exactly:)) },
            country: try object.string("country"),
            referenceDate: try object.parsed("reference_date", as: "a day", CalendarDate.init(parsing:)), born: born,
            kinds: kinds)
        // What was sorted, dropped or could not be read differs now.
        guard self.value == value, versions.allSatisfy({ (0...31).contains($0 ?? -1) }) else {
            throw object.fault("", "not sorted, not distinct or out of range")
        }
    }
}
