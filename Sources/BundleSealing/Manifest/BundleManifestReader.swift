import CaseModel
import OpenSSLCrypto

extension BundleManifest {
    /// Reads a manifest; refuses anything but its one canonical form, closed schema, and names in their order.
    public init(parsing bytes: [UInt8]) throws(BundleFault) {
        let document: JSONValue
        do {
            document = try StrictJSON.parseCanonical(bytes, maximumBytes: BundleLimits.manifestSize)
        } catch { throw BundleFault(.manifest, error.message) }
        guard bytes.allSatisfy({ $0 < 0x80 }) else { throw BundleFault(.manifest, "not ASCII") }
        do { try self.init(document) } catch { throw BundleFault(.manifest, error.detail) }
    }

    private init(_ document: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(
            document, at: "",
            required: [
                "format", "kind", "suite", "bundle_id", "created", "expires", "sender", "recipient", "purpose",
                "policy_sha256", "index", "segments",
            ], optional: ["series"])
        guard try object.string("format") == Self.format else { throw object.fault("format", "not this format") }
        let index = try ClosedObject(object.value("index"), at: "/index", required: ["name", "size", "plain_sha256"])
        self.init(
            kind: try object.parsed("kind", as: "a kind of bundle", BundleKind.init(rawValue:)),
            suiteName: try object.identifier("suite").text,
            bundleID: try object.parsed("bundle_id", as: "a bundle name", BundleID.init(hex:)),
            created: try object.instant("created"), expires: try object.instant("expires"),
            sender: try Party(object.value("sender"), at: "/sender"),
            recipient: try Party(object.value("recipient"), at: "/recipient"),
            purpose: try object.identifier("purpose"), policyDigest: try object.digest("policy_sha256"),
            index: try Entry(index, named: EntryName.index), indexDigest: try index.digest("plain_sha256"),
            segments: try Self.segments(object),
            series: object.has("series") ? try Series(object.value("series")) : nil)
    }

    private static func segments(_ object: ClosedObject) throws(SchemaFault) -> [Entry] {
        var segments: [Entry] = []
        for value in try object.array("segments", count: 1...BundleLimits.segments) {
            let pointer = "/segments/\(segments.count)"
            let segment = try ClosedObject(value, at: pointer, required: ["name", "size"])
            segments.append(try Entry(segment, named: EntryName.payload(segments.count + 1)))
        }
        return segments
    }
}

extension BundleManifest.Party {
    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["agency", "cert_sha256"])
        self.init(agency: try object.identifier("agency"), certificate: try object.digest("cert_sha256"))
    }
}

extension BundleManifest.Entry {
    fileprivate init(_ object: ClosedObject, named name: String) throws(SchemaFault) {
        guard try object.string("name") == name else { throw object.fault("name", "not the name of its place") }
        self.init(name: name, size: try object.integer("size", in: 0...BundleLimits.containerSize))
    }
}

extension BundleManifest.Series {
    fileprivate init(_ value: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(value, at: "/series", required: ["id", "number", "of"])
        let series = Self(
            id: try object.parsed("id", as: "a bundle name", BundleID.init(hex:)),
            number: try object.integer("number", in: 1...Self.countLimit),
            count: try object.integer("of", in: 1...Self.countLimit))
        guard let series else { throw object.fault("number", "larger than the count") }
        self = series
    }
}
