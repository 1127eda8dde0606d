import CaseModel
import OpenSSLCrypto

extension TrustList {
    /// The canonical JSON (RFC 8785), the content of `trust.json`.
    public var canonicalJSON: [UInt8] {
        var members: [String: JSONValue] = [
            "format": .string(Self.format), "collaboration": .string(collaboration.text),
            "serial": .integer(Int64(serial)), "issued": .string(issued.description),
            "expires": .string(expires.description), "agencies": .array(agencies.map(\.value)),
            "revoked": .array(
                revoked.map { ["cert_sha256": .string($0.certificate.hex), "from": .string($0.from.description)] }),
        ]
        if !authorities.isEmpty { members["authorities"] = .array(authorities.map(\.value)) }
        return CanonicalJSON.bytes(of: .object(members))
    }

    /// Reads a list; throws `E_TRUST_MALFORMED` for anything but its one canonical form and closed schema.
    ///
    /// Agencies, certificates and revocations are sorted and distinct; no key both signs and decrypts.
    public init(parsing bytes: [UInt8]) throws(TrustFault) {
        let document: JSONValue
        do {
            document = try StrictJSON.parseCanonical(bytes, maximumBytes: BundleLimits.trustListSize)
        } catch { throw TrustFault(.malformed, error.message) }
        do {
            try self.init(document)
            try requireDistinctCertificates()
        } catch { throw TrustFault(.malformed, error.detail) }
    }

    private init(_ document: JSONValue) throws(SchemaFault) {
        let object = try ClosedObject(
            document, at: "",
            required: ["format", "collaboration", "serial", "issued", "expires", "agencies", "revoked"],
            optional: ["authorities"])
        guard try object.string("format") == Self.format else { throw object.fault("format", "not this format") }
        let agencies = try object.objects("agencies", count: 1...BundleLimits.agencies, Agency.init(_:at:))
        let authorities =
            object.has("authorities")
            ? try object.objects("authorities", count: 1...BundleLimits.authorities, Authority.init(_:at:)) : []
        let revoked = try object.objects("revoked", count: 0...100_000, Revocation.init(_:at:))
        self.init(
            checked: try object.identifier("collaboration"),
            serial: try object.integer("serial", in: 1...Int(Int32.max)), issued: try object.instant("issued"),
            expires: try object.instant("expires"), agencies: agencies, authorities: authorities, revoked: revoked)
        guard issued < expires else { throw object.fault("expires", "not after issued") }
        guard self.agencies == agencies, Set(agencies.map(\.agency)).count == agencies.count else {
            throw object.fault("agencies", "not sorted and distinct")
        }
        guard self.authorities == authorities, Set(authorities.map(\.certificate)).count == authorities.count else {
            throw object.fault("authorities", "not sorted and distinct")
        }
        guard self.revoked == revoked, Set(revoked.map(\.certificate)).count == revoked.count else {
            throw object.fault("revoked", "not sorted and distinct")
        }
    }

    /// A certificate stands for one agency and one use, or its look-up would be ambiguous.
    private func requireDistinctCertificates() throws(SchemaFault) {
        let signing = agencies.flatMap { $0.sign.map(\.certificate) }
        let encryption = agencies.flatMap { $0.enc.map(\.certificate) }
        let all = signing + encryption
        guard Set(all.map(\.sha256)).count == all.count else {
            throw SchemaFault(pointer: "/agencies", reason: "a certificate stands twice")
        }
        guard Set(signing.map(\.publicKey.derSPKI)).isDisjoint(with: encryption.map(\.publicKey.derSPKI)) else {
            throw SchemaFault(pointer: "/agencies", reason: "a key both signs and decrypts")
        }
    }
}

extension TrustList.Agency {
    fileprivate var value: JSONValue {
        [
            "agency": .string(agency.text), "name": .string(name), "sign": .array(sign.map(\.value)),
            "enc": .array(enc.map(\.value)),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["agency", "name", "sign", "enc"])
        let limit = BundleLimits.certificatesPerAgency
        let name = try object.string("name")
        guard (1...200).contains(name.utf8.count), name.unicodeScalars.allSatisfy({ $0.properties.isPrintable }) else {
            throw object.fault("name", "empty, too long, or not printable")
        }
        self.init(
            agency: try object.identifier("agency"), name: name,
            sign: try object.objects("sign", count: 0...limit, TrustList.Signing.init(_:at:)),
            enc: try object.objects("enc", count: 0...limit, TrustList.Encryption.init(_:at:)))
    }
}

extension TrustList.Signing {
    fileprivate var value: JSONValue {
        [
            "cert": .string(Base64.encode(certificate.der)), "from": .string(from.description),
            "to": .string(to.description), "purposes": .array(purposes.map { .string($0.rawValue) }),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["cert", "from", "to", "purposes"])
        let names = try object.identifierSet("purposes", count: 1...SigningPurpose.allCases.count)
        let purposes = names.compactMap { SigningPurpose(rawValue: $0.text) }
        guard purposes.count == names.count else { throw object.fault("purposes", "an unknown purpose") }
        let (from, to) = try object.window()
        self.init(certificate: try object.certificate(), from: from, to: to, purposes: purposes)
    }
}

extension TrustList.Encryption {
    fileprivate var value: JSONValue {
        [
            "cert": .string(Base64.encode(certificate.der)), "from": .string(from.description),
            "to": .string(to.description), "suites": .array(suites.map { .string($0.text) }),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["cert", "from", "to", "suites"])
        let (from, to) = try object.window()
        self.init(
            certificate: try object.certificate(), from: from, to: to,
            suiteNames: try object.identifierSet("suites", count: 1...16))
    }
}

extension TrustList.Authority {
    fileprivate var value: JSONValue {
        [
            "cert": .string(Base64.encode(certificate.der)), "from": .string(from.description),
            "to": .string(to.description),
        ]
    }

    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["cert", "from", "to"])
        let (from, to) = try object.window()
        self.init(certificate: try object.certificate(), from: from, to: to)
    }
}

extension TrustList.Revocation {
    fileprivate init(_ value: JSONValue, at pointer: String) throws(SchemaFault) {
        let object = try ClosedObject(value, at: pointer, required: ["cert_sha256", "from"])
        self.init(certificate: try object.digest("cert_sha256"), from: try object.instant("from"))
    }
}

extension ClosedObject {
    fileprivate func certificate() throws(SchemaFault) -> Certificate {
        let der = try parsed("cert", as: "Base64", Base64.decode(_:))
        do { return try Certificate(der: der) } catch { throw fault("cert", "not a certificate") }
    }

    fileprivate func window() throws(SchemaFault) -> (from: Instant, to: Instant) {
        let (from, to) = (try instant("from"), try instant("to"))
        guard from < to else { throw fault("to", "not after from") }
        return (from, to)
    }
}

extension Unicode.Scalar.Properties {
    /// Neither a control nor a character that changes how its neighbours are shown.
    fileprivate var isPrintable: Bool {
        switch generalCategory {
        case .control, .format, .surrogate, .privateUse, .unassigned, .lineSeparator, .paragraphSeparator: false
        default: true
        }
    }
}
