public import CaseModel
public import OpenSSLCrypto

extension ExtractRecipe {
    /// The recipe as JSON with everything stated that was left to its default, so that what means the same reads the same.
    public var json: JSONValue {
        let isCustom = profile.name == "custom"
        return .present([
            "format": .string(Self.format), "version": .integer(Self.version),
            "purpose": .string(purpose.text), "recipient": .string(recipient.text),
            "categories": .array(categories.map { .string($0.text) }),
            "profile": isCustom ? nil : .string(profile.name),
            "k": isCustom ? .integer(Int64(profile.minimumGroup)) : nil,
            "columns": .array(columns.map(\.json)), "maximum_dropped": droppedLimit.json,
            "strict": .bool(isStrict), "missing": .array(missingMarkers.map { .string($0) }),
            "release": release.map { .string($0.text) },
        ])
    }

    /// The canonical bytes (RFC 8785) of `json`: what is signed and hashed.
    public var canonicalBytes: [UInt8] { CanonicalJSON.bytes(of: json) }

    /// The SHA-256 of the canonical bytes.
    public func digest() throws(ExtractError) -> SHA256Digest {
        do { return try SHA256.hash(canonicalBytes) } catch { throw .cryptography(error) }
    }
}

extension ExtractColumn {
    var json: JSONValue {
        var members: [String: JSONValue] = ["name": .string(name), "role": .string(role.name)]
        switch role {
        case .pseudonym(let country): members["country"] = .string(country)
        case .quasi(let generaliser, let level):
            members["generaliser"] = generaliser.json
            members["level"] = .integer(Int64(level))
        case .sensitive(let requirement): members.merge(requirement.members) { _, last in last }
        case .attribute, .drop: break
        }
        return .object(members)
    }
}

extension SensitiveRequirement {
    fileprivate var members: [String: JSONValue] {
        var members: [String: JSONValue] = ["l": .integer(Int64(distinct))]
        members["entropy_l"] = entropy?.json
        members["t"] = distance?.json
        switch scale {
        case .categorical: members["kind"] = "categorical"
        case .numbers: members["kind"] = "ordered"
        case .words(let words):
            members["kind"] = "ordered"
            members["order"] = .array(words.map { .string($0) })
        }
        return members
    }
}

extension Generaliser {
    var json: JSONValue {
        var members: [String: JSONValue] = ["kind": .string(kind)]
        switch self {
        case .identity, .suppression: break
        case .bands(let bands): members["levels"] = .array(bands.map(\.json))
        case .prefix(let lengths, let length):
            members["levels"] = .array(lengths.map { .integer(Int64($0)) })
            members["length"] = length.map { .integer(Int64($0)) }
        case .dates(let grains): members["levels"] = .array(grains.map { .string($0.rawValue) })
        case .mapping(let table, let digest):
            members["table"] = .string(table)
            members["sha256"] = .string(digest.hex)
        }
        return .object(members)
    }
}

extension NumericBand {
    fileprivate var json: JSONValue {
        switch cutting {
        case .width(let width, let bottom, let top):
            .present([
                "width": .integer(Int64(width)), "bottom": bottom.map { .integer(Int64($0)) },
                "top": top.map { .integer(Int64($0)) },
            ])
        case .cuts(let cuts): .object(["cuts": .array(cuts.map { .integer(Int64($0)) })])
        }
    }
}
