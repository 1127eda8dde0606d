internal import CaseModel
internal import OpenSSLCrypto

extension Generaliser {
    private static let membersOfKind: [String: Set<String>] = [
        "identity": [], "suppress": [], "band": ["levels"], "prefix": ["levels", "length"], "date": ["levels"],
        "mapping": ["table", "sha256"],
    ]

    init(reading value: JSONValue, at pointer: String) throws(ExtractError) {
        guard let kind = value.object?["kind"]?.string, let names = Self.membersOfKind[kind] else {
            guard value.object != nil else { throw .recipe(.wrongType(expected: "object"), pointer: pointer) }
            throw .recipe(value.object?["kind"] == nil ? .missing : .unknownWord, pointer: pointer + "/kind")
        }
        let members = try RecipeObject(value, at: pointer, names: names.union(["kind"]))
        switch kind {
        case "identity": self = .identity
        case "suppress": self = .suppression
        case "band": self = .bands(try Self.bands(members))
        case "prefix": self = try Self.prefix(members)
        case "date": self = .dates(try Self.grains(members))
        default: self = try Self.mapping(members)
        }
    }

    private static let chain = 1...(maximumLevels - 1)

    private static func bands(_ members: RecipeObject) throws(ExtractError) -> [NumericBand] {
        var bands: [NumericBand] = []
        for (index, element) in try members.array("levels", count: chain).enumerated() {
            let pointer = members.pointer + "/levels/\(index)"
            let band = try band(RecipeObject(element, at: pointer, names: ["width", "bottom", "top", "cuts"]))
            if let finer = bands.last {
                guard finer.nests(in: band) else { throw .recipe(.notNested, pointer: pointer) }
            }
            bands.append(band)
        }
        return bands
    }

    private static func band(_ members: RecipeObject) throws(ExtractError) -> NumericBand {
        let limit = Int64(NumericBand.limit)
        let band: NumericBand?
        if members.has("cuts") {
            for name in ["width", "bottom", "top"] where members.has(name) {
                throw members.fault(.conflict(with: "cuts"), name)
            }
            let cuts = try members.list("cuts", count: 1...NumericBand.maximumCuts, of: "integer", \.integer)
            band = NumericBand(cuts: cuts.map { Int($0) })
        } else {
            band = NumericBand(
                width: try members.integer("width", in: 1...limit),
                bottom: members.has("bottom") ? try members.integer("bottom", in: -limit...limit) : nil,
                top: members.has("top") ? try members.integer("top", in: -limit...limit) : nil)
        }
        guard let band else {
            throw .recipe(
                .outside("cuts that rise, a bottom below the top, at most 10000 bands"), pointer: members.pointer)
        }
        return band
    }

    private static func prefix(_ members: RecipeObject) throws(ExtractError) -> Generaliser {
        let lengths = try members.list("levels", count: chain, of: "integer") { value in
            value.integer.flatMap { (1...64).contains($0) ? Int($0) : nil }
        }
        guard zip(lengths, lengths.dropFirst()).allSatisfy(>) else { throw members.fault(.notNested, "levels") }
        let length = members.has("length") ? try members.integer("length", in: Int64(lengths[0])...64) : nil
        return .prefix(lengths: lengths, length: length)
    }

    private static func grains(_ members: RecipeObject) throws(ExtractError) -> [DateGrain] {
        let grains = try members.list("levels", count: chain, of: "day, month, quarter or year") { value in
            value.string.flatMap { DateGrain(rawValue: $0) }
        }
        guard zip(grains, grains.dropFirst()).allSatisfy({ $0.rank < $1.rank }) else {
            throw members.fault(.notNested, "levels")
        }
        return grains
    }

    private static func mapping(_ members: RecipeObject) throws(ExtractError) -> Generaliser {
        let table = try members.text("table")
        guard Identifier(table) != nil, !table.utf8.contains(UInt8(ascii: "/")) else {
            throw members.fault(.unknownWord, "table")
        }
        guard let digest = SHA256Digest(hex: try members.text("sha256")) else {
            throw members.fault(.unknownWord, "sha256")
        }
        return .mapping(table: table, digest: digest)
    }
}
