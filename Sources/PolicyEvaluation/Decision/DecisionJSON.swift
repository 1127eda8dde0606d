import CaseModel
import OpenSSLCrypto

extension Decision {
    /// The decision in canonical JSON (RFC 8785): the same bytes for the same policy digest, request and evidence.
    public var canonicalJSON: [UInt8] { CanonicalJSON.bytes(of: json) }

    var json: JSONValue {
        .present([
            "policy_sha256": .string(policyDigest.hex),
            "as_of": .string(asOf.description),
            "request": request.json,
            "effect": .string(effect.rawValue),
            "reason": reason.map { .string($0.rawValue) },
            "categories": .array(perCategory.map(\.json)),
            "permits": .names(permits),
            "forbids": .names(forbids),
            "unmet": .array(unmet.map { .string($0.rawValue) }),
            "obligations": obligations?.json,
            "consents": .array(citedConsents.map { .string($0) }),
            "domain": domain.map { domain in
                switch domain {
                case .pairwise: .string("exchange/\(request.from)/\(request.to)")
                case .named(let name): .name(name)
                }
            },
        ])
    }
}

extension Obligations {
    var json: JSONValue {
        ["retain_until": .string(retainUntil.description), "redisclosure": .string(redisclosure.rawValue)]
    }
}

extension CategoryDecision {
    var json: JSONValue {
        var members: [String: JSONValue] = [
            "category": .name(category),
            "outcome": .string(outcome.reason?.rawValue ?? Decision.Effect.allow.rawValue),
        ]
        switch outcome {
        case .allow(let permits): members["permits"] = .names(permits)
        case .policyNotInForce(let missing): members["missing_signatures"] = .names(missing)
        case .forbidden(let forbids): members["forbids"] = .names(forbids)
        case .conditionUnmet(let misses): members["unmet"] = .array(misses.map(\.json))
        case .policyNotValid, .noPermit: break
        }
        return .object(members)
    }
}

extension NearMiss {
    var json: JSONValue { ["permit": .name(permit), "missing": .array(missing.map(\.json))] }
}

extension MissingCondition {
    var json: JSONValue {
        var members: [String: JSONValue] = ["condition": .string(kind.rawValue)]
        switch self {
        case .consent(let kind, let gap):
            members["kind"] = .string(kind.rawValue)
            members["detail"] = .string(gap.rawValue)
        case .approval(let needed, let counted):
            members["needed"] = .integer(Int64(needed))
            members["counted"] = .integer(Int64(counted))
        case .window(let event, let gap):
            members["after"] = .name(event)
            members["detail"] = .string(gap.rawValue)
        case .minimumGroup(let needed, let stated):
            members["needed"] = .integer(Int64(needed))
            if let stated { members["stated"] = .integer(Int64(stated)) }
        case .origin(let gap): members["detail"] = .string(gap.rawValue)
        }
        return .object(members)
    }
}
