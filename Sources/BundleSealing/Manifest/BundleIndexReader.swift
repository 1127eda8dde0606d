import CaseModel
import OpenSSLCrypto

extension BundleIndex {
    /// Reads an index; refuses anything but its one canonical form, its closed schema, and files that do not tile the
    /// segments. Faults are `E_INDEX` and never hold a file name.
    public init(parsing bytes: [UInt8]) throws(BundleFault) {
        let document: JSONValue
        do {
            document = try StrictJSON.parseCanonical(bytes, maximumBytes: BundleLimits.indexSize)
        } catch { throw BundleFault(.index, error.message) }
        try self.init(reading: document)
    }

    /// Reads the document of an index; throws `E_INDEX`.
    init(reading document: JSONValue) throws(BundleFault) {
        do {
            try self.init(document)
            try requireTiling()
            try requireDistinctNames()
        } catch { throw BundleFault(.index, error.detail) }
    }

    private init(_ document: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(
            document, at: "",
            required: [
                "format", "bundle_id", "nonce", "role", "categories", "identity_form", "decision", "consents",
                "segment_size", "files", "segments_plain_sha256",
            ], optional: ["approvals"])
        guard try object.string("format") == BundleManifest.format else {
            throw object.fault("format", "not this format")
        }
        self.init(
            bundleID: try object.parsed("bundle_id", as: "a bundle name", BundleID.init(hex:)),
            nonce: try object.digest("nonce"), statement: try BundleStatement(object),
            segmentSize: try object.integer("segment_size", in: 1...BundleLimits.segmentSize),
            files: try object.objects("files", count: 1...BundleLimits.segments, File.init(_:at:)),
            segmentDigests: try Self.digests(object))
    }

    private static func digests(_ object: ClosedObject) throws(SchemaFault) -> [SHA256Digest] {
        var digests: [SHA256Digest] = []
        for element in try object.array("segments_plain_sha256", count: 1...BundleLimits.segments) {
            guard let digest = element.string.flatMap(SHA256Digest.init(hex:)) else {
                throw object.fault("segments_plain_sha256", "an element is not a SHA-256 digest")
            }
            digests.append(digest)
        }
        return digests
    }

    /// Files follow each other without gap, each with the number of segments its size needs, in a stated category.
    func requireTiling() throws(SchemaFault) {
        var next = 1
        let categories = Set(statement.categories)
        for (index, file) in files.enumerated() {
            guard file.firstSegment == next,
                file.segmentCount == Self.segmentCount(of: file.size, segmentSize: segmentSize)
            else { throw SchemaFault(pointer: "/files/\(index)", reason: "segments do not follow from the sizes") }
            guard categories.contains(file.category) else {
                throw SchemaFault(pointer: "/files/\(index)/category", reason: "not among the categories")
            }
            next += file.segmentCount
        }
        guard next == segmentDigests.count + 1 else {
            throw SchemaFault(pointer: "/segments_plain_sha256", reason: "not one digest per segment")
        }
    }

    func requireDistinctNames() throws(SchemaFault) {
        guard Set(files.map(\.name.folded)).count == files.count else {
            throw SchemaFault(pointer: "/files", reason: "two names differ only in case, or not at all")
        }
    }
}

extension BundleIndex.File {
    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(
            value, at: pointer, required: ["name", "size", "category", "first_segment", "segments"])
        self.init(
            name: try object.parsed("name", as: "a safe file name", PayloadFileName.init(_:)),
            size: try object.integer("size", in: 0...BundleLimits.containerSize),
            category: try object.identifier("category"),
            firstSegment: try object.integer("first_segment", in: 1...BundleLimits.segments),
            segmentCount: try object.integer("segments", in: 1...BundleLimits.segments))
    }
}

extension BundleStatement {
    fileprivate init(_ object: ClosedObject) throws(SchemaFault) {
        self.init(
            role: try object.identifier("role"),
            categories: try object.identifierSet("categories", count: 1...1000),
            identityForm: try object.parsed("identity_form", as: "an identity form", IdentityForm.init(rawValue:)),
            decision: try BundleDecision(object.value("decision")),
            consents: try object.objects("consents", count: 0...BundleLimits.consents, BundleConsent.init(_:at:)),
            approvals: try object.has("approvals")
                ? object.objects("approvals", count: 1...BundleLimits.approvals, BundleApproval.init(_:at:)) : [])
    }
}

extension BundleDecision {
    fileprivate init(_ value: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(
            value, at: "/decision", required: ["as_of", "permits", "obligations", "subject"],
            optional: ["domain", "events"])
        let obligations = try ClosedObject(
            object.value("obligations"), at: "/decision/obligations", required: ["redisclosure"],
            optional: ["retain_until"])
        self.init(
            asOf: try object.instant("as_of"), permits: try object.identifierSet("permits", count: 1...2000),
            retainUntil: try obligations.has("retain_until")
                ? obligations.parsed("retain_until", as: "a date", CalendarDate.init(parsing:)) : nil,
            redisclosure: try obligations.identifier("redisclosure"), subject: try Self.flags(object),
            events: try Self.events(object), domain: try object.has("domain") ? object.identifier("domain") : nil)
    }

    private static func events(_ object: ClosedObject) throws(SchemaFault) -> [Identifier: CalendarDate] {
        guard object.has("events") else { return [:] }
        guard let members = object.value("events").object, (1...100).contains(members.count) else {
            throw object.fault("events", "not an object of 1 to 100 days")
        }
        var events: [Identifier: CalendarDate] = [:]
        for (name, value) in members {
            guard let event = Identifier(name), let day = value.string.flatMap(CalendarDate.init(parsing:)) else {
                throw object.fault("events", "an event is not an identifier with a date")
            }
            events[event] = day
        }
        return events
    }

    private static func flags(_ object: ClosedObject) throws(SchemaFault) -> [Identifier: Bool] {
        guard let members = object.value("subject").object, members.count <= 1000 else {
            throw object.fault("subject", "not an object of flags")
        }
        var flags: [Identifier: Bool] = [:]
        for (name, value) in members {
            guard let flag = Identifier(name), let state = value.bool else {
                throw object.fault("subject", "a flag is not an identifier that is true or false")
            }
            flags[flag] = state
        }
        return flags
    }
}

extension BundleConsent {
    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["record_sha256", "receipt", "signature"])
        guard object.value("receipt").object != nil else { throw object.fault("receipt", "not an object") }
        guard object.value("receipt").isIntegral else { throw object.fault("receipt", "a number is not an integer") }
        let signature = try object.parsed("signature", as: "Base64", Base64.decode(_:))
        guard signature.count <= BundleLimits.signatureSize else { throw object.fault("signature", "too long") }
        self.init(
            recordDigest: try object.digest("record_sha256"), receipt: object.value("receipt"), signature: signature)
    }
}

extension JSONValue {
    /// Whether all numbers are integers: only these have one canonical form here. Depth is bounded by the reader.
    fileprivate var isIntegral: Bool {
        switch self {
        case .decimal: false
        case .array(let elements): elements.allSatisfy(\.isIntegral)
        case .object(let members): members.values.allSatisfy(\.isIntegral)
        default: true
        }
    }
}
